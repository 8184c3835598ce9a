"""Which law answered, how well it is known, and what is known to be missing from it."""

from datetime import date
from pathlib import Path

import pytest
from tests.engine.towns import WORDS, Write, order

from goldendoor import City
from goldendoor.engine.decision import Decision
from goldendoor.language import load, shipped_law

DAY = date(2020, 3, 2)

USED = order("""
table crimes  § 1  in crimes.csv
norm of-crimes  § 3
    must not inquire
    when offense is in crimes and is_foreign
question A-01  § 4
    ask "May helpers ask?"
    reading they-may  "Yes."
    reading they-may-not  "No."
    until decided they-may
""")
DEFINING = order("define is_foreign  § 9\n    means is_old or is_minor",
                 name="TOWN-2", cite="EO 2", kind="rule", words="")  # fmt: skip
UNRELATED = order("norm nobody-publishes  § 1\n    must not publish", name="TOWN-3", cite="EO 3", words="")
ALLOWING = order("norm helpers  § 1\n    may inquire\n    when came_for_help", name="TOWN-4", cite="EO 4", words="",
                 place="Country, Elsewhere")  # fmt: skip


def answered(law: Path, act: str = "inquire") -> Decision:
    return City("town", corpus=load(law).corpus).decide(act, on=DAY, facts={"is_old": True})


@pytest.fixture
def law(write: Write) -> Path:
    return write(town__order=USED, town__terms=DEFINING, town__other=UNRELATED, town__crimes_csv="key\narson\n")


def test_the_instruments_used_are_named_with_their_own_hashes(law: Path) -> None:
    used = answered(law).law
    corpus = load(law).corpus
    assert dict(used.instruments) == {name: corpus.instruments[name].content_hash for name in ("TOWN-1", "TOWN-2")}
    assert len(used.hash) == 64


@pytest.mark.parametrize("file", ["town/order.md", "town/terms.md", "town/crimes.csv"])
def test_one_character_in_a_file_that_was_used_makes_it_another_law(law: Path, file: str) -> None:
    before = answered(law).law
    path = law / file
    path.write_text(path.read_text() + " ")
    assert answered(law).law.hash != before.hash


def test_a_change_in_a_law_that_says_nothing_of_the_act_changes_nothing(law: Path) -> None:
    before = answered(law).law
    path = law / "town" / "other.md"
    path.write_text(path.read_text() + "\nMore prose.\n")
    assert answered(law).law == before
    assert answered(law, "publish").law != before


def test_a_law_that_only_another_one_asks_is_used_too(write: Write) -> None:
    rule = "norm those-who-may  § 3\n    may inquire\n    when TOWN-4 allows"
    law = write(town__order=order(rule), town__allowing=ALLOWING)
    before = answered(law).law
    assert [name for name, _ in before.instruments] == ["TOWN-1", "TOWN-4"]
    path = law / "town" / "allowing.md"
    path.write_text(path.read_text() + " ")
    assert answered(law).law.hash != before.hash


def test_the_law_in_which_a_question_is_asked_is_used_too(write: Write) -> None:
    asking = order(
        """
question A-07  § 4
    ask "May helpers ask?"
    reading they-may  "Yes."
    reading they-may-not  "No."
    until decided they-may
""",
        name="TOWN-5",
        cite="EO 5",
        words="",
    )
    rule = "norm helpers  § 3\n    may inquire\n    when on reading A-07 they-may"
    law = write(town__order=order(rule), town__asking=asking)
    assert "TOWN-5" in dict(answered(law).law.instruments)


@pytest.mark.slow
def test_the_same_law_has_the_same_hash_for_every_case(nyc: City) -> None:
    hashes = {nyc.decide("inquire", on=date(2026, 3, 1), facts=facts).law.hash
              for facts in ({}, {"person_is_minor": True}, {"inquiry_topic": "other"})}  # fmt: skip
    assert len(hashes) == 1
    assert nyc.decide("inquire", on=date(2026, 11, 22)).law.hash not in hashes


# How well it is known --------------------------------------------------------------------------------------------


def test_the_weakest_text_that_carries_the_verdict_is_shown_with_a_banner(write: Write) -> None:
    first = order("norm one  § 1\n    must not inquire")
    weaker = order("norm two  § 2\n    must not collect", name="TOWN-2", cite="EO 2", words="", text="recalled")
    silent = order("norm three  § 3\n    may publish", name="TOWN-3", cite="EO 3", words="", text="not held")
    decision = answered(write(town__order=first, town__second=weaker, town__third=silent))
    assert (decision.provenance.text, decision.provenance.instrument) == ("recalled", "TOWN-2")
    assert (decision.provenance.checked, decision.provenance.reviewed) == ("2026-11-22", "none")
    assert "not legal advice" in decision.provenance.banner


def test_a_reviewed_law_has_no_banner_unless_an_unreviewed_one_was_used(write: Write) -> None:
    reviewed = "reviewed: Law Department, 2026-11-22, 3f1c\n"
    law = write(town__order=order("norm one  § 1\n    must not inquire", more=reviewed))
    assert answered(law).provenance.banner == ""
    write(town__second=order("norm two  § 2\n    must not collect", name="TOWN-2", cite="EO 2", words=""))
    assert "not legal advice" in answered(law).provenance.banner


@pytest.mark.slow
@pytest.mark.parametrize("rest", [True, False])
def test_every_answer_of_the_shipped_law_carries_the_banner_and_its_law(any_city: City, rest: bool) -> None:
    for scenario in any_city.corpus.scenarios[::5]:
        facts = {one.name: one.value for one in scenario.given}
        decision = any_city.decide(scenario.act, on=scenario.on, facts=facts, under=scenario.under, rest=rest)
        assert "not legal advice" in decision.provenance.banner
        assert len(decision.law.hash) == 64


# What is not encoded ---------------------------------------------------------------------------------------------

ABSENT = """```law
table not_encoded  § 1  in absent.csv
```
"""


def test_law_that_governs_the_act_and_is_not_encoded_is_named_from_its_day_on(write: Write) -> None:
    rows = ("key,place,acts,cite,from\nTOWN-AC-9,town,collect,9-131,2019-01-01\n"
            "ELSEWHERE-1,village,collect,1,\nTOWN-AC-8,town,publish,8-1,\n")  # fmt: skip
    law = write(town__order=order("norm one  § 1\n    must not inquire", words=WORDS + ABSENT), town__absent_csv=rows)
    city = City("town", corpus=load(law).corpus)
    assert city.decide("inquire", on=DAY).not_encoded == (("TOWN-AC-9", "9-131"),), "to ask is to collect"
    assert city.decide("inquire", on=date(2018, 12, 31)).not_encoded == ()
    assert [name for name, _ in city.decide("publish", on=DAY).not_encoded] == ["TOWN-AC-8"]


def test_of_the_law_known_in_new_york_nothing_is_left_to_encode(nyc: City) -> None:
    for name in ("nyc", "durham", "philadelphia"):
        for act in nyc.corpus.acts:
            assert City(name, corpus=nyc.corpus).not_encoded(act, date(2026, 3, 1)) == ()


def test_the_law_that_ships_is_found_beside_the_program() -> None:
    assert (shipped_law() / "nyc" / "eo-34-2003.md").is_file()
