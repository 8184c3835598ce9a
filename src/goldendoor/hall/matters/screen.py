"""A matter as a page shows it: what it comes to, whom to call, what was said and found, and every step with its how."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.desk import law
from goldendoor.hall.desk.callees import COUNSEL, Callee, callees
from goldendoor.hall.desk.headline import Headline, headline
from goldendoor.hall.desk.questions import answer_words
from goldendoor.hall.matters import access
from goldendoor.hall.matters.deciding import city_name, decided
from goldendoor.hall.matters.holding import Holding, standing_of
from goldendoor.hall.matters.models import Kind, Matter, State, Step
from goldendoor.hall.matters.plan import OF_A_DETAINER
from goldendoor.hall.matters.standing import cited
from goldendoor.hall.people.offices import offices
from goldendoor.norms import Corpus, Verdict

# How a matter goes, as it is drawn: what is behind, where it stands, what is ahead.
TRACK = (("opened", "Opened"), ("not_yet", "Waiting for others"), ("answered", "Answered"), ("closed", "Closed"))


@dataclass(frozen=True, slots=True)
class Stood:
    """What of a decision its headline is made of."""

    act: str
    verdict: Verdict
    once: Verdict | None


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop on the way of a matter; `state` is done, here or ahead."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step: what, for whom, by when and how that was computed, and whether this person may do it."""

    number: int
    kind: str
    what: str
    who: str
    due: date | None
    due_words: str
    computed: str
    citation: str
    state: str
    late: bool
    mine: bool
    done_by: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of the matter in words, and where it comes from."""

    ask: str
    words: str
    source: str


def headline_of(matter: Matter, call: str) -> Headline:
    """What a matter comes to, in one sentence."""
    once = Verdict(matter.once) if matter.once else None
    return headline(law.corpus(), Stood(matter.act, Verdict(matter.verdict), once), call)  # type: ignore[arg-type]


def calls(matter: Matter) -> tuple[Callee, ...]:
    """Whom to call: first whoever still has to decide, then whom the law names, else counsel."""
    deciding = (
        matter.steps.filter(access.OPEN, kind__in=access.DECIDING).order_by("pk").values_list("office", flat=True)
    )
    named = dict.fromkeys([*deciding, *matter.told.get("call", ())])
    city = law.city(city_name())
    return callees(city, list(named)[:4] or [COUNSEL], agency=matter.agency.code)


def situation_words(corpus: Corpus, matter: Matter) -> str:
    """What happened, in the law files' words."""
    held = corpus.situations.get(matter.situation)
    return held.words if held else act_words(corpus, matter.act)


def act_words(corpus: Corpus, act: str) -> str:
    """An act as people call it."""
    words = corpus.acts[act].words if act in corpus.acts else act.replace("_", " ")
    return words[:1].upper() + words[1:]


def party_words(corpus: Corpus, office: str) -> str:
    """An office as people call it."""
    named = offices(corpus)
    if office in named:
        return named[office].words
    return corpus.parties[office].words if office in corpus.parties else office.replace("_", " ")


def track(matter: Matter) -> tuple[Stop, ...]:
    """The way of a matter, for drawing."""
    here = {State.NOT_YET: 1, State.LAWYER: 1, State.ALLOWED: 2, State.REFUSED: 2, State.CLOSED: 3}[State(matter.state)]
    words = [one for _, one in TRACK]
    words[2] = {State.ALLOWED: "May be done", State.REFUSED: "May not be done"}.get(State(matter.state), words[2])
    words[1] = "A lawyer looks" if matter.state == State.LAWYER else words[1]
    return tuple(
        Stop(one, "done" if place < here else "here" if place == here else "ahead") for place, one in enumerate(words)
    )


def steps_shown(matter: Matter, account_id: int, today: date) -> tuple[StepShown, ...]:
    """Every step, the open ones first, in the order of their days."""
    rows = matter.steps.select_related("agency", "matter__agency", "done_by__account")
    shown = [step_shown(one, account_id, today) for one in rows]
    order = {"open": 0, "done": 1, "not needed": 2}
    return tuple(sorted(shown, key=lambda one: (order[one.state], one.due or date.max, one.number)))


