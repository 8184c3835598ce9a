"""What a form brings: answers that travel with the page, can be changed, and come from the right person only."""

import re
from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client
from tests.desk.promises import broken_on_any_page, words

from goldendoor.hall import clock
from goldendoor.hall.desk import law
from goldendoor.hall.desk.visit import FIELD, NotForTheDesk, Visit, read_visit

TODAY = date(2026, 11, 22)
DOOR = "/nyc/someone-wants-to-come-in/"
ASKED_FIRST = "requester_kind"


def posted(text: str) -> QueryDict:
    return QueryDict(text)


def hidden(page: str) -> dict[str, str]:
    """The fields that the form of the question carries along."""
    form = page.split('<form class="question"', 1)[1].split("<fieldset", 1)[0]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))


def test_a_visit_comes_back_from_its_own_fields_as_it_was() -> None:
    visit = Visit(
        date(2010, 5, 4),
        TODAY,
        {"requester_kind": "other_federal_agent", "info_category": ["address", "release_date"], "id_offered": "a & b"},
    )
    form = QueryDict(mutable=True)
    for name, value in visit.fields():
        form.appendlist(name, value)
    assert read_visit(law.corpus(), form, TODAY) == visit


def test_today_is_not_carried_so_that_tomorrow_has_its_own_law() -> None:
    assert Visit(TODAY, TODAY, {}).fields() == []


@pytest.mark.parametrize(
    "fact",
    [fact.name for fact in law.corpus().facts.values() if fact.decided_by or fact.held_in],
)
def test_what_only_one_party_may_judge_is_never_taken_from_a_tick(fact: str) -> None:
    with pytest.raises(NotForTheDesk):
        read_visit(law.corpus(), posted(f"{FIELD}{fact}=yes"), TODAY)


def test_a_term_of_the_law_is_never_taken_from_a_tick() -> None:
    assert law.corpus().terms
    for term in law.corpus().terms.keys() - law.corpus().facts.keys():
        with pytest.raises(NotForTheDesk):
            read_visit(law.corpus(), posted(f"{FIELD}{term}=yes"), TODAY)


def test_the_desk_refuses_such_a_form_and_says_where_to_begin(client: Client) -> None:
    response = client.post(DOOR, {"fact.access_within_warrant_terms": "yes"})
    assert response.status_code == 400
    assert "begin again" in words(response.content.decode())
    assert broken_on_any_page(response) == []


def test_an_answer_is_carried_to_the_next_question(client: Client) -> None:
    page = client.post(DOOR, {"asked": ASKED_FIRST, "fact.requester_kind": "other_federal_agent"}).content.decode()
    assert hidden(page)["fact.requester_kind"] == "other_federal_agent"
    assert "Another federal agent" in words(page)


def test_every_answer_can_be_changed_and_the_others_stay(client: Client) -> None:
    first = {"fact.requester_kind": "other_federal_agent", "fact.area_kind": "staff_only"}
    page = client.post(DOOR, first).content.decode()
    for fact in ("requester_kind", "area_kind"):
        assert f'name="change" value="{fact}"' in page
    changed = client.post(DOOR, {**first, "change": "requester_kind"}).content.decode()
    assert law.corpus().facts["requester_kind"].ask in words(changed)
    assert hidden(changed) == {"fact.area_kind": "staff_only", "asked": "requester_kind"}


def test_back_asks_the_last_question_again(client: Client) -> None:
    page = client.post(DOOR, {"fact.requester_kind": "other_federal_agent"}).content.decode()
    assert re.search(r'name="change" value="requester_kind">.*?Back to the last question', page, re.S)


def test_i_do_not_know_is_an_answer_to_every_question_and_is_not_asked_twice(client: Client) -> None:
    page = client.get(DOOR).content.decode()
    fields: dict[str, str] = {}
    for _ in range(40):
        if '<form class="question"' not in page:
            break
        fact = hidden(page)["asked"]
        assert f'name="fact.{fact}" value="unknown"' in page
        assert f"fact.{fact}" not in fields
        fields[f"fact.{fact}"] = "unknown"
        page = client.post(DOOR, fields).content.decode()
    assert len(fields) > 1 and "Whom to call" in page


@pytest.mark.parametrize("value", ["the_pope", "", "yes", "<script>"])
def test_an_answer_that_does_not_fit_is_asked_again_with_a_word_on_why(client: Client, value: str) -> None:
    response = client.post(DOOR, {"asked": ASKED_FIRST, "fact.requester_kind": value})
    assert response.status_code == 422
    assert "Choose one of the answers below." in words(response.content.decode())
    assert broken_on_any_page(response) == []


def test_nothing_chosen_is_said_so(client: Client) -> None:
    response = client.post(DOOR, {"asked": ASKED_FIRST})
    assert response.status_code == 422
    assert "say that you do not know" in words(response.content.decode())


def test_a_day_that_is_none_is_said_and_today_is_shown(client: Client) -> None:
    response = client.post(DOOR, {"on": "2026-02-30"})
    assert response.status_code == 422
    assert "That is not a day. Write it like 2026-02-06. You see the law of today." in words(response.content.decode())


def test_another_day_is_said_on_the_page_and_carried_along(client: Client) -> None:
    page = client.post("/nyc/they-want-our-lot/", {"on": "2010-05-04", "enough": "yes"}).content.decode()
    assert "You are looking at the law of 4 May 2010 , not of today." in words(page)
    assert '<input type="hidden" name="on" value="2010-05-04">' in page
    assert "EO 13" not in page  # of 2026


def test_answers_in_an_address_are_not_heard(client: Client) -> None:
    plain = client.get(DOOR).content
    assert client.get(f"{DOOR}?fact.requester_kind=other_federal_agent&on=2010-05-04").content == plain


def test_the_day_is_the_day_in_the_city(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock.CITY_TIME.key == "America/New_York"
    assert abs((clock.today() - date.today()).days) <= 1


def test_no_time_for_questions_still_brings_whom_to_call(client: Client) -> None:
    page = words(client.post(DOOR, {"enough": "yes"}).content.decode())
    assert "Not yet. Call" in page and "Go on with the questions" in page
