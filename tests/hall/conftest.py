"""City Hall with its records, as its tests meet it: a folder and keys of their own, SQLite unless DATABASE_URL names another."""

import os
import tempfile

# Named before pytest-django looks for them, which then prepares City Hall for tests.
os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.city_settings"
os.environ.setdefault("GOLDENDOOR_CITY_FOLDER", tempfile.mkdtemp(prefix="city-of-tests-"))

import django

django.setup()
