"""Every command of the README does what the README shows."""

from pathlib import Path

import pytest
from tests.docs.documents import ROOT, Shown, matches, run, shown, split

TOUR = [
    one
    for block in split((ROOT / "README.md").read_text(encoding="utf-8"))[1]
    if block.kind == "console"
    for one in shown(block)
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled law of these commands is kept apart from the person's own."""
    return tmp_path_factory.mktemp("law-cache")


@pytest.mark.slow
@pytest.mark.parametrize("one", TOUR, ids=[f"line {one.line}" for one in TOUR])
def test_a_command_prints_what_is_shown(one: Shown, cache: Path) -> None:
    came = run(one.command, ROOT, cache)
    assert matches(one.output, came), came


def test_the_tour_shows_the_four_real_cases() -> None:
    commands = "\n".join(one.command for one in TOUR)
    for told in ("--on 2010-05-04 actor_kind=line_worker", "--on 2017-05-11", "use_lot --city nyc --on 2026-03-01",
                 "disclosure-2003.jsonl"):  # fmt: skip
        assert told in commands
    assert len(TOUR) >= 15


@pytest.mark.parametrize(
    ("wanted", "came", "same"),
    [
        ("a\n...\nd", "a\nb\nc\nd\n", True),
        ("...\nd", "d\n", True),
        ("line ... of", "line 14 of\n", True),
        ("a\n...\nd", "a\nb\nc\n", False),
        ("a", "a\nb\n", False),
        ("line ... of", "line 14\n", False),
    ],
)
def test_only_what_is_left_out_may_differ(wanted: str, came: str, same: bool) -> None:
    assert matches(wanted, came) is same
