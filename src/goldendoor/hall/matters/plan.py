"""The steps that a decision brings: who judges, who approves, what is written down, told and reported, and by when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goldendoor.engine.decision import Decision, OwedDuty, Sequel
from goldendoor.hall.desk.questions import at_the_desk
from goldendoor.hall.matters.models import Kind, State
from goldendoor.hall.matters.particulars import WHAT_CAME_OF_IT
from goldendoor.hall.matters.parties import agency_of
from goldendoor.norms import Corpus, Verdict

COUNSEL, ASKER = "agency_general_counsel", "worker"
LEGAL_BUREAU = "legal_bureau"
OF_A_DETAINER = ("detain", "notify", "transfer")
RECORD_IN = "record in"
# How the mark of a look at an emergency afterwards begins.
REVIEW = "review:"
# The findings that open the way when life is at stake; each is looked at afterwards.
EMERGENCIES = ("life_safety_emergency", "exigent_circumstances")
REVIEW_WITHIN_DAYS = 1
MOST_ASKED = 12
HOUSE_RULE = "A rule of this house, not of the law: one day after the decision."
_KINDS = {"notify": Kind.NOTIFY, "report to": Kind.REPORT, "review by": Kind.REVIEW}
_DUTIES = {"notify": Kind.NOTIFY, "report": Kind.REPORT}
LEAVE = (Verdict.MAY, Verdict.MUST)


@dataclass(frozen=True, slots=True)
class Planned:
    """A step that has to be there; `mark` tells it from the others of its matter."""

    kind: Kind
    office: str
    agency: str | None
    mark: str
    what: str
    citation: str
    facts: tuple[str, ...] = ()
    due: date | None = None
    due_words: str = ""
    computed: str = ""


def state_of(decision: Decision) -> State:
    """How a matter stands on a decision."""
    match decision.verdict:
        case Verdict.MAY | Verdict.MUST:
            return State.ALLOWED
        case Verdict.UNDETERMINED:
            return State.NOT_YET
        case Verdict.MUST_NOT:
            return State.NOT_YET if decision.once in LEAVE else State.REFUSED
        case _:
            return State.LAWYER


def planned(
    corpus: Corpus,
    decision: Decision,
    register: str,
    agency: str,
    found: Iterable[str],
    on: date,
    first: tuple[str, ...] = (),
) -> tuple[Planned, ...]:
    """Every step that a decision brings.

    Args:
        register: the register of the matter's act, or nothing.
        agency: whose matter it is.
        found: the facts that an office has found to be so.
        on: the day on which this is planned, from which a review is counted.
        first: the facts in the order in which the situation asks for them.
    """
    steps = [
        *_records(decision, register, agency),
        *_answers(corpus, decision, agency, first),
        *_approvals(corpus, decision, agency),
        *_judgements(decision, agency),
        *_lawyer(decision, agency),
        *_power_to_hold(decision, agency),
        *(_sequel(one, agency) for one in decision.then if one.kind != RECORD_IN and decision.verdict in LEAVE),
        *(_duty(one, agency) for one in decision.duties),
        *_reviews(decision, agency, set(found), on),
    ]
    return tuple({one.mark: one for one in steps}.values())


def _records(decision: Decision, register: str, agency: str) -> Iterator[Planned]:
    named = {one.to: one.citation for one in decision.then if one.kind == RECORD_IN}
    cited = decision.norms[0].citation if decision.norms else ""
    for name in dict.fromkeys([*([register] if register else []), *named]):
        what = f"Write it down in the register of {name.replace('_', ' ')}, whatever the answer is"
        yield Planned(
            Kind.RECORD, ASKER, agency, f"record:{name}", what, named.get(name, cited), (name,),
            due_words="at once", computed="It is written down when it comes, refused or not.",
        )  # fmt: skip
    if register in WHAT_CAME_OF_IT:
        yield Planned(
            Kind.OUTCOME, ASKER, agency, f"outcome:{register}", "Write down what came of it", cited, (register,),
            due_words="when it is over", computed="The law gives no number of days.",
        )  # fmt: skip


def _answers(corpus: Corpus, decision: Decision, agency: str, first: tuple[str, ...]) -> Iterator[Planned]:
    """What whoever asked can still tell. A question that is itself an act is asked only where the law lets it be."""
    if decision.verdict is not Verdict.UNDETERMINED:
        return
    asked = [one.next.fact for one in (decision, *decision.parts) if one.next is not None]
    missing = [
        corpus.facts[name] for one in (decision, *decision.parts) for name in one.missing if name in corpus.facts
    ]
    asked += [fact.name for fact in missing if at_the_desk(fact) and fact.asking is None]
    place = {name: number for number, name in enumerate(first)}
    facts = tuple(sorted(dict.fromkeys(asked), key=lambda name: place.get(name, len(place))))[:MOST_ASKED]
    if facts:
        what = (
            corpus.facts[facts[0]].ask
            if len(facts) == 1
            else f"{len(facts)} questions are still open that you can answer"
        )
        yield Planned(Kind.ANSWER, ASKER, agency, "answer", what or "", _cited(decision), facts)


def _approvals(corpus: Corpus, decision: Decision, agency: str) -> Iterator[Planned]:
    # Several ways may lead out: each open approval is a step, and any of them may do.
    for one in decision.provided:
        if not one.met and one.by and one.fact in corpus.facts:
            yield Planned(Kind.APPROVE, one.by, agency_of(one.by, agency), f"approve:{one.fact}", one.words,
                          _cited(decision), (one.fact,))  # fmt: skip


def _judgements(decision: Decision, agency: str) -> Iterator[Planned]:
    approved = {one.fact for one in decision.provided if not one.met}
    by: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for one in decision.judged_by:
        if one.fact not in approved:
            by.setdefault(one.by, []).append(one.fact)
            words.setdefault(one.by, one.words)
    for party, facts in by.items():
        what = words[party] if len(facts) == 1 else f"{len(facts)} questions that only this office may answer"
        yield Planned(
            Kind.JUDGE, party, agency_of(party, agency), f"judge:{party}", what, _cited(decision), tuple(facts)
        )


def _lawyer(decision: Decision, agency: str) -> Iterator[Planned]:
    if state_of(decision) is State.LAWYER:
        party = decision.call[0].party if decision.call else COUNSEL
        what = "Look at the law of this, and say what to do"
        yield Planned(Kind.REVIEW, party, agency_of(party, agency), "look", what, _cited(decision))


def _power_to_hold(decision: Decision, agency: str) -> Iterator[Planned]:
    if decision.act in OF_A_DETAINER and (decision.verdict in LEAVE or decision.once in LEAVE):
        yield Planned(
            Kind.HOLD, LEGAL_BUREAU, agency_of(LEGAL_BUREAU, agency), "hold:power",
            "Record a power to hold, if there is one: until then the person is released when otherwise due",
            _cited(decision), due_words="before the release that is otherwise due",
            computed="Nothing is held on without it.",
        )  # fmt: skip


def _sequel(one: Sequel, agency: str) -> Planned:
    target = one.internal_target
    computed = f"The city's own target, not law: {target.words}" if target else "The law gives no number of days."
    due = date.fromisoformat(one.due) if one.due and one.due[:4].isdigit() else (target.due if target else None)
    kind = _KINDS.get(one.kind, Kind.OWED)
    return Planned(
        kind, ASKER, agency, f"then:{one.kind}:{one.to}:{one.citation}", one.words[:1].upper() + one.words[1:],
        one.citation, (), due, one.due or "", computed,
    )  # fmt: skip


def _duty(one: OwedDuty, agency: str) -> Planned:
    target = one.internal_target
    due, computed = one.due, one.computed[:1].upper() + one.computed[1:] + "."
    if due is None and target is not None and target.due is not None:
        due, computed = target.due, f"{computed} The city's own target, not law: {target.words}."
    if one.also_shown is not None:
        computed += f" If days move to a business day ({one.question}): {one.also_shown.isoformat()}."
    to = f" to {one.to_whom}" if one.to_whom else ""
    what = f"{_act_words(one)}{to}: {one.what}"
    return Planned(
        _DUTIES.get(one.act, Kind.OWED), one.party, agency_of(one.party, agency),
        f"owed:{one.instrument}:{one.norm}:{one.party}:{one.act}", what, one.citation, (), due, one.due_words, computed,
    )  # fmt: skip


def _act_words(one: OwedDuty) -> str:
    return one.act.replace("_", " ").capitalize()


def _reviews(decision: Decision, agency: str, found: set[str], on: date) -> Iterator[Planned]:
    for fact in EMERGENCIES:
        if fact in found and decision.verdict in LEAVE:
            party = LEGAL_BUREAU if fact == "life_safety_emergency" else COUNSEL
            yield Planned(
                Kind.REVIEW, party, agency_of(party, agency), f"{REVIEW}{fact}",
                "Look at the emergency afterwards: was life or limb at stake, and was everybody told?", _cited(decision),
                (), on + timedelta(days=REVIEW_WITHIN_DAYS), "the next day", HOUSE_RULE,
            )  # fmt: skip


def _cited(decision: Decision) -> str:
    return "; ".join(dict.fromkeys(one.citation for one in decision.norms[:3]))
