"""The library by itself: no Django anywhere, and no parser once the law is compiled."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from datetime import date
from goldendoor import City
city = City("nyc")
decision = city.decide("inquire", on=date(2010, 5, 4), rest=True, facts={"inquiry_topic": "immigration_status"})
assert decision.verdict.value
city.consult("may-i-ask", on=date(2026, 3, 1))
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def modules_loaded(cache: Path) -> set[str]:
    environment = {**os.environ, "GOLDENDOOR_CACHE": str(cache)}
    ran = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=120,
                         check=False)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.split())


@pytest.mark.slow
def test_a_warm_start_loads_neither_the_parser_nor_the_desk(tmp_path: Path) -> None:
    cold, warm = modules_loaded(tmp_path), modules_loaded(tmp_path)
    assert "lark" in cold, "the law has to be read once"
    assert warm & {"lark", "django", "click", "hypothesis", "z3"} == set()
    assert cold & {"django", "click"} == set()
    ours = {"goldendoor", "datetime", "pickle"}
    assert ours <= warm


@pytest.mark.slow
def test_a_single_decision_from_a_cold_process_loads_little(tmp_path: Path) -> None:
    warm_up = modules_loaded(tmp_path)
    assert warm_up
    assert modules_loaded(tmp_path) & {"sqlite3", "asyncio", "unittest", "ssl", "multiprocessing"} == set()
