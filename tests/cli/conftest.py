"""The command run inside the test, and as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldendoor.cli.main import goldendoor

COMMAND = Path(sys.executable).parent / "goldendoor"

Run = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session", autouse=True)
def eighty_columns_and_colours() -> Iterator[None]:
    """A terminal as wide as the shortest that people have, whatever this one is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        patch.delenv("NO_COLOR", raising=False)
        yield


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the command here: `run("decide", "inquire", …).output`."""

    def command(*arguments: str, typed: str | bytes | None = None, code: int = 0, colour: bool = False) -> Result:
        result = CliRunner().invoke(goldendoor, list(arguments), input=typed, color=colour)
        assert result.exit_code == code, result.stdout + result.stderr
        return result

    return command


@pytest.fixture(scope="session")
def process() -> Process:
    """Run the command as people do: a process with pipes."""

    def command(*arguments: str, typed: bytes = b"", **extra: str) -> "subprocess.CompletedProcess[bytes]":
        surroundings = {**os.environ, **extra}
        return subprocess.run(
            [COMMAND, *arguments], input=typed, capture_output=True, env=surroundings, timeout=60, check=False
        )

    return command
