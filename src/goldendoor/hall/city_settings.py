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
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    *DESK_APPS,
    "goldendoor.hall.authorities",
    "goldendoor.hall.committee",
    "goldendoor.hall.designations",
    "goldendoor.hall.duties",
    "goldendoor.hall.ledger",
    "goldendoor.hall.matters",
    "goldendoor.hall.notices",
    "goldendoor.hall.people",
    "goldendoor.hall.policies",
    "goldendoor.hall.printing",
    "goldendoor.hall.reports",
    "goldendoor.hall.sealing",
    "goldendoor.hall.training",
    "goldendoor.hall.retention",
    "goldendoor.hall.reference",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    *DESK_MIDDLEWARE,
    "goldendoor.hall.people.sign_in.staff_only",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        **DESK_TEMPLATES[0],
        "OPTIONS": {
            "context_processors": [
                *DESK_TEMPLATES[0]["OPTIONS"]["context_processors"],
                "django.contrib.messages.context_processors.messages",
                "goldendoor.hall.people.sign_in.who_is_here",
            ]
        },
    }
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

# Mail: into files of the city's folder, until a server is named. Nobody is kept waiting by a server that hangs.
EMAIL_HOST, EMAIL_PORT = os.environ.get("EMAIL_HOST", ""), int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_USER", ""), os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_TIMEOUT = os.environ.get("EMAIL_USE_TLS", "yes") == "yes", 20  # seconds
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND") or (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "goldendoor.hall.notices.letters_folder.LettersFolder"
)
MAIL_DOMAIN = os.environ.get("GOLDENDOOR_MAIL_DOMAIN", "")  # where people's names at work are addresses
CITY_ADDRESS = os.environ.get("GOLDENDOOR_CITY_ADDRESS", "").rstrip("/")  # https://…, as letters give it
DEFAULT_FROM_EMAIL = os.environ.get("GOLDENDOOR_MAIL_FROM") or f"city-hall@{MAIL_DOMAIN or 'localhost'}"

# One-off work waits in the database itself; `goldendoor hall tick` does it where no worker runs.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CSRF_FAILURE_VIEW = "goldendoor.hall.apologies.form_refused"

# Sign-in: a passkey, or a password and a code. Accounts are opened by the keeper; nobody signs up.
LOGIN_URL, LOGIN_REDIRECT_URL, ACCOUNT_LOGOUT_REDIRECT_URL = "account_login", "people:home", "account_login"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "goldendoor.hall.people.sign_in.AccountsOfTheKeeper"
SOCIALACCOUNT_ADAPTER = "goldendoor.hall.people.sign_in.TheCitysOwnSignIn"
ACCOUNT_USER_MODEL_USERNAME_FIELD, ACCOUNT_USER_MODEL_EMAIL_FIELD = "name", None
ACCOUNT_LOGIN_METHODS, ACCOUNT_SIGNUP_FIELDS = {"username"}, ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION, ACCOUNT_SESSION_REMEMBER = "none", False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED, MFA_TRUST_ENABLED = True, False
MFA_TOTP_ISSUER = "Golden Door"
MFA_ADAPTER = "goldendoor.hall.people.sign_in.SecondFactors"

# Django's admin, for reference data alone. Sessions, accounts and messages are there below /hall/, inside `staff_only`, and the
# pages are City Hall's own, which ask for no permissions of Django's.
SILENCED_SYSTEM_CHECKS = ["admin.E402", "admin.E408", "admin.E409", "admin.E410"]

# The cookie is for City Hall's own addresses: the desk never sees it, signed in or not.
HALL = "/hall/"
# Where the desk's answer page leads whoever wants to open a matter from it.
OPENS_MATTERS = "/hall/matters/bring/"
SERVED_ENCRYPTED = os.environ.get("GOLDENDOOR_HTTPS", "") == "yes"
SESSION_COOKIE_NAME, SESSION_COOKIE_PATH, SESSION_COOKIE_SAMESITE = "hall", HALL, "Strict"
SESSION_COOKIE_AGE, SESSION_IDLE_SECONDS = 8 * 3600, 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE, SESSION_COOKIE_SECURE = True, SERVED_ENCRYPTED
CSRF_COOKIE_NAME, CSRF_COOKIE_PATH, CSRF_COOKIE_SAMESITE = "hall-form", HALL, "Strict"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own
CSRF_COOKIE_HTTPONLY, CSRF_COOKIE_SECURE = True, SERVED_ENCRYPTED

# The city's own provider, where it has one. Offices come from our tables, whoever says who somebody is.
if os.environ.get("GOLDENDOOR_OIDC_ISSUER"):
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "city",
                    "name": os.environ.get("GOLDENDOOR_OIDC_NAME", "The City's sign-in"),
                    "client_id": os.environ["GOLDENDOOR_OIDC_CLIENT"],
                    "secret": os.environ["GOLDENDOOR_OIDC_SECRET"],
                    "settings": {"server_url": os.environ["GOLDENDOOR_OIDC_ISSUER"]},
                }
            ]
        }
    }
