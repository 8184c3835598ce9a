"""The parts of a report that no register can count and that an office writes: which there are, and where the law asks for them.

The law language has words for figures and none for these, so they are listed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, its heading, what belongs there, and where the law asks for it."""

    name: str
    title: str
    help: str
    citation: str


PARTS: Mapping[tuple[str, str], tuple[Part, ...]] = MappingProxyType(
    {
        ("NYC-AC-23-12", "what-the-agency-holds"): (
            Part("collects", "What it collects", "Which kinds of identifying information, and for which of its tasks.",
                 "Admin. Code § 23-1205(a)"),
            Part("gives-out", "What it gives out", "To whom, which kinds, and on which ground. The figures stand above.",
                 "Admin. Code § 23-1205(a)"),
            Part("keeps", "What it keeps", "Which kinds, how long, and under which law or schedule.",
                 "Admin. Code § 23-1205(a)"),
            Part("policies", "Its policies", "Which policies and agreements with others hold, and what changed.",
                 "Admin. Code § 23-1205(a)"),
        )
    }
)  # fmt: skip
TEXT = Part("text", "What is reported", "What the law asks for and no register of City Hall holds.", "")


def parts_of(instrument: str, label: str, counts: int) -> tuple[Part, ...]:
    """The parts of a report that are written; of one without any figure all of it is."""
    return PARTS.get((instrument, label), () if counts else (TEXT,))


def part_named(instrument: str, label: str, counts: int, name: str) -> Part | None:
    """One part by its name."""
    return next((one for one in parts_of(instrument, label, counts) if one.name == name), None)
