"""The text of a policy: a small part of Markdown, read into blocks and shown as escaped HTML. No HTML of a writer's own passes.

Headings (`#`, `##`), paragraphs, lists (`-`) and steps (`1.`), with **strong** and *stressed* words. Every paragraph,
list and list of steps has a number, by which the law is put beside it.
"""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

HEADING, PARAGRAPH, LIST, STEPS = "heading", "paragraph", "list", "steps"
_HEADING = re.compile(r"(#{1,6})\s+(.+)")
_ITEM = re.compile(r"[-*]\s+(.+)")
_STEP = re.compile(r"\d{1,3}[.)]\s+(.+)")
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_STRESSED = re.compile(r"(?<!\*)\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?!\*)")
_LISTS = {LIST: ("<ul>", "</ul>"), STEPS: ("<ol>", "</ol>")}


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text: its kind, its lines without their marks, and the number of the paragraph; a heading has none.

    `level` is 1 or 2 for a heading, and 0 for anything else.
    """

    kind: str
    lines: tuple[str, ...]
    number: int | None = None
    level: int = 0

    @property
    def words(self) -> str:
        """The words without the marks, an item of a list to a line."""
        return "\n".join(_STRESSED.sub(r"\1", _STRONG.sub(r"\1", line)) for line in self.lines)

    @property
    def html(self) -> SafeString:
        """The block as HTML: a text begins under the second heading of its page."""
        # Every word below was escaped, and every tag is one of ours.
        if self.kind == HEADING:
            tag = f"h{self.level + 2}"
            return mark_safe(f"<{tag}>{_inline(self.lines[0])}</{tag}>")
        if self.kind in _LISTS:
            begins, ends = _LISTS[self.kind]
            items = "".join(f"<li>{_inline(line)}</li>" for line in self.lines)
            return mark_safe(f"{begins}{items}{ends}")
        return mark_safe(f"<p>{_inline(self.lines[0])}</p>")


def normal(text: str) -> str:
    """A text as it is kept and hashed: one kind of line end, no blanks at the end of a line, one line end at the end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in its order."""
    found: list[Block] = []
    gathered: list[str] = []
    for line in [*normal(text).split("\n"), ""]:
        kind, words = _read(line)
        if kind == PARAGRAPH:
            gathered.append(words)
            continue
        if gathered:
            found.append(Block(PARAGRAPH, (" ".join(gathered),)))
            gathered = []
        if kind == HEADING:
            found.append(Block(HEADING, (words,), level=_level(line, found)))
        elif kind and found and found[-1].kind == kind:
            found[-1] = Block(kind, (*found[-1].lines, words))
        elif kind:
            found.append(Block(kind, (words,)))
    return _numbered(found)


def paragraphs(text: str) -> tuple[Block, ...]:
    """The blocks that have a number."""
    return tuple(block for block in blocks(text) if block.number is not None)


def paragraph(text: str, number: int) -> Block | None:
    """The paragraph of that number, if the text has one."""
    return next((block for block in paragraphs(text) if block.number == number), None)


def _read(line: str) -> tuple[str, str]:
    """What kind of line it is, and its words without the mark; no kind for an empty one."""
    bare = line.strip()
    if not bare:
        return "", ""
    for kind, form, group in ((HEADING, _HEADING, 2), (LIST, _ITEM, 1), (STEPS, _STEP, 1)):
        if match := form.fullmatch(bare):
            return kind, match.group(group).strip()
    return PARAGRAPH, bare


def _level(line: str, before: list[Block]) -> int:
    """1 or 2: a heading of the second rank needs one of the first before it, or readers of headings lose the thread."""
    deep = len(line.strip()) - len(line.strip().lstrip("#")) > 1
    return 2 if deep and any(one.level for one in before) else 1


def _numbered(found: list[Block]) -> tuple[Block, ...]:
    numbered, number = [], 0
    for block in found:
        if block.kind != HEADING:
            number += 1
            block = Block(block.kind, block.lines, number)
        numbered.append(block)
    return tuple(numbered)


def _inline(words: str) -> str:
    """Words as HTML: escaped first, so that nothing but our own two marks can become a tag."""
    strong = _STRONG.sub(r"<strong>\1</strong>", escape(words))
    return _STRESSED.sub(r"<em>\1</em>", strong)
