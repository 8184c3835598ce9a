"""City Hall with its records, as its tests meet it: a folder and keys of its own; on SQLite, or on a PostgreSQL of its own."""

import atexit
import os
import tempfile
from contextlib import ExitStack

from tests.postgres import OWNER, running_cluster

_ENDING = ExitStack()
atexit.register(_ENDING.close)
if os.environ.get("GOLDENDOOR_TESTS_ON") == "postgres":
    # Started before Django looks for its database.
    home = _ENDING.enter_context(running_cluster())
    os.environ["DATABASE_URL"] = f"postgresql://{OWNER}@/postgres?host={home}"

# Playwright's own loop runs in the tests' thread; they ask the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# Named before pytest-django looks for them, which then prepares City Hall for tests.
os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.city_settings"
os.environ["GOLDENDOOR_CITY_FOLDER"] = tempfile.mkdtemp(prefix="city-of-tests-")

import django  # noqa: E402 -- the settings have to stand first

django.setup()

from django.conf import settings  # noqa: E402

if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file as at a city: in memory two threads lock each other out where a file lets them wait.
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = (
        os.environ["GOLDENDOOR_CITY_FOLDER"] + "/tests.sqlite3"
    )
# Slow on purpose, and there are hundreds of accounts here; one test of signing in takes the real ones.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
