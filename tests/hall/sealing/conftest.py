"""The sample app with its tables, and a keyring with one key for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.db import connection
from tests.hall.sealing.sample.models import Note, Paper

from goldendoor.hall.sealing.keys import MasterKey, make_key


@pytest.fixture(scope="module")
def sample_app(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The sample is among the apps, with its tables, while one module's tests run."""
    config = AppConfig.create("tests.hall.sealing.sample")
    config.apps = apps
    config.import_models()
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        # Not by the settings, which would make every other app ready a second time.
        patch.setitem(apps.app_configs, "sample", config)
        apps.clear_cache()
        with connection.schema_editor() as editor:
            editor.create_model(Note)
            editor.create_model(Paper)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Paper)
            editor.delete_model(Note)
    apps.clear_cache()


@pytest.fixture
def keys_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for keys that is empty."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    return tmp_path / "keys" / "sealing"


@pytest.fixture
def master(keys_of_its_own: Path) -> MasterKey:
    """A keyring with one key."""
    return make_key()


@pytest.fixture
def hall(sample_app: None, db: None, master: MasterKey) -> None:
    """City Hall with the sample, a database and a key."""
