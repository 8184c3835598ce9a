"""What the documents point at is there: every link, every file and every test that they name."""

import ast
import re
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest
from tests.docs.documents import DOCUMENTS, ROOT, anchors, named, split

from goldendoor.engine import decision
from goldendoor.language.markdown import BLOCK_WORDS, cut
from goldendoor.language.parse import parse
from goldendoor.language.problems import Problem

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
TEST = re.compile(r"(tests/[\w/]+\.py)::(test_\w+)")
TOP = r"(?:src|tests|docs|law|tools|benchmarks|requirements|texts)"
FILE = re.compile(rf"`((?:{TOP}/[\w./-]+|[\w-]+\.(?:md|toml|txt)))`")
MADE_LATER = ("benchmarks/.peers", "texts/", "contacts.toml", "benchmarks/results.md")
LANGUAGE = ROOT / "docs" / "law" / "language.md"


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests in a file; none where there is no such file."""
    if not (ROOT / file).is_file():
        return frozenset()
    tree = ast.parse(text_of(ROOT / file))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_link_leads_somewhere(document: Path) -> None:
    broken = []
    for target in LINK.findall(split(text_of(document))[0]):
        address, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", address):
            continue
        path = (document.parent / address).resolve() if address else document
        if not path.exists():
            broken += [target] if named(path) not in MADE_LATER else []
        elif anchor and anchor not in anchors(text_of(path)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_file_that_is_named_is_there(document: Path) -> None:
    prose = split(text_of(document))[0]
    places = [ROOT, document.parent]
    gone = [
        name
        for name in FILE.findall(prose)
        if not name.startswith(MADE_LATER) and not any((place / name).exists() for place in places)
    ]
    assert gone == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_every_test_that_is_named_exists(document: Path) -> None:
    claimed = TEST.findall(text_of(document))
    assert [f"{file}::{name}" for file, name in claimed if name not in names_in(file)] == []


def test_what_is_claimed_about_safety_and_security_names_its_tests() -> None:
    for document, at_least in (("docs/safety.md", 30), ("SECURITY.md", 15)):
        assert len(TEST.findall(text_of(ROOT / document))) >= at_least


def test_every_point_of_safety_is_there() -> None:
    numbers = re.findall(r"^### (\d+)\. ", text_of(ROOT / "docs/safety.md"), re.M)
    assert [int(one) for one in numbers] == list(range(1, 17))


def test_every_document_that_the_code_names_is_there() -> None:
    places = [path for room in ("src", "tests", "tools", "benchmarks") for path in (ROOT / room).rglob("*")]
    written = [path for path in places if path.suffix in (".py", ".lark", ".sh") and "static_built" not in path.parts]
    mentions = [(named(path), one) for path in written for one in re.findall(r"docs/[\w./-]+\.md", text_of(path))]
    assert mentions
    # Code names a decision by its words: decisions/diagrams.md is decisions/0003-diagrams.md.
    numbered = [(where, one, one.replace("decisions/", "decisions/[0-9][0-9][0-9][0-9]-")) for where, one in mentions]
    assert [pair for *pair, other in numbered if not (ROOT / pair[1]).exists() and not [*ROOT.glob(other)]] == []


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if "```law" in text_of(one)], ids=named)
def test_the_law_in_the_documents_is_law(document: Path) -> None:
    statements = cut(text_of(document)).statements
    parsed = [parse(one, named(document)) for one in statements]
    assert parsed
    assert [str(one) for one in parsed if isinstance(one, Problem)] == []


def test_the_language_is_told_whole() -> None:
    text = text_of(LANGUAGE)
    grammar = text_of(ROOT / "src/goldendoor/language/grammar.lark")
    words = re.findall(r"^_?[A-Z_]+(?:\.\d)?: /([a-z]+)\(\?!", grammar, re.M)
    assert len(words) > 70
    assert [one for one in words if not re.search(rf"\b{one}\b", text)] == []
    shown = {one.word for one in cut(text).statements}
    assert shown == set(BLOCK_WORDS)


def test_every_rule_of_the_meaning_has_its_number() -> None:
    meaning = text_of(LANGUAGE).split("\n## 5 Meaning\n")[1].split("\n## 6 ")[0]
    assert [int(one) for one in re.findall(r"^(\d+)\. \*\*", meaning, re.M)] == list(range(1, 18))


def test_every_field_of_a_decision_is_told() -> None:
    text = text_of(ROOT / "docs/law/decision.md")
    kinds = [one for one in vars(decision).values() if isinstance(one, type) and one.__module__ == decision.__name__]
    names = {field.name for one in kinds if is_dataclass(one) for field in fields(one)} | {*decision.Reason._fields}
    assert len(names) > 40
    assert sorted(name for name in names if f"`{name}`" not in text) == []
