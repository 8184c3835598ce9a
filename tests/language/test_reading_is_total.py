"""No text makes the reader stumble, and a text eight times as long takes about eight times as long."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldendoor.language import check, format_law, load, shipped_law

from .texts import problems_of, slipped

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ONCE, EIGHT_TIMES = 40, 320


def read_and_format(text: str) -> None:
    """Everything that is done with a law file, on any text; each problem can be shown."""
    with TemporaryDirectory() as folder:
        for problem in problems_of(text, Path(folder)):
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.message
            assert len(str(problem)) < 2_000
    format_law(text)


@QUICK
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read_and_format(text)


@QUICK
@given(st.text())
def test_any_text_inside_a_block_of_law_is_read(text: str) -> None:
    read_and_format(f"```law\n{text}\n```\n")


@QUICK
@given(
    st.sampled_from(["norm x  § 1\n    must not inquire\n    when ", "fact x  one of {", "define x  § 1\n    means "]),
    st.text(alphabet='abAB01 \n"(){},-_§¶ndotrfi', max_size=200),
)  # fmt: skip
def test_any_end_of_a_statement_is_read(beginning: str, text: str) -> None:
    read_and_format(f"```law\n{beginning}{text}\n```\n")


@QUICK
@given(st.text(alphabet="abc: -\n#,§019T", max_size=200))
def test_any_front_matter_is_read(text: str) -> None:
    read_and_format(f"---\nin force: from 2003-05-13\nid: {text}\n---\n")


@pytest.mark.slow
@QUICK
@given(slipped())
def test_law_with_slips_of_the_hand_is_read(text: str) -> None:
    read_and_format(text)


@QUICK
@given(st.text(), st.binary(max_size=60))
def test_any_table_is_read(text: str, more: bytes) -> None:
    law = "---\nid: NYC-EO-1\n---\n```law\ntable crimes  § 1  in crimes.csv\n```\n"
    with TemporaryDirectory() as folder:
        Path(folder, "crimes.csv").write_bytes(b"key,from,through\n" + text.encode("utf-8", "surrogatepass") + more)
        problems_of(law, Path(folder))


def test_a_file_that_is_no_text_is_told_so(tmp_path: Path) -> None:
    tmp_path.joinpath("law.md").write_bytes(b"# A law\n\xff\xfe\n")
    assert [str(problem) for problem in check(load(tmp_path))] == ["law.md:2:1: this is not UTF-8 text"]


# Growth ----------------------------------------------------------------------------------------------------

VOCABULARY = 'act inquire  "ask"\nparty counsel  "counsel"\nfact young  yes/no\n    ask "Young?"\n'
FRONT = (
    "---\nid: NYC-EO-1\ntitle: t\nkind: executive order\nplace: a, b, c\ncite as: EO 1\nin force: from 2003-05-13\n"
    "text: held\nchecked: 2026-11-22\n---\n"
)


def _law(blocks: str) -> str:
    return f"{FRONT}```law\n{VOCABULARY}{blocks}```\n"


def _each(text: str) -> Callable[[int], str]:
    return lambda size: _law("".join(text.replace("%", str(number)) for number in range(size)))


def _long(head: str, piece: str, tail: str = "\n") -> Callable[[int], str]:
    return lambda size: _law(head + "".join(piece.replace("%", str(number)) for number in range(size * 10)) + tail)


NORM = "norm n-%  § %\n    must not inquire\n    when young\n    unless e-%  § %(a)\n        may when not young\n"
GROWING: dict[str, Callable[[int], str]] = {
    "norms": _each(NORM * 3),
    "norms with a mistake each": _each("norm n-%  § %\n    must not inquire wen young\n" * 3),
    "unknown names": _each("norm n-%  § %\n    must not inqire_%\n    when yuong_% and counsel\n" * 3),
    "the same label again and again": _each("norm same  § 1\n    must not inquire\n" * 5),
    "declared again and again": _each('fact young  yes/no\n    ask "Young?"\n' * 5),
    "versions of a term": _each("define is_young  § 1  from 2003-05-13\n    means young\n" * 5),
    "terms that rest on one another": _each("define t%  § 1\n    means t0 or young\n" * 3),
    "references to nowhere": _each("norm n-%  § %\n    may inquire\n    prevails over NYC-EO-1 § x%\n" * 3),
    "unused facts": _each('fact fact_%  yes/no\n    ask "Is it?"\n' * 5),
    "exceptions of one norm": _long(NORM.replace("%", "1"), "    unless u-%  § %\n        may when young\n", ""),
    "one condition": _long("norm n  § 1\n    must not inquire\n    when (young", " and young", ")\n"),
    "one unfinished condition": _long("norm n  § 1\n    must not inquire\n    when (young", " and (young"),
    "one list of values": _long("fact f  one of {a", ", v%", "}\n"),
    "one list of bad values": _long("norm n  § 1\n    must not inquire\n    when young is one of {a", ", v%", "}\n"),
    "one line of nothing": _long("norm n  § 1", " " * 50),
    "one quotation": _long('norm n  § 1\n    must not inquire\n    say "', "word\n", '"\n'),
    "quotation marks": _long("norm n  § 1\n    must not inquire\n    say ", '"\n'),
    "brackets": _long("norm n  § 1\n    must not inquire\n    when ", "("),
    "hyphens": _long("norm ", "n-_"),
    "pinpoints": _long("norm n  § 1", ", 1(a)"),
    "a deep pinpoint": _long("norm n  § 1", "(a)", "\n    may inquire\n"),
    "line breaks": _long("norm n  § 1", "\n"),
    "fences": _each("```\n```law\n" * 5),
    "headings": lambda size: "# heading\nprose\n" * size * 20,
    "spaces in front matter": lambda size: f"---\nin force: from 2003-05-13{' ' * size * 100}x\n---\n",
    "keys of front matter": lambda size: "---\n" + "titel: x\n" * size * 10 + "---\n",
    "scenarios": _each("scenario s-%\n    on 2010-05-04 inquire\n    given young, yong%\n    expect must not\n" * 3),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_time_and_memory_grow_with_the_length_of_the_file(name: str, tmp_path: Path) -> None:
    """Eight times the text may take sixteen times as long, for measuring is never exact: squared would be 64."""
    once, eight_times = (_cost(GROWING[name](size), tmp_path) for size in (ONCE, EIGHT_TIMES))
    assert eight_times[0] < 16 * max(once[0], 0.004), f"{once[0]:.4f} s, then {eight_times[0]:.4f} s"
    assert eight_times[1] < 12 * max(once[1], 300_000), f"{once[1]} bytes, then {eight_times[1]} bytes"


def _cost(text: str, folder: Path) -> tuple[float, int]:
    """Seconds of processor time, the best of three, and bytes at the peak, for reading, checking and formatting."""
    seconds = []
    for _ in range(3):
        start = process_time()
        problems_of(text, folder)
        format_law(text)
        seconds.append(process_time() - start)
    tracemalloc.start()
    problems_of(text, folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return min(seconds), peak


def test_the_law_that_ships_is_checked_in_a_few_seconds() -> None:
    start = process_time()
    check(load(shipped_law()))
    assert process_time() - start < 10
