"""City Hall with its records, as its tests meet it: a folder and keys of its own; on SQLite, or on a PostgreSQL of its own."""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.hall import prepared
from tests.postgres import OWNER, running_cluster

_ENDING = ExitStack()
atexit.register(_ENDING.close)
ON_POSTGRES = os.environ.get("GOLDENDOOR_TESTS_ON") == "postgres"
if ON_POSTGRES:
    # Started before Django looks for its database.
    home = _ENDING.enter_context(running_cluster())
    os.environ["DATABASE_URL"] = f"postgresql://{OWNER}@/postgres?host={home}"

# Playwright's own loop runs in the tests' thread; they ask the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# Named before pytest-django looks for them, which then prepares City Hall for tests.
os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.city_settings"
os.environ["GOLDENDOOR_CITY_FOLDER"] = folder = tempfile.mkdtemp(prefix="city-of-tests-")
_ENDING.callback(shutil.rmtree, folder, ignore_errors=True)

import django  # noqa: E402 -- the settings have to stand first

django.setup()

from django.conf import settings  # noqa: E402

if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file as at a city: in memory two threads lock each other out where a file lets them wait.
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = (
        os.environ["GOLDENDOOR_CITY_FOLDER"] + "/tests.sqlite3"
    )
# Slow on purpose, and there are hundreds of accounts here; one test of signing in takes the real ones.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def prepared_city(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where the processes of this run find the file with tables that one of them makes."""
    os.environ[prepared.FOLDER] = str(prepared.folder_of_the_run(tmp_path_factory))


@pytest.fixture(scope="session")
def django_db_keepdb(prepared_city: None, django_db_modify_db_settings: None) -> bool:
    """On SQLite this process begins with a copy of the prepared file, and Django finds nothing left to make in it."""
    if ON_POSTGRES:
        return False
    prepared.copied(Path(settings.DATABASES["default"]["TEST"]["NAME"]))
    return True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What asks no database, or says that one is enough, is not run a second time on PostgreSQL."""
    if not ON_POSTGRES:
        return
    asks = {True: [], False: []}
    for item in items:
        asks[_asks_a_database(item)].append(item)
    config.hook.pytest_deselected(items=asks[False])
    items[:] = asks[True]


def _asks_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("one_database"):
        return False
    if item.get_closest_marker("django_db") or item.get_closest_marker("both_databases"):
        return True
    return not {"db", "transactional_db", "django_db_setup"}.isdisjoint(getattr(item, "fixturenames", ()))
