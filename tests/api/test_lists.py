"""The lists of what can be asked about: they are the law's own, and say who may say what."""

from django.test import Client

from goldendoor.engine.provenance import BANNER
from goldendoor.hall.desk import law


def listed(client: Client, address: str) -> dict:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    assert response.json()["banner"] == BANNER
    return response.json()


def test_every_city_is_there_with_its_place(client: Client) -> None:
    found = listed(client, "cities")["cities"]
    assert {one["city"]: one["words"] for one in found} == law.cities()
    assert all(one["place"][-1] == one["words"] for one in found)


def test_a_citys_situations_are_those_of_its_desk(client: Client) -> None:
    for city in law.cities():
        found = listed(client, f"{city}/situations")["situations"]
        assert [one["name"] for one in found] == [one.name for one in law.city(city).situations()]


def test_every_act_is_there(client: Client) -> None:
    found = {one["name"]: one for one in listed(client, "nyc/acts")["acts"]}
    assert found.keys() == law.corpus().acts.keys()
    assert "assist" in found["use_lot"]["kind_of"]


def test_a_fact_says_who_may_say_it(client: Client) -> None:
    found = {one["name"]: one for one in listed(client, "nyc/facts")["facts"]}
    assert found.keys() == law.corpus().facts.keys()
    for name, fact in law.corpus().facts.items():
        assert found[name]["may_be_given"] is (not fact.decided_by and not fact.held_in and bool(fact.ask))
    assert ["immigration_status", "Immigration status, a visa, a green card, or “papers”"] in found["inquiry_topic"][
        "values"
    ]


def test_the_law_of_a_day_is_the_law_of_that_day(client: Client) -> None:
    then, now = (
        {one["name"] for one in listed(client, f"nyc/instruments?on={day}")["instruments"]}
        for day in ("2003-01-01", "2026-11-22")
    )
    assert "NYC-EO-124-1989" in then - now and "NYC-EO-34-2003" in now - then
    assert listed(client, "nyc/instruments")["on"] >= "2026-01-01"
