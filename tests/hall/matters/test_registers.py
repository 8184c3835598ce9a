"""Looking through a register: who finds what in it, what can be looked for, and what cannot."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.matters.cases import A_DETAINER, ANOTHER_AGENCY, at_the_door, opened

from goldendoor.hall.acting import NotThere, perform
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.matters.actions import DoStep, Find
from goldendoor.hall.matters.models import Matter, Record, SavedView, Seat, Step
from goldendoor.hall.matters.register_acts import RemoveView, SaveView
from goldendoor.hall.matters.registers import ROWS_ON_A_PAGE, Search
from goldendoor.hall.matters.registers import found as found_by
from goldendoor.hall.people.models import Agency

pytestmark = pytest.mark.django_db
DOORS = "/hall/registers/access_requests/"
DETAINERS = "/hall/registers/detainers/"
WRITTEN_DOWN = {"came_at": "2026-03-04T11:30", "body": "ice", "wanted": "entry", "response": "asked_to_wait"}
Visit = Callable[..., Any]


def written_down(matter: Matter, by: Person, **given: str) -> Record:
    """A matter's entry in its register."""
    step = matter.steps.get(kind="record", facts=[matter.register])
    perform(DoStep(step.pk, {**WRITTEN_DOWN, **given}), by.acting())
    return Record.objects.get(step=step)


def found(answer: Any) -> list[int]:
    """The matters on a page, in order."""
    return [row["pk"] for row in answer.context["rows"]]


def test_the_list_has_the_registers_with_what_this_person_sees_of_each(visit: Visit, people: dict[str, Person]) -> None:
    at_the_door(people["wes"])
    at_the_door(people["wes"])
    at_the_door(people["pol"])
    opened(people["dan"], "detain", "a-detainer-came", A_DETAINER)
    counts = {row["name"]: row["count"] for row in visit("sam", "/hall/registers/").context["rows"]}
    assert (counts["access_requests"], counts["disclosures"]) == (2, 0)
    assert "detainers" not in counts
    assert {row["name"]: row["count"] for row in visit("dan", "/hall/registers/").context["rows"]}["detainers"] == 1


@pytest.mark.parametrize("who", ["aud", "kim"])
def test_whoever_audits_or_keeps_accounts_sees_no_register(visit: Visit, people: dict[str, Person], who: str) -> None:
    at_the_door(people["wes"])
    assert "There is no register that you may see." in visit(who, "/hall/registers/").content.decode()
    for address in (DOORS, DOORS + "export/", DETAINERS):
        assert visit(who, address).status_code == 404


def test_a_row_says_what_the_law_says_and_what_is_owed(visit: Visit, people: dict[str, Person]) -> None:
    matter = at_the_door(people["wes"])
    entry = written_down(matter, people["wes"])
    (row,) = visit("sam", DOORS).context["rows"]
    assert row["number"] == f"{entry.year}/{entry.number}"
    assert row["situation"] == corpus().situations["someone-wants-to-come-in"].words
    assert row["verdict"] == matter.verdict.replace("_", " ")
    assert row["cited"] == matter.cited
    assert row["open_steps"] == matter.steps.filter(done_at=None, fell_away_at=None).count()
    page = visit("sam", DOORS).content.decode()
    assert all(section in page for section in matter.cited)


def test_another_agencys_matters_are_not_found(visit: Visit, people: dict[str, Person]) -> None:
    own, other = at_the_door(people["wes"]), at_the_door(people["pol"])
    assert found(visit("sam", DOORS)) == [own.pk]
    assert found(visit("nic", DOORS)) == [other.pk]
    assert visit("sam", DOORS, agency="NYPD").status_code == 422


