"""Ten thousand acts by people chosen at random, and what holds after each of them; then the database's own walls."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.hall.cities import NOW, Person, a_city, somebody
from tests.hall.matters.cases import (
    A_DETAINER,
    ANOTHER_AGENCY,
    AT_THE_DOOR,
    HELP_THE_AGENTS,
    OF_THE_PERSON,
    THE_ADDRESS,
    WRITTEN_DOWN,
    at_the_door,
    find,
    no_to,
)

from goldendoor.hall.acting import Act, Actor, NotThere, Refused, perform
from goldendoor.hall.desk import law
from goldendoor.hall.ledger.findings import Finding as Wrong
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import TO_FIND, AnswerMore, CloseMatter, DoStep, Find, OpenMatter, TakeConsent
from goldendoor.hall.matters.models import Ending, Finding, Kind, Matter, Record, Seat, Step
from goldendoor.hall.matters.parties import may_act_for
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.people.actions import EndOffice, GrantOffice
from goldendoor.hall.people.models import Account, Holding
from goldendoor.norms.vocabulary import EACH_OF, SOME_OF

EXAMPLES, ACTS_IN_EACH = 132, 100
FEWEST_ACTS = 10_000
DOING = [one for one in Kind if one not in TO_FIND]
OFFICES_HELD = {
    "wes": (("worker", "DSS"),), "mia": (("worker", "DSS"), ("supervisor", "DSS")),
    "sam": (("supervisor", "DSS"), ("property_official", "DSS")), "ann": (("property_official", "DSS"),),
    "cal": (("agency_general_counsel", "DSS"), ("supervisor", "DSS"), ("agency_general_counsel", "DOC")),
    "pria": (("agency_privacy_officer", "DSS"), ("worker", "DSS")), "hana": (("agency_head", "DSS"),),
    "pol": (("worker", "NYPD"),), "dee": (("duty_chief", "NYPD"), ("legal_bureau", "NYPD")),
    "leo": (("legal_bureau", "NYPD"), ("operations_unit", "NYPD")), "rae": (("ranking_officer_on_scene", "NYPD"),),
    "nic": (("agency_general_counsel", "NYPD"),), "dan": (("detainer_clerk", "DOC"), ("worker", "DOC")),
}  # fmt: skip
ACTORS = st.sampled_from(sorted(OFFICES_HELD))
GRANTED = sorted({one for several in OFFICES_HELD.values() for one in several})
CASES = (
    ("give_access", "someone-wants-to-come-in", AT_THE_DOOR), ("disclose", "another-city-agency-asks", ANOTHER_AGENCY),
    ("assist", "someone-asks-for-help-with-enforcement", HELP_THE_AGENTS), ("detain", "a-detainer-came", A_DETAINER),
)  # fmt: skip
ONCE = {"disclose": THE_ADDRESS, "assist": OF_THE_PERSON}
STATE_OF = {
    "may": "allowed", "must": "allowed", "undetermined": "not_yet", "refer": "lawyer", "unknown_text": "lawyer",
    "not_regulated": "lawyer",
}  # fmt: skip
ANY = st.integers(0, 10_000)


class AtCityHall(RuleBasedStateMachine):
    """A city in which anybody tries anything; each run is taken back at its end."""

    accounts: Mapping[str, Account]
    keeper: Person
    before: set[Wrong]
    done: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.at, self.moved = NOW, True
        self.run = transaction.atomic()
        self.run.__enter__()

    def teardown(self) -> None:
        try:
            assert set(verify()) <= self.before, "a row is not as the ledger says"
        finally:
            transaction.set_rollback(True)
            self.run.__exit__(None, None, None)

    @rule(who=ACTORS, case=st.sampled_from(CASES), which=ANY)
    def opens(self, who: str, case: tuple[str, str, Mapping[str, Any]], which: int) -> None:
        act, situation, answers = case
        self._try("open", OpenMatter(act, self.at.date(), answers, situation), self._acting(who, which))

    @initialize(cases=st.lists(st.sampled_from(CASES), min_size=1, max_size=3))
    def something_is_there(self, cases: list[tuple[str, str, Mapping[str, Any]]]) -> None:
        for act, situation, answers in cases:
            who = {"assist": "pol", "detain": "dan"}.get(act, "wes")
            self._try("open", OpenMatter(act, self.at.date(), answers, situation), self._acting(who, 0))

    @rule(which=ANY, step=ANY, yes=st.integers(-2, 1))
    def whoever_may_finds(self, which: int, step: int, yes: int) -> None:
        chosen = self._step(step, TO_FIND)
        self._find(chosen, self._ready(chosen, which), yes)

    @rule(which=ANY, step=ANY, yes=st.integers(-2, 1))
    def another_who_may_finds(self, which: int, step: int, yes: int) -> None:
        self.whoever_may_finds(which, step, yes)

    @rule(who=ACTORS, which=ANY, step=ANY, yes=st.integers(-2, 1))
    def anybody_finds(self, who: str, which: int, step: int, yes: int) -> None:
        self._find(self._step(step, TO_FIND), self._acting(who, which), yes)

    @rule(which=ANY, step=ANY)
    def whoever_may_does(self, which: int, step: int) -> None:
        chosen = self._step(step, DOING)
        self._do(chosen, self._ready(chosen, which))

    @rule(who=ACTORS, which=ANY, step=ANY)
    def anybody_does(self, who: str, which: int, step: int) -> None:
        self._do(self._step(step, DOING), self._acting(who, which))

    @rule(who=ACTORS, which=ANY, matter=ANY, understood=st.booleans())
    def takes_a_consent(self, who: str, which: int, matter: int, understood: bool) -> None:
        day = self.at.date()
        act = TakeConsent(
            self._matter(matter), "subject", "Spanish", understood, False, ("address",), "a landlord", day,
        )  # fmt: skip
        self._try("consent", act, self._acting(who, which))

    @rule(who=ACTORS, which=ANY, matter=ANY, ending=st.sampled_from(Ending.values))
    def closes(self, who: str, which: int, matter: int, ending: str) -> None:
        self._try("close", CloseMatter(self._matter(matter), ending), self._acting(who, which))

    @rule(who=ACTORS, office=st.sampled_from(GRANTED), days=st.integers(0, 30), which=ANY)
    def an_office_begins_or_ends(self, who: str, office: tuple[str, str], days: int, which: int) -> None:
        day, by = self.at.date(), self.keeper.acting(self.at, self.at)
        held = list(Holding.objects.filter(account__in=self.accounts.values()).on(day).order_by("pk"))
        if held and which % 4 == 0:
            self._try("end", EndOffice(held[which % len(held)].pk, day), by)
            self.at += timedelta(days=1)
        else:
            self._try("grant", GrantOffice(who, *office, day, day + timedelta(days)), by)

    @rule(who=ACTORS, step=ANY)
    def what_waits_for_somebody_is_what_they_can_do(self, who: str, step: int) -> None:
        account, day = self.accounts[who].pk, self.at.date()
        chosen = self._step(step, list(Kind))
        still = chosen.done_at is None and chosen.fell_away_at is None and chosen.matter.state != "closed"
        can_do = still and access.office_for(account, day, chosen) is not None and self._sees(account, chosen)
        waits = access.waiting_for(account, day).filter(pk=chosen.pk).exists()
        assert waits is can_do, (chosen.kind, chosen.office, chosen.matter.act, offices_of(account, day))
        self.done["look"] += 1

    @invariant()
    def the_walls_hold(self) -> None:
        """Looked at whenever something was done; an act that is refused writes nothing."""
        if self.moved:
            self.moved = False
            self.nobody_has_two_parts_in_one_matter_nor_decides_what_they_asked()
            self.an_office_finds_what_it_was_asked_and_may_answer()
            self.nobody_approves_in_two_offices()
            self.the_state_follows_the_verdict()
            self.no_number_is_left_out_of_a_register()
            self.nothing_is_kept_that_nobody_may_keep()

    def nobody_has_two_parts_in_one_matter_nor_decides_what_they_asked(self) -> None:
        parts = Counter(Seat.objects.values_list("matter_id", "account_id"))
        assert all(count == 1 for count in parts.values())
        asked = Counter(Seat.objects.filter(asked=True).values_list("matter_id", flat=True))
        assert asked == Counter(Matter.objects.values_list("pk", flat=True))
        assert not Finding.objects.filter(seat__asked=True).exists()
        assert not Step.objects.filter(kind__in=TO_FIND, done_by__asked=True).exists()

    def an_office_finds_what_it_was_asked_and_may_answer(self) -> None:
        asked: dict[int, set[str]] = {}
        held_then: dict[tuple[int, date], tuple[HeldOffice, ...]] = {}
        for step in Step.objects.filter(done_at__isnull=False).select_related("done_by", "agency"):
            seat = step.done_by
            assert seat.office in may_act_for(step.office) or (seat.asked and step.office == "worker")
            day = (seat.account_id, step.done_at.date())
            held_then[day] = held_then.get(day) or offices_of(*day)
            held = [one for one in held_then[day] if one.office == seat.office]
            assert held, "somebody did a step in an office that they did not hold that day"
            assert step.agency is None or seat.asked or HeldOffice(seat.office, step.agency.code) in held
            if step.kind in TO_FIND:
                asked.setdefault(seat.pk, set()).update(step.facts)
        for seat_id, fact in Finding.objects.values_list("seat_id", "fact"):
            assert fact in asked[seat_id] or fact in law.corpus().terms

    def nobody_approves_in_two_offices(self) -> None:
        decided = Step.objects.filter(kind__in=TO_FIND, done_at__isnull=False)
        in_offices = set(decided.values_list("matter_id", "done_by__account_id", "done_by__office"))
        assert max(Counter(one[:2] for one in in_offices).values(), default=0) <= 1
        two = decided.filter(office__in=("duty_chief", "legal_bureau"))
        for_offices = set(two.values_list("matter_id", "done_by__account_id", "office"))
        assert max(Counter(one[:2] for one in for_offices).values(), default=0) <= 1

    def the_state_follows_the_verdict(self) -> None:
        for state, verdict, once in Matter.objects.exclude(state="closed").values_list("state", "verdict", "once"):
            waits = verdict == "must_not" and once in ("may", "must")
            refused = "not_yet" if waits else "refused"
            assert state == STATE_OF.get(verdict, refused)

    def no_number_is_left_out_of_a_register(self) -> None:
        found: dict[tuple[str, int], list[int]] = {}
        for register, year, number in Record.objects.exclude(register="").values_list("register", "year", "number"):
            found.setdefault((register, year), []).append(number)
        for numbers in found.values():
            assert sorted(numbers) == list(range(1, len(numbers) + 1))

    def nothing_is_kept_that_nobody_may_keep(self) -> None:
        """Of such a fact at most that it opens no way: a no, whatever was answered."""
        facts = law.corpus().facts
        never = {name for name, fact in facts.items() if fact.kept == "never"}
        for matter in Matter.objects.only("facts", "words", "sealing_id"):
            assert never.isdisjoint([*matter.facts, *(matter.words.open() if matter.words is not None else ())])
        found = Finding.objects.filter(fact__in=never, holds__isnull=False)
        assert set(found.values_list("holds", flat=True)) <= {False}

    def _find(self, step: Step, by: Actor, yes: int) -> None:
        values = {name: "yes" if n == yes and no_to(name) == "no" else no_to(name) for n, name in enumerate(step.facts)}
        self._try("find", Find(step.pk, values, "As the papers show.", ONCE.get(step.matter.act, {})), by)

    def _do(self, step: Step, by: Actor) -> None:
        if step.kind == Kind.ANSWER:
            self._try("answer", AnswerMore(step.pk, {step.facts[0]: a_value_of(step.facts[0])}), by)
            return
        given = WRITTEN_DOWN.get((step.kind, *step.facts), WRITTEN_DOWN.get((step.kind,), {}))
        self._try("do", DoStep(step.pk, given), by)

    def _try(self, name: str, act: Act, by: Actor) -> None:
        """It is done, with one entry more; or it is refused, with none."""
        entries = Entry.objects.count()
        try:
            perform(act, by)
        except Refused:
            assert Entry.objects.count() == entries
            self.done[f"{name} refused"] += 1
        else:
            assert Entry.objects.count() == entries + 1
            self.done[name] += 1
            self.moved = True

    def _acting(self, who: str, which: int) -> Actor:
        """Somebody in one of the offices they hold today; where they hold none, in the one they used to."""
        account = self.accounts[who]
        held = offices_of(account.pk, self.at.date()) or [HeldOffice(*OFFICES_HELD[who][0])]
        one = held[which % len(held)]
        return Actor(account.pk, one.office, one.agency, self.at, self.at)

    def _ready(self, step: Step, which: int) -> Actor:
        """Somebody for whom the step is; where it is for nobody, anybody."""
        day, may = self.at.date(), may_act_for(step.office)
        held = Holding.objects.filter(account__in=self.accounts.values(), office__in=may).on(day)
        seats = step.matter.seats.filter(asked=True)
        ready = sorted({*held.values_list("account_id", flat=True), *seats.values_list("account_id", flat=True)})
        first = which % len(ready)
        for account in ready[first:] + ready[:first]:
            office = access.office_for(account, day, step)
            if office is not None:
                return Actor(account, office.office, office.agency, self.at, self.at)
        return self._acting("wes", which)

    def _sees(self, account: int, step: Step) -> bool:
        try:
            access.step(account, self.at.date(), step.pk)
        except NotThere:
            return False
        return True

    def _step(self, which: int, kinds: Sequence[str]) -> Step:
        """One of the steps; mostly one that is still open."""
        there = Step.objects.filter(kind__in=kinds).order_by("pk").values_list("pk", "done_at", "fell_away_at")
        every = list(there)
        still = [one for one in every if one[1:] == (None, None)]
        among = still if still and which % 5 else every
        return Step.objects.select_related("matter", "agency").get(pk=among[which % len(among)][0])

    def _matter(self, which: int) -> int:
        numbers = list(Matter.objects.order_by("pk").values_list("pk", flat=True))
        return numbers[which % len(numbers)]


def a_value_of(fact: str) -> Any:
    """Some answer to a question at the desk."""
    held = law.corpus().facts[fact]
    several = {EACH_OF, SOME_OF}
    return [held.values[0]] if held.kind in several else held.values[0] if held.values else no_to(fact)


@pytest.fixture
def decisions_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law's answer is a plain function of the act, the day and the facts: it is asked once for each of them."""
    answered: dict[tuple[object, ...], Any] = {}
    ask: Callable[..., Any] = law.decide

    def decide(city: str, act: str, on: datetime, facts: Mapping[str, Any]) -> Any:
        key = (city, act, on, repr(sorted(facts.items())))
        if key not in answered:
            answered[key] = ask(city, act, on, facts)
        return answered[key]

    monkeypatch.setattr(law, "decide", decide)


