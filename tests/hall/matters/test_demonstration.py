"""The made-up city: every outcome is there, each office has work, nothing in it is about anybody, and its ledger proves it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest
from django.apps import apps
from django.db import transaction
from pytest_django import DjangoDbBlocker

from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.designations.inventory import NAME
from goldendoor.hall.desk import law
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.verifying import verify
from goldendoor.hall.matters import access
from goldendoor.hall.matters.demonstration import CASES, left_out, matters_shown
from goldendoor.hall.matters.demonstration_play import NotReached, Play, Stage
from goldendoor.hall.matters.facts import NEVER
from goldendoor.hall.matters.models import Consent, Finding, Kind, Matter, Record, State, Step
from goldendoor.hall.matters.parties import OUTSIDE_MATTERS, acts_for
from goldendoor.hall.matters.work import work_of
from goldendoor.hall.people import access as people
from goldendoor.hall.people.demonstration import PEOPLE, Made, make_up
from goldendoor.hall.policies.models import Audit
from goldendoor.hall.reports.demonstration import besides
from goldendoor.hall.sealing.detector import find
from goldendoor.hall.sealing.fields import SealedField
from goldendoor.hall.sealing.models import SealedRecord

pytestmark = pytest.mark.slow
AT = datetime(2026, 11, 26, 15, tzinfo=UTC)
TODAY = date(2026, 11, 26)
# The law asks each agency for the name of whoever holds a post; an audit says which of the agency's counsel looked at a norm.
MEANT_TO_NAME = (NAME, Audit._meta.get_field("signed_content").declared)


@pytest.fixture(scope="module", autouse=True)
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A keyring of the city's own, for all the tests here."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GOLDENDOOR_KEYS", str(tmp_path_factory.mktemp("city") / "keys"))
        yield


@pytest.fixture(scope="module", autouse=True)
def db(keys: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The city, made up once for all the tests here and taken back at the end; by this name a database is made for them."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_up("nyc", AT)
        yield
        transaction.set_rollback(True)


def number_of(one: Made) -> int:
    return int(people.account_of(one.name).pk)


def test_no_case_is_left_out() -> None:
    assert left_out(AT) == ()
    assert Matter.objects.count() == len([*matters_shown(AT), *besides(AT)]) >= 120
    assert people.is_made_up()


def test_the_same_moment_makes_the_same_city() -> None:
    again = [(one.case.title, one.opens_at, one.stage) for one in matters_shown(AT)]
    assert [(one.case.title, one.opens_at, one.stage) for one in matters_shown(AT)] == again
    opened = sorted(one.opens_at for one in (*matters_shown(AT), *besides(AT)))
    assert sorted(Matter.objects.values_list("opened_at", flat=True)) == opened


@pytest.mark.parametrize(
    ("act", "ending"),
    [
        ("give_access", "not_done"), ("give_access", "carried_out"), ("give_access", "done_anyway"),
        ("use_lot", "not_done"), ("use_lot", "carried_out"), ("disclose", "not_done"), ("disclose", "carried_out"),
        ("disclose", "partly"), ("assist", "not_done"), ("assist", "carried_out"), ("detain", "not_done"),
        ("detain", "carried_out"), ("notify", "carried_out"), ("transfer", "carried_out"), ("certify", "not_done"),
        ("certify", "carried_out"),
    ],
)  # fmt: skip
def test_every_act_came_to_each_end(act: str, ending: str) -> None:
    found = Matter.objects.filter(act=act, ending=ending, state=State.CLOSED)
    assert found.exists()
    if ending in ("carried_out", "partly"):
        assert {one.verdict for one in found} <= {"may", "must"}
        assert not Step.objects.filter(matter__in=found, done_at=None, fell_away_at=None).exists()


def test_matters_stand_in_every_state() -> None:
    assert set(Matter.objects.values_list("state", flat=True)) == set(State.values)


def test_two_offices_decide_about_help_and_one_no_is_enough() -> None:
    chief, legal = "duty_chief_identified_public_safety_issue", "duty_chief_conferred_with_legal_bureau"
    said: dict[tuple[bool, bool], set[str]] = {}
    for matter in Matter.objects.filter(act="assist", state=State.CLOSED):
        found = {one.fact: one.holds for one in Finding.objects.filter(seat__matter=matter)}
        if chief in found and legal in found:
            said.setdefault((found[chief], found[legal]), set()).add(matter.ending)
    assert "carried_out" in said[True, True]
    assert said[True, False] == {"not_done"}


def test_an_emergency_was_told_and_looked_at_afterwards() -> None:
    reviews = Step.objects.filter(kind=Kind.REVIEW, mark="review:life_safety_emergency")
    done = reviews.filter(done_at__isnull=False, matter__state=State.CLOSED).first()
    assert done is not None
    told = Record.objects.filter(step__matter=done.matter, step__kind=Kind.NOTIFY).first()
    assert told is not None
    assert told.particulars is not None
    assert told.particulars.open()["whom"]
    assert reviews.filter(done_at=None, due__lt=TODAY).exists()


def test_a_hold_stands_on_what_the_legal_bureau_recorded() -> None:
    held = Matter.objects.filter(act="detain", ending="carried_out").first()
    assert held is not None
    power = held.steps.get(kind=Kind.HOLD)
    assert power.done_by is not None
    assert power.done_by.office == "legal_bureau"
    ends = Record.objects.filter(step__kind=Kind.OUTCOME, step__matter__register="detainers")
    assert {one.answers["action_taken"] for one in ends} == {
        "held", "told", "handed_over", "released_when_due", "not_honored",
    }  # fmt: skip


def test_consents_were_taken_understood_and_not() -> None:
    by_understood = {one.understood: one.matter.ending for one in Consent.objects.select_related("matter")}
    assert by_understood == {True: "carried_out", False: "not_done"}


def test_what_is_done_under_a_standing_authority_names_it() -> None:
    cited = {number for one in Matter.objects.all() for number in one.authorities}
    kinds = set(Authority.objects.filter(pk__in=cited).values_list("kind", flat=True))
    assert kinds == {"arrangement", "routine", "interagency", "lot_permit"}


@pytest.mark.parametrize("one", PEOPLE, ids=lambda one: one.name)
def test_each_office_that_can_have_work_has_some_and_sees_what_changed(one: Made) -> None:
    number = number_of(one)
    waiting = access.waiting_for(number, TODAY)
    if one.office in OUTSIDE_MATTERS:
        assert not waiting.exists()
        return
    for_it = Step.objects.filter(office__in=acts_for(one.office) - {"worker"})
    ever = for_it.filter(agency=None) | for_it.filter(agency__code=one.agency)
    opened = Matter.objects.filter(seats__account_id=number, seats__asked=True).exists()
    if ever.exists() or opened:
        assert waiting.exists(), one
        assert work_of(number, TODAY).changed, one
    elif Matter.objects.filter(agency__code=one.agency).exists():
        assert one.office in {"chief_privacy_officer", "corporation_counsel", "mayors_office", "response_committee"}


def test_something_is_late_in_more_than_one_agency() -> None:
    late = {one.agency for one in PEOPLE if work_of(number_of(one), TODAY).late}
    assert {"DSS", "NYPD", "DOE"} <= late


def test_something_is_fresh_today() -> None:
    fresh = Matter.objects.filter(on=TODAY, state=State.NOT_YET)
    assert {"access_requests", "enforcement_requests"} <= set(fresh.values_list("register", flat=True))


def test_everything_happened_in_its_order_and_nothing_after_now() -> None:
    moments = list(Entry.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= AT


def test_the_ledger_verifies() -> None:
    assert [str(one) for one in verify()] == []


def sealed_texts() -> Iterator[str]:
    """Every text in every sealed field of the city, opened."""
    for model in apps.get_models():
        sealed_fields = (one for one in model._meta.get_fields() if isinstance(one, SealedField))
        fields = [one for one in sealed_fields if one.declared not in MEANT_TO_NAME]
        if not issubclass(model, SealedRecord) or not fields:
            continue
        for row in model._default_manager.all():
            for field in fields:
                sealed = getattr(row, field.attname)
                if sealed is not None:
                    yield str(sealed.open())


def test_no_sealed_text_holds_an_identifier_or_a_name() -> None:
    texts = list(sealed_texts())
    assert len(texts) > 200
    assert [(text, found) for text in texts if (found := find(text))] == []
    names = {one.known_as for one in PEOPLE}
    assert [text for text in texts if any(name in text for name in names)] == []


def test_no_fact_is_kept_that_may_not_be() -> None:
    never = {name for name, fact in law.corpus().facts.items() if fact.kept == NEVER}
    given = {name for case in CASES for name in case.answers} & never
    assert {"info_category", "offense"} <= given, "they were told, or nothing is shown"
    for matter in Matter.objects.all():
        words = matter.words.open() if matter.words is not None else {}
        assert not never & {*matter.facts, *words}
    # What opens no way counts as no, whatever the answer was; nothing else of it stays.
    kept = Finding.objects.filter(fact__in=never, holds__isnull=False)
    assert {one.holds for one in kept} <= {False}


def test_a_case_that_does_not_come_out_as_told_says_so() -> None:
    wrong = replace(next(one for one in CASES if one.title == "a door refused"), state=State("allowed"))
    with pytest.raises(NotReached, match="a door refused, on 2026-11-20: the law says must_not"), transaction.atomic():
        for _ in Play(wrong, datetime(2026, 11, 20, 15, tzinfo=UTC), Stage.CLOSED, frozenset(), Random(1)):
            pass