def test_whoever_sees_several_agencies_can_look_for_one(visit: Visit, people: dict[str, Person]) -> None:
    own = opened(people["wes"], "disclose", "another-city-agency-asks", ANOTHER_AGENCY)
    other = opened(people["pol"], "disclose", "another-city-agency-asks", ANOTHER_AGENCY)
    address = "/hall/registers/disclosures/"
    assert found(visit("chi", address)) == [other.pk, own.pk]
    assert found(visit("chi", address, agency="DSS")) == [own.pk]
    assert "agency" not in visit("pria", address).context["form"].fields


def test_a_sealed_register_is_there_for_its_offices_alone_and_of_one_agency_at_a_time(
    visit: Visit, people: dict[str, Person]
) -> None:
    ours = opened(people["dan"], "detain", "a-detainer-came", A_DETAINER)
    theirs = opened(people["pol"], "detain", "a-detainer-came", A_DETAINER)
    for who in ("sam", "hana", "chi", "out", "aud"):
        assert visit(who, DETAINERS).status_code == 404, who
    assert found(visit("dan", DETAINERS)) == [ours.pk]
    assert visit("dan", DETAINERS, agency="NYPD").status_code == 422
    assert found(visit("leo", DETAINERS)) == [theirs.pk]
    # Whoever is at home in two agencies looks through one after the other, and never through both.
    somebody("leo", "detainer_clerk", "DOC")
    assert found(visit("leo", DETAINERS)) == [ours.pk]
    assert found(visit("leo", DETAINERS, agency="NYPD")) == [theirs.pk]
    assert "Any" not in dict(visit("leo", DETAINERS).context["form"].fields["agency"].choices).values()


def test_what_can_be_looked_for(visit: Visit, people: dict[str, Person]) -> None:
    without = at_the_door(people["wes"])
    with_paper = at_the_door(people["wes"], paper_kind="court_warrant", warrant_authorises=["search", "enter_premises"])
    lot = opened(people["wes"], "use_lot", "they-want-our-lot", {"lot_is_run_by": "a_city_agency"})
    entry = written_down(without, people["wes"])
    everything = {without.pk, with_paper.pk, lot.pk}
    section = without.cited[0]
    asked: list[tuple[dict[str, str], set[int]]] = [
        ({"fact.paper_kind": "court_warrant"}, {with_paper.pk}),
        ({"fact.warrant_authorises": "search"}, {with_paper.pk}),
        ({"fact.exigency_asserted_by_agent_only": "no"}, {without.pk, with_paper.pk}),
        ({"act": "use_lot"}, {lot.pk}),
        ({"situation": "someone-wants-to-come-in"}, {without.pk, with_paper.pk}),
        ({"number": f"{entry.year}/{entry.number}"}, {without.pk}),
        ({"number": str(entry.number)}, {without.pk}),
        ({"number": f"{entry.year - 1}/{entry.number}"}, set()),
        ({"since": str(TODAY)}, everything),
        ({"through": str(TODAY - timedelta(days=1))}, set()),
        ({"state": without.state}, {one.pk for one in Matter.objects.filter(state=without.state)}),
        ({"verdict": without.verdict}, {one.pk for one in Matter.objects.filter(verdict=without.verdict)}),
        ({"ending": "not_done"}, set()),
        ({"cited": section}, {one.pk for one in Matter.objects.all() if section in one.cited}),
        ({"cited": section.partition("(")[0]}, {one.pk for one in Matter.objects.all() if _within(one, section)}),
        ({"late": "yes"}, set()),
    ]
    for query, wanted in asked:
        answer = visit("sam", DOORS, **query)
        assert answer.status_code == 200, (query, answer.context["form"].errors)
        assert {*found(answer)} == wanted, query


def _within(matter: Matter, section: str) -> bool:
    outer = section.partition("(")[0]
    return any(one == outer or one.startswith(f"{outer}(") for one in matter.cited)


