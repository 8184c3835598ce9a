"""How long `goldendoor decide` takes from a cold process, with the law cached and with nothing cached."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

RUNS = 7
SITUATION = ("actor_city_officer_or_employee=yes", "inquiry_topic=immigration_status")
COMMAND = ("decide", "inquire", "--city", "nyc", "--on", "2010-05-04", "--rest", "no", "--json", *SITUATION)
UNDER = ("--under", "NYC-EO-34-2003")
EXPECTED_VERDICT = "must_not"


@dataclass(frozen=True, slots=True)
class ColdStart:
    """The wall-clock seconds of seven processes; `promised` where the target speaks of it."""

    what: str
    seconds: tuple[float, ...]
    promised: bool = False

    @property
    def best_seconds(self) -> float:
        return min(self.seconds)


def cold_starts() -> list[ColdStart] | str:
    """Times the command, each run checked for its verdict; or why that cannot be done.

    Python keeps its bytecode between the runs, as it does unless it is told not to, but in a folder of this run's own.
    """
    program = str(Path(sys.executable).with_name("goldendoor"))
    if not Path(program).exists():
        return "the command goldendoor is not installed beside this Python"
    found = []
    with TemporaryDirectory() as bytecode:
        for what, arguments in (("one instrument", (*COMMAND, *UNDER)), ("the whole city", COMMAND)):
            command = [program, *arguments]
            with TemporaryDirectory() as kept:
                if wrong := _wrong(command, _places(kept, bytecode)):
                    return wrong
                if not any(Path(kept).rglob("*")):
                    return "the command left no cache, so cached and not cached cannot be told apart"
                found.append(_timed(f"{what}, law cached", command, _places(kept, bytecode), promised=True))
                found.append(
                    _timed(f"{what}, law cached, Python told to write no bytecode", command, _places(kept, None))
                )
            nothing = [_seconds_anew(command, bytecode) for _ in range(RUNS)]
            found.append(ColdStart(f"{what}, nothing cached", tuple(nothing)))
        bare = [sys.executable, "-c", "pass"]
        found.append(_timed("Python alone, for comparison", bare, _places(os.devnull, bytecode)))
    return found


def _places(cache: str, bytecode: str | None) -> dict[str, str]:
    """The environment of a run: where compiled law is kept, and where bytecode is, if it is kept at all."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}
    inherited = {name: value for name, value in os.environ.items() if name not in left_out}
    written = {"PYTHONPYCACHEPREFIX": bytecode} if bytecode else {"PYTHONDONTWRITEBYTECODE": "1"}
    return {**inherited, **written, "GOLDENDOOR_CACHE": cache}


def _timed(what: str, command: list[str], places: dict[str, str], promised: bool = False) -> ColdStart:
    return ColdStart(what, tuple(_seconds(command, places) for _ in range(RUNS)), promised)


def _seconds_anew(command: list[str], bytecode: str) -> float:
    with TemporaryDirectory() as empty:
        return _seconds(command, _places(empty, bytecode))


def _wrong(command: list[str], places: dict[str, str]) -> str | None:
    """Why this command cannot be timed: it does not answer, or not as expected."""
    done = _run(command, places)
    if done.returncode not in (0, 1):  # 1 is an answer too: no
        lines = done.stderr.strip().splitlines()
        return f"goldendoor decide ended with {done.returncode}: {lines[-1] if lines else 'no message'}"
    try:
        verdict = json.loads(done.stdout)["verdict"]
    except (ValueError, KeyError, TypeError):
        return "goldendoor decide gave no verdict as JSON"
    return None if verdict == EXPECTED_VERDICT else f"goldendoor decide said {verdict}, not {EXPECTED_VERDICT}"


def _seconds(command: list[str], places: dict[str, str]) -> float:
    begin = perf_counter()
    _run(command, places)
    return perf_counter() - begin


def _run(command: list[str], places: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=places, capture_output=True, text=True, timeout=120, check=False)
