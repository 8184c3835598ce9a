"""A duty in words: who owes what, and by when."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldendoor.engine.decision import InternalTarget, OwedDuty


def when(duty: "OwedDuty") -> str:
    """The day that a duty is due, or the law's own words where it gives no day."""
    return f"due {duty.due.isoformat()}" if duty.due else duty.due_words


def in_a_line(duty: "OwedDuty") -> str:
    """`DOC owes audit report with policy changes, due 2026-05-07`."""
    return f"{duty.who} owes {duty.what or duty.act}, {when(duty)}"


def target_words(target: "InternalTarget | None") -> str:
    """The city's own target, told as such: it is never law. Nothing where there is none."""
    if target is None:
        return ""
    example = ", an example for demonstration" if target.demonstration else ""
    return f"Internal target: {target.words}{example}"