def test_only_what_is_late(visit: Visit, people: dict[str, Person]) -> None:
    late, on_time = at_the_door(people["wes"]), at_the_door(people["wes"])
    Step.objects.filter(matter=late, kind="record").update(due=TODAY - timedelta(days=1))
    Step.objects.filter(matter=on_time, kind="record").update(due=TODAY)
    assert found(visit("sam", DOORS, late="yes")) == [late.pk]
    assert "1 late" in visit("sam", DOORS).content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"state": "refusd"}, "There is no state &#x27;refusd&#x27;; did you mean refused"),
        ({"fact.paper_kind": "court_warant"}, "did you mean court_warrant"),
        ({"situaton": "x"}, "A register cannot be searched by &#x27;situaton&#x27;; did you mean situation?"),
        ({"cited": "4-210(b)(99)"}, "No law on this cites &#x27;4-210(b)(99)&#x27;; did you mean 4-210(b)"),
        ({"since": "yesterday"}, "That is not a day. Write it like 2026-02-06."),
        ({"since": "2026-02-02", "through": "2026-02-01"}, "That is before the first day."),
        ({"number": "twelve"}, "is no number of an entry"),
        ({"before": "x"}, "There is no such page of the register."),
    ],
)
def test_what_is_not_understood_is_said_with_what_was_probably_meant(
    visit: Visit, query: dict[str, str], sentence: str
) -> None:
    answer = visit("sam", DOORS, **query)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "rows" not in answer.context


@pytest.mark.parametrize("name", ["name", "account", "by", "worker", "custody_number", "words", "requester", "q"])
def test_nobody_is_looked_for_by_person(visit: Visit, name: str) -> None:
    answer = visit("dan", DETAINERS, **{name: "somebody"})
    assert answer.status_code == 422
    assert "A register cannot be searched by" in answer.content.decode()


def test_fifty_on_a_page_the_newest_first_and_the_next_page_goes_on(visit: Visit, people: dict[str, Person]) -> None:
    many(people, 120)
    first = visit("sam", DOORS)
    second = visit("sam", DOORS, before=str(first.context["before"]))
    third = visit("sam", DOORS, before=str(second.context["before"]))
    assert [len(found(one)) for one in (first, second, third)] == [ROWS_ON_A_PAGE, ROWS_ON_A_PAGE, 20]
    newest_first = list(Matter.objects.order_by("-opened_at", "-pk").values_list("pk", flat=True))
    assert found(first) + found(second) + found(third) == newest_first
    assert third.context["before"] is None
    # Somebody opens another one meanwhile: the second page stays what it is.
    at_the_door(people["wes"])
    assert found(visit("sam", DOORS, before=str(first.context["before"]))) == found(second)


def test_a_page_asks_the_database_as_often_of_many_as_of_few(visit: Visit, people: dict[str, Person]) -> None:
    at_the_door(people["wes"])
    with CaptureQueriesContext(connection) as few:
        visit("sam", DOORS)
    many(people, 60)
    with CaptureQueriesContext(connection) as more:
        visit("sam", DOORS)
    assert len(more) <= len(few) + 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite how it would look")
def test_the_newest_are_found_without_sorting_a_whole_register(people: dict[str, Person]) -> None:
    many(people, 60)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for who in ("sam", "wes", "cal"):
        plan = found_by(Search("access_requests"), people[who].account.pk, TODAY)[:ROWS_ON_A_PAGE].explain()
        assert "newest_in_a_register" in plan, plan
        assert "TEMP B-TREE FOR ORDER BY" not in plan, plan


def test_the_months_count_what_was_allowed_and_refused(visit: Visit, people: dict[str, Person]) -> None:
    many(people, 3, verdict="may", state="allowed")
    many(people, 2, verdict="must_not", state="refused")
    many(people, 1, verdict="must_not", state="not_yet")
    many(people, 4, verdict="may", state="allowed", on=TODAY - timedelta(days=800))
    months = visit("sam", DOORS).context["months"]
    assert len(months) == 12
    assert (months[-1].first, months[-1].opened, months[-1].allowed, months[-1].refused) == (
        TODAY.replace(day=1),
        6,
        3,
        2,
    )
    assert sum(one.opened for one in months) == 6
    page = visit("sam", DOORS).content.decode()
    assert page.count("<rect x=") == 3
    assert "style=" not in page


