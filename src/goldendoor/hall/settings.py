"""City Hall's settings. As shipped there is the desk alone: no database, no session, no cookie, no log of requests."""

import os
import secrets
from pathlib import Path

HERE = Path(__file__).parent

DEBUG = False  # and no switch for it: the debug page shows everything that was posted
# Nothing at the desk is signed or encrypted; a key that dies with the process is the safest.
SECRET_KEY = os.environ.get("GOLDENDOOR_SECRET_KEY") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("GOLDENDOOR_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
LAW_FOLDER = os.environ.get("GOLDENDOOR_LAW")  # a city's own law files; else those that come with the program
OPENS_MATTERS = ""  # the desk alone keeps no matters
DESK_CITY = os.environ.get("GOLDENDOOR_CITY", "nyc")

INSTALLED_APPS = ["django.contrib.staticfiles", "csp", "django_htmx", "goldendoor.hall.desk"]
MIDDLEWARE = [
    "goldendoor.hall.headers.security_headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "goldendoor.hall.urls"
WSGI_APPLICATION = "goldendoor.hall.wsgi.application"
DATABASES: dict[str, dict[str, str]] = {}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = None  # served from where it was built
STATICFILES_DIRS = [HERE / "static_built"]
STORAGES = {"staticfiles": {"BACKEND": "goldendoor.hall.assets.NamedByContent"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 30 * 24 * 3600  # seconds; the address changes with the content
WHITENOISE_ALLOW_ALL_ORIGINS = False


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 -- a setting
    """No file name carries a hash; the mark is in the address."""
    return False


LANGUAGE_CODE = "en-us"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
DATE_FORMAT = "j F Y"

# A visit's answers are a few hundred bytes; whoever sends more is not answering questions.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
FILE_UPLOAD_HANDLERS: list[str] = []  # nothing can be uploaded

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"only the line": {"()": "goldendoor.hall.faults.OnlyTheLine"}},
    "handlers": {"standard error": {"class": "logging.StreamHandler", "formatter": "only the line", "level": "ERROR"}},
    "root": {"handlers": ["standard error"], "level": "ERROR"},
    "loggers": {"django": {"handlers": ["standard error"], "level": "ERROR", "propagate": False}},
}
