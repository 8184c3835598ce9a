"""Propose, approve, decline, end: by whom, how often, and what is refused, each time with nothing written."""

from datetime import date, timedelta

import pytest
from tests.hall.authorities.offices import SCOPE, WHO, Offices, again, approved, proposal, proposed, signed
from tests.hall.cities import NOW, TODAY, Person, somebody

from goldendoor.hall.acting import Act, NotThere, Refused, SignInAgain, perform
from goldendoor.hall.authorities.actions import ApproveAuthority, DeclineAuthority, EndAuthority
from goldendoor.hall.authorities.models import Authority, Signature
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.verifying import verify


def everything() -> tuple[object, ...]:
    """All that an act could have written."""
    return (
        list(Authority.objects.order_by("pk").values()), list(Signature.objects.order_by("pk").values()),
        Entry.objects.count(),
    )  # fmt: skip


def refused(act: Act, by: Person, why: str) -> None:
    """The act is refused in these words, and nothing is written."""
    before = everything()
    with pytest.raises(Refused, match=why):
        perform(act, by.acting())
    assert everything() == before


@pytest.mark.parametrize(
    ("kind", "other", "why"),
    [
        ("treaty", None, "no kind of authority named treaty"),
        ("routine", {"establishes": ("person_is_alien",)}, "names no fact person_is_alien"),
        ("routine", {"establishes": ("nothing_known",)}, "names no fact nothing_known"),
        ("routine", {"establishes": ("type_added_by_cpo",)}, "does not establish type_added_by_cpo"),
        ("routine", {"until": TODAY - timedelta(1), "since": TODAY}, "end before it begins"),
        ("routine", {"until": TODAY - timedelta(1), "since": date(2026, 1, 1)}, "over already"),
        ("routine", {"title": "  "}, "needs a title"),
        ("routine", {"scope": "\n"}, "what it covers"),
        ("routine", {"agency": None}, "which agency"),
        ("routine", {"agency": "FBI"}, "no agency FBI"),
        ("routine", {"agency": "ACS"}, "cannot propose this for that agency"),
        ("routine", {"other_agency": "ACS"}, "not between two agencies"),
        ("routine", {"holder": "wes"}, "names nobody"),
        ("interagency", {"other_agency": None}, "which is the other"),
        ("interagency", {"other_agency": "DSS"}, "another one"),
        ("interagency", {"other_agency": "FBI"}, "no agency FBI"),
        ("agreement", {"agency": "DSS"}, "whole city"),
        ("contract", {"paper": ""}, "needs a paper"),
        ("contract", {"paper_dated": None}, "needs a paper"),
        ("contract", {"paper_dated": TODAY + timedelta(1)}, "still to come"),
        ("retention", {"paper_dated": date(2017, 1, 1)}, "dated by 2016-12-31"),
        ("designee", {"holder": None}, "who is named"),
        ("designee", {"holder": "nobody"}, "Nobody named nobody holds an office in DSS"),
        ("designee", {"holder": "dan"}, "Nobody named dan holds an office in DSS"),
        ("designee", {"holder": "cal"}, "Somebody else has to propose"),
    ],
)
def test_a_proposal_that_is_wrong_is_refused_in_a_sentence(
    offices: Offices, kind: str, other: dict[str, object] | None, why: str
) -> None:
    act = proposal("routine") if other is None else proposal(kind, **other)
    if other is None:
        object.__setattr__(act, "kind", kind)
    refused(act, getattr(offices, WHO.get(kind, ("supervisor", ()))[0]), why)


def test_only_offices_that_the_table_names_propose(offices: Offices) -> None:
    refused(proposal("routine"), offices.worker, "not for the office")
    refused(proposal("routine"), offices.auditor, "not for the office")
    refused(proposal("contract"), offices.supervisor, "cannot propose")
    refused(proposal("routine"), offices.elsewhere, "cannot propose")
    perform(proposal("arrangement"), offices.law.acting())
    assert Authority.objects.get().agency.code == "DSS"


def test_a_part_of_what_a_kind_establishes_can_be_chosen_and_what_it_implies_comes_with_it(offices: Offices) -> None:
    made = proposed(offices, "arrangement", establishes=("cooperative_arrangement_formally_entered_for_city",))
    assert made.establishes == [
        "cooperative_arrangement_city_state_federal",
        "cooperative_arrangement_formally_entered_for_city",
    ]


