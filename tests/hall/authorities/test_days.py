"""An authority is in force from the later of its first day and its last signature, through its last day, and never before."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hall.authorities.offices import Offices, again, approved, proposed, signed
from tests.hall.cities import NOW, TODAY

from goldendoor.hall.acting import perform
from goldendoor.hall.authorities.access import in_force
from goldendoor.hall.authorities.actions import EndAuthority
from goldendoor.hall.authorities.models import Authority, Signature
from goldendoor.hall.authorities.terms import State, Term
from goldendoor.hall.people.models import Agency

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda number: FIRST + timedelta(number))
MAYBE = st.one_of(st.none(), DAYS)
WINDOW = [FIRST + timedelta(number) for number in range(-2, 45)]


def days_of(since: date, until: date | None, approved_on: date | None, ended_on: date | None) -> set[date]:
    """The oracle: walk through the days one by one, as somebody with a calendar would."""
    standing = set()
    for day in WINDOW:
        if approved_on is None or day < since or day < approved_on:
            continue
        if until is not None and day > until:
            continue
        if ended_on is not None and day > ended_on:
            continue
        standing.add(day)
    return standing


@given(DAYS, MAYBE, MAYBE, MAYBE)
def test_an_authority_is_in_force_on_the_days_that_a_calendar_gives(
    since: date, until: date | None, approved_on: date | None, ended_on: date | None
) -> None:
    term = Term(since, until, approved_on, ended_on if approved_on else None)
    wanted = days_of(since, until, approved_on, ended_on)
    assert {day for day in WINDOW if term.in_force_on(day)} == wanted
    assert {day for day in WINDOW if term.state_on(day) is State.IN_FORCE} == wanted
    last = max(wanted, default=None)
    for day in wanted:
        assert term.days_left(day) == (None if until is None and ended_on is None else len(
            [one for one in wanted if day <= one <= last]
        ))  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAYS, MAYBE, DAYS, MAYBE)
def test_the_database_finds_it_on_the_same_days(
    offices: Offices, since: date, until: date | None, approved_on: date, ended_on: date | None
) -> None:
    if until is not None and until < since:
        until = None
    dss = Agency.objects.get(code="DSS")
    made = Authority.objects.create(
        kind="routine", establishes=["routine_preapproved_by_apo"], agency=dss, title="A routine", scope="forms",
        since=since, until=until, proposed_by=offices.supervisor.account, proposed_in="supervisor", proposed_at=NOW,
        signatures_needed=1,
    )  # fmt: skip
    Signature.objects.create(
        authority=made, place=0, account=offices.privacy.account, office="agency_privacy_officer", agency=dss,
        day=approved_on,
    )  # fmt: skip
    made.approved_on = approved_on
    made.save(update_fields=["approved_on"])
    if ended_on is not None:
        made.ended_on, made.ended_by = ended_on, offices.privacy.account
        made.save(update_fields=["ended_on", "ended_by"])
    found = {day for day in WINDOW if made.pk in {one.number for one in in_force("DSS", day)}}
    assert found == days_of(since, until, approved_on, ended_on)


def test_it_does_not_work_backwards_whatever_its_paper_says(offices: Offices) -> None:
    made = approved(offices, "contract", since=date(2020, 1, 1), days_later=2)
    assert not in_force("DSS", TODAY + timedelta(1))
    (standing,) = in_force("DSS", TODAY + timedelta(2))
    assert (standing.number, standing.since) == (made.pk, TODAY + timedelta(2))


def test_with_two_signatures_it_begins_with_the_second(offices: Offices) -> None:
    made = signed(proposed(offices, "retention"), offices.counsel)
    assert not in_force("DSS", TODAY)
    signed(made, offices.head, days_later=1)
    assert not in_force("DSS", TODAY)
    assert [one.number for one in in_force("DSS", TODAY + timedelta(1))] == [made.pk]


def test_it_lapses_by_itself(offices: Offices) -> None:
    made = approved(offices, "routine", until=TODAY + timedelta(3))
    assert [one.until for one in in_force("DSS", TODAY + timedelta(3))] == [TODAY + timedelta(3)]
    assert in_force("DSS", TODAY + timedelta(4)) == ()
    assert again(made).term.state_on(TODAY + timedelta(4)) is State.LAPSED
    assert again(made).term.days_left(TODAY) == 4


def test_one_that_was_ended_before_it_began_is_never_in_force(offices: Offices) -> None:
    made = approved(offices, "routine", since=TODAY + timedelta(10))
    assert made.term.state_on(TODAY) is State.TO_COME
    perform(EndAuthority(made.pk, TODAY, "No longer needed"), offices.privacy.acting())
    assert again(made).term.state_on(TODAY) is State.ENDED
    assert in_force("DSS", TODAY + timedelta(10)) == ()
    assert "never in force" in " ".join(again(made).term.how_computed(TODAY))


@pytest.mark.parametrize(
    ("term", "state"),
    [
        (Term(TODAY, None), State.PROPOSED),
        (Term(TODAY, None, declined_on=TODAY), State.DECLINED),
        (Term(TODAY + timedelta(1), None, TODAY), State.TO_COME),
        (Term(TODAY, TODAY, TODAY), State.IN_FORCE),
        (Term(date(2026, 1, 1), date(2026, 3, 3), date(2026, 1, 1)), State.LAPSED),
        (Term(date(2026, 1, 1), None, date(2026, 1, 1), date(2026, 3, 3)), State.ENDED),
        (Term(date(2026, 1, 1), date(2026, 3, 3)), State.LAPSED),
    ],
)
def test_the_state_of_an_authority(term: Term, state: State) -> None:
    assert term.state_on(TODAY) is state


def test_a_page_says_how_the_days_were_computed() -> None:
    told = list(Term(date(2026, 1, 1), date(2026, 3, 10), TODAY).how_computed(TODAY))
    assert told == [
        "It was proposed to begin on 2026-01-01.",
        "The last signature came on 2026-03-04.",
        "It begins on the later of the two days: 2026-03-04. Nothing works backwards.",
        "It lapses by itself after 2026-03-10, its last day.",
        "From 2026-03-04 through 2026-03-10, both counted: 7 days left.",
    ]
