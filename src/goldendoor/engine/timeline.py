"""What began, changed or ended in a city's law, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldendoor.norms import Corpus, Definition, Instrument, Pinpoint, Rule, Span

# The kinds of things that are law on some days.
INSTRUMENT, RULE, GAP, MEANING, LIMB, TABLE, ENTRY, CHOICE = (
    "instrument", "rule", "text not held", "meaning", "part of a meaning", "table", "entry of a table", "choice of a reading",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """On this day something of an instrument begins or ends; `by` names what enacted it, where that is known."""

    day: date
    instrument: str
    what: str
    pinpoint: str
    by: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Something of an instrument that is law on certain days of its own; `label` is its name in the law file."""

    kind: str
    label: str
    instrument: Instrument
    pinpoint: Pinpoint | None
    span: Span
    by: str

    def begins(self) -> date | None:
        """Its first day."""
        return self.span.start

    def ends(self) -> date | None:
        """The first day on which it is no longer law."""
        return self.span.over_from


def dated(corpus: Corpus, place: tuple[str, ...]) -> Iterator[Dated]:
    """Everything that is law in a place and has a first or last day of its own, instruments first."""
    held = [one for one in corpus.instruments.values() if one.speaks_in(place)]
    for one in held:
        yield Dated(INSTRUMENT, one.name, one, one.enacted_at, one.dates, one.enacted_by or "")
        for rule in [norm.rule for norm in one.norms] + [duty.rule for duty in one.all_duties]:
            yield from _rules(one, rule)
        for gap in one.not_held:
            yield Dated(GAP, " or ".join(gap.acts), one, gap.pinpoint, gap.dates, "")
    by_name = {one.name: one for one in held}
    for term in (version for versions in corpus.terms.values() for version in versions):
        if term.instrument in by_name:
            yield from _meanings(by_name[term.instrument], term)
    for table in (version for versions in corpus.tables.values() for version in versions):
        if table.instrument in by_name:
            one = by_name[table.instrument]
            yield Dated(TABLE, table.name, one, table.pinpoint, table.dates, table.by or "")
            for row in table.rows:
                yield Dated(ENTRY, f"{table.name}: {row.key}", one, table.pinpoint, row.dates, "")
    for choice in corpus.decided:
        question = corpus.questions[choice.question]
        if question.instrument in by_name:
            asked = by_name[question.instrument]
            yield Dated(
                CHOICE, f"{choice.question} {choice.reading}", asked, question.pinpoint, Span(choice.since), choice.by
            )


def _rules(one: Instrument, rule: Rule) -> Iterator[Dated]:
    yield Dated(RULE, rule.label, one, rule.pinpoint, rule.dates, rule.by or "")
    for inner in rule.exceptions:
        yield from _rules(one, inner)


def _meanings(one: Instrument, term: Definition) -> Iterator[Dated]:
    yield Dated(MEANING, term.name, one, term.pinpoint, term.dates, term.by or "")
    for limb in term.limbs:
        yield Dated(LIMB, term.name, one, limb.pinpoint or term.pinpoint, limb.dates, term.by or "")
    for exception in term.exceptions:
        yield from _rules(one, exception)


def entries(corpus: Corpus, place: tuple[str, ...]) -> tuple[Entry, ...]:
    """Every beginning and end of an instrument, a norm, an exception or a definition that is law in a place."""
    found: list[Entry] = []
    for one in dated(corpus, place):
        if told := _told(corpus, one):
            pin = str(one.pinpoint or "")
            if begins := one.begins():
                found.append(Entry(begins, one.instrument.name, told[0], pin, one.by))
            if ends := one.ends():
                found.append(Entry(ends, one.instrument.name, told[1], pin, ""))
    return tuple(sorted(set(found)))


def _told(corpus: Corpus, one: Dated) -> tuple[str, str] | None:
    """How its beginning and its end are told; None for what a timeline leaves out."""
    words = one.label.replace("-", " ").replace("_", " ")
    match one.kind:
        case "instrument":
            return "comes into force", "is no longer in force"
        case "rule":
            return f"“{words}” begins", f"“{words}” ends"
        case "text not held":
            return "text not held from here", "text held again"
        case "meaning" if len(corpus.terms[one.label]) > 1:
            return f"new meaning of *{words}*", f"that meaning of *{words}* ends"
    return None