def test_nobody_approves_what_they_proposed_though_the_office_is_theirs(offices: Offices) -> None:
    perform(proposal("routine"), offices.privacy.acting())
    made = Authority.objects.get()
    refused(ApproveAuthority(made.pk), offices.privacy, "Somebody else has to approve what you proposed")
    second = somebody("pia", "agency_privacy_officer", "DSS")
    assert signed(made, second).approved_on == TODAY


def test_nobody_approves_what_names_them(offices: Offices) -> None:
    made = proposed(offices, "designee", holder="hana")
    refused(ApproveAuthority(made.pk), offices.head, "Somebody else has to approve what names you")


def test_the_second_signature_is_somebody_elses(offices: Offices) -> None:
    made = signed(proposed(offices, "proxy"), offices.law)
    refused(ApproveAuthority(made.pk), offices.law, "You have signed this already")
    somebody("lou", "law_department", "MOIA")
    refused(ApproveAuthority(made.pk), Person(offices.law.account, "law_department", "MOIA"), "signed this already")
    assert signed(made, offices.law_too).approved_on == TODAY


def test_each_signature_of_two_is_of_its_own_office(offices: Offices) -> None:
    made = signed(proposed(offices, "best_interest"), offices.law)
    refused(ApproveAuthority(made.pk), offices.law_too, "is there already")
    assert again(made).approved_on is None
    assert signed(made, offices.chief_privacy).approved_on == TODAY


@pytest.mark.parametrize("who", ["counsel", "head", "chief_privacy", "law"])
def test_an_office_that_does_not_sign_such_ones_cannot(offices: Offices, who: str) -> None:
    refused(ApproveAuthority(proposed(offices, "routine").pk), getattr(offices, who), "not for the office you act in")


def test_the_privacy_officer_of_another_agency_finds_nothing_to_sign(offices: Offices) -> None:
    made = proposed(offices, "routine")
    for act in (ApproveAuthority(made.pk), DeclineAuthority(made.pk, "no")):
        before = everything()
        with pytest.raises(NotThere):
            perform(act, offices.privacy_acs.acting())
        assert everything() == before


def test_between_two_agencies_the_same_one_does_not_sign_for_both(offices: Offices) -> None:
    made = signed(proposed(offices, "interagency"), offices.privacy_acs)
    also_acs = somebody("paul", "agency_privacy_officer", "ACS")
    refused(ApproveAuthority(made.pk), also_acs, "is there already")
    assert signed(made, offices.privacy).approved_on == TODAY


def test_what_is_approved_declined_ended_or_over_is_not_approved_again(offices: Offices) -> None:
    in_force = approved(offices, "routine")
    second = somebody("pia", "agency_privacy_officer", "DSS")
    refused(ApproveAuthority(in_force.pk), second, "approved already")
    perform(EndAuthority(in_force.pk, TODAY, "No longer needed"), offices.privacy.acting())
    refused(ApproveAuthority(in_force.pk), second, "was ended")
    declined = proposed(offices, "routine")
    perform(DeclineAuthority(declined.pk, "Too wide"), offices.privacy.acting())
    refused(ApproveAuthority(declined.pk), second, "was declined")
    late = proposed(offices, "routine", until=TODAY)
    tomorrow = NOW + timedelta(days=1)
    with pytest.raises(Refused, match="last day is over"):
        perform(ApproveAuthority(late.pk), second.acting(at=tomorrow, signed_in=tomorrow))


def test_a_proposal_is_declined_by_who_signs_or_taken_back_by_who_made_it(offices: Offices) -> None:
    made = proposed(offices, "routine")
    refused(DeclineAuthority(made.pk, "Too wide"), offices.counsel, "offices that sign")
    refused(DeclineAuthority(made.pk, " "), offices.privacy, "Say why")
    refused(EndAuthority(made.pk, TODAY, "why"), offices.privacy, "nothing to end")
    perform(DeclineAuthority(made.pk, "Too wide"), offices.privacy.acting())
    assert (again(made).declined_on, again(made).closing_reason.open()) == (TODAY, "Too wide")
    refused(DeclineAuthority(made.pk, "again"), offices.privacy, "declined already")
    own = proposed(offices, "routine")
    perform(DeclineAuthority(own.pk, "A mistake"), offices.supervisor.acting())
    assert again(own).declined_by == offices.supervisor.account


