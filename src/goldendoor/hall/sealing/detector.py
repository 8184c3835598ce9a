"""Finds identifiers typed into free text: numbers and addresses, by their form. It does not find names.

Nor does it find whatever else tells who somebody is, such as an office, a kinship or a description. It warns; it never
changes a text. Docket and index numbers of courts, and citations of law, are left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from goldendoor.hall.sealing.patterns import LEFT_ALONE, PATTERNS, Kind

WHAT_IT_CANNOT_FIND = (
    "This check finds numbers and addresses by their form. It does not find names: read the text once more yourself."
)
ADVICE = {
    Kind.SOCIAL_SECURITY: "This looks like a Social Security or taxpayer number: leave it out.",
    Kind.ALIEN_NUMBER: "This looks like an alien registration number: leave it out.",
    Kind.RECEIPT: "This looks like the receipt number of an immigration application: leave it out.",
    Kind.PASSPORT: "This looks like a passport number: leave it out.",
    Kind.BIRTH: "This looks like a date of birth: leave it out, or say only whether the person is a minor.",
    Kind.PHONE: "This looks like a phone number: leave it out unless it is an office's.",
    Kind.EMAIL: "This looks like an e-mail address: leave it out unless it is an office's.",
    Kind.ADDRESS: "This looks like a street address: leave it out where somebody lives there.",
    Kind.LICENCE: "This looks like the number of a driver licence or a State identity card: leave it out.",
    Kind.CITY_CARD: "This looks like the number of an IDNYC card: leave it out.",
    Kind.PAYMENT_CARD: "This looks like the number of a payment card: leave it out.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, from which letter to which, and what to do about it."""

    kind: Kind
    start: int
    end: int
    advice: str


def find(text: str) -> tuple[Finding, ...]:
    """What the text holds, in its order. No two findings overlap: the surer pattern goes first."""
    taken: list[tuple[int, int]] = []
    found = []
    for kind, start, end in _candidates(text):
        if not _overlaps(start, end, taken):
            taken.append((start, end))
            found.append(Finding(kind, start, end, ADVICE[kind]))
    return tuple(sorted(found, key=lambda one: one.start))


def warnings(text: str) -> tuple[str, ...]:
    """What to show beside a text, which always ends with what this check cannot find."""
    return (*dict.fromkeys(one.advice for one in find(text)), WHAT_IT_CANNOT_FIND)


def _candidates(text: str) -> Iterator[tuple[Kind, int, int]]:
    left_alone = [match.span() for form in LEFT_ALONE for match in form.finditer(text)]
    for pattern in PATTERNS:
        for match in pattern.form.finditer(text):
            start, end = match.span("it")
            if pattern.holds(match) and not _overlaps(start, end, left_alone):
                yield pattern.kind, start, end


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)
