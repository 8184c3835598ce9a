"""What is done about policies: two people publish, nothing that was published changes, the law stays beside its paragraph."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.hall.cities import NOW, Person, somebody
from tests.hall.policies.cases import ASKING, DOORS, LIFE, TEXT, does, linked, proposed, published

from goldendoor.hall.acting import Act, NotThere, Refused, SignInAgain, perform
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.policies import access, actions, here, shown
from goldendoor.hall.policies.models import ParagraphLink, Policy, PolicyVersion
from goldendoor.hall.policies.text import normal

pytestmark = pytest.mark.django_db
People = dict[str, Person]
CHANGED = TEXT.replace("Be kind.", "Be kind to everybody.")


def refused(act: Act, by: Person, because: str, kind: type[Refused] = Refused) -> None:
    with pytest.raises(kind, match=because):
        does(act, by)


def test_a_policy_is_public_once_the_head_has_published_what_counsel_proposed(people: People) -> None:
    version = proposed(people)
    assert version.number is None and version.waits
    assert access.current(version.policy) is None
    does(actions.PublishVersion(version.pk), people["hana"])
    version.refresh_from_db()
    assert (version.number, version.published_by, version.published_at) == (1, people["hana"].account, NOW)
    assert access.current(version.policy) == version
    assert version.text == normal(TEXT)
    assert version.text_hash == hashlib.sha256(normal(TEXT).encode()).hexdigest()


def test_nobody_publishes_what_they_proposed(people: People) -> None:
    both = somebody("bo", "agency_general_counsel", "DSS")
    head = somebody("bo", "agency_head", "DSS")
    does(actions.ProposeVersion(TEXT, title="Mine"), both)
    version = PolicyVersion.objects.latest("pk")
    refused(actions.PublishVersion(version.pk), head, "Somebody else has to publish")
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.filter(pk=version.pk).update(number=1, published_at=NOW, published_by=both.account)
    does(actions.PublishVersion(version.pk), people["hana"])


def test_to_publish_needs_the_office_and_a_fresh_sign_in(people: People) -> None:
    version = proposed(people)
    refused(actions.PublishVersion(version.pk), people["cal"], "not for the office")
    refused(actions.ProposeVersion(TEXT, title="Other"), people["hana"], "not for the office")
    with pytest.raises(SignInAgain):
        perform(actions.PublishVersion(version.pk), people["hana"].acting(signed_in=NOW - timedelta(minutes=16)))


@pytest.mark.parametrize(
    ("text", "title", "because"),
    [
        (" \n# Only a heading\n", "Empty", "at least one paragraph"),
        ("x" * 40_001, "Long", "at most 40,000 letters"),
        (TEXT, "§ §", "a title of letters"),
        (TEXT, "At our DOORS!", "has a policy of this title"),
    ],
)
def test_what_is_no_policy_is_refused(people: People, text: str, title: str, because: str) -> None:
    proposed(people)
    refused(actions.ProposeVersion(text, title=title), people["cal"], because)
    assert Policy.objects.count() == 1


def test_another_agency_may_use_the_same_title(people: People) -> None:
    proposed(people)
    other = proposed(people, by="con")
    assert other.policy.agency.code == "DOC"
    assert Policy.objects.count() == 2


def test_one_version_waits_at_a_time_and_an_unchanged_text_is_none(people: People) -> None:
    first = published(people)
    refused(actions.ProposeVersion(TEXT.replace("\n", "\r\n"), first.policy_id), people["cal"], "Nothing changed")
    second = proposed(people, CHANGED)
    refused(actions.ProposeVersion(TEXT, first.policy_id), people["cal"], "take that one back first")
    does(actions.TakeBackVersion(second.pk), people["cal"])
    refused(actions.PublishVersion(second.pk), people["hana"], "taken back")
    refused(actions.TakeBackVersion(second.pk), people["hana"], "taken back")
    third = published(people, CHANGED)
    assert third.number == 2
    refused(actions.PublishVersion(third.pk), people["hana"], "published already")
    refused(actions.TakeBackVersion(third.pk), people["cal"], "published already")


def test_a_published_text_stays_as_it_was_whatever_is_published_later(people: People) -> None:
    first = published(people)
    before = (first.text, first.text_hash, first.number)
    published(people, CHANGED)
    first.refresh_from_db()
    assert (first.text, first.text_hash, first.number) == before


def test_the_head_withdraws_with_a_reason(people: People) -> None:
    waiting = proposed(people)
    refused(actions.WithdrawPolicy(waiting.policy_id, "Old."), people["hana"], "never published")
    does(actions.PublishVersion(waiting.pk), people["hana"])
    refused(actions.WithdrawPolicy(waiting.policy_id, "  "), people["hana"], "Say why")
    change = proposed(people, CHANGED)
    refused(actions.WithdrawPolicy(waiting.policy_id, "Old."), people["hana"], "take that one back")
    does(actions.TakeBackVersion(change.pk), people["hana"])
    does(actions.WithdrawPolicy(waiting.policy_id, "Another one took its place."), people["hana"])
    assert access.current(Policy.objects.get()) is None
    refused(actions.WithdrawPolicy(waiting.policy_id, "Again."), people["hana"], "withdrawn already")
    refused(actions.ProposeVersion(CHANGED, waiting.policy_id), people["cal"], "is withdrawn")


def test_another_agencys_policy_is_not_there(people: People) -> None:
    version = published(people)
    link_of = (DOORS, version.pk)
    linked(people, version, 1, link_of[0])
    link = ParagraphLink.objects.get()
    for act, by in (
        (actions.PublishVersion(version.pk), "hugo"), (actions.WithdrawPolicy(version.policy_id, "x"), "hugo"),
        (actions.TakeBackVersion(version.pk), "con"), (actions.ProposeVersion(CHANGED, version.policy_id), "con"),
        (actions.LinkParagraph(version.pk, 1, (LIFE,)), "con"), (actions.UnlinkParagraph(link.pk), "con"),
        (actions.RecordTranslation(version.pk, "Spanish", "https://city.example/"), "con"),
    ):  # fmt: skip
        refused(act, people[by], "There is no such", NotThere)
    assert list(access.policies_seen([HeldOffice("corporation_counsel", "MOIA")])) == [version.policy]
    assert not access.policies_seen([HeldOffice("worker", "DSS"), HeldOffice("agency_head", "DOC")])


def test_the_law_is_put_beside_paragraphs_that_there_are_and_norms_that_bind(people: People) -> None:
    version = proposed(people)
    linked(people, version, 1, DOORS)
    refused(
        actions.LinkParagraph(version.pk, 1, (DOORS,)),
        people["cal"],
        "Such a norm stands beside this paragraph already",
    )
    refused(actions.LinkParagraph(version.pk, 4, (LIFE,)), people["cal"], "no paragraph 4")
    refused(actions.LinkParagraph(version.pk, 1, ()), people["cal"], "No such norm binds")
    refused(actions.LinkParagraph(version.pk, 1, (LIFE, DOORS)), people["cal"], "stands beside this paragraph already")
    linked(people, version, 2, LIFE, ASKING)
    assert {(one.paragraph, one.label) for one in access.links_of(version)} == {
        (1, "non-public-areas-stay-closed"), (2, "life-comes-first-wherever-it-is"), (2, "workers-do-not-ask"),
    }  # fmt: skip
    own_of_correction = "NYC-AC-9-131/no-hold-on-a-detainer"
    refused(actions.LinkParagraph(version.pk, 1, (own_of_correction,)), people["cal"], "No such norm binds")
    elsewhere = proposed(people, by="con")
    linked(people, elsewhere, 1, own_of_correction, by="con")
    link = ParagraphLink.objects.get(label="non-public-areas-stay-closed")
    does(actions.UnlinkParagraph(link.pk), people["cal"])
    assert not access.links_of(version).filter(paragraph=1)
    linked(people, version, 1, DOORS)  # and again, since it was taken away


def test_the_norms_go_along_with_paragraphs_that_stay_as_they_are(people: People) -> None:
    first = published(people)
    for number, norm in ((1, DOORS), (2, LIFE), (3, ASKING)):
        linked(people, first, number, norm)
    moved = "A new beginning.\n\n" + TEXT.replace("Be kind.", "Be kind to everybody.")
    second = published(people, moved)
    assert [(one.paragraph, one.label) for one in access.links_of(second)] == [
        (2, "non-public-areas-stay-closed"), (3, "life-comes-first-wherever-it-is"),
    ]  # fmt: skip
    assert access.links_of(first).count() == 3
    refused(actions.LinkParagraph(first.pk, 1, (LIFE,)), people["cal"], "not beside an older one")
    refused(actions.UnlinkParagraph(access.links_of(first)[0].pk), people["cal"], "An older version keeps")


def test_a_paragraph_is_marked_when_the_law_changed_after_it_was_written(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = published(people)
    linked(people, version, 1, DOORS)
    linked(people, version, 2, LIFE)
    now = access.version([HeldOffice("agency_head", "DSS")], version.pk)
    marks = [one.marks for each in shown.side_by_side(now, NOW.date()) for one in each.linked]
    assert marks == [(), ()]
    standing = here.norm_on

    def as_amended(instrument: str, label: str, on: Any) -> Any:
        if label == "life-comes-first-wherever-it-is":
            return None
        found = standing(instrument, label, on)
        return found and replace(found, fingerprint="another")

    monkeypatch.setattr(here, "norm_on", as_amended)
    marks = [one.marks for each in shown.side_by_side(now, NOW.date()) for one in each.linked]
    assert marks == [
        ("The law changed after paragraph 1 of At our doors was put beside it.",),
        ("4-210(b)(6) is no longer in force.",),
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("You may let them in if asked.", True), ("You can let them in.", True), ("You may not let them in.", False),
        ("Do not let them in.", False), ("The month of May is warm; dismay is not.", True), ("Dismay is not.", False),
    ],
)  # fmt: skip
def test_a_paragraph_that_allows_what_the_norm_forbids_is_marked(people: People, text: str, marked: bool) -> None:
    version = published(people, text)
    linked(people, version, 1, DOORS)
    now = access.version([HeldOffice("agency_head", "DSS")], version.pk)
    (one,) = (one for each in shown.side_by_side(now, NOW.date()) for one in each.linked)
    assert any("the norm says “must not”" in mark for mark in one.marks) is marked


def test_a_translation_is_of_the_text_that_counts_and_in_a_language_of_the_city(people: People) -> None:
    version = proposed(people)
    act = actions.RecordTranslation(version.pk, "Spanish", "https://city.example/es/")
    refused(act, people["cal"], "Only of the text that is published")
    does(actions.PublishVersion(version.pk), people["hana"])
    does(act, people["cal"])
    refused(act, people["cal"], "out in Spanish already")
    refused(replace(act, language="Klingon"), people["cal"], "none of the languages")
    refused(replace(act, language="Urdu", address="javascript:alert(1)"), people["cal"], "beginning with https")


def test_the_page_warns_of_identifiers_before_a_text_is_kept(people: People, send: Callable[..., Any]) -> None:
    text = "Call Ann at 212-555-0134 about A 012-345-678."
    answer = send("cal", "/hall/policies/propose/", title="Calls", text=text)
    assert answer.status_code == 422
    assert "This looks like an alien registration number" in answer.content.decode()
    assert not Policy.objects.exists()


def test_what_is_refused_is_said_on_the_page(people: People, send: Callable[..., Any]) -> None:
    proposed(people)
    answer = send("cal", "/hall/policies/propose/", title="At our doors", text=TEXT)
    assert answer.status_code == 422
    assert "Your agency has a policy of this title" in answer.content.decode()


def test_the_version_page_shows_the_law_beside_the_paragraph(people: People, visit: Callable[..., Any]) -> None:
    version = published(people)
    linked(people, version, 1, DOORS)
    page = visit("hana", f"/hall/policies/versions/{version.pk}/").content.decode()
    paragraph = page.partition('id="paragraph-1"')[2].partition('id="paragraph-2"')[0]
    assert "Keep the back rooms closed." in paragraph
    assert "4-210(b), (c)" in paragraph and "Must not" in paragraph and "let someone into a place" in paragraph
    assert "Ask them to wait in the public part" in paragraph
    assert "Reading grade" in paragraph
    assert "Put a norm beside" not in page  # that is counsel's


def test_a_text_that_is_too_hard_says_so_with_its_figure(people: People, visit: Callable[..., Any]) -> None:
    hard = "Notwithstanding organizational considerations, personnel shall communicate particulars immediately to authorities."
    version = published(people, hard)
    page = visit("hana", f"/hall/policies/versions/{version.pk}/").content.decode()
    assert "Plain language is grade 8 at most." in page
    assert "Hard words: notwithstanding, organizational" in page
