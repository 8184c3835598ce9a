"""What docs/safety.md says of holding somebody beyond release."""

from datetime import date
from typing import Any

import pytest

from goldendoor import City
from goldendoor.norms import Fact, Rule, Verdict
from goldendoor.norms.walk import within

DETAINER_LAWS = ("NYC-AC-9-131", "NYC-AC-14-154", "NYC-AC-9-205", "NYC-AC-10-178")
A_JUDGE_AND_A_RECORD = {
    "detainer_lodged": True, "judicial_warrant_9_131": True, "warrant_presented_with_detainer": True,
    "convicted_vsc_within_5y": True,
}  # fmt: skip


def test_whoever_may_hold_is_told_to_release_unless_a_power_is_on_record() -> None:
    corpus = City("nyc").corpus
    for name in DETAINER_LAWS:
        norms = [norm for norm in corpus.instruments[name].norms if {"detain"} & set(norm.acts)]
        allowed = [one for one in within([norm.rule for norm in norms])
                   if isinstance(one, Rule) and one.word.value == "may"]  # fmt: skip
        assert allowed
        for rule in allowed:
            assert rule.say and "elease" in rule.say and "record" in rule.say, f"{name} {rule.label}"


@pytest.mark.parametrize(
    ("agency", "law"), [("DOC", "NYC-AC-9-131"), ("NYPD", "NYC-AC-14-154"), ("DOP", "NYC-AC-9-205")]
)
def test_a_hold_that_the_city_allows_goes_to_a_lawyer_since_the_state_has_its_own_rules(agency: str, law: str) -> None:
    nyc, facts = City("nyc"), {"actor_agency": agency, **A_JUDGE_AND_A_RECORD}
    before = nyc.decide("detain", on=date(2020, 3, 2), under=(law,), facts=facts, rest=True)
    assert before.verdict is Verdict.MAY
    since = nyc.decide("detain", on=date(2026, 6, 15), facts=facts, rest=True)
    assert since.verdict in (Verdict.REFER, Verdict.MUST_NOT)
    assert any("elease" in one for one in (*since.meanwhile, *since.say))


def test_nobody_at_the_desk_is_asked_for_a_record_an_offence_or_a_watch_list() -> None:
    facts = City("nyc").corpus.facts
    names = [
        name for name in facts if any(word in name for word in ("convict", "vsc", "tsdb", "reentered", "adjudicated"))
    ]
    assert len(names) >= 10

    def open_to_the_desk(fact: Fact) -> bool:
        return fact.decided_by is None and fact.held_in is None and fact.noted is None

    assert [name for name in names if open_to_the_desk(facts[name]) and not name.startswith("released_after")] == []


def test_until_counsel_has_looked_the_desk_says_release_when_otherwise_due() -> None:
    nyc = City("nyc")
    for agency in ("DOC", "NYPD", "DOP"):
        told: Any = nyc.consult("a-detainer-came", on=date(2026, 3, 1), facts={
            "actor_agency": agency, "paper_kind": "detainer_form", "warrant_issuer": "none",
            "warrant_presented": False, "hours_held_past_release_excl_weekends_holidays": 2,
        })  # fmt: skip
        (hold,) = [one for one in told.decisions if one.act == "detain"]
        assert hold.verdict is not Verdict.MAY
        assert any("elease" in words for words in (*hold.say, *hold.meanwhile))
