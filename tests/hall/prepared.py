"""A SQLite file with City Hall's tables and nobody in them: made once in a run of the tests, and copied."""

import os
import shutil
import time
from pathlib import Path

import pytest
from tests.hall.ledger.cities import DATABASE, make_the_tables

NAME = "city.sqlite3"
FOLDER = "GOLDENDOOR_TESTS_PREPARED"
PATIENCE_SECONDS = 240


def folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all the processes of this run find one another."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "prepared-city"
    folder.mkdir(exist_ok=True)
    return folder


def with_tables(folder: Path) -> Path:
    """The prepared file; whoever comes first makes it, and the others wait for it."""
    ready = folder / "ready"
    try:
        (folder / "being-made").touch(exist_ok=False)
    except FileExistsError:
        started = time.monotonic()
        while not ready.exists():
            assert time.monotonic() - started < PATIENCE_SECONDS, "whoever began to make the tables did not end"
            time.sleep(0.1)
    else:
        make_the_tables(folder)
        ready.touch()
    return folder / NAME


def copied(to: Path) -> None:
    """Put a copy of the prepared file at a place; a test asks for it after the run's folder was named."""
    shutil.copyfile(with_tables(Path(os.environ[FOLDER])), to)


def set_up(folder: Path) -> None:
    """Give a city of a test's own its tables: a copy on SQLite; made anew in another database that its folder names."""
    if (folder / DATABASE).exists():
        make_the_tables(folder)
    else:
        copied(folder / NAME)