@pytest.mark.slow
def test_whoever_does_whatever_the_walls_between_people_hold(db: None, decisions_once: None) -> None:
    a_city()
    for name, held in OFFICES_HELD.items():
        for office, agency in held:
            somebody(name, office, agency)
    AtCityHall.accounts = {name: Account.objects.get(name=name) for name in OFFICES_HELD}
    AtCityHall.keeper = somebody("kay", "keeper", "MOIA")
    AtCityHall.before = set(verify())  # these accounts and offices were made without an act
    AtCityHall.done = Counter()
    run_state_machine_as_test(
        AtCityHall,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=ACTS_IN_EACH, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck), phases=(Phase.generate,),
        ),
    )  # fmt: skip
    assert AtCityHall.done.total() >= FEWEST_ACTS
    wanted = {
        f"{act}{how}"
        for act in ("open", "find", "do", "answer", "consent", "close", "grant")
        for how in ("", " refused")
    }
    assert wanted - {"open refused"} <= AtCityHall.done.keys()


# -- the database itself ------------------------------------------------------------------------------


@pytest.fixture
def judged(people: dict[str, Person]) -> Matter:
    """A matter in which somebody found something."""
    matter = at_the_door(people["wes"])
    return find(people["sam"], matter, exigent_circumstances="no")


