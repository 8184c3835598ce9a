"""Every name that a block can mention is looked at, and problems come in the order of the file."""

import re
from pathlib import Path

from goldendoor import language
from goldendoor.language import check, load, shipped_law
from goldendoor.language.checks.names import USES
from goldendoor.language.problems import Problem

SOURCE = Path(language.__file__).parent


def test_every_use_of_a_name_is_checked() -> None:
    built = "".join(path.read_text(encoding="utf-8") for path in SOURCE.glob("build*.py"))
    used = set(re.findall(r'mentions\.names?\(\s*"([^"]+)"', built)) | {"compares a day", "compares a number"}
    assert len(used) > 20
    assert used == set(USES)


def test_problems_come_in_the_order_of_file_and_line() -> None:
    found = check(load(Path(__file__).parent))
    assert len(found) > 100
    assert list(found) == sorted(found, key=lambda one: (one.file, one.line, one.column))


def test_the_law_that_ships_has_no_mistake() -> None:
    mistakes = [str(problem) for problem in check(load(shipped_law())) if not problem.warning]
    assert mistakes == []


def test_a_caret_stands_under_its_word_in_a_very_long_line() -> None:
    text = "a " * 500 + "misspelt " + "b " * 500
    shown = str(Problem("law.md", 1, 1001, "wrong", "", text, 8)).split("\n")
    at = shown[2].index("^")
    assert shown[1][at : at + 8] == "misspelt"
    assert len(shown[1]) < 160
