"""The register's pages: found, proposed, approved, declined and ended, in plain sentences."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from tests.hall.authorities.offices import SCOPE, Offices, again, approved, proposed
from tests.hall.cities import NOW, TODAY, Person, somebody

from goldendoor.hall import clock
from goldendoor.hall.acting import perform
from goldendoor.hall.authorities.actions import EndAuthority
from goldendoor.hall.authorities.models import Authority

REGISTER = "/hall/authorities/"
GIVEN = {"agency": "DSS", "title": "Shelter intake", "scope": SCOPE, "since": "2026-03-04", "until": "2026-12-31"}


@pytest.fixture(autouse=True)
def _signed_in_lately(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: NOW - timedelta(minutes=1))


def sent(client: Client, who: Person, address: str, **given: object) -> tuple[int, str]:
    """A form sent by somebody, and the page that follows."""
    client.force_login(who.account)
    answer = client.post(REGISTER + address, given or {"nothing": "asked"}, follow=True)
    return answer.status_code, answer.content.decode()


def page(client: Client, who: Person, address: str = "", **query: str) -> str:
    client.force_login(who.account)
    answer = client.get(REGISTER + address, query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def rows(text: str) -> list[int]:
    """The numbers of the authorities on the list."""
    return [int(number) for number in re.findall(r'<a class="link" href="[^"]*/(\d+)/">\d+: ', text)]


def test_a_routine_is_proposed_by_one_and_approved_by_another_in_two_taps(client: Client, offices: Offices) -> None:
    status, text = sent(client, offices.supervisor, "propose/routine/", **GIVEN)
    assert (status, rows(text)) == (200, [Authority.objects.get().pk])
    made = Authority.objects.get()
    assert f'href="/hall/authorities/{made.pk}/approve/"' not in page(client, offices.supervisor, f"{made.pk}/")
    text = page(client, offices.privacy, f"{made.pk}/")
    assert f'href="/hall/authorities/{made.pk}/approve/"' in text
    assert "Still to be signed by the agency&#x27;s privacy officer, DSS" in text
    assert SCOPE in page(client, offices.privacy, f"{made.pk}/approve/")
    status, text = sent(client, offices.privacy, f"{made.pk}/approve/")
    assert "State: <strong>in force</strong>, 303 days left" in text
    assert "Signed by Pria, the agency&#x27;s privacy officer, DSS, on 2026-03-04." in text
    assert again(made).approved_on == TODAY


def test_a_proposal_that_is_wrong_comes_back_with_a_sentence_and_nothing_is_written(
    client: Client, offices: Offices
) -> None:
    status, text = sent(client, offices.supervisor, "propose/routine/", **{**GIVEN, "until": "2026-03-01"})
    assert status == 422
    assert "The authority would end before it begins." in text
    assert SCOPE in text
    status, text = sent(client, offices.supervisor, "propose/routine/", **{**GIVEN, "agency": "ACS"})
    assert status == 422
    assert "Not done yet." in text
    assert not Authority.objects.exists()


def test_words_that_look_as_if_they_identified_somebody_are_pointed_out_and_read_again(
    client: Client, offices: Offices
) -> None:
    given = {**GIVEN, "scope": "The file of A 012-345-678, to call 212-555-0134"}
    status, text = sent(client, offices.supervisor, "propose/routine/", **given)
    assert status == 422
    assert "This looks like an alien registration number: leave it out." in text
    assert "This looks like a phone number" in text
    assert "read the text once more yourself" in text
    assert not Authority.objects.exists()
    warned = client.post(f"{REGISTER}propose/routine/", given).context["warned"]
    status, text = sent(
        client, offices.supervisor, "propose/routine/", **given, **{one.name: one.mark for one in warned}
    )
    assert status == 200
    assert "alien registration number" in page(client, offices.privacy, f"{Authority.objects.get().pk}/approve/")


def test_a_form_without_such_words_has_no_warning(client: Client, offices: Offices) -> None:
    assert "read it once more, and it identifies nobody" not in page(client, offices.supervisor, "propose/routine/")


def test_the_arrangement_is_asked_for_each_fact_in_the_laws_own_question(client: Client, offices: Offices) -> None:
    text = page(client, offices.law, "propose/arrangement/")
    assert "Was that arrangement formally entered into for the City?" in text
    given = {**GIVEN, "agency": "", "paper": "MOU 4", "paper_dated": "2026-01-05"}
    status, _ = sent(client, offices.law, "propose/arrangement/", **given)
    assert status == 422
    status, _ = sent(client, offices.law, "propose/arrangement/", **given, establishes="cooperative_arrangement_exists")
    assert status == 200
    made = Authority.objects.get()
    assert (made.agency, made.establishes) == (None, ["cooperative_arrangement_exists"])


def test_somebody_is_named_and_the_agency_of_two_is_chosen(client: Client, offices: Offices) -> None:
    assert sent(client, offices.counsel, "propose/designee/", **GIVEN, holder="wes")[0] == 200
    assert Authority.objects.get().holder == offices.worker.account
    assert sent(client, offices.supervisor, "propose/interagency/", **GIVEN, other_agency="ACS")[0] == 200
    assert Authority.objects.latest("pk").other_agency.code == "ACS"


def test_each_is_offered_the_kinds_that_they_may_propose(client: Client, offices: Offices) -> None:
    text = page(client, offices.supervisor, "propose/")
    assert set(re.findall(r"propose/([a-z_]+)/", text)) == {"routine", "interagency", "retention", "certifier"}
    for address in ("propose/contract/", "propose/nothing/"):
        client.force_login(offices.supervisor.account)
        assert client.get(REGISTER + address).status_code == 404
    client.force_login(offices.worker.account)
    assert client.get(REGISTER + "propose/").status_code == 404
    assert "Propose one" not in page(client, offices.worker)


def test_the_list_is_narrowed_by_kind_agency_and_state(client: Client, offices: Offices) -> None:
    routine, contract = approved(offices, "routine"), proposed(offices, "contract")
    citywide, lapsed = approved(offices, "added_information"), approved(offices, "routine", until=TODAY)
    ended = approved(offices, "routine")
    perform(EndAuthority(ended.pk, TODAY - timedelta(1), "Revoked"), offices.privacy.acting())
    everything = [ended.pk, lapsed.pk, citywide.pk, contract.pk, routine.pk]
    assert rows(page(client, offices.law)) == everything
    assert rows(page(client, offices.law, kind="contract")) == [contract.pk]
    assert rows(page(client, offices.law, agency="ACS")) == [citywide.pk]
    assert rows(page(client, offices.law, state="proposed")) == [contract.pk]
    assert "<strong>In force</strong>: from 2026-03-04 through 2026-03-04, 1 day left." in page(client, offices.law)
    assert rows(page(client, offices.law, state="in force")) == [lapsed.pk, citywide.pk, routine.pk]
    assert rows(page(client, offices.law, state="ended")) == [ended.pk]
    assert rows(page(client, offices.law, state="in force", kind="routine", agency="DSS")) == [lapsed.pk, routine.pk]
    assert rows(page(client, offices.elsewhere)) == [citywide.pk]
    assert client.get(REGISTER, {"state": "asleep"}).status_code == 422


def test_a_long_list_goes_on_on_the_next_page_with_what_was_looked_for(client: Client, offices: Offices) -> None:
    numbers = [proposed(offices, "routine").pk for _ in range(51)]
    text = page(client, offices.privacy, kind="routine")
    assert rows(text) == numbers[:0:-1]
    assert 'href="?kind=routine&amp;page=2"' in text
    assert rows(page(client, offices.privacy, kind="routine", page="2")) == numbers[:1]


def test_one_is_declined_and_another_ended_and_each_says_why(client: Client, offices: Offices) -> None:
    waiting, standing = proposed(offices, "routine"), approved(offices, "routine")
    _, text = sent(client, offices.privacy, f"{waiting.pk}/decline/", reason="Too wide")
    assert "<strong>declined</strong>" in text
    assert "Pria: Too wide" in text
    assert sent(client, offices.privacy, f"{standing.pk}/end/", reason="", last_day="2026-03-04")[0] == 422
    status, text = sent(client, offices.privacy, f"{standing.pk}/end/", reason="Over", last_day="2026-03-01")
    assert status == 422
    assert "An authority cannot be ended for days that are over." in text
    _, text = sent(client, offices.privacy, f"{standing.pk}/end/", reason="Over", last_day="2026-03-04")
    assert "It was ended: its last day is 2026-03-04." in text


def test_whoever_may_not_give_this_signature_is_told_why(client: Client, offices: Offices) -> None:
    made = proposed(offices, "proxy")
    assert sent(client, offices.law, f"{made.pk}/approve/")[0] == 200
    status, text = sent(client, offices.law, f"{made.pk}/approve/")
    assert status == 422
    assert "You have signed this already" in text
    client.force_login(offices.mayor.account)
    assert client.get(f"{REGISTER}{made.pk}/approve/").status_code == 404


def test_whoever_holds_two_offices_signs_in_the_one_that_signs(client: Client, offices: Offices) -> None:
    somebody("wes", "agency_privacy_officer", "DSS")
    made = proposed(offices, "routine")
    assert "<strong>in force</strong>" in sent(client, offices.worker, f"{made.pk}/approve/")[1]
    assert made.signatures.get().office == "agency_privacy_officer"


def test_a_sign_in_that_is_not_fresh_is_asked_for_again_and_comes_back_here(
    client: Client, offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = datetime(2026, 3, 4, 12, tzinfo=UTC)
    monkeypatch.setattr("goldendoor.hall.doing.signed_in_at", lambda request: long_ago)
    made = proposed(offices, "routine")
    client.force_login(offices.privacy.account)
    answer = client.post(f"{REGISTER}{made.pk}/approve/", {"nothing": "asked"})
    assert answer.headers["Location"].startswith("/hall/account/reauthenticate/")
    assert f"next=%2Fhall%2Fauthorities%2F{made.pk}%2Fapprove%2F" in answer.headers["Location"]
    assert again(made).approved_on is None


def test_what_somebody_typed_is_shown_as_text_and_never_as_a_page(client: Client, offices: Offices) -> None:
    bad = "<script>alert(1)</script>"
    made = approved(offices, "contract", title=bad, scope=bad, paper=bad)
    for address in ("", f"{made.pk}/", f"{made.pk}/end/"):
        text = page(client, offices.counsel, address)
        assert bad not in text
        assert "&lt;script&gt;" in text


def test_the_first_screen_leads_to_the_register_for_those_who_see_it(client: Client, offices: Offices) -> None:
    client.force_login(offices.worker.account)
    assert 'href="/hall/authorities/"' in client.get("/hall/").content.decode()
    client.force_login(offices.auditor.account)
    assert 'href="/hall/authorities/"' not in client.get("/hall/").content.decode()