def refused(statement: str | Callable[[], object], *values: object) -> bool:
    """Whether the database refuses, whichever way it is asked."""
    try:
        with transaction.atomic():
            if isinstance(statement, str):
                with connection.cursor() as cursor:
                    cursor.execute(statement, values)
            else:
                statement()
    except DatabaseError:
        return True
    return False


def test_the_database_takes_no_finding_from_whoever_asked(judged: Matter) -> None:
    asked = judged.seats.get(asked=True)
    assert refused(lambda: Finding.objects.create(seat=asked, fact="exigent_circumstances", holds=True, at=NOW))
    other = judged.seats.get(asked=False)
    assert not refused(lambda: Finding.objects.create(seat=other, fact="exigent_circumstances", holds=True, at=NOW))


def test_the_database_gives_nobody_a_second_part(judged: Matter, people: dict[str, Person]) -> None:
    sam, wes = people["sam"].account, people["wes"].account
    assert refused(lambda: Seat.objects.create(matter=judged, account=sam, office="worker", asked=False))
    assert refused(lambda: Seat.objects.create(matter=judged, account=wes, office="supervisor", asked=False))
    assert refused(
        lambda: Seat.objects.create(matter=judged, account=people["ann"].account, office="worker", asked=True)
    )


def changes(judged: Matter) -> Iterator[tuple[str, tuple[object, ...]]]:
    """What somebody could try who has the database before them."""
    seat, finding = judged.seats.get(asked=False), Finding.objects.get()
    yield "UPDATE matters_finding SET holds = '1' WHERE id = %s", (finding.pk,)
    yield "UPDATE matters_finding SET seat_id = %s WHERE id = %s", (judged.seats.get(asked=True).pk, finding.pk)
    yield "UPDATE matters_finding SET at = %s WHERE id = %s", (NOW - timedelta(1), finding.pk)
    yield "UPDATE matters_seat SET asked = %s WHERE id = %s", (False, judged.seats.get(asked=True).pk)
    yield "UPDATE matters_seat SET office = 'agency_general_counsel' WHERE id = %s", (seat.pk,)
    yield "UPDATE matters_seat SET account_id = %s WHERE id = %s", (judged.seats.get(asked=True).account_id, seat.pk)
    yield "UPDATE matters_record SET number = 7 WHERE step_id > %s", (0,)
    yield "UPDATE matters_record SET answers = '{}' WHERE step_id > %s", (0,)


def test_the_database_changes_no_part_no_finding_and_no_record(judged: Matter, people: dict[str, Person]) -> None:
    record = judged.steps.get(kind=Kind.RECORD)
    perform(DoStep(record.pk, WRITTEN_DOWN["record", "access_requests"]), people["wes"].acting())
    for statement, values in changes(judged):
        assert refused(statement, *values), statement
    finding = Finding.objects.get()
    finding.holds = True
    assert refused(finding.save)
    assert refused(lambda: Seat.objects.update(office="worker"))


def test_the_database_closes_no_matter_and_ends_no_step_by_halves(judged: Matter) -> None:
    assert refused("UPDATE matters_matter SET state = 'closed' WHERE id = %s", judged.pk)
    open_step = judged.steps.filter(access.OPEN).first()
    assert refused("UPDATE matters_step SET done_at = %s WHERE id = %s", NOW, open_step.pk)
    assert refused("UPDATE matters_step SET fell_away_at = %s WHERE kind = 'judge' AND done_at IS NOT NULL", NOW)
