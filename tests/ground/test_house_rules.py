"""The house's own rules on size, names and first lines, and what may never be written down."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "goldendoor"

LINES_IN_A_FILE = 400
LINES_IN_A_FUNCTION = 60
NAMES_THAT_SAY_NOTHING = {
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "managers",
    "data",
    "misc",
    "common",
}
MADE_BY_A_MACHINE = {"static_built", "__pycache__", "migrations", "locale"}

# Put together from parts, so that this file does not hold what it looks for.
NEVER_WRITTEN = {
    "a package registry's host": r"py" + r"pi\.org|pythonhos" + r"ted\.org|npm" + r"js\.(?:org|com)|deb\.deb" + r"ian",
    "a path on somebody's machine": r"(?<![\w.~-])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me/\w+|op" + r"t/pypi)/",
}


def sources(*suffixes: str) -> Iterator[Path]:
    """Files of the package that a person wrote."""
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in suffixes and not MADE_BY_A_MACHINE & {*path.relative_to(SOURCE).parts}:
            yield path


def named(path: Path) -> str:
    """The path as a reader of the report would type it."""
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Every file that a clone would hold."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_is_too_long_to_read_in_one_sitting() -> None:
    lengths = {
        named(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources(".py", ".scss", ".js", ".css", ".html", ".lark")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_IN_A_FILE} == {}


def test_no_law_file_of_an_instrument_is_too_long_to_read_in_one_sitting() -> None:
    lengths = {
        named(path): len(text.splitlines())
        for path in sorted((ROOT / "law").rglob("*.md"))
        if (text := path.read_text(encoding="utf-8")).startswith("---")
    }
    assert len(lengths) > 10
    assert {name: lines for name, lines in lengths.items() if lines > LINES_IN_A_FILE} == {}


def test_no_function_is_too_long_to_hold_in_mind() -> None:
    lengths = {
        f"{named(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in sources(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_IN_A_FUNCTION} == {}


def test_every_module_says_its_one_idea_in_its_first_line() -> None:
    silent = [
        named(path)
        for path in sources(".py")
        if (text := path.read_text(encoding="utf-8")).strip()
        and not (ast.get_docstring(ast.parse(text)) or "").split("\n")[0].strip()
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [named(path) for path in SOURCE.rglob("*") if path.stem in NAMES_THAT_SAY_NOTHING]
    assert vague == []


@pytest.mark.parametrize("what", NEVER_WRITTEN)
def test_nothing_tracked_names(what: str) -> None:
    pattern = re.compile(NEVER_WRITTEN[what])
    found = [
        f"{named(path)}:{number}: {line.strip()[:80]}"
        for path in tracked()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a package registry's host", "--index-url https://py" + "pi.org/simple"),
        ("a package registry's host", '"resolved": "https://registry.np' + 'mjs.org/htmx.org"'),
        ("a path on somebody's machine", 'open("/wo' + 'rk/main/law")'),
        ("a path on somebody's machine", "cd /ro" + "ot/project"),
    ],
)
def test_what_may_not_be_written_would_be_found(what: str, line: str) -> None:
    assert re.search(NEVER_WRITTEN[what], line)


@pytest.mark.parametrize("line", ["https://nyc.gov/work/permits", "a person's work/life", "the root/branch"])
def test_ordinary_words_are_left_alone(line: str) -> None:
    assert not any(re.search(pattern, line) for pattern in NEVER_WRITTEN.values())