def test_an_approved_one_is_ended_once_and_never_for_days_that_are_over(offices: Offices) -> None:
    made = approved(offices, "routine", until=TODAY + timedelta(5))
    refused(DeclineAuthority(made.pk, "late"), offices.privacy, "only be ended")
    refused(EndAuthority(made.pk, TODAY - timedelta(2), "why"), offices.privacy, "days that are over")
    refused(EndAuthority(made.pk, TODAY + timedelta(6), "why"), offices.privacy, "ends sooner")
    refused(EndAuthority(made.pk, TODAY, ""), offices.privacy, "Say why")
    refused(EndAuthority(made.pk, TODAY, "why"), offices.counsel, "offices that sign")
    refused(EndAuthority(made.pk, TODAY, "why"), offices.supervisor, "not for the office")
    perform(EndAuthority(made.pk, TODAY - timedelta(1), "Revoked"), offices.privacy.acting())
    assert again(made).ended_on == TODAY - timedelta(1)
    refused(EndAuthority(made.pk, TODAY, "again"), offices.privacy, "ended already")


def test_to_approve_to_decline_and_to_end_need_a_fresh_sign_in_and_to_propose_does_not(offices: Offices) -> None:
    long_ago = NOW - timedelta(minutes=16)
    perform(proposal("routine"), offices.supervisor.acting(signed_in=long_ago))
    made = Authority.objects.get()
    for act in (ApproveAuthority(made.pk), DeclineAuthority(made.pk, "no"), EndAuthority(made.pk, TODAY, "no")):
        before = everything()
        with pytest.raises(SignInAgain):
            perform(act, offices.privacy.acting(signed_in=long_ago))
        assert everything() == before


def test_each_act_stands_on_the_ledger_and_what_was_written_agrees_with_it(offices: Offices) -> None:
    ended, declined = approved(offices, "interagency"), proposed(offices, "routine")
    perform(EndAuthority(ended.pk, TODAY, "Revoked"), offices.privacy.acting())
    perform(DeclineAuthority(declined.pk, "Too wide"), offices.privacy.acting())
    acts = ["propose", "approve", "approve", "propose", "end", "decline"]
    assert list(Entry.objects.order_by("number").values_list("act", flat=True)) == [f"authority.{one}" for one in acts]
    assert of_the_register() == []


def test_a_scope_that_is_exchanged_behind_the_ledger_is_found(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = approved(offices, "routine")
    assert of_the_register() == []
    monkeypatch.setattr("goldendoor.hall.authorities.kinds.opened", lambda sealed, **otherwise: "another scope")
    assert {f"record changed: authority/{made.pk}"} == {
        one.split(": ", 1)[1].rsplit(":", 1)[0] for one in of_the_register()
    }


def of_the_register() -> list[str]:
    """What a check of the ledger finds of authorities and signatures; the people of these tests came past the ledger."""
    found = [str(one) for one in verify()]
    assert any("account/" in one or "holding/" in one for one in found)
    return [one for one in found if "authority/" in one or "signature/" in one]


@pytest.mark.parametrize("act", ["propose", "approve", "decline", "end"])
def test_where_the_ledger_fails_nothing_is_written(offices: Offices, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    waiting, standing = proposed(offices, "routine"), approved(offices, "routine")
    doing = {
        "propose": (proposal("routine"), offices.supervisor),
        "approve": (ApproveAuthority(waiting.pk), offices.privacy),
        "decline": (DeclineAuthority(waiting.pk, "Too wide"), offices.privacy),
        "end": (EndAuthority(standing.pk, TODAY, "Revoked"), offices.privacy),
    }

    def fails(*arguments: object, **more: object) -> None:
        raise OSError("no room on the disk")

    monkeypatch.setattr("goldendoor.hall.ledger.recording.record", fails)
    before = everything()
    with pytest.raises(OSError, match="no room"):
        perform(doing[act][0], doing[act][1].acting())
    assert everything() == before


def test_what_it_covers_is_sealed_in_the_database(offices: Offices) -> None:
    made = proposed(offices, "routine")
    assert str(made.scope) == "‹sealed›"
    assert again(made).scope.open() == SCOPE
