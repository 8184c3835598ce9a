"""City Hall's own settings for the benchmark: one address more, and passwords that cost nothing to store."""

from goldendoor.hall.city_settings import *  # noqa: F403 -- City Hall as it is

ROOT_URLCONF = "city_hall_urls"
# An account is opened to measure the ledger. A password that is slow to store on purpose would hide it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