def step_shown(step: Step, account_id: int, today: date) -> StepShown:
    """One step."""
    corpus = law.corpus()
    state = "done" if step.done_at else "not needed" if step.fell_away_at else "open"
    who = party_words(corpus, step.office)
    if step.agency is not None and step.agency_id != step.matter.agency_id:
        who += f", {step.agency.code}"
    done_by = ""
    if step.done_by is not None and step.done_at is not None:
        done_by = f"{step.done_by.account.known_as}, {party_words(corpus, step.done_by.office)}"
    mine = state == "open" and step.matter.state != State.CLOSED
    return StepShown(
        step.pk, Kind(step.kind).label, step.what, who, step.due, step.due_words, step.computed, step.citation, state,
        state == "open" and step.due is not None and step.due < today,
        mine and access.office_for(account_id, today, step) is not None, done_by,
    )  # fmt: skip


def facts_told(matter: Matter) -> tuple[Told, ...]:
    """What is kept of the case, in words: what was answered, and what each office found."""
    corpus = law.corpus()
    answered = [
        Told(
            corpus.facts[name].ask or name, answer_words(corpus.facts[name], _raw(value)), "answered when it was opened"
        )
        for name, value in matter.facts.items()
        if name in corpus.facts
    ]
    return (*answered, *_rests_on(matter), *_findings(corpus, matter), *_consents(matter))


def _rests_on(matter: Matter) -> Iterable[Told]:
    for one in cited(matter.authorities, matter.agency.code, matter.on):
        yield Told("It rests on", f"{one.title} ({one.kind})", f"standing authority {one.number}")


def _findings(corpus: Corpus, matter: Matter) -> Iterable[Told]:
    dropped: dict[str, int] = {}
    for one in access.findings_of(matter):
        who = f"{one.seat.account.known_as}, {party_words(corpus, one.seat.office)}"
        if one.holds is None:
            dropped[who] = dropped.get(who, 0) + 1
            continue
        fact = corpus.facts.get(one.fact)
        ask = fact.ask if fact and fact.ask else one.fact.replace("_", " ").capitalize()
        limbs = f" ({', '.join(dict.fromkeys(one.limbs))})" if one.limbs else ""
        yield Told(ask, _found_words(corpus, one.fact, one.holds) + limbs, who)
    for who, count in dropped.items():
        words = "1 answer was" if count == 1 else f"{count} answers were"
        yield Told("What may not be kept", f"{words} used for the decision and dropped", who)


def _found_words(corpus: Corpus, name: str, holds: object) -> str:
    fact = corpus.facts.get(name)
    if fact is None or isinstance(holds, bool):
        return "Yes" if holds else "No"
    return answer_words(fact, _raw(holds))


def _consents(matter: Matter) -> Iterable[Told]:
    for one in matter.consents.order_by("pk"):
        understood = "understood" if one.understood else "not understood"
        reach = "for everything" if one.blanket else f"for {len(one.scope)} kinds of information"
        yield Told(
            "Written authorization", f"By {one.get_given_by_display()}, in {one.language} ({understood}), {reach}",
            f"signed {one.signed_on.isoformat()}",
        )  # fmt: skip


def _raw(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else value


def holding_of(matter: Matter) -> Holding | None:
    """Release when otherwise due, or the latest release where the Legal Bureau has recorded a power; None elsewhere."""
    if matter.act not in OF_A_DETAINER or matter.state == State.CLOSED:
        return None
    intake = access.records_of(matter).filter(step__kind=Kind.RECORD).first()
    power = access.records_of(matter).filter(step__kind=Kind.HOLD).last()
    answers = {**(intake.answers if intake else {}), **(power.answers if power else {})}
    if "release_due" not in answers:
        return None
    city = law.city(city_name())
    due = datetime.fromisoformat(answers["release_due"]).replace(tzinfo=CITY_TIME)
    ends = datetime.fromisoformat(answers["ends"]).replace(tzinfo=CITY_TIME) if "ends" in answers else None
    # Decided anew on what is kept: where that is not enough any more, it is release when otherwise due.
    return standing_of(city.corpus, city.place, decided(matter, {}), due, power.at if power else None, ends)
