"""City Hall's own settings for the benchmark: one address more."""

from goldendoor.hall.city_settings import *  # noqa: F403 -- City Hall as it is

ROOT_URLCONF = "city_hall_urls"
