"""What the note of 2003 says of New York, Philadelphia and Durham comes out of comparing their law.

Where the note leaves something out, or says too much (the brief's section 8: D-03, D-04), the law as it is encoded counts.
Each row tells one statement, the facts that it is about, and what each of the three says.
"""

from datetime import date
from functools import cache
from typing import Any

import pytest

from goldendoor import City
from goldendoor.analysis.comparison import Comparison, compare
from goldendoor.analysis.situations import Situation
from goldendoor.analysis.together import Side
from goldendoor.norms import Verdict

NOVEMBER = date(2003, 11, 1)
MUST_NOT, MAY, MUST, REFER, SILENT = (Verdict.MUST_NOT, Verdict.MAY, Verdict.MUST, Verdict.REFER, Verdict.NOT_REGULATED)

CLERK = {"actor_kind": "line_worker", "actor_agency": "OTHER_CITY"}
POLICE = {"actor_kind": "nypd_uniformed", "actor_agency": "NYPD"}
ASKING = {"inquiry_topic": "immigration_status"}
IN_THE_FILES = {"information_obtained_and_maintained_by_city_agency": "yes"}
STATUS_TO_A_LANDLORD = {
    **CLERK,
    **IN_THE_FILES,
    "info_category": "immigration_status",
    "recipient_kind": "third_party_private",
}
WITNESS_TO_A_LANDLORD = {**STATUS_TO_A_LANDLORD, "info_category": "crime_witness_status"}
SIGNED = {"written_authorization_by_subject": "yes"}
A_RULE_SAYS_SO = {"question_is_said_to_be_needed": "yes"}
ANOTHER_CRIME = {"investigating_illegal_activity": "yes", "federal_law_enforced": "8 USC 1324"}

Row = tuple[str, str, dict[str, str], tuple[Verdict, Verdict, Verdict]]

ASKED: list[Row] = [
    ("in all three a worker leaves status alone", "inquire", {**CLERK, **ASKING}, (MUST_NOT, MUST_NOT, MUST_NOT)),
    ("New York and Philadelphia let one ask where the service needs it; Durham does not", "inquire",
     {**CLERK, **ASKING, **A_RULE_SAYS_SO, "service_impossible_without_status": "yes"}, (MAY, MAY, MUST_NOT)),
    ("and where eligibility needs it", "inquire",
     {**CLERK, **ASKING, **A_RULE_SAYS_SO, "eligibility_rule_confirmed": "yes"}, (MAY, MAY, MUST_NOT)),
    ("all three let one ask where a law requires it", "inquire",
     {**CLERK, **ASKING, **A_RULE_SAYS_SO, "law_demands_the_question": "yes"}, (MAY, MAY, MAY)),
    ("Durham also where a court order does", "inquire",
     {**CLERK, **ASKING, **A_RULE_SAYS_SO, "court_order_demands_the_question": "yes"}, (MUST_NOT, MUST_NOT, MAY)),
    ("whether a duty of the job is enough in Durham is open (A-28)", "inquire",
     {**CLERK, **ASKING, **A_RULE_SAYS_SO, "duties_demand_the_question": "yes"}, (MUST_NOT, MUST_NOT, REFER)),
    ("officers may ask while they look into another crime; in Durham they may not", "inquire",
     {**POLICE, **ASKING, **ANOTHER_CRIME}, (MAY, MAY, MUST_NOT)),
    ("no officer asks because somebody may be undocumented", "inquire", {**POLICE, **ASKING}, (MUST_NOT, MUST_NOT, MUST_NOT)),
    ("nor by investigating nothing but that", "inquire",
     {**POLICE, **ASKING, "investigating_illegal_activity": "yes", "mere_undocumented_status_only": "yes"},
     (MUST_NOT, MUST_NOT, MUST_NOT)),
    ("a clerk is no officer", "inquire", {**CLERK, **ASKING, **ANOTHER_CRIME}, (MUST_NOT, MUST_NOT, MUST_NOT)),
    ("Durham alone forbids finding it out in another way", "inquire",
     {**CLERK, "inquiry_topic": "other", "activity_designed_to_ascertain_status": "yes"}, (SILENT, SILENT, MUST_NOT)),
    ("Durham speaks of the course of employment", "inquire",
     {**CLERK, **ASKING, "asked_outside_work": "yes"}, (MUST_NOT, MUST_NOT, SILENT)),
]  # fmt: skip

