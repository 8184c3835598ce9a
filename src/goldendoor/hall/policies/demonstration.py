"""The policies and audits of a made-up city in 2026: some agencies met the order in time, some late, one not at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.text import slugify

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.people.access import HeldOffice, account_of
from goldendoor.hall.people.demonstration import PEOPLE, Made, Play
from goldendoor.hall.policies import access, actions, audit_acts, here
from goldendoor.hall.policies.demonstration_texts import LEFT_OUT, LEFT_OUT_ELSE, SAID
from goldendoor.hall.policies.workbook import OPEN, SAYS_OTHERWISE, drawn_up

SIGNED_IN_BEFORE = timedelta(minutes=4)
BEGINS = time(10, 5)
BETWEEN_ACTS = timedelta(minutes=7)
YEAR = 2026
GIVEN_BACK = "Say who writes the missing paragraphs. (made up)"
TRANSLATIONS = "https://city.example/translations/{agency}/{slug}/{language}/"


@dataclass(frozen=True, slots=True)
class Written:
    """A policy: its title, its paragraphs by name, when it was proposed and published, and in how many languages it came out.

    `changed_to` are the paragraphs of its second version, `changed` the day of that one.
    """

    title: str
    said: tuple[str, ...]
    proposed: date
    published: date | None
    languages: int = 0
    languages_on: date | None = None
    changed_to: tuple[str, ...] = ()
    changed: date | None = None


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit: when it was opened, signed by both and sent; which norms a policy was found to say otherwise of, and why."""

    opened: date
    signed: date
    sent: date
    otherwise: tuple[tuple[str, str], ...] = ()
    given_back: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """What one agency did."""

    code: str
    written: tuple[Written, ...]
    audited: Audited | None = None


EVERY_OFFICE = ("why", "doors", "life", "lots", "asking", "services", "helping", "warrants", "telling")
AGENCIES = (
    Agency(
        "DOP",
        (Written("When a detainer comes, and when an agent comes", ("why", "holding", *EVERY_OFFICE[1:], "writing down"),
                 date(YEAR, 2, 10), date(YEAR, 2, 12), 10, date(YEAR, 3, 12)),),
        Audited(date(YEAR, 2, 17), date(YEAR, 4, 16), date(YEAR, 4, 20)),
    ),
    Agency(
        "ACS",
        (Written("At our doors and on our lots", ("why", "doors", "life", "asking"), date(YEAR, 2, 20), date(YEAR, 2, 24),
                 10, date(YEAR, 4, 30), ("why", "doors", "life", "lots", "asking", "services"), date(YEAR, 4, 15)),
         Written("What we know of families", ("telling", "writing down", "totals", "helping", "warrants"),
                 date(YEAR, 3, 3), date(YEAR, 3, 9), 10, date(YEAR, 4, 30))),
        Audited(date(YEAR, 3, 2), date(YEAR, 5, 4), date(YEAR, 5, 6), given_back=GIVEN_BACK),
    ),
    Agency(
        "DOC",
        (Written("Detainers, calls and release", ("why", "holding", "handing over", "rooms", "warrants", "helping"),
                 date(YEAR, 3, 16), date(YEAR, 3, 20), 4, date(YEAR, 4, 20)),
         Written("Visitors from other forces", ("doors", "life", "lots", "police asking", "crime"), date(YEAR, 3, 25),
                 date(YEAR, 4, 1), 4, date(YEAR, 4, 20))),
        Audited(date(YEAR, 3, 23), date(YEAR, 5, 1), date(YEAR, 5, 5)),
    ),
    Agency(
        "NYPD",
        (Written("Working with other forces", ("hard", "crime", "police asking", "holding", "handing over"),
                 date(YEAR, 3, 27), date(YEAR, 4, 2)),
         Written("Our buildings and our lots", ("doors", "life", "lots"), date(YEAR, 4, 22), date(YEAR, 4, 28), 2,
                 date(YEAR, 5, 6))),
        Audited(date(YEAR, 4, 6), date(YEAR, 5, 8), date(YEAR, 5, 9)),
    ),
    Agency(
        "DSS",
        (Written("At the door of a shelter", ("why", "doors, as it was", "life", "asking", "services"), date(YEAR, 2, 26),
                 date(YEAR, 3, 5), 10, date(YEAR, 5, 20), ("why", "doors", "life", "lots", "asking", "services"),
                 date(YEAR, 7, 1)),
         Written("What we tell others", ("telling", "writing down", "helping"), date(YEAR, 5, 11), date(YEAR, 5, 15))),
        Audited(
            date(YEAR, 5, 4), date(YEAR, 6, 1), date(YEAR, 6, 3),
            (("NYC-AC-4-210/non-public-areas-stay-closed",
              "Our text leaves the door to a supervisor. The law leaves it to the person named for access, and asks for a "
              "judge's paper. The paragraph is written anew. (made up)"),),
        ),
    ),
    Agency("DOHMH", (Written("In our clinics", EVERY_OFFICE, date(YEAR, 6, 12), None),)),
)  # fmt: skip


def made_up_policies(at: datetime) -> Iterator[Play]:
    """What each agency did, as far as somebody in it was made up."""
    for one in AGENCIES:
        counsel, head = _made(one.code, "agency_general_counsel"), _made(one.code, "agency_head")
        if counsel is not None and head is not None:
            yield _play(_Desk(counsel, head), one)


