"""How a made-up case is played: the offices that the law asks answer one after another, each at an hour of its own."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from enum import StrEnum
from random import Random
from typing import Any

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.desk import law
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import CloseMatter, DoStep, Find, OpenMatter, RecordHold, TakeConsent
from goldendoor.hall.matters.demonstration_cases import ON_THE_DAY, Case
from goldendoor.hall.matters.demonstration_papers import reason, written
from goldendoor.hall.matters.facts import NEVER
from goldendoor.hall.matters.incident import LOT_ACT, RecordIncident
from goldendoor.hall.matters.incident import REGISTER as ACCESS_REQUESTS
from goldendoor.hall.matters.models import Ending, Kind, Matter, Step
from goldendoor.hall.matters.parties import SEALED_TO, that_answers
from goldendoor.hall.matters.standing import to_cite
from goldendoor.hall.people import access as people
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.demonstration import PEOPLE, Made, made
from goldendoor.norms.vocabulary import INTERVALS, YES_NO

SIGNED_IN_BEFORE = timedelta(minutes=4)
OPENING, EVENING = time(8, 30), time(18)
TO_FIND = (Kind.JUDGE, Kind.APPROVE)
# In the order in which people would do them: nothing is written down as the end before it is.
OWED = (Kind.RECORD, Kind.NOTIFY, Kind.REPORT, Kind.OWED, Kind.HOLD, Kind.REVIEW, Kind.OUTCOME)
HOW_OFTEN_ALL = 0.15
# More answers than any law asks for: whoever gets here goes round in a circle.
TOO_MANY = 40


class NotReached(Exception):
    """A made-up case does not come out as it is told: the law, or who is there to answer, is another than it says."""


class Stage(StrEnum):
    """How far a case goes."""

    OPENED = "opened"
    WRITTEN_DOWN = "written down"
    WAITING = "waiting"
    DECIDED = "decided"
    OWED_ONE = "all but one thing is done"
    CLOSED = "closed"


class Play:
    """One case from its opening on. Iterated over, it does one thing after another, and says before each when it is."""

    def __init__(
        self, case: Case, opens_at: datetime, stage: Stage, without: frozenset[str], chance: Random, by: str = ""
    ) -> None:
        self.case, self.at, self.stage, self.without, self.chance = case, opens_at, stage, without, chance
        self.asker = made(by or case.by)
        self.number = 0

    def __iter__(self) -> Iterator[datetime]:
        yield self.at
        self._open()
        if self.stage is Stage.OPENED:
            return
        if self.case.signed is not None:
            yield self._later()
            self._sign()
        yield self._soon()
        for step in self._open_steps(Kind.RECORD):
            self._do(step)
        if self.stage is Stage.WRITTEN_DOWN:
            return
        yield from self._answer()
        if self.stage in (Stage.WAITING, Stage.DECIDED):
            return
        yield from self._do_what_is_owed()
        if self.stage is Stage.CLOSED:
            yield self._later()
            self._close()

    def _open(self) -> None:
        day = self.at.astimezone(CITY_TIME).date()
        self.answers = {name: day if raw == ON_THE_DAY else raw for name, raw in self.case.answers.items()}
        if self.case.incident:
            given = written(self.case, Kind.RECORD, ACCESS_REQUESTS, None, self.at, self.chance)
            self._perform(RecordIncident(day, self.answers, given, self.case.act == LOT_ACT), self.asker)
        else:
            cited = tuple(one.number for one in to_cite(self.asker.agency, day) if one.title == self.case.cites)
            self._perform(OpenMatter(self.case.act, day, self.answers, self.case.situation, cited), self.asker)
        self.number = access.opened_last(people.account_of(self.asker.name).pk).pk

    def _sign(self) -> None:
        signed = self.case.signed
        assert signed is not None
        day = self.at.astimezone(CITY_TIME).date()
        self._perform(
            TakeConsent(
                self.number, signed.given_by, signed.language, signed.understood, signed.blanket, signed.scope,
                "a legal aid office (made up)", day, day + timedelta(days=90), self._used_once(),
            ),
            self.asker,
        )  # fmt: skip

    def _answer(self) -> Iterator[datetime]:
        """The offices answer until the law says of the case what it should."""
        for _ in range(TOO_MANY):
            if self.state() == self.case.state and self.stage is not Stage.WAITING:
                return
            step = self._next_to_find()
            if step is None:
                break
            yield self._later()
            self._find(step)
        self._insist()

    def _insist(self) -> None:
        left = {step.office for step in self._open_steps(*TO_FIND, Kind.REVIEW)}
        if self.stage is Stage.WAITING and self.without <= left:
            return
        matter = self._matter()
        asked = [name for step in self._open_steps(Kind.ANSWER) for name in step.facts]
        raise NotReached(
            f"{self.case.title}, on {matter.on}: the law says {matter.verdict} ({matter.state}) and not "
            f"{self.case.state}; it waits for {', '.join(sorted(left)) or 'nobody'}, and to be told "
            f"{', '.join(asked) or 'nothing'}; it cites {', '.join(matter.cited)}"
        )

    def _next_to_find(self) -> Step | None:
        """Whoever says yes is asked first, as it would be: then the others need not be."""
        found = [step for step in self._open_steps(*TO_FIND) if step.office not in self.without]
        return min(found, key=lambda step: (not self.case.yes.intersection(step.facts), step.pk), default=None)

    def _find(self, step: Step) -> None:
        values = {name: self._answer_to(name) for name in step.facts}
        says_yes = any(value is True for value in values.values())
        self._done_by_somebody(Find(step.pk, values, reason(says_yes, self.chance), self._used_once()), step)

    def _answer_to(self, name: str) -> Any:
        fact = law.corpus().facts[name]
        if name in self.case.values:
            return self.case.values[name]
        if fact.kind == YES_NO:
            return name in self.case.yes
        return [] if fact.kind == INTERVALS else "none"

    def _used_once(self) -> dict[str, Any]:
        """What may not be kept is told again to whoever decides: it was dropped when the matter was opened."""
        facts = law.corpus().facts
        return {name: value for name, value in self.answers.items() if facts[name].kept == NEVER}

    def _do_what_is_owed(self) -> Iterator[datetime]:
        """Everything that is owed is done; or all but the last. Of what was not done mostly only the end is written down."""
        done = self.case.ending in (Ending.CARRIED_OUT, Ending.PARTLY)
        all_of_it = done or self.stage is Stage.OWED_ONE or self.chance.random() < HOW_OFTEN_ALL
        left = self._open_steps(*(OWED if all_of_it else (Kind.RECORD, Kind.OUTCOME)))
        for step in left[: -1 if self.stage is Stage.OWED_ONE else None]:
            yield self._later()
            self._do(step)

    def _do(self, step: Step) -> None:
        register = step.facts[0] if step.kind in (Kind.RECORD, Kind.OUTCOME) else ""
        given = written(self.case, Kind(step.kind), register, step.matter, self.at, self.chance)
        self._done_by_somebody((RecordHold if step.kind == Kind.HOLD else DoStep)(step.pk, given), step)

    def _close(self) -> None:
        self._perform(CloseMatter(self.number, self.case.ending), self.asker)

    def _perform(self, act: Act, by: Made) -> None:
        account = people.account_of(by.name)
        perform(act, Actor(account.pk, by.office, by.agency, self.at, self.at - SIGNED_IN_BEFORE))

    def _done_by_somebody(self, act: Act, step: Step) -> None:
        """The first of the made-up people does it who may: the office's own before one that stands in."""
        agency = step.agency.code if step.agency else None
        if step.office == "worker" and step.kind not in access.DECIDING:
            return self._perform(act, self.asker)
        sealed_to = SEALED_TO.get(step.matter.register, frozenset())
        fit = [one for one in PEOPLE if one is not self.asker and that_answers([_held(one)], step.office, agency)]
        fit = [one for one in fit if one.office == step.office or not sealed_to or one.office in sealed_to]
        if not fit:
            raise NotReached(f"{self.case.title}: nobody may do the step for {step.office} in {agency}: {step.what}")
        return self._perform(act, min(fit, key=lambda one: one.office != step.office))

    def _open_steps(self, *kinds: Kind) -> list[Step]:
        found = Step.objects.filter(access.OPEN, matter_id=self.number, kind__in=kinds)
        return sorted(found.select_related("agency", "matter").order_by("pk"), key=lambda step: kinds.index(step.kind))

    def _matter(self) -> Matter:
        return Matter.objects.select_related("agency").get(pk=self.number)

    def state(self) -> str:
        """How the matter stands."""
        return self._matter().state

    def _soon(self) -> datetime:
        """A moment later: what the law wants written down is written down while it is fresh."""
        self.at += timedelta(minutes=self.chance.randint(4, 25))
        return self.at

    def _later(self) -> datetime:
        """The next moment in which somebody turns to it: soon, and in the hours in which people work."""
        self.at += timedelta(minutes=self.chance.randint(6, 150))
        local = self.at.astimezone(CITY_TIME)
        if not OPENING <= local.time() < EVENING:
            evening = local.time() >= EVENING
            tomorrow = local.date() + timedelta(days=1 if evening else 0)
            local = datetime.combine(tomorrow, OPENING, CITY_TIME) + timedelta(minutes=self.chance.randint(0, 50))
            self.at = local.astimezone(self.at.tzinfo)
        return self.at


def _held(one: Made) -> HeldOffice:
    return HeldOffice(one.office, one.agency)
