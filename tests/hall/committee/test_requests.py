"""Help and figures that agencies are asked for: asked, answered with a reason, delivered, taken back; and no particulars."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.hall.cities import NOW, TODAY
from tests.hall.committee.conftest import Committee

from goldendoor.hall.acting import NotThere, Refused, perform
from goldendoor.hall.committee.models import Request, RequestStep
from goldendoor.hall.committee.request_acts import (
    AnswerRequest,
    AskForFigures,
    AskForHelp,
    Deliver,
    WithdrawRequest,
)

Page = Callable[[str, str], str]
AN_A_NUMBER = "The list of A 012-345-678"


def test_help_is_asked_answered_and_delivered(committee: Committee, page: Page) -> None:
    number = committee.help()
    address = f"/hall/committee/requests/{number}/"
    assert "Not answered yet" in page("cam", address)
    committee.do("hana", AnswerRequest(number, "partly", "One is ill.", TODAY + timedelta(days=3)))
    shown = page("flo", address)
    assert "The agency gives part of it" in shown and "One is ill." in shown and "7 March 2026" in shown
    committee.do("dot", Deliver(number, "One a night since Monday."))
    shown = page("may", address)
    assert "Delivered" in shown and "One a night since Monday." in shown
    for who, act in (("hana", Deliver(number, "Again")), ("hana", AnswerRequest(number, "gives")),
                     ("cam", WithdrawRequest(number, "Why"))):  # fmt: skip
        with pytest.raises(Refused, match="over already"):
            committee.do(who, act)


def test_whoever_cannot_says_why_and_may_change_their_mind(committee: Committee, page: Page) -> None:
    number = committee.help(who="flo")
    with pytest.raises(Refused, match="Say why"):
        committee.do("hana", AnswerRequest(number, "cannot"))
    committee.do("hana", AnswerRequest(number, "cannot", "Nobody speaks it."))
    assert "Interpreters" not in page("hana", "/hall/").split("Where to go")[0]
    committee.do("hana", AnswerRequest(number, "gives"))
    assert "DSS was asked for help: Interpreters" in page("hana", "/hall/")


@pytest.mark.parametrize("who", ["hal", "cam", "flo"])
def test_nobody_answers_for_another_agency(committee: Committee, who: str) -> None:
    number = committee.help()
    for act in (AnswerRequest(number, "gives"), Deliver(number, "It came.")):
        with pytest.raises((NotThere, Refused)):
            committee.do(who, act)
    assert not RequestStep.objects.exists()


def test_what_is_asked_has_words_a_day_to_come_and_an_agency(committee: Committee) -> None:
    later = TODAY + timedelta(days=1)
    for act, why in (
        (AskForHelp("DSS", "", "Two", later), "Say what"), (AskForHelp("DSS", "Vans", " ", later), "Say what"),
        (AskForHelp("DSS", "Vans", "Two", TODAY - timedelta(days=1)), "over already"),
        (AskForHelp("XYZ", "Vans", "Two", later), "no agency XYZ"),
        (AskForHelp("DSS", "Vans", "Two", later, crisis=999), "no such crisis"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why):
            committee.do("cam", act)
    with pytest.raises(Refused, match="not for the office"):
        committee.do("hana", AskForHelp("ACS", "Vans", "Two", later))
    assert not Request.objects.exists()


def test_figures_are_counts_and_are_shown_in_a_table(
    committee: Committee, page: Page, send: Callable[..., Any]
) -> None:
    number = committee.figures(committee.crisis())
    address = f"/hall/committee/requests/{number}/"
    assert "23-1202" in page("hana", address + "deliver/")
    answer = send("hana", address + "deliver/", figures="Beds free in the Bronx: 1,140\nIn Queens: 96\n", note="")
    assert answer.status_code == 302
    shown = page("cam", address)
    assert '<th scope="row">Beds free in the Bronx</th><td>1140</td>' in shown
    assert '<th scope="row">In Queens</th><td>96</td>' in shown


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ("Beds free: many", "is no figure"),
        ("140", "is no figure"),
        ("Beds: -3", "is no figure"),
        ("Beds: 1.5", "is no figure"),
        (f"{AN_A_NUMBER}: 1", "somebody"),
        ("\n".join(f"Beds {n}: 1" for n in range(41)), "at most 40"),
    ],
)
def test_what_is_no_count_is_refused(committee: Committee, send: Callable[..., Any], figures: str, why: str) -> None:
    number = committee.figures(committee.crisis())
    answer = send("hana", f"/hall/committee/requests/{number}/deliver/", figures=figures)
    assert answer.status_code == 422 and why in answer.content.decode()
    assert not RequestStep.objects.exists()


def test_particulars_are_refused_in_what_is_asked_answered_and_given(
    committee: Committee, send: Callable[..., Any]
) -> None:
    crisis, later = committee.crisis(), TODAY + timedelta(days=5)
    number = committee.figures(crisis)
    for who, act in (
        ("cam", AskForFigures(crisis, "DSS", AN_A_NUMBER, "To plan", later)),
        ("cam", AskForFigures(crisis, "DSS", "Beds", AN_A_NUMBER, later)),
        ("hana", AnswerRequest(number, "partly", AN_A_NUMBER)),
        ("hana", Deliver(number, AN_A_NUMBER, (("Beds", 3),))),
        ("hana", Deliver(number, "", ((AN_A_NUMBER, 3),))),
    ):  # fmt: skip
        with pytest.raises(Refused, match="23-1202"):
            committee.do(who, act)
    answer = send(
        "cam", f"/hall/committee/crises/{crisis}/figures/", agency="DSS", what=AN_A_NUMBER, purpose="x", due=later
    )
    assert answer.status_code == 422 and "23-1202" in answer.content.decode()
    # That somebody has read the text once more does not let it through.
    assert "I have read" not in answer.content.decode()
    assert Request.objects.count() == 1 and not RequestStep.objects.exists()


def test_help_holds_no_figures_and_figures_are_not_only_words(committee: Committee) -> None:
    help_, figures = committee.help(), committee.figures(committee.crisis())
    with pytest.raises(Refused, match="without figures"):
        committee.do("hana", Deliver(help_, "Came", (("Vans", 2),)))
    with pytest.raises(Refused, match="Give the figures"):
        committee.do("hana", Deliver(figures, "They are many."))
    with pytest.raises(Refused, match="whole number"):
        committee.do("hana", Deliver(figures, "", (("Beds", -1),)))


def test_the_committee_takes_a_request_back(committee: Committee, page: Page, send: Callable[..., Any]) -> None:
    number = committee.help()
    answer = send("cam", f"/hall/committee/requests/{number}/withdraw/", why="The library helps.")
    assert answer.status_code == 302
    assert "The library helps." in page("hana", f"/hall/committee/requests/{number}/")
    assert RequestStep.objects.get().move == "withdrawn"


def test_first_screens_show_what_waits_and_what_is_late(
    committee: Committee, page: Page, sign_in: Any, monkeypatch: Any
) -> None:
    from goldendoor.hall import clock

    number = committee.help(days=2)
    item = committee.item(committee.crisis(), "DSS")
    shown = page("hana", "/hall/")
    assert "DSS was asked for help: Interpreters" in shown and f"/hall/committee/items/{item}/DSS/" in shown
    assert "late: wanted by" not in shown
    assert "From the response committee" not in page("hal", "/hall/"), "another agency's head"
    assert "Interpreters" not in page("cam", "/hall/"), "not late yet"
    client = sign_in("cam")
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=3))
    for who in ("cam", "flo", "hana"):
        client.force_login(committee.people[who].account)
        shown = client.get("/hall/").content.decode()
        assert "late: wanted by 6 March 2026" in shown and f"/hall/committee/requests/{number}/" in shown, who
    perform(Deliver(number, "They came."), committee.people["hana"].acting(NOW))
    for who in ("cam", "flo"):
        client.force_login(committee.people[who].account)
        assert "Interpreters" not in client.get("/hall/").content.decode(), who
