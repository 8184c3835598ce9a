"""What began, changed or ended in a city's law, and when."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldendoor.norms import Corpus, Instrument, Rule, Span


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """On this day something of an instrument begins or ends; `by` names what enacted it, where that is known."""

    day: date
    instrument: str
    what: str
    pinpoint: str
    by: str


def entries(corpus: Corpus, place: tuple[str, ...]) -> tuple[Entry, ...]:
    """Every beginning and end of an instrument, a norm, an exception or a definition that is law in a place."""
    found: list[Entry] = []
    for one in corpus.instruments.values():
        if one.speaks_in(place):
            found += _span(
                one,
                one.dates,
                "comes into force",
                "is no longer in force",
                str(one.enacted_at or ""),
                one.enacted_by or "",
            )
            for rule in [norm.rule for norm in one.norms] + [duty.rule for duty in one.all_duties]:
                found += _rule(one, rule)
            for gap in one.not_held:
                found += _span(one, gap.dates, "text not held from here", "text held again", str(gap.pinpoint), "")
    for versions in corpus.terms.values():
        for term in versions:
            held = corpus.instruments.get(term.instrument)
            if held and held.speaks_in(place) and len(versions) > 1:
                words = term.name.replace("_", " ")
                found += _span(
                    held,
                    term.dates,
                    f"new meaning of *{words}*",
                    f"that meaning of *{words}* ends",
                    str(term.pinpoint),
                    term.by or "",
                )
    return tuple(sorted(set(found)))


def _span(one: Instrument, span: Span, begins: str, ends: str, pin: str, by: str) -> list[Entry]:
    found = []
    if span.start:
        found.append(Entry(span.start, one.name, begins, pin, by))
    if span.end:
        found.append(Entry(span.end + timedelta(days=1), one.name, ends, pin, ""))
    return found


def _rule(one: Instrument, rule: Rule) -> list[Entry]:
    words = rule.label.replace("-", " ")
    found = _span(one, rule.dates, f"“{words}” begins", f"“{words}” ends", str(rule.pinpoint), rule.by or "")
    for inner in rule.exceptions:
        found += _rule(one, inner)
    return found
