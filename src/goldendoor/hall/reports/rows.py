"""The rows of a register as cases of the law: what may be kept of each matter, what was found, and what was written down.

Where the law lets nobody keep an answer, what was recorded in its place counts: of a serious record, the limb that was met.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from goldendoor.engine.explain import Explainer
from goldendoor.engine.given import standing
from goldendoor.engine.whole import settled_reading
from goldendoor.hall.desk.questions import choice_words
from goldendoor.hall.matters import access as matters
from goldendoor.hall.matters.deciding import known
from goldendoor.hall.matters.facts import AGENCY_FACT, NEVER, stated
from goldendoor.hall.matters.models import Finding, Kind, Matter, State
from goldendoor.hall.matters.particulars import to_write_down
from goldendoor.hall.reports.figures import NOT_TOLD
from goldendoor.hall.sealing.faults import Shredded
from goldendoor.norms import UNKNOWN, Condition, Corpus, Holds
from goldendoor.norms.giving import read_facts
from goldendoor.norms.vocabulary import YES_NO
from goldendoor.norms.walk import made_of

# What a register writes down under a name of its own that the law counts by under another.
WRITTEN_DOWN_AS: Mapping[str, str] = MappingProxyType({"requesting_agency": "body", "what_was_given": "given"})
Asking = Callable[[Condition | None], bool | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One matter of a register as a case: the facts that its records tell, and whether it is closed.

    `number` is how its entry is cited, such as `2026/4`; empty while there is none.
    """

    matter: int
    number: str
    on: date
    agency: str
    facts: Mapping[str, Any]
    closed: bool


def rows_of(corpus: Corpus, register: str, agency: str, first: date, last: date) -> tuple[Row, ...]:
    """The rows of a register whose case is of a day from `first` through `last`, in order of their matters.

    Args:
        agency: only this agency's; empty for every agency's.
    """
    found = matters.matters_counted(register, agency, first, last)
    return tuple(_row(corpus, one, register) for one in found)


def asking(corpus: Corpus, row: Row) -> Asking:
    """What tells of one row whether a condition holds by the law of its day; None where its records do not tell.

    No condition always holds.
    """
    case = standing(corpus, read_facts(corpus, _with_what_was_not_found(corpus, row)), row.on, (), ()).known
    settled = {name: settled_reading(corpus, name, row.on) for name in corpus.questions}
    explainer = Explainer(corpus, row.on, "", settled, case=case)

    def holds(condition: Condition | None) -> bool | None:
        return True if condition is None else explainer.condition(condition, "")(case).holds

    return holds


def tells(corpus: Corpus, register: str, day: date) -> frozenset[str]:
    """The facts that rows of a register can tell: those that the law of its acts turns on, and those that are written down."""
    acts = [one.name for one in corpus.acts.values() if one.register == register]
    wider = {each for one in acts for each in corpus.widened(one)}
    found = {AGENCY_FACT}
    for instrument in corpus.instruments.values():
        for norm in instrument.norms:
            if wider & {*norm.acts}:
                found |= made_of(corpus, norm, day)
    for situation in corpus.situations.values():
        if {*acts} & {*situation.raises}:
            found |= {*situation.first} | {one.name for one in situation.given}
    return frozenset(found | _written_down_in(corpus, register))


def words_of(corpus: Corpus, register: str, fact: str, value: str) -> str:
    """How a value of a fact reads: in the law file's words, or in those of the register's own list."""
    held = corpus.facts.get(fact)
    own = {one.name: dict(one.choices) for kind in (Kind.RECORD, Kind.OUTCOME) for one in to_write_down(kind, register)}
    listed = own.get(WRITTEN_DOWN_AS.get(fact, fact), {})
    if value in listed:
        return listed[value]
    return choice_words(held, value) if held is not None and value in held.values else value.replace("_", " ")


def values_of(row: Row, fact: str) -> tuple[str, ...]:
    """What a row says of a fact that it is split by; of several kinds at once it counts once in each."""
    value: Any = row.facts.get(fact, UNKNOWN)
    if value is None or value == UNKNOWN:
        return (NOT_TOLD,)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(sorted(map(str, value))) or (NOT_TOLD,)
    return (str(value),)


def _written_down_in(corpus: Corpus, register: str) -> set[str]:
    """The facts of the law that an entry of a register has a place for."""
    names = {one.name for kind in (Kind.RECORD, Kind.OUTCOME) for one in to_write_down(kind, register)}
    return {fact for fact, name in WRITTEN_DOWN_AS.items() if name in names} | (names & corpus.facts.keys())


def _row(corpus: Corpus, matter: Matter, register: str) -> Row:
    facts = _case(corpus, matter)
    for finding in matters.findings_of(matter):
        facts |= _limbs(corpus, finding, matter.on)
    number = ""
    for record in matters.records_of(matter):
        if record.register == register or (record.step.kind == Kind.OUTCOME and matter.register == register):
            facts |= _written_down(corpus, register, record.answers)
        if record.register == register:
            number = f"{record.year}/{record.number}"
    facts[AGENCY_FACT] = matter.agency.code
    return Row(matter.pk, number, matter.on, matter.agency.code, facts, matter.state == State.CLOSED)


def _case(corpus: Corpus, matter: Matter) -> dict[str, Any]:
    """What a matter keeps. What stands there in place of an answer that nobody may keep is no answer."""
    said = stated(corpus, matter.situation)
    try:
        kept = known(matter, {})
    except Shredded:
        kept = {**said, **matter.facts}
    return {
        name: value
        for name, value in kept.items()
        if name in corpus.terms or name in said or (name in corpus.facts and corpus.facts[name].kept != NEVER)
    }


def _limbs(corpus: Corpus, finding: Finding, on: date) -> dict[str, Any]:
    """What a finding about a term says of the terms that are its limbs: those recorded were met, and the others were not."""
    version = corpus.term_on(finding.fact, on) if finding.fact in corpus.terms else None
    if version is None or finding.holds is None or version.joined_by != "any of":
        return {}
    cite = corpus.instruments[version.instrument].cite_as if version.instrument in corpus.instruments else ""
    return {
        limb.condition.name: bool(finding.holds) and limb.pinpoint.cited(cite) in finding.limbs
        for limb in version.limbs
        # One without a place of its own cannot be told from the others.
        if isinstance(limb.condition, Holds)
        and limb.pinpoint
        and on in limb.dates
        and limb.condition.name in corpus.terms
    }


def _written_down(corpus: Corpus, register: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry says under the name of a fact of the law."""
    return {
        fact: answers[name]
        for fact in _written_down_in(corpus, register)
        if (name := WRITTEN_DOWN_AS.get(fact, fact)) in answers
    }


def _with_what_was_not_found(corpus: Corpus, row: Row) -> dict[str, Any]:
    """A closed row's facts. What an office judges, and the law lets be kept, and no office found, was not found to be so."""
    told = {name: value for name, value in row.facts.items() if corpus.knows(name)}
    if not row.closed:
        return told
    not_found = {
        name: False
        for name, fact in corpus.facts.items()
        if fact.decided_by and fact.kept != NEVER and fact.kind == YES_NO and told.get(name, UNKNOWN) == UNKNOWN
    }
    return {**told, **not_found}
