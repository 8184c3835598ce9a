"""Laws compared at the desk: each way in which they differ, under a link that can be kept, and nothing that is counsel's."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.desk.promises import broken_on_any_page, words

from goldendoor.analysis.comparison import cited
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.hall.desk import compare_views, law
from goldendoor.hall.desk.comparing import WORDS, NotToCompare, address_of, sides_in_address, sides_in_form
from goldendoor.norms import Verdict

THREE = "with=nyc@2003-11-01&with=philadelphia@2003-11-01&with=durham@2003-11-01"
SHARING = f"/compare/disclose/?{THREE}"


def situations(page: str, part: str) -> list[str]:
    """What each situation of a part of the page says, in words."""
    section = page.split(f'<section class="compared" aria-labelledby="{part}">')[1].split("</section>")[0]
    return [words(one) for one in section.split("<article")[1:]]


def test_the_page_shows_just_what_the_comparison_found(client: Client) -> None:
    response = client.get(SHARING)
    page = response.content.decode()
    sides = sides_in_address(["nyc@2003-11-01", "philadelphia@2003-11-01", "durham@2003-11-01"])
    found = law.comparison("disclose", sides)
    for part, told in (("differ", found.differences), ("alike", found.alike)):
        shown = situations(page, part)
        assert len(shown) == len(told) > 0
        for text, one in zip(shown, told, strict=True):
            for answer in one.answers:
                assert WORDS[answer.verdict][1] in text
                assert cited(answer.norms) in text
    assert broken_on_any_page(response) == []


def test_the_language_of_the_consent_is_a_difference_that_anybody_can_read(client: Client) -> None:
    shown = situations(client.get(SHARING).content.decode(), "differ")
    (one,) = [
        text for text in shown if "agreed in writing? Yes." in text and "Who would get it? Somebody else." in text
    ]
    assert re.search(r"New York City, 1 November 2003 May EO 41 § 2\(a\)\(i\)", one)
    assert "Philadelphia, 1 November 2003 Must not Solicitor memo ¶ sharing" in one
    assert "Durham, 1 November 2003 Silent" in one


def test_silence_is_shown_as_silence_and_said_to_be_no_yes(client: Client) -> None:
    text = words(client.get(SHARING).content.decode())
    assert "Silent is not a yes." in text
    assert "not regulated" not in text.lower()


def test_what_counsel_has_not_decided_is_counsels(client: Client) -> None:
    response = client.get(f"/compare/inquire/?{THREE}")
    assert "City counsel decides." in words(response.content.decode())
    assert broken_on_any_page(response) == []
    assert not re.search(r"\bA-\d\d\b", words(response.content.decode()))


def test_law_that_is_known_and_not_encoded_is_named(client: Client) -> None:
    absent = law.city("nyc").not_encoded("disclose", date(2003, 11, 1))
    text = words(client.get(SHARING).content.decode())
    assert all(cite in text for _, cite in absent)


def test_nobody_is_told_what_would_change_an_answer(client: Client) -> None:
    assert "If instead" not in words(client.get(SHARING).content.decode())


def test_the_form_leads_to_a_link_that_can_be_kept(client: Client) -> None:
    chosen = {"act": "disclose", "city": ["nyc", "durham", "nyc"], "day": ["2003-11-01", "2003-11-01", ""]}
    response = client.get("/compare/", chosen)
    assert response.headers["Location"] == "/compare/disclose/?with=nyc@2003-11-01&with=durham@2003-11-01"
    assert client.get(response.headers["Location"]).content == client.get(response.headers["Location"]).content


def test_the_form_on_the_page_is_filled_with_what_is_compared(client: Client) -> None:
    page = client.get(SHARING).content.decode()
    assert '<option value="disclose" selected>' in page
    assert page.count('value="2003-11-01"') == 3
    assert re.search(r'id="city-3" name="city">(?:(?!</select>).)*<option value="durham" selected>', page)


def test_every_act_that_some_rule_speaks_of_can_be_chosen(client: Client) -> None:
    page = client.get("/compare/").content.decode()
    spoken = {act for one in law.corpus().instruments.values() for norm in one.norms for act in norm.acts}
    assert spoken == set(re.findall(r'<option value="(\w+)"', page.split('name="city"')[0]))
    assert broken_on_any_page(client.get("/compare/")) == []


def test_every_desk_leads_to_the_comparison(client: Client) -> None:
    for city in law.cities():
        assert 'href="/compare/"' in client.get(f"/{city}/").content.decode()


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        (["nyc@2003-11-01"], "Choose 2 to 4 laws"),
        (["nyc@2003-11-01"] * 5, "Choose 2 to 4 laws"),
        (["nyc@2003-11-01"] * 2, "twice on one day"),
        (["nyk@2003-11-01", "durham@2003-11-01"], "No law is held of a city called “nyk”."),
        (["nyc@2003-11", "durham@2003-11-01"], "“2003-11” is not a day."),
        (["nyc", "durham@2003-11-01"], "“” is not a day."),
        (["<b>@2003-11-01", "durham@2003-11-01"], "“<b>”"),
    ],
)
def test_an_address_that_names_no_laws_says_so_and_offers_the_form(client: Client, sides: list[str], said: str) -> None:
    with pytest.raises(NotToCompare, match=re.escape(said)):
        sides_in_address(sides)
    response = client.get("/compare/disclose/", {"with": sides})
    assert response.status_code == 422
    assert said in words(response.content.decode()) and "<b>@" not in response.content.decode()
    assert broken_on_any_page(response) == []


def test_a_row_without_a_day_is_left_out() -> None:
    sides = sides_in_form(["nyc", "durham", "philadelphia"], ["2003-11-01", "", "2003-11-01"])
    assert [name for name, _ in sides] == ["nyc", "philadelphia"]
    assert address_of("/x/", sides) == "/x/?with=nyc@2003-11-01&with=philadelphia@2003-11-01"


def test_a_word_and_an_icon_are_there_for_every_verdict() -> None:
    assert WORDS.keys() == set(Verdict)


# -- nobody waits ---------------------------------------------------------------------------------


def test_while_laws_are_compared_whoever_stands_at_a_door_gets_an_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(law, "PATIENCE_SECONDS", 0)
    with law._ONE_COMPARISON_AT_A_TIME:
        assert client.post("/nyc/someone-wants-to-come-in/", {"fact.area_kind": "staff_only"}).status_code == 200
        busy = client.get("/compare/give_access/?with=nyc@2019-01-01&with=durham@2019-01-01")
    assert busy.status_code == 503
    assert "Somebody else is comparing laws. Try again in a minute." in words(busy.content.decode())
    assert broken_on_any_page(busy) == []


def test_laws_that_are_too_large_together_are_told_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(*_: object) -> None:
        raise DiagramTooLarge("disclose", 6)

    monkeypatch.setattr(compare_views.law, "comparison", too_large)
    response = client.get(SHARING)
    assert response.status_code == 422
    assert "too large to compare here" in words(response.content.decode())
