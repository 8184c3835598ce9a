"""Every answer of every situation keeps the promises of safety.md, whichever way the questions were answered."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.desk.promises import broken_on_an_answer, broken_on_any_page
from tests.desk.walks import DAYS, EVERY_SITUATION, Answers, as_fields, breadth_first, to_the_end

from goldendoor.hall.desk import law

STATES, ENDS = 3, 1
# On the day on which all of the law holds at once.
DEEP_STATES, DEEP_ENDS = 4, 2


def seen(client: Client, city: str, situation: str, fields: dict[str, object]) -> HttpResponse:
    """The page that these fields bring."""
    response = client.post(reverse("desk:situation", args=[city, situation]), fields)
    assert response.status_code == 200, f"{city} {situation} {fields}: {response.status_code}"
    return response


def check_state(client: Client, city: str, situation: str, fields: dict[str, object]) -> list[str]:
    """What is wrong with a state's two pages: the next question, and the answer as things stand."""
    question = broken_on_any_page(seen(client, city, situation, fields))
    answer = broken_on_an_answer(seen(client, city, situation, {**fields, "enough": "yes"}))
    return [f"{fields}: {fault}" for fault in question + answer]


def check_walks(client: Client, city: str, situation: str, days: tuple[date, ...], states: int, ends: int) -> list[str]:
    """What is wrong anywhere on these walks."""
    faults = []
    for on in days:
        for answers in breadth_first(city, situation, on, states):
            faults += check_state(client, city, situation, as_fields(on, answers))
        for answers in to_the_end(city, situation, on, ends):
            faults += check_end(client, city, situation, as_fields(on, answers))
    return faults


def check_end(client: Client, city: str, situation: str, fields: Answers) -> list[str]:
    """What is wrong with an answer to which nothing more is asked."""
    page = seen(client, city, situation, fields)
    assert "sheet" in page.context, f"{fields}: the walk was over, and the desk goes on asking"
    return [f"{fields}: {fault}" for fault in broken_on_an_answer(page)]


def test_every_city_has_situations_to_walk() -> None:
    assert {city for city, _ in EVERY_SITUATION} == set(law.cities()) and len(EVERY_SITUATION) > 15


@pytest.mark.slow
@pytest.mark.parametrize(("city", "situation"), EVERY_SITUATION)
def test_the_first_answers_of_a_situation_keep_every_promise(client: Client, city: str, situation: str) -> None:
    assert check_walks(client, city, situation, DAYS[1:], STATES, ENDS) == []


@pytest.mark.slow
@pytest.mark.parametrize(("city", "situation"), EVERY_SITUATION)
def test_answers_deep_in_a_situation_keep_every_promise(client: Client, city: str, situation: str) -> None:
    assert check_walks(client, city, situation, DAYS[:1], DEEP_STATES, DEEP_ENDS) == []
