"""Below the desk and the command nothing asks what day it is: every answer is about a day that was named."""

import ast
from pathlib import Path

import goldendoor

SOURCE = Path(goldendoor.__file__).parent
MAY_KNOW_THE_DAY = {"hall", "cli", "public"}
CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter", "ctime"}


def clocks_in(text: str) -> list[str]:
    """Every place that reads a clock, under whatever name it was imported."""
    tree = ast.parse(text)
    timekeepers = {"datetime": "datetime", "date": "date", "time": "time"}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            timekeepers |= {alias.asname or alias.name: alias.name for alias in node.names if alias.name in timekeepers}
        elif isinstance(node, ast.ImportFrom) and node.module in ("datetime", "time"):
            timekeepers |= {alias.asname or alias.name: alias.name for alias in node.names}
            if node.module == "time":
                found += [
                    f"{node.lineno}: from time import {alias.name}" for alias in node.names if alias.name in CLOCKS
                ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            of = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            # `datetime.min.time()` makes a time of day, and reads no clock.
            if of in timekeepers and not (node.attr == "time" and of != "time"):
                found.append(f"{node.lineno}: {ast.unparse(node)}")
    return found


def test_nothing_below_the_desk_and_the_command_reads_a_clock() -> None:
    looked_at = [
        path for path in sorted(SOURCE.rglob("*.py")) if path.relative_to(SOURCE).parts[0] not in MAY_KNOW_THE_DAY
    ]
    assert len(looked_at) > 50
    found = [
        f"{path.relative_to(SOURCE)}:{place}" for path in looked_at for place in clocks_in(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_clock_is_found_under_any_name() -> None:
    assert clocks_in("from datetime import date\nday = date.today()") == ["2: date.today"]
    assert clocks_in("import datetime as dt\nnow = dt.datetime.now()") == ["2: dt.datetime.now"]
    assert clocks_in("import time\nstart = time.time()") == ["2: time.time"]
    assert clocks_in("from datetime import datetime as D\nf = D.utcnow") == ["2: D.utcnow"]
    assert clocks_in("from time import perf_counter as tick\ntick()") == ["1: from time import perf_counter"]
    assert clocks_in("from datetime import datetime\nmidnight = datetime.min.time()") == []
