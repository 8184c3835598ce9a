"""What docs/safety.md says of law that is not in the files yet."""

from datetime import date

import pytest

from goldendoor import City

DETAINER_LAW = {"NYC-AC-9-131", "NYC-AC-14-154"}


def test_no_situation_at_the_desk_is_about_holding_somebody() -> None:
    for name in ("nyc", "philadelphia", "durham"):
        raised = {act for one in City(name).situations() for act in one.raises}
        assert raised and raised.isdisjoint({"detain", "transfer", "notify"})


@pytest.mark.parametrize("day", [date(2014, 1, 1), date(2019, 1, 1), date(2026, 3, 1)])
def test_an_answer_about_holding_somebody_names_the_law_on_detainers_as_missing(day: date) -> None:
    decision = City("nyc").decide("detain", on=day)
    assert {name for name, _ in decision.not_encoded} >= DETAINER_LAW
