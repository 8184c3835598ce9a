"""City Hall with its records: accounts, matters, registers and the ledger. The desk alone, without any, is `settings`."""

import os

import dj_database_url

from goldendoor.hall.folders import city_folder, stable_secret
from goldendoor.hall.settings import *  # noqa: F403 -- the desk is part of City Hall
from goldendoor.hall.settings import INSTALLED_APPS as DESK_APPS
from goldendoor.hall.settings import MIDDLEWARE as DESK_MIDDLEWARE
from goldendoor.hall.settings import TEMPLATES as DESK_TEMPLATES

SECRET_KEY = os.environ.get("GOLDENDOOR_SECRET_KEY") or stable_secret()
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    *DESK_APPS,
    "goldendoor.hall.ledger",
    "goldendoor.hall.people",
]
ROOT_URLCONF = "goldendoor.hall.city_urls"
AUTH_USER_MODEL = "people.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{city_folder() / 'city.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Whoever writes says so at once: two writers wait for each other, and neither fails half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
