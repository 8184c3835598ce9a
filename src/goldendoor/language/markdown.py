"""A law file cut into front matter, prose under its headings, and the statements in its `law` blocks."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from goldendoor.norms import Section

# Every block of law begins, at the left edge, with one of these words.
BLOCK_WORDS = (
    "party", "act", "fact", "table", "define", "norm", "duty", "report", "question", "decided", "not",
    "situation", "scenario",
)  # fmt: skip
_FENCE = re.compile(r"^(```+)\s*(\w*)\s*$")
_ODD_FENCE = re.compile(r"^\s*(?:`{2,}|~{3,})\s*[`{.]*\s*laws?(?![\w-])", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Statement:
    """One block of law as written: its first word, its text, and the line (from 1) where it starts."""

    word: str
    text: str
    line: int
    lines: tuple[str, ...] = field(init=False, repr=False, compare=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Cut once: a statement of a thousand lines may hold a thousand problems.
        lines = tuple(self.text.split("\n"))
        starts, offset = [], 0
        for line in lines:
            starts.append(offset)
            offset += len(line) + 1
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "starts", tuple(starts))

    def position(self, offset: int) -> tuple[int, int]:
        """The line of the statement (from 0) and the column (from 1) of an offset in its text."""
        index = bisect_right(self.starts, max(offset, 0)) - 1
        return index, offset - self.starts[index] + 1


@dataclass(frozen=True, slots=True)
class LawFile:
    """What a law file holds, before anything is understood.

    `unclosed` is the line of a fence that never ends; `odd_fences` are the lines that look like the beginning
    of a block of law and are not, so that what stands below them could silently be no law.
    """

    front: tuple[tuple[str, str, int], ...]
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    unclosed: int | None = None
    bad_front: tuple[int, ...] = ()
    odd_fences: tuple[int, ...] = ()


def _front_matter(lines: list[str]) -> tuple[list[tuple[str, str, int]], list[int], int]:
    """The `key: value` lines between the first two `---`, the other lines, where the body starts."""
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
    """The statements of one block; each starts at the left edge and runs to the next that does.

    What stands indented before the first of them is a statement too, with a first word that begins no block.
    """
    starts = [index for index, line in enumerate(lines) if line[:1].strip()]
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is not None and first not in starts:
        starts.insert(0, first)
    found = []
    for position, start in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(lines)
        word = _FIRST_WORD.search(lines[start])
        text = "\n".join(lines[start:end]).rstrip()
        indented = not lines[start][:1].strip()
        found.append(Statement("" if indented or not word else word.group(), text, first_line + start))
    return found


@dataclass(slots=True)
class _Fences:
    """Which lines of a body are prose, and which stand in a block of law."""

    open_since: int | None = None
    fence: str = ""
    is_law: bool = False
    odd: list[int] = field(default_factory=list)

    def read(self, line: str, number: int) -> tuple[int, int] | None:
        """Take in one line (numbered from 0); the lines of law that it ends, from a first up to a last."""
        mark = _FENCE.match(line)
        if self.open_since is None:
            if mark and mark.group(2) == "law":
                self._open(mark.group(1), True, number)
            elif _ODD_FENCE.match(line):
                self.odd.append(number + 1)
                self._open(mark.group(1) if mark else line.strip()[:3], True, number)
            elif mark:
                self._open(mark.group(1), False, number)
            return None
        ended = (self.open_since, number) if self.is_law else None
        if mark and mark.group(1) == self.fence and not mark.group(2):
            self.open_since = None
            return ended
        if mark and mark.group(2) == "law" and self.is_law:
            self.odd.append(self.open_since)
            self._open(mark.group(1), True, number)
            return ended
        return None

    def _open(self, fence: str, is_law: bool, number: int) -> None:
        self.fence, self.is_law, self.open_since = fence, is_law, number + 1


def cut(text: str) -> LawFile:
    """Cut the text of a law file into its parts; total, and linear in the length of the text."""
    lines = text.split("\n")
    front, bad, position = _front_matter(lines)
    statements: list[Statement] = []
    sections: list[Section] = []
    heading, heading_line, prose = "", position + 1, list[str]()
    fences = _Fences()
    for number in range(position, len(lines)):
        line = lines[number]
        was_prose = fences.open_since is None
        ended = fences.read(line, number)
        if ended:
            statements += _statements(lines[ended[0] : ended[1]], ended[0] + 1)
        if not was_prose or fences.open_since is not None:
            continue
        if line.startswith("#"):
            sections.append(Section(heading, "\n".join(prose).strip(), heading_line))
            heading, heading_line, prose = line.lstrip("#").strip(), number + 1, []
        else:
            prose.append(line)
    if fences.open_since is not None and fences.is_law:
        statements += _statements(lines[fences.open_since :], fences.open_since + 1)
    sections.append(Section(heading, "\n".join(prose).strip(), heading_line))
    kept = tuple(section for section in sections if section.heading or section.prose)
    return LawFile(tuple(front), kept, tuple(statements), fences.open_since, tuple(bad), tuple(fences.odd))
