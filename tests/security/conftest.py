"""The desk as somebody meets it who means harm."""

import os
from typing import Any

import pytest

# Named before pytest-django looks for it.
os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.settings"

import django

django.setup()


@pytest.fixture
def client() -> Any:
    """Somebody at the desk; a fault of the program is shown as the visitor sees it."""
    from django.test import Client

    return Client(raise_request_exception=False)
