"""Which limb of the detainer laws is met: the place and its words, and nothing of the record that met it."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest

from goldendoor import City
from goldendoor.hall.matters.limbs import limbs_met, may_be_kept, open_facts, words_of_condition
from goldendoor.norms import AllOf, AnyOf, Corpus, Decided, Holds, Not, OnReading, Source, UnknownName
from goldendoor.norms.giving import BadValue

CORPUS = City("nyc").corpus
ON = date(2026, 2, 20)
RECORD = "serious_record_or_watch_list"
SHORT_HOLD = "short_hold_is_open"
# Assault in the second degree, judged two years before the arrest, by a court of New York, of an adult.
OLD_ASSAULT: dict[str, Any] = {
    "conviction_offense": "Penal Law 120.05", "conviction_jurisdiction": None, "vsc_judgment_date": date(2024, 3, 1),
    "vsc_commission_date": date(2023, 7, 9), "vsc_incarceration_intervals": None,
    "instant_arrest_date": date(2026, 2, 19), "adjudicated_yo_or_jd": False, "offense_was_written_anew_and_wider": False,
}  # fmt: skip
NO_OTHER_GROUND = dict.fromkeys(
    ("conviction_is_felony_hate_crime", "conviction_is_felony_attempt_or_conspiracy_on_listed_crime",
     "conviction_is_vtl_600_felony", "listed_by_doc_rule", "foreign_conviction_is_predicate_felony_equivalent",
     "offense_is_successor_of_a_listed_one"), False,
)  # fmt: skip
ON_THE_LIST = {"tsdb_possible_match": True, "ice_oral_claim_of_tsdb_match": False}
NOT_ON_THE_LIST = {"tsdb_possible_match": False, "ice_oral_claim_of_tsdb_match": False}


def citations(term: str, facts: dict[str, Any], on: date = ON, corpus: Corpus = CORPUS) -> list[str]:
    return [one.citation for one in limbs_met(corpus, term, facts, on)]


def test_a_recent_serious_record_meets_the_first_limb_through_all_the_definitions_below_it() -> None:
    (limb,) = limbs_met(CORPUS, RECORD, {**OLD_ASSAULT, **NOT_ON_THE_LIST}, ON)
    assert (limb.instrument, limb.citation) == ("NYC-AC-9-131", "9-131(b)(1)(ii)(A)")
    assert (limb.pinpoint, limb.words) == ("§ (b)(1)(ii)(A)", "convicted vsc within 5y")


def test_a_match_on_the_watch_list_meets_the_second() -> None:
    assert citations(RECORD, ON_THE_LIST) == ["9-131(b)(1)(ii)(B)"]


def test_both_limbs_are_told_where_both_are_met() -> None:
    assert citations(RECORD, {**OLD_ASSAULT, **ON_THE_LIST}) == ["9-131(b)(1)(ii)(A)", "9-131(b)(1)(ii)(B)"]


@pytest.mark.parametrize(
    "changed",
    [
        {"adjudicated_yo_or_jd": True},
        {"conviction_offense": "Penal Law 155.30"},
        {"vsc_judgment_date": date(2020, 2, 1)},
        {"offense_was_written_anew_and_wider": True},
    ],
    ids=["as a youth", "not a listed crime", "too long ago", "written anew"],
)
def test_a_record_that_does_not_count_meets_no_limb(changed: dict[str, Any]) -> None:
    assert citations(RECORD, {**OLD_ASSAULT, **NO_OTHER_GROUND, **NOT_ON_THE_LIST, **changed}) == []


@pytest.mark.parametrize("missing", ["adjudicated_yo_or_jd", "vsc_judgment_date", "conviction_offense"])
def test_what_nobody_has_answered_is_never_taken_to_be_so(missing: str) -> None:
    facts = {name: value for name, value in OLD_ASSAULT.items() if name != missing}
    assert citations(RECORD, facts) == []
    assert citations(RECORD, {**facts, missing: "unknown"}) == []
    assert missing in open_facts(CORPUS, RECORD, facts, ON)


def test_while_an_exception_is_open_its_term_has_no_limb_that_is_met() -> None:
    facts = {name: value for name, value in OLD_ASSAULT.items() if name != "adjudicated_yo_or_jd"}
    assert citations("convicted_vsc_within_5y", facts) == []
    assert citations("convicted_vsc_within_5y", {**facts, "adjudicated_yo_or_jd": False}) == ["9-131(a)(2)"]


def test_an_old_conviction_counts_for_the_short_hold_and_for_nothing_else() -> None:
    old = {**OLD_ASSAULT, **NO_OTHER_GROUND, **NOT_ON_THE_LIST, "vsc_judgment_date": date(2009, 3, 1),
           "illegally_reentered_after_removal_or_return": True}  # fmt: skip
    assert citations(SHORT_HOLD, old) == ["14-154(b)(2)(A)"]
    assert citations(RECORD, old) == []


def test_counsels_own_conclusion_is_enough_for_a_limb() -> None:
    assert citations(RECORD, {"convicted_vsc_within_5y": True}) == ["9-131(b)(1)(ii)(A)"]
    assert citations(RECORD, {"convicted_vsc_within_5y": True, RECORD: False}) == []


def test_the_federal_officers_word_alone_meets_nothing_until_counsel_has_decided() -> None:
    claimed = {"ice_oral_claim_of_tsdb_match": True, "tsdb_possible_match": False, "convicted_vsc_within_5y": False}
    assert citations(RECORD, claimed) == []
    enough = Decided("A-16", "the-officers-word-is-enough", date(2026, 2, 1), "counsel", Source("decided.md", 1))
    decided = replace(CORPUS, decided=(*CORPUS.decided, enough))
    assert citations(RECORD, claimed, corpus=decided) == ["9-131(b)(1)(ii)(B)"]
    assert citations(RECORD, claimed, date(2026, 1, 31), decided) == []


def test_a_term_that_is_not_law_on_a_day_has_no_limbs_then() -> None:
    asked = {"requester_is_ice_or_its_agent": True, "requester_is_city_staff_at_city_work": False, "requester": None}
    term = "requester_is_federal_immigration_authority"
    assert citations(term, asked, date(2026, 1, 28)) == ["9-131(a)(4)"]
    assert citations(term, asked, date(2011, 11, 21)) == []


# What is still needed ---------------------------------------------------------------------------------------------


def test_at_first_everything_is_open_and_in_the_end_nothing() -> None:
    assert {"conviction_offense", "vsc_judgment_date", "tsdb_possible_match"} <= {*open_facts(CORPUS, RECORD, {}, ON)}
    assert open_facts(CORPUS, RECORD, {**OLD_ASSAULT}, ON) == ()
    assert open_facts(CORPUS, RECORD, ON_THE_LIST, ON) == ()


def test_answering_what_is_open_settles_it_one_way_or_the_other() -> None:
    facts: dict[str, Any] = {}
    answers = {**OLD_ASSAULT, **NO_OTHER_GROUND, **NOT_ON_THE_LIST, "conviction_offense": "Penal Law 155.30"}
    asked = 0
    while needed := open_facts(CORPUS, RECORD, facts, ON):
        facts[needed[0]] = answers[needed[0]]
        asked += 1
        assert asked <= len(answers)
    assert citations(RECORD, facts) == []
    assert len(facts) == asked > 5


def test_that_a_judgment_exists_does_not_say_when_it_was() -> None:
    known = {**OLD_ASSAULT, "vsc_judgment_date": "exists"}
    assert "vsc_judgment_date" in open_facts(CORPUS, RECORD, known, ON)
    assert citations(RECORD, known) == []


@pytest.mark.parametrize("asks", [limbs_met, open_facts])
def test_a_term_that_the_law_does_not_have_is_named_with_the_near_one(asks: Any) -> None:
    with pytest.raises(UnknownName, match="serious_record_or_watch_list"):
        asks(CORPUS, "serious_record_or_watchlist", {}, ON)
    with pytest.raises(UnknownName, match="no term"):
        asks(CORPUS, "tsdb_possible_match", {}, ON)
    with pytest.raises(BadValue):
        asks(CORPUS, RECORD, {"tsdb_possible_match": "perhaps"}, ON)


# What stays ---------------------------------------------------------------------------------------------------------


def test_nothing_of_the_record_shows_in_what_is_told() -> None:
    told = limbs_met(CORPUS, RECORD, {**OLD_ASSAULT, **ON_THE_LIST}, ON)
    shown = f"{told!r} {told!s} {[asdict(one) for one in told]}"
    for value in ("120.05", "assault", "2024", "2023", "2026", "datetime", "True", "False"):
        assert value not in shown
    needed = f"{open_facts(CORPUS, RECORD, {**OLD_ASSAULT, 'adjudicated_yo_or_jd': 'unknown'}, ON)}"
    assert "120.05" not in needed and "2024" not in needed


def test_two_records_that_meet_the_same_limb_leave_the_same_behind() -> None:
    robbery = {**OLD_ASSAULT, "conviction_offense": "Penal Law 160.15", "vsc_judgment_date": date(2025, 1, 2)}
    hate_crime = {"conviction_is_felony_hate_crime": True, "vsc_judgment_date": date(2025, 5, 5),
                  "instant_arrest_date": date(2026, 2, 1), "adjudicated_yo_or_jd": False,
                  "offense_was_written_anew_and_wider": False, "vsc_incarceration_intervals": None}  # fmt: skip
    one, two, three = (limbs_met(CORPUS, RECORD, facts, ON) for facts in (OLD_ASSAULT, robbery, hate_crime))
    assert repr(one) == repr(two) == repr(three) and len(one) == 1


def test_a_fact_stays_where_its_law_file_says_so() -> None:
    assert may_be_kept(CORPUS, "warrant_issuer")
    for never in (
        "conviction_offense",
        "vsc_judgment_date",
        "adjudicated_yo_or_jd",
        "tsdb_possible_match",
        "person_is_alien",
    ):
        assert not may_be_kept(CORPUS, never)


def test_a_term_stays_where_an_office_judges_everything_sensitive_in_it() -> None:
    for concluded in (RECORD, SHORT_HOLD, "convicted_vsc_within_5y", "judicial_warrant_9_131", "the_hours_are_over"):
        assert may_be_kept(CORPUS, concluded)
    # Each of these rests on something that a desk may be told and nobody may keep.
    for at_the_desk in ("only_an_officers_paper", "is_status_information", "a_valid_card_is_shown"):
        assert not may_be_kept(CORPUS, at_the_desk)


def test_a_term_that_rests_on_a_status_given_at_a_desk_never_stays_in_any_version() -> None:
    (term,) = CORPUS.terms["watch_list_match_counts"]
    (limb, *_) = term.limbs
    earlier = replace(term, limbs=(replace(limb, condition=Holds("person_is_alien")),))
    mixed = replace(CORPUS, terms={**CORPUS.terms, "watch_list_match_counts": (earlier, term)})
    assert not may_be_kept(mixed, "watch_list_match_counts") and not may_be_kept(mixed, RECORD)


def test_a_name_that_the_law_does_not_have_may_not_be_asked_about() -> None:
    with pytest.raises(UnknownName, match="tsdb_possible_match"):
        may_be_kept(CORPUS, "tsdb_possible_mach")


def test_the_words_of_a_limb_leave_out_readings_and_values() -> None:
    either = AnyOf((Holds("convicted_vsc_ever"), Not(Holds("adjudicated_yo_or_jd"))))
    assert words_of_condition(AllOf((either, OnReading("A-16", "the-officers-word-is-enough")))) == (
        "convicted vsc ever or not adjudicated yo or jd"
    )
