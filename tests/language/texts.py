"""Texts to try the reader on: the law that ships, what people do to it by mistake, and anything at all."""

import re
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from goldendoor.language import Problem, check, load, shipped_law
from goldendoor.language.markdown import cut
from goldendoor.language.parse import Parsed, parse

from .literate import HERE

SHIPPED = sorted(shipped_law().rglob("*.md"))
LITERATE = sorted((HERE / "good").glob("*.md")) + sorted((HERE / "bad").glob("*.md"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in (*LITERATE, *SHIPPED)}

# What a slip of the hand leaves in a law file, and what no hand would write.
SLIPS = (
    '"', "“", "'", "(", ")", "{", "}", ",", ";", ":", "§", "¶", "  ", "    ", "\n", "\n\n", "\t", "\x0b", "\r\n",
    "\xa0", "\x00", "```", "```law\n", "\n```\n", "---\n", "#", "-", "_", "not ", "and ", "or ", "unless ", "is ",
    "when ", "norm x  § 1\n", "2026-2-6", "2026-02-30", "9" * 30, "A-01 ", "x" * 300, "é", "\u2028", "🙂", "from ", "٣",
    "{{{{", "((((", "\ud7ff",
)  # fmt: skip


@st.composite
def slipped(draw: st.DrawFn) -> str:
    """A shipped or literate law file with a few pieces taken away, doubled, moved or put in."""
    text = draw(st.sampled_from(sorted(TEXTS.values(), key=len)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        piece = text[start:end]
        how = draw(st.integers(0, 3))
        if how == 0:
            text = text[:start] + text[end:]
        elif how == 1:
            text = text[:end] + piece + text[end:]
        elif how == 2:
            text = text[:start] + draw(st.sampled_from(SLIPS)) + text[start:]
        else:
            to = draw(st.integers(0, len(text)))
            text = text[:start] + text[end:]
            text = text[:to] + piece + text[to:]
    return text


def problems_of(text: str, folder: Path) -> tuple[Problem, ...]:
    """What the checks say of a text as the only law file of a folder."""
    folder.joinpath("law.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    return check(load(folder))


def meaning_of(text: str) -> list[Any]:
    """What the statements of a text say, whatever their positions; a statement that does not parse says its words."""
    said: list[Any] = []
    for statement in cut(text.replace("\r\n", "\n")).statements:
        parsed = parse(statement, "law.md")
        if not isinstance(parsed, Parsed):
            said.append(statement.text.split())
            continue
        names = [(one.use, one.name, tuple(value for value, _ in one.values)) for one in parsed.mentions]
        said.append((re.sub(r"Source\([^)]*\)", "Source", repr(parsed.value)), names))
    return said


def outside_the_law(text: str) -> list[str]:
    """The lines of a text that stand in no statement of law."""
    lines = text.split("\n")
    law_file = cut(text.replace("\r\n", "\n"))
    inside = {
        number
        for statement in law_file.statements
        for number in range(statement.line - 1, statement.line - 1 + len(statement.lines))
    }
    return [line for number, line in enumerate(lines) if number not in inside and line.strip()]
