"""A test that is a law file: prose that says what is wrong, the law, and in an `expected` block what is said of it.

A block of four backticks that begins with `file` and a name is a second file beside it. With GOLDENDOOR_ACCEPT=1 the
expected blocks are written anew; whoever does that reads what changed.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from goldendoor.language import check, load

HERE = Path(__file__).parent
ACCEPT = os.environ.get("GOLDENDOOR_ACCEPT") == "1"
MAIN = "law.md"
_EXPECTED = re.compile(r"^```expected\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BESIDE = re.compile(r"^````file (\S+)\n(.*?)^````$\n?", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class LiterateLaw:
    """A literate law file, the files beside it, and what is expected to be said of them."""

    path: Path
    text: str
    law: str
    beside: dict[str, str]
    expected: str


def literate(path: Path) -> LiterateLaw:
    """Read a literate law file; what is no part of the law becomes empty lines, so that lines keep their numbers."""
    text = path.read_text(encoding="utf-8")
    expected = _EXPECTED.search(text)
    beside = {found.group(1): found.group(2) for found in _BESIDE.finditer(text)}
    law = _BESIDE.sub(_emptied, _EXPECTED.sub(_emptied, text))
    return LiterateLaw(path, text, law, beside, expected.group(1) if expected else "")


def said_of(law: LiterateLaw, folder: Path) -> str:
    """Everything that the checks say of the law, as a user reads it."""
    for name, text in {MAIN: law.law, **law.beside}.items():
        folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(name).write_text(text, encoding="utf-8", newline="")
    return "".join(f"{problem}\n" for problem in check(load(folder)))


def accept(law: LiterateLaw, said: str) -> None:
    """Write what is said into the file as what is expected."""
    text = _EXPECTED.sub("", law.text).rstrip() + f"\n\n```expected\n{said}```\n"
    law.path.write_text(text, encoding="utf-8")


def _emptied(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")
