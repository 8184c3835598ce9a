"""Where a web server finds City Hall with its records: the desk for everybody, and `/hall/` for whoever signs in."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldendoor.hall.city_settings")

application = get_wsgi_application()

from goldendoor.hall import clock  # noqa: E402 -- the settings have to stand first
from goldendoor.hall.desk import law  # noqa: E402

# The first visitor should not wait for the law to be compiled.
Thread(target=law.compile_ahead, args=[clock.today()], daemon=True).start()
