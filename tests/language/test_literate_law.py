"""Every bad law file is told exactly what is wrong with it, and of good ones nothing is said."""

from pathlib import Path

import pytest
from tests.language.literate import ACCEPT, HERE, accept, literate, said_of

BAD = sorted((HERE / "bad").glob("*.md"))
GOOD = sorted((HERE / "good").glob("*.md"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_law_is_told_exactly_what_is_wrong(path: Path, tmp_path: Path) -> None:
    law = literate(path)
    said = said_of(law, tmp_path)
    if ACCEPT:
        accept(law, said)
        return
    assert said == law.expected
    assert said, "nothing is wrong with this law"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_of_a_good_law_nothing_is_said(path: Path, tmp_path: Path) -> None:
    assert said_of(literate(path), tmp_path) == ""


def test_there_are_as_many_bad_laws_as_there_are_ways_to_go_wrong() -> None:
    assert len(BAD) >= 45
    assert len(GOOD) >= 3
