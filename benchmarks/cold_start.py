"""How long `goldendoor decide` takes from a cold process, with the law cached and with nothing cached."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
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
    """Times the command, each run checked for its verdict; or why that cannot be done."""
    program = Path(sys.executable).with_name("goldendoor")
    if not program.exists():
        return "the command goldendoor is not installed beside this Python"
    found = []
    for what, arguments in (("one instrument", (*COMMAND, *UNDER)), ("the whole city", COMMAND)):
        with tempfile.TemporaryDirectory() as warm:
            if wrong := _wrong([str(program), *arguments], warm):
                return wrong
            if not any(Path(warm).rglob("*")):
                return "the command left no cache in XDG_CACHE_HOME, so warm and absent cannot be told apart"
            cached = tuple(_seconds([str(program), *arguments], warm) for _ in range(RUNS))
        absent = []
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory() as empty:
                absent.append(_seconds([str(program), *arguments], empty))
        found.append(ColdStart(f"{what}, law cached", cached, promised=True))
        found.append(ColdStart(f"{what}, nothing cached", tuple(absent)))
    bare = tuple(_seconds([sys.executable, "-c", "pass"], os.devnull) for _ in range(RUNS))
    found.append(ColdStart("Python alone, for comparison", bare))
    return found


def _wrong(command: list[str], cache: str) -> str | None:
    """Why this command cannot be timed: it does not answer, or not as expected."""
    done = _run(command, cache)
    if done.returncode not in (0, 1):  # 1 is an answer too: no
        lines = done.stderr.strip().splitlines()
        return f"goldendoor decide ended with {done.returncode}: {lines[-1] if lines else 'no message'}"
    try:
        verdict = json.loads(done.stdout)["verdict"]
    except (ValueError, KeyError, TypeError):
        return "goldendoor decide gave no verdict as JSON"
    return (
        None if verdict == EXPECTED_VERDICT else f"goldendoor decide said {verdict}, not {EXPECTED_VERDICT}"
    )


def _seconds(command: list[str], cache: str) -> float:
    begin = perf_counter()
    _run(command, cache)
    return perf_counter() - begin


def _run(command: list[str], cache: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
