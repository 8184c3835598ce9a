"""Of each small law that is wrong in its meaning exactly one thing is said; of the good ones nothing."""

from pathlib import Path

import pytest
from tests.language.literate import ACCEPT, MAIN, accept, literate

from goldendoor.analysis import law_problems, reach
from goldendoor.language import check, load
from goldendoor.language.check import shown

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.md"))
GOOD = sorted((HERE / "good").glob("*.md"))


def said_of(path: Path, folder: Path) -> str:
    """What the analyses say of a law whose words the language's own checks find sound."""
    (folder / MAIN).write_text(literate(path).law, encoding="utf-8")
    loaded = load(folder)
    unsound = [str(one) for one in check(loaded) if not one.warning]
    assert not unsound, "\n".join(unsound)
    return "".join(f"{shown(one, loaded)}\n" for one in law_problems(loaded.corpus))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_law_that_is_wrong_in_its_meaning_is_told_exactly_how(path: Path, tmp_path: Path) -> None:
    said = said_of(path, tmp_path)
    if ACCEPT:
        accept(literate(path), said)
        return
    assert said == literate(path).expected
    assert said, "nothing is wrong with this law"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_of_a_law_that_means_something_everywhere_nothing_is_said(path: Path, tmp_path: Path) -> None:
    assert said_of(path, tmp_path) == ""


def test_it_can_be_told_which_scenarios_reach_a_rule(tmp_path: Path) -> None:
    (tmp_path / MAIN).write_text(literate(HERE / "good" / "an-exception-that-leads-back.md").law, encoding="utf-8")
    told = {one.rule.label: one for one in reach(load(tmp_path).corpus)}
    assert told["known"].stands_in == ["known", "a-known-minor"]
    assert told["known"].falls_in == ["anyone"]
    assert (told["a-minor"].stands_in, told["a-minor"].falls_in) == (["a-known-minor"], ["known"])
    assert told["nobody-is-asked"].can_fall is False
    assert all(one.both_ways for one in told.values())


def test_law_that_is_too_large_to_be_looked_at_is_never_passed_over_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / MAIN).write_text(literate(HERE / "good" / "a-reading-that-is-not-chosen.md").law, encoding="utf-8")
    corpus = load(tmp_path).corpus
    monkeypatch.setattr("goldendoor.engine.compile.BUDGET_NODES", 6)
    told = [str(one).splitlines() for one in law_problems(corpus) if "looked at" in one.message]
    assert [lines[0] for lines in told] == ["law.md:1:1: not all of this law could be looked at"]
    assert "needs more than 6 nodes" in told[0][1]