SHARED: list[Row] = [
    *((f"{kind.replace('_', ' ')} is confidential in New York and Philadelphia; Durham is silent on sharing", "disclose",
       {**STATUS_TO_A_LANDLORD, "info_category": kind}, (MUST_NOT, MUST_NOT, SILENT))
      for kind in ("sexual_orientation", "public_assistance_receipt", "immigration_status", "income_tax_record",
                   "sexual_assault_victim_status", "crime_witness_status", "dv_victim_status")),
    ("a law that requires it opens both", "disclose",
     {**STATUS_TO_A_LANDLORD, "disclosure_required_by_law": "yes"}, (MAY, MAY, SILENT)),
    ("a signature opens New York; Philadelphia asks for a language that is understood", "disclose",
     {**STATUS_TO_A_LANDLORD, **SIGNED}, (MAY, MUST_NOT, SILENT)),
    ("in that language it opens both", "disclose",
     {**STATUS_TO_A_LANDLORD, **SIGNED, "authorization_in_language_understood": "yes"}, (MAY, MAY, SILENT)),
    ("a suspicion of something unlawful opens both", "disclose",
     {**STATUS_TO_A_LANDLORD, **POLICE, "subject_suspected_of_illegal_activity_by_agency": "yes"}, (MAY, MAY, SILENT)),
    ("to any worker, not to the police alone as the note has it (D-03)", "disclose",
     {**STATUS_TO_A_LANDLORD, "subject_suspected_of_illegal_activity_by_agency": "yes"}, (MAY, MAY, SILENT)),
    ("mere status is no such suspicion", "disclose",
     {**STATUS_TO_A_LANDLORD, "subject_suspected_of_illegal_activity_by_agency": "yes",
      "mere_undocumented_status_only": "yes"}, (MUST_NOT, MUST_NOT, SILENT)),
    ("another City agency that needs it gets it, which the note leaves out (D-03, D-04)", "disclose",
     {**STATUS_TO_A_LANDLORD, "recipient_kind": "other_city_agency", "necessary_for_any_city_agency_mission": "yes"},
     (MAY, MAY, SILENT)),
    ("and other information leaves the City where its work needs it (D-03, D-04)", "disclose",
     {**WITNESS_TO_A_LANDLORD, "necessary_for_any_city_agency_mission": "yes"}, (MAY, MAY, SILENT)),
    ("as status does not", "disclose",
     {**STATUS_TO_A_LANDLORD, "necessary_for_any_city_agency_mission": "yes"}, (MUST_NOT, MUST_NOT, SILENT)),
    ("Durham's disclaimer orders nobody to share", "disclose",
     {**STATUS_TO_A_LANDLORD, "disclosure_required_by_law": "yes"}, (MAY, MAY, SILENT)),
]  # fmt: skip

SERVED: list[Row] = [
    *((f"Philadelphia alone says that {paper} is enough", "accept_id",
       {**CLERK, "id_needed": "yes", "id_offered": paper}, (SILENT, MUST, SILENT))
      for paper in ("a Pennsylvania driver's license", "a State-issued non-driver ID", "a photo consular identification card",
                    "a valid passport")),
    ("of other papers it says nothing", "accept_id",
     {**CLERK, "id_needed": "yes", "id_offered": "a gym card"}, (SILENT, SILENT, SILENT)),
    ("Philadelphia opens its services to everybody", "give_service",
     {**CLERK, "person_is_alien": "yes", "otherwise_eligible": "yes"}, (MUST, MUST, SILENT)),
    ("but for programs that are for a certain status", "give_service",
     {**CLERK, "person_is_alien": "yes", "otherwise_eligible": "yes", "service_needs_qualified_status": "yes"},
     (MUST, SILENT, SILENT)),
]  # fmt: skip


@cache
def city(name: str) -> City:
    return City(name)


def of_three(on: date = NOVEMBER) -> tuple[Side, ...]:
    return tuple(Side(city(name), on) for name in ("nyc", "philadelphia", "durham"))


def plainest(found: Comparison) -> Situation:
    """The situation in which nothing is out of the ordinary but what was given."""
    return min((*found.differences, *found.alike), key=lambda one: len(one.stands_out))


