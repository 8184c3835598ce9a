"""What is said of a statement that does not parse, in words for somebody who writes law and not programs."""

from lark import UnexpectedInput

from goldendoor.language.markdown import BLOCK_WORDS, Statement
from goldendoor.language.mistakes import LINE_WORDS, MISTAKES
from goldendoor.language.problems import listing, meant, short
from goldendoor.language.stop import Said, spoken, stop_of

_FOREIGN_BLOCKS = {
    "rule": "norm", "clause": "norm", "section": "norm", "article": "norm", "definition": "define", "term": "define",
    "obligation": "duty", "test": "scenario", "example": "scenario", "variable": "fact",
}  # fmt: skip


def told(statement: Statement, error: UnexpectedInput) -> Said:
    """What is wrong: the first of the known mistakes that recognises its own, else what could stand there."""
    stop = stop_of(statement, error)
    for mistake in MISTAKES:
        if said := mistake(stop):
            return said
    what = f"{short(stop.word)} cannot stand here" if stop.word else "something is missing here"
    near = meant(stop.word, stop.keywords) if stop.word else ""
    return stop.says(what, near or "expected " + listing(sorted({spoken(name) for name in stop.accepts}), 8))


def no_such_block(statement: Statement) -> tuple[str, str]:
    """What to say of a statement whose first word begins no block of law, and a hint."""
    first = statement.lines[0].split()[0]
    if not statement.word:
        return "a block of law begins at the left edge", "take away the spaces before it"
    if first.startswith(("#", "//", "--", "<!--")):
        return "a block of law has no comments", "say it in the prose, outside the block"
    if near := meant(first, BLOCK_WORDS):
        return f"no block of law begins with {short(first)}", near
    if word := _FOREIGN_BLOCKS.get(first.lower()):
        return f"no block of law begins with {short(first)}", f"write {word}"
    if first in LINE_WORDS:
        return f"{short(first)} stands at the left edge", "indent it by four spaces, below what it belongs to"
    return f"no block of law begins with {short(first)}", "a block begins with " + ", ".join(BLOCK_WORDS)
