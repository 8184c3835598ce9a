"""What the register establishes for a matter: the facts of what was cited, in force that day, for that agency and person."""

from datetime import timedelta

import pytest
from tests.hall.authorities.offices import Offices, approved, proposed, signed
from tests.hall.cities import TODAY

from goldendoor.hall.acting import perform
from goldendoor.hall.authorities.access import established, in_force
from goldendoor.hall.authorities.actions import DeclineAuthority, EndAuthority
from goldendoor.hall.authorities.table import KINDS, facts_held

ROUTINE = "routine_preapproved_by_apo"


def yes(given: dict[str, bool]) -> set[str]:
    """The facts that are established; and there is a word on every fact that the register holds."""
    assert given.keys() == facts_held()
    return {fact for fact, holds in given.items() if holds}


@pytest.mark.parametrize("kind", KINDS)
def test_an_authority_establishes_the_facts_of_its_kind_and_no_other(offices: Offices, kind: str) -> None:
    assert yes(established([], "DSS", TODAY, offices.worker.account.pk)) == set()
    made = approved(offices, kind)
    assert yes(established([made.pk], "DSS", TODAY, offices.worker.account.pk)) == set(KINDS[kind].facts)


def test_only_what_is_cited_counts(offices: Offices) -> None:
    made, other = approved(offices, "routine"), approved(offices, "contract")
    assert yes(established([made.pk], "DSS", TODAY, None)) == {ROUTINE}
    both = {ROUTINE, "access_under_agreement_contract_or_subcontract"}
    assert yes(established([made.pk, other.pk], "DSS", TODAY, None)) == both
    assert yes(established([made.pk + 1_000], "DSS", TODAY, None)) == set()


def test_another_agencys_authority_does_not_count_and_the_whole_citys_does(offices: Offices) -> None:
    own, citywide = approved(offices, "routine"), approved(offices, "added_information")
    assert yes(established([own.pk, citywide.pk], "ACS", TODAY, None)) == {"type_added_by_cpo"}
    assert [one.number for one in in_force("ACS", TODAY)] == [citywide.pk]
    assert [one.number for one in in_force("DSS", TODAY)] == [own.pk, citywide.pk]


def test_what_two_agencies_agreed_counts_for_both_and_for_no_third(offices: Offices) -> None:
    made = approved(offices, "interagency")
    for agency, counts in (("DSS", True), ("ACS", True), ("DOC", False)):
        assert established([made.pk], agency, TODAY, None)["interagency_apo_agreement"] is counts


@pytest.mark.parametrize("kind", ["designee", "certifier"])
def test_what_names_somebody_counts_for_them_alone(offices: Offices, kind: str) -> None:
    made = approved(offices, kind)
    (fact,) = KINDS[kind].facts
    assert established([made.pk], "DSS", TODAY, offices.worker.account.pk)[fact]
    assert not established([made.pk], "DSS", TODAY, offices.counsel.account.pk)[fact]
    assert not established([made.pk], "DSS", TODAY, None)[fact]


def test_that_there_is_a_chief_privacy_officer_needs_no_citation(offices: Offices) -> None:
    assert not established([], "DSS", TODAY, None)["chief_privacy_officer_in_office"]
    made = approved(offices, "chief_privacy", until=TODAY + timedelta(1))
    for agency in ("DSS", "NYPD"):
        assert established([], agency, TODAY + timedelta(1), None)["chief_privacy_officer_in_office"]
    assert not established([made.pk], "DSS", TODAY + timedelta(2), None)["chief_privacy_officer_in_office"]


def test_what_is_proposed_half_signed_declined_ended_or_lapsed_establishes_nothing(offices: Offices) -> None:
    half = signed(proposed(offices, "best_interest"), offices.law)
    declined, ended = proposed(offices, "routine"), approved(offices, "routine")
    perform(DeclineAuthority(declined.pk, "Too wide"), offices.privacy.acting())
    perform(EndAuthority(ended.pk, TODAY - timedelta(1), "Revoked"), offices.privacy.acting())
    lapsed = approved(offices, "contract", until=TODAY)
    cited = [proposed(offices, "routine").pk, half.pk, declined.pk, ended.pk, lapsed.pk]
    assert yes(established(cited, "DSS", TODAY + timedelta(1), None)) == set()


def test_the_past_is_asked_as_it_was(offices: Offices) -> None:
    made = approved(offices, "routine", until=TODAY + timedelta(1))
    assert established([made.pk], "DSS", TODAY, None)[ROUTINE]
    assert not established([made.pk], "DSS", TODAY - timedelta(1), None)[ROUTINE]
