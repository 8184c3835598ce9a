"""The desk's pages one by one: home, search, jobs, cities, drawings, paper, and what is shown when nothing is there."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from tests.desk.promises import CLOSING, broken_on_any_page, words

from goldendoor.hall.desk import law, shelf
from goldendoor.hall.desk.callees import callee, dialled
from goldendoor.hall.desk.drawings import DRAWINGS, drawings, for_question
from goldendoor.norms import Situation

CITIES = ("nyc", "philadelphia", "durham")
WANTED = {
    "someone-wants-to-come-in": "Someone with a badge wants to come in",
    "may-i-ask": "May I ask about immigration status?",
    "someone-wants-information": "Someone wants information about a person",
    "they-want-our-lot": "They want to use our parking lot",
}


def cards(page: str) -> list[str]:
    """The situations on a page, in its order."""
    return [unescape(told) for told in re.findall(r'class="card__words">([^<]+)<', page)]


def test_the_bare_address_leads_to_this_citys_desk(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/nyc/"


@pytest.mark.parametrize("city", CITIES)
def test_home_shows_every_situation_of_the_city_once(client: Client, city: str) -> None:
    response = client.get(f"/{city}/")
    shown = cards(response.content.decode())
    assert sorted(shown) == sorted(one.words for one in law.city(city).situations())
    assert broken_on_any_page(response) == []


def test_the_situations_are_in_the_words_of_whoever_meets_them(client: Client) -> None:
    page = words(client.get("/nyc/").content.decode())
    assert [name for name in WANTED.values() if name not in page] == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("badge", "Someone with a badge wants to come in"),
        ("ICE is here", "Someone with a badge wants to come in"),
        ("parking", "They want to use our parking lot"),
        ("green card", "May I ask about immigration status?"),
        ("SUBPOENA", "Someone wants information about a person"),
    ],
)
def test_a_situation_is_found_by_what_people_call_it(client: Client, typed: str, found: str) -> None:
    response = client.post("/nyc/", {"words": typed})
    assert found in cards(response.content.decode())
    assert len(cards(response.content.decode())) < len(law.city("nyc").situations())


def test_a_search_that_finds_nothing_says_whom_to_call(client: Client) -> None:
    page = client.post("/nyc/", {"words": "zebra"}).content.decode()
    assert cards(page) == []
    assert "0 situations for “zebra”. Try fewer or other words, or call your agency's counsel." in words(page)


def test_what_one_job_meets_most_comes_first() -> None:
    source = law.city("nyc").situations()[0].source
    guard = Situation("a", "A", source, met_by=("line_worker",))
    everybody = Situation("b", "B", source, met_by=("manager", "nypd_uniformed"))
    assert shelf.in_order([guard, everybody], "line_worker") == [guard, everybody]
    assert shelf.in_order([guard, everybody], None) == [everybody, guard]


def test_a_job_goes_along_into_the_situation_and_is_not_asked_again(client: Client) -> None:
    page = client.post("/nyc/", {"fact.actor_kind": "probation_officer"}).content.decode()
    assert '<input type="hidden" name="fact.actor_kind" value="probation_officer">' in page
    first = page.index("Met often in your job")
    assert first < page.index("card__words", page.rindex("Met often in your job"))


@pytest.mark.parametrize("city", CITIES)
def test_another_city_is_one_tap_away(client: Client, city: str) -> None:
    page = client.get(f"/{city}/someone-wants-information/").content.decode()
    for other in set(CITIES) - {city}:
        assert f'formaction="/{other}/someone-wants-information/"' in page


@pytest.mark.parametrize("address", ["/gotham/", "/nyc/no-such-thing/", "/nyc/no-such-thing/print/", "/nyc/a/b/c/"])
def test_an_address_that_leads_nowhere_says_what_to_do(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert CLOSING in words(response.content.decode())
    assert broken_on_any_page(response) == []


def test_a_fault_of_the_program_says_whom_to_call_and_shows_nothing_else(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("marker-4711")

    monkeypatch.setattr(law, "consult", fail)
    response = client.post("/nyc/may-i-ask/", {"fact.inquiry_topic": "other"})
    assert response.status_code == 500
    assert "Call your agency's counsel." in words(response.content.decode())
    assert b"4711" not in response.content
    assert broken_on_any_page(response) == []


# -- drawings -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_says_in_words_what_it_shows(client: Client, name: str) -> None:
    page = client.get("/nyc/someone-wants-to-come-in/print/").content.decode()
    svg = re.search(rf'<svg class="drawing"[^>]*aria-labelledby="{name}-title {name}-desc".*?</svg>', page, re.S)
    assert svg and 'role="img"' in svg[0] and len(re.findall(r"<(?:title|desc) id=", svg[0])) == 2
    for place in DRAWINGS[name].look:
        assert place in words(page)


def test_a_judges_warrant_is_always_shown_beside_the_form_it_is_mistaken_for() -> None:
    assert [one.name for one in drawings(["administrative-warrant"])] == ["judicial-warrant", "administrative-warrant"]


def test_a_question_about_a_paper_shows_the_paper() -> None:
    facts = law.corpus().facts
    assert "administrative-warrant" in [one.name for one in for_question(facts["warrant_issuer"])]
    assert for_question(facts["inquiry_topic"]) == ()


def test_every_picture_that_a_situation_names_has_been_drawn() -> None:
    named = {name for one in law.corpus().situations.values() for name in one.picture}
    assert named and named <= DRAWINGS.keys()


# -- paper --------------------------------------------------------------------------------------


@pytest.mark.parametrize("situation", [one.name for one in law.city("nyc").situations()])
def test_every_situation_has_a_page_to_print(client: Client, situation: str) -> None:
    response = client.get(f"/nyc/{situation}/print/")
    text = words(response.content.decode())
    held = law.corpus().situations[situation]
    assert [one for one in (*held.steps, *held.tell, held.words, CLOSING, "Whom to call") if one not in text] == []
    assert broken_on_any_page(response) == []


def test_the_answer_goes_onto_the_paper_with_the_answers_it_rests_on(client: Client) -> None:
    fields = {"fact.otherwise_eligible": "yes", "fact.actor_kind": "nypd_uniformed"}
    text = words(client.post("/nyc/is-this-service-open/print/", fields).content.decode())
    assert "You must" in text and "Police officer" in text and "EO 34" not in text.split("What to do")[0]


# -- whom to call -------------------------------------------------------------------------------


@pytest.mark.parametrize("city", CITIES)
def test_everyone_whom_a_situation_names_can_be_called(city: str) -> None:
    for one in law.city(city).situations():
        if one.call:
            assert callee(law.city(city), one.call).dial, f"{city} has no number for {one.call}"


def test_a_made_up_number_says_so(client: Client) -> None:
    page = client.post("/nyc/they-went-in-anyway/").content.decode()
    assert re.search(r'href="tel:\+1212555\d{4}"', page)
    assert "Made-up number, for demonstration" in page


@pytest.mark.parametrize(
    ("written", "dial"), [("212-555-0142", "+12125550142"), ("311", "311"), ("(919) 555-0101 ext. 7", "+19195550101")]
)
def test_a_number_is_dialled_as_a_phone_dials_it(written: str, dial: str) -> None:
    assert dialled(written) == dial


def test_the_law_of_a_day_is_asked_on_that_day(client: Client) -> None:
    """4-210 was not law before 2018-04-16."""
    answer = {"fact.requester_kind": "other_federal_agent", "enough": "yes", "on": "2017-05-11"}
    sheet = client.post("/nyc/someone-wants-to-come-in/", answer).context["sheet"]
    assert sheet.decision.on == date(2017, 5, 11)
    # Words that later laws borrow from it were words before; none of its rules was a rule.
    asked = [reason.pinpoint for reason in sheet.decision.because.parts]
    assert asked and "4-210" not in asked
    assert "NYC-AC-4-210" not in {norm.instrument for norm in sheet.decision.norms}