@pytest.mark.parametrize(
    ("statement", "act", "facts", "expected"),
    [*ASKED, *SHARED, *SERVED],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_note_says_so(statement: str, act: str, facts: dict[str, str], expected: tuple[Verdict, ...]) -> None:
    found = compare(act, of_three(), given=facts)
    shown = plainest(found)
    assert shown.stands_out == ()
    assert shown.verdicts == expected
    assert (shown in found.differences) == (len(set(expected)) > 1)
    assert found.complete and found.not_replayed == 0


@pytest.mark.parametrize("act", ["inquire", "disclose", "accept_id", "give_service"])
def test_whatever_is_shown_was_decided_so_by_each_city(act: str) -> None:
    found = compare(act, of_three(), every_rule=True)
    assert found.complete and found.not_replayed == 0
    for one in (*found.differences, *found.alike):
        for side, answer in zip(of_three(), one.answers, strict=True):
            decision = side.city.decide(act, on=side.on, facts=one.facts)
            assert (decision.verdict, decision.norms) == (answer.verdict, answer.norms)
    assert all(len(set(one.verdicts)) > 1 for one in found.differences)
    assert all(len(set(one.verdicts)) == 1 for one in found.alike)


def pairs(found: Comparison) -> set[tuple[Verdict, ...]]:
    return {one.verdicts for one in found.differences}


def test_where_a_clerk_asks_for_status_new_york_and_philadelphia_are_alike_in_every_case() -> None:
    found = compare("inquire", of_three()[:2], given={**CLERK, **ASKING})
    assert found.differences == () and found.complete
    assert {one.verdicts for one in found.alike} == {(MUST_NOT, MUST_NOT), (MAY, MAY)}


def test_what_is_in_the_files_they_share_alike_but_for_the_language_of_the_consent() -> None:
    no_federal_law: dict[str, Any] = {"federal_law_enforced": "none", "generalized_confidentiality_policy": "no"}
    given = {**STATUS_TO_A_LANDLORD, **no_federal_law, "rule_bars_only_sending_status_to_ice": "no"}
    found = compare("disclose", of_three()[:2], given=given)
    assert pairs(found) == {(MAY, MUST_NOT)}
    turns = {turn.fact for one in found.differences for turn in one.turns}
    assert turns == {"authorization_in_language_understood"}
    understood = compare("disclose", of_three()[:2], given={**given, "authorization_in_language_understood": "yes"})
    assert understood.differences == ()


def test_durhams_resolution_never_forbids_sharing_and_never_allows_it() -> None:
    found = compare("disclose", of_three(), every_rule=True)
    said = [answer for one in (*found.differences, *found.alike) for answer in one.answers if answer.city == "durham"]
    assert {answer.verdict for answer in said} <= {SILENT, REFER}
    assert not any(norm.instrument == "DUR-RES-9046-2003" for answer in said if answer.verdict is REFER
                   for norm in answer.norms)  # fmt: skip


def test_each_of_the_notes_differences_is_among_the_few_that_are_shown_without_being_asked_for() -> None:
    asked = {one.verdicts for one in compare("inquire", of_three()).differences}
    assert {(MAY, MAY, MUST_NOT), (SILENT, SILENT, MUST_NOT), (MUST_NOT, MUST_NOT, REFER)} <= asked
    shared = {one.verdicts for one in compare("disclose", of_three()).differences}
    assert {(MUST_NOT, MUST_NOT, SILENT), (MAY, MUST_NOT, SILENT), (MAY, MAY, SILENT)} <= shared


@pytest.mark.parametrize(
    ("on", "new_york", "philadelphia"),
    [
        (date(2003, 9, 16), {SILENT, Verdict.UNKNOWN_TEXT}, SILENT),
        (date(2003, 9, 17), {MUST_NOT}, SILENT),
        (date(2003, 10, 10), {MUST_NOT}, MUST_NOT),
    ],
)
def test_new_york_was_first_and_philadelphia_followed(on: date, new_york: set[Verdict], philadelphia: Verdict) -> None:
    first, second, third = plainest(compare("disclose", of_three(on), given=WITNESS_TO_A_LANDLORD)).verdicts
    assert first in new_york
    assert (second, third) == (philadelphia, SILENT)


def test_durham_came_a_little_over_a_week_after_philadelphia() -> None:
    sides = (Side(city("durham"), date(2003, 10, 19)), Side(city("durham"), date(2003, 10, 20)))
    assert plainest(compare("inquire", sides, given={**CLERK, **ASKING})).verdicts == (SILENT, MUST_NOT)


def test_the_order_of_september_built_on_one_of_may_whose_first_wording_is_not_held() -> None:
    sides = (Side(city("nyc"), date(2003, 6, 1)), Side(city("nyc"), date(2003, 9, 17)))
    found = compare("inquire", sides, given={**CLERK, **ASKING})
    assert {one.verdicts[0] for one in (*found.differences, *found.alike)} == {Verdict.UNKNOWN_TEXT}


def test_a_term_of_the_law_can_be_given_in_place_of_its_parts() -> None:
    """The term is as given for every law, whatever it is made of."""
    given = {**CLERK, **ASKING, "status_necessary_for_eligibility": "yes"}
    found = compare("inquire", of_three(), given=given)
    assert plainest(found).verdicts == (MAY, MAY, MUST_NOT)
    assert found.complete and found.not_replayed == 0
