"""The API as another program meets it, in the desk alone: no database, no session, and nobody signed in."""

import logging
import os
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest

# Named before pytest-django looks for it, which then prepares City Hall for tests.
os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.settings"

import django

django.setup()

from django.http import HttpResponse  # noqa: E402 -- the settings have to stand first
from django.test import Client  # noqa: E402

Post = Callable[..., HttpResponse]


@pytest.fixture(scope="session")
def client() -> Client:
    """Another program; a fault of ours is shown as it sees it."""
    return Client(raise_request_exception=False)


@pytest.fixture(scope="session")
def post(client: Client) -> Post:
    """A function that posts a value as JSON, or bytes as they are."""

    def posted(address: str, body: Any, content_type: str = "application/json") -> HttpResponse:
        return client.post(f"/api/v1/{address}", body, content_type=content_type)

    return posted


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What City Hall writes to its log meanwhile, as it is written."""
    written = StringIO()
    (shipped,) = [one for one in logging.getLogger("django").handlers if type(one) is logging.StreamHandler]
    monkeypatch.setattr(shipped, "stream", written)
    return written