@dataclass(frozen=True, slots=True)
class _Desk:
    """The two people who do an agency's part."""

    counsel: Made
    head: Made

    @property
    def own(self) -> tuple[HeldOffice, ...]:
        return (HeldOffice(self.counsel.office, self.counsel.agency),)

    def does(self, act: Act, who: Made, at: datetime) -> None:
        perform(act, Actor(account_of(who.name).pk, who.office, who.agency, at, at - SIGNED_IN_BEFORE))

    def policy(self, title: str) -> int:
        return next(one.pk for one in access.policies_seen(self.own) if one.title == title)


Step = tuple[date, Callable[[datetime], None]]


def _play(desk: _Desk, one: Agency) -> Play:
    steps = [step for written in one.written for step in _written(desk, written)]
    steps += list(_audited(desk, one.audited)) if one.audited else []
    last = None
    for day, does in sorted(steps, key=lambda step: step[0]):
        first = datetime.combine(day, BEGINS, CITY_TIME)
        last = first if last is None or last < first else last + BETWEEN_ACTS
        yield last
        does(last)


def _written(desk: _Desk, one: Written) -> Iterator[Step]:
    yield one.proposed, lambda at: desk.does(actions.ProposeVersion(_text(one.said), title=one.title), desk.counsel, at)
    yield one.proposed, lambda at: _link(desk, one, one.said, at)
    if one.published:
        yield one.published, lambda at: _publish(desk, one, at)
    if one.languages_on:
        yield one.languages_on, lambda at: _translate(desk, one, at)
    if one.changed:
        yield (
            one.changed,
            lambda at: desk.does(
                actions.ProposeVersion(_text(one.changed_to), policy=desk.policy(one.title)), desk.counsel, at
            ),
        )
        yield one.changed, lambda at: _link(desk, one, one.changed_to, at)
        yield one.changed, lambda at: _publish(desk, one, at)


def _audited(desk: _Desk, one: Audited) -> Iterator[Step]:
    yield one.opened, lambda at: desk.does(audit_acts.OpenAudit(YEAR), desk.counsel, at)
    yield one.signed, lambda at: _find(desk, one, at)
    yield one.signed, lambda at: desk.does(audit_acts.SignAudit(_audit(desk)), desk.counsel, at)
    if one.given_back:
        yield one.signed, lambda at: desk.does(
            audit_acts.ReturnAudit(_audit(desk), one.given_back), desk.head, at
        )  # fmt: skip
        yield one.signed, lambda at: desk.does(audit_acts.SignAudit(_audit(desk)), desk.counsel, at)
    yield one.signed, lambda at: desk.does(audit_acts.SignAudit(_audit(desk)), desk.head, at)
    yield one.sent, lambda at: desk.does(audit_acts.SendAudit(_audit(desk)), desk.head, at)


def _link(desk: _Desk, one: Written, said: Sequence[str], at: datetime) -> None:
    """Counsel puts beside each paragraph of what waits the norms that it is about and that bind the agency."""
    policy = access.policy(desk.own, desk.policy(one.title))
    waiting = access.waiting(policy)
    assert waiting is not None  # it was proposed a moment ago
    binding = {norm.name for norm in here.norms_binding(desk.counsel.agency, at.date())}
    there = {(link.paragraph, f"{link.instrument}/{link.label}") for link in waiting.links.all()}
    for number, name in enumerate(said, start=1):
        norms = tuple(one for one in SAID[name].norms if one in binding and (number, one) not in there)
        if norms:
            desk.does(actions.LinkParagraph(waiting.pk, number, norms), desk.counsel, at)


def _publish(desk: _Desk, one: Written, at: datetime) -> None:
    waiting = access.waiting(access.policy(desk.own, desk.policy(one.title)))
    assert waiting is not None  # it was proposed before
    desk.does(actions.PublishVersion(waiting.pk), desk.head, at)


def _translate(desk: _Desk, one: Written, at: datetime) -> None:
    standing = access.current(access.policy(desk.own, desk.policy(one.title)))
    assert standing is not None  # it was published before
    for language in here.languages(at.date())[: one.languages]:
        address = TRANSLATIONS.format(
            agency=desk.counsel.agency, slug=standing.policy.slug, language=slugify(language)
        )  # fmt: skip
        desk.does(actions.RecordTranslation(standing.pk, language, address), desk.counsel, at)


def _find(desk: _Desk, one: Audited, at: datetime) -> None:
    audit = access.audit(desk.own, _audit(desk))
    otherwise = dict(one.otherwise)
    for row in drawn_up(audit, at.date()).rows:
        norm = f"{row.instrument}/{row.label}"
        if norm in otherwise:
            found = audit_acts.RecordFinding(audit.pk, norm, SAYS_OTHERWISE, otherwise[norm])
        elif row.state == OPEN:
            found = audit_acts.RecordFinding(audit.pk, norm, "left_out", LEFT_OUT.get(norm, LEFT_OUT_ELSE))
        else:
            continue
        desk.does(found, desk.counsel, at)


def _audit(desk: _Desk) -> int:
    found = access.audit_of(desk.counsel.agency, YEAR)
    assert found is not None  # it was opened before
    return found.pk


def _text(said: Sequence[str]) -> str:
    return "\n\n".join(SAID[name].text for name in said)


def _made(agency: str, office: str) -> Made | None:
    return next((one for one in PEOPLE if (one.agency, one.office) == (agency, office)), None)
