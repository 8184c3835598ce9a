"""The table of kinds: every fact that the law leaves to the register is in it, and no other."""

import pytest
from tests.hall.authorities.offices import WHO, Offices, approved

from goldendoor.hall.authorities.table import KINDS, Reach, Whose, facts_held, with_what_they_imply
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.offices import offices as offices_named


def test_every_fact_that_only_the_register_establishes_is_established_by_some_kind_and_no_other_fact_is() -> None:
    assert facts_held() == {name for name, fact in corpus().facts.items() if fact.held_in == "standing_authorities"}
    assert facts_held()
    assert {fact for kind in KINDS.values() for fact in kind.facts} == facts_held()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_what_a_kind_establishes_is_all_that_the_law_says_comes_with_it(kind: object) -> None:
    assert with_what_they_imply(frozenset(kind.facts)) == frozenset(kind.facts)


def test_who_formally_entered_an_arrangement_is_in_one() -> None:
    chosen = frozenset({"cooperative_arrangement_formally_entered_for_city"})
    assert with_what_they_imply(chosen) == chosen | {"cooperative_arrangement_city_state_federal"}


def test_a_determination_has_two_signatures() -> None:
    """Safety, rule 14; and what has none of that rule's privilege is no determination."""
    determinations = {name for name, kind in KINDS.items() if "determination" in kind.words}
    assert determinations == {name for name, kind in KINDS.items() if kind.privileged}
    assert {len(KINDS[name].signatures) for name in determinations} == {2}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_office_that_proposes_or_signs_is_one_that_somebody_can_hold(kind: object) -> None:
    assert kind.proposed_by | kind.signing_offices <= offices_named(corpus()).keys()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_signatures_are_alike_or_have_no_office_in_common_so_that_no_order_of_signing_blocks_another(
    kind: object,
) -> None:
    for one in kind.signatures:
        for other in kind.signatures:
            assert one == other or one.whose is not other.whose or not one.offices & other.offices


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_whoever_signs_is_of_an_agency_that_the_authority_is_for(kind: object) -> None:
    whose = {one.whose for one in kind.signatures}
    if kind.reach in (Reach.CITY, Reach.EITHER):
        assert whose == {Whose.CITY}
    assert (Whose.OTHER_AGENCY in whose) is (kind.reach is Reach.TWO_AGENCIES)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_proposed_and_signed_by_the_offices_that_are_there_for_it(offices: Offices, kind: str) -> None:
    assert WHO.keys() == KINDS.keys()
    made = approved(offices, kind)
    assert made.approved_on is not None
    assert set(made.establishes) == set(KINDS[kind].facts)
    assert made.signatures.count() == len(KINDS[kind].signatures)
