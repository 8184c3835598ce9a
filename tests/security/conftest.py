"""The desk as somebody meets it who means harm."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Named before pytest-django looks for it.
os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.settings"

import django

django.setup()


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Compiled law of the tests is kept apart from the person's own."""
    folder = tmp_path_factory.mktemp("law-cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOLDENDOOR_CACHE", str(folder))
        yield folder


@pytest.fixture
def client() -> Any:
    """Somebody at the desk; a fault of the program is shown as the visitor sees it."""
    from django.test import Client

    return Client(raise_request_exception=False)
