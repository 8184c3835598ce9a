"""Where a web server finds City Hall with its records: the desk for everybody, and `/hall/` for whoever signs in."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldendoor.hall.city_settings")

from goldendoor.hall.wsgi import application

__all__ = ["application"]
