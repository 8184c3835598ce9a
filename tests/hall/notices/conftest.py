"""A city with people in offices, two kinds of notices, and a mail server of its own."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db import transaction
from tests.hall.cities import NOW, a_city, somebody
from tests.hall.matters.conftest import city, keys, people  # noqa: F401 -- fixtures
from tests.hall.notices.mail_server import MailServer, running

from goldendoor.hall.notices.kinds import forget_notice, register_notice
from goldendoor.hall.notices.outbox import post

DUE, WAITS = "a-thing-is-due", "a-thing-waits"
Post = Callable[..., None]
# Settled in tests by setting this: whether a notice of a key is still worth telling.
OVER: set[str] = set()


@pytest.fixture
def kinds() -> Iterator[None]:
    register_notice(DUE, "Something is due", "By {day} something is due under {law} in {whose}.")
    register_notice(WAITS, "Something waits", "Something waits.", still=lambda key: key not in OVER)
    yield
    OVER.clear()
    forget_notice(DUE)
    forget_notice(WAITS)


@pytest.fixture
def town(kinds: None, settings: object) -> None:
    """Hana heads the DSS, Pia is its privacy officer, and Kim keeps the accounts."""
    a_city()
    somebody("hana", "agency_head", "DSS")
    somebody("pia", "agency_privacy_officer", "DSS")
    somebody("kim@moia.example", "keeper", "MOIA")
    settings.MAIL_DOMAIN = "city.example"  # type: ignore[attr-defined]
    settings.CITY_ADDRESS = "https://hall.city.example"  # type: ignore[attr-defined]
    settings.DEFAULT_FROM_EMAIL = "city-hall@city.example"  # type: ignore[attr-defined]


@pytest.fixture
def posted() -> Post:
    """A function by which something is posted, as an act would."""

    def posted(key: str = "thing/1", office: str = "agency_head", agency: str | None = "DSS", at: object = NOW) -> None:
        with transaction.atomic():
            post(WAITS, key, office, agency, at)  # type: ignore[arg-type]

    return posted


@pytest.fixture
def due() -> Post:
    def due(key: str = "thing/1", office: str = "agency_head", agency: str | None = "DSS") -> None:
        with transaction.atomic():
            post(DUE, key, office, agency, NOW, day=date(2026, 3, 8), law="EO 13 § 2(1)", whose="DSS")

    return due


@pytest.fixture
def server(settings: object) -> Iterator[MailServer]:
    """A mail server, to which City Hall is told to go."""
    with running() as found:
        named(settings, found.port)
        yield found


def named(settings: object, port: int) -> None:
    """Tell City Hall of a mail server."""
    more = {"HOST": "127.0.0.1", "PORT": port, "USE_TLS": False, "HOST_USER": "", "TIMEOUT": 0.5}
    for name, value in more.items():
        setattr(settings, f"EMAIL_{name}", value)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
