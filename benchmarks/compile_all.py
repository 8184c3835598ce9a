"""How long the law of every city and day takes to compile, from nothing and when all of it is kept."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

RUNS = 3


@dataclass(frozen=True, slots=True)
class CompileTimes:
    """Wall-clock seconds of `goldendoor law compile`: reading every law file, then compiling; and of running it again."""

    stretches: int
    cores: int
    seconds: tuple[float, ...]
    again_seconds: tuple[float, ...]


def compile_all() -> CompileTimes | str:
    """Times the command with an empty cache and once more with what it left; or why that cannot be done."""
    command = [str(Path(sys.executable).with_name("goldendoor")), "law", "compile", "--json"]
    if not Path(command[0]).exists():
        return "the command goldendoor is not installed beside this Python"
    first, again, compiled = [], [], 0
    for _ in range(RUNS):
        with TemporaryDirectory() as cache:
            seconds, acts = _run(command, cache)
            compiled = sum(one["compiled"] for one in acts)
            if not compiled or any(one["too_large"] or one["not_kept"] for one in acts):
                return "not all of the law was compiled"
            first.append(seconds)
            seconds, acts = _run(command, cache)
            if any(one["compiled"] for one in acts):
                return "what was compiled was not kept"
            again.append(seconds)
    return CompileTimes(compiled, os.cpu_count() or 1, tuple(first), tuple(again))


def _run(command: list[str], cache: str) -> tuple[float, list[dict[str, int]]]:
    begin = perf_counter()
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "GOLDENDOOR_CACHE": cache})
    return perf_counter() - begin, json.loads(done.stdout)["acts"]
