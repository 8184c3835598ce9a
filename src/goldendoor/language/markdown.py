"""A law file cut into front matter, prose under its headings, and the statements in its `law` blocks."""

import re
from dataclasses import dataclass

from goldendoor.norms import Section

# Every block of law begins, at the left edge, with one of these words.
BLOCK_WORDS = (
    "party", "act", "fact", "table", "define", "norm", "duty", "report", "question", "decided", "not", "situation",
    "scenario",
)  # fmt: skip
_FENCE = re.compile(r"^(```+)\s*(\w*)\s*$")
_FIRST_WORD = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Statement:
    """One block of law as written: its first word, its text, and the line (from 1) where it starts."""

    word: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class LawFile:
    """What a law file holds, before anything is understood. `unclosed` is the line of a fence that never ends."""

    front: tuple[tuple[str, str, int], ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    unclosed: int | None = None
    bad_front: tuple[int, ...] = ()


def _front_matter(lines: list[str]) -> tuple[list[tuple[str, str, int]], list[int], int]:
    """The `key: value` lines between the first two `---`, the lines that are not such, and where the body starts."""
    if not lines or lines[0].strip() != "---":
        return [], [], 0
    found: list[tuple[str, str, int]] = []
    bad: list[int] = []
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return found, bad, number
        key, colon, value = line.partition(":")
        if colon:
            found.append((key.strip(), value.partition("  #")[0].strip(), number))
        elif line.strip():
            bad.append(number)
    return found, [1, *bad], len(lines)


def _statements(lines: list[str], first_line: int) -> list[Statement]:
    """The statements of one block; each starts at the left edge and runs to the next that does."""
    starts = [index for index, line in enumerate(lines) if line[:1].strip()]
    found = []
    for position, start in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(lines)
        word = _FIRST_WORD.match(lines[start])
        text = "\n".join(lines[start:end]).rstrip()
        found.append(Statement(word.group() if word else "", text, first_line + start))
    return found


def cut(text: str) -> LawFile:
    """Cut the text of a law file into its parts; total, and linear in the length of the text."""
    lines = text.split("\n")
    front, bad, position = _front_matter(lines)
    statements: list[Statement] = []
    sections: list[Section] = []
    heading, heading_line, prose = "", position + 1, []
    block_start: int | None = None
    fence = ""
    is_law = False
    for number in range(position, len(lines)):
        line = lines[number]
        mark = _FENCE.match(line)
        if block_start is not None:
            if mark and mark.group(1) == fence and not mark.group(2):
                if is_law:
                    statements += _statements(lines[block_start:number], block_start + 1)
                block_start = None
        elif mark:
            fence, is_law, block_start = mark.group(1), mark.group(2) == "law", number + 1
        elif line.startswith("#"):
            sections.append(Section(heading, "\n".join(prose).strip(), heading_line))
            heading, heading_line, prose = line.lstrip("#").strip(), number + 1, []
        else:
            prose.append(line)
    if block_start is not None and is_law:
        statements += _statements(lines[block_start:], block_start + 1)
    sections.append(Section(heading, "\n".join(prose).strip(), heading_line))
    return LawFile(
        tuple(front),
        tuple(section for section in sections if section.heading or section.prose),
        tuple(statements),
        block_start if block_start is not None and is_law else None,
        tuple(bad),
    )