def many(people: dict[str, Person], count: int, **other: Any) -> None:
    """So many matters at a door of DSS, each a minute after the one before, with an open step."""
    dss = Agency.objects.get(code="DSS")
    given = {"verdict": "must_not", "state": "refused", "on": TODAY, **other}
    matters = Matter.objects.bulk_create(
        Matter(
            act="give_access", situation="someone-wants-to-come-in", register="access_requests", agency=dss,
            opened_at=NOW + timedelta(minutes=number), facts={"paper_kind": "no_paper"}, cited=["4-210(b)"],
            law_hash="x", changed_at=NOW, **given,
        )
        for number in range(count)
    )  # fmt: skip
    Seat.objects.bulk_create(
        Seat(matter=one, account=people["wes"].account, office="worker", asked=True) for one in matters
    )
    Step.objects.bulk_create(
        Step(matter=one, kind="record", office="worker", agency=dss, mark="r", what="w", citation="c", opened_at=NOW)
        for one in matters
    )


def test_a_search_is_saved_opened_and_removed(visit: Visit, send: Visit, people: dict[str, Person]) -> None:
    at_the_door(people["wes"])
    saved = send("sam", DOORS + "views/save/", title="Without a paper", query="fact.paper_kind=no_paper&before=9")
    assert saved.url == DOORS + "?fact.paper_kind=no_paper"
    (view,) = visit("sam", DOORS).context["views"]
    assert (view.title, view.query) == ("Without a paper", "fact.paper_kind=no_paper")
    assert "Without a paper" in visit("sam", "/hall/registers/").content.decode()
    assert not visit("ann", DOORS).context["views"]
    assert send("ann", f"{DOORS}views/{view.pk}/remove/").status_code == 404
    send("sam", f"{DOORS}views/{view.pk}/remove/")
    assert not SavedView.objects.exists()
    assert list(Entry.objects.order_by("number").values_list("act", flat=True))[-2:] == ["view.save", "view.remove"]


@pytest.mark.parametrize(
    ("title", "query", "sentence"),
    [
        ("", "", "This field is required."),
        ("A 123-45-6789", "", "This looks like a Social Security"),
        ("Fine", "name=somebody", "A register cannot be searched by"),
    ],
)
def test_what_cannot_be_saved(send: Visit, title: str, query: str, sentence: str) -> None:
    answer = send("sam", DOORS + "views/save/", title=title, query=query)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not SavedView.objects.exists()


def test_the_same_title_is_saved_once(people: dict[str, Person]) -> None:
    perform(SaveView("disclosures", "Mine", ""), people["pria"].acting())
    with pytest.raises(Exception, match="of that title already"):
        perform(SaveView("disclosures", "Mine", ""), people["pria"].acting())
    with pytest.raises(NotThere):
        perform(RemoveView(SavedView.objects.get().pk), people["sam"].acting())


def test_a_finding_changes_what_the_register_says(visit: Visit, people: dict[str, Person]) -> None:
    matter = at_the_door(people["wes"])
    step = matter.steps.filter(kind__in=("judge", "approve"), office="property_official").first()
    if step is None:
        pytest.fail("the door asks nobody of the property")
    perform(Find(step.pk, {step.facts[0]: "no"}, "Nobody is hurt."), people["ann"].acting())
    matter.refresh_from_db()
    (row,) = visit("sam", DOORS).context["rows"]
    assert row["open_steps"] == matter.steps.filter(done_at=None, fell_away_at=None).count()
    assert row["verdict"] == matter.verdict.replace("_", " ")


def test_nobody_sees_anything_without_signing_in(client: Client) -> None:
    for address in ("/hall/registers/", DOORS, DOORS + "export/", "/hall/registers/detainers/intake/"):
        assert client.get(address).status_code == 302
