"""Audits: every norm is looked at, two people sign, what they signed stays, and only who may read a draft or a report does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.policies.cases import (
    ASKING,
    DOORS,
    LIFE,
    TEXT,
    does,
    linked,
    looked_through,
    norms,
    opened,
    published,
    sent,
    signed,
)

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, NotThere, Refused, SignInAgain, perform
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.people.access import HeldOffice
from goldendoor.hall.people.models import Agency
from goldendoor.hall.policies import access, actions, audit_acts, here, workbook
from goldendoor.hall.policies.models import Audit, AuditFinding
from goldendoor.hall.printing import paper
from goldendoor.hall.sealing.fields import SealedField
from goldendoor.hall.sealing.models import RecordKey

pytestmark = pytest.mark.django_db
People = dict[str, Person]


def refused(act: Act, by: Person, because: str, kind: type[Refused] = Refused) -> None:
    with pytest.raises(kind, match=because):
        does(act, by)


def row(audit: Audit, norm: str, on: date = TODAY) -> workbook.Row:
    audit = Audit.objects.get(pk=audit.pk)
    return next(one for one in workbook.content(audit, on).rows if f"{one.instrument}/{one.label}" == norm)


def test_the_workbook_lists_every_norm_that_binds_the_agency_and_no_other(people: People) -> None:
    content = workbook.content(opened(people), TODAY)
    assert {f"{one.instrument}/{one.label}" for one in content.rows} == norms("DSS")
    assert {one.state for one in content.rows} == {"open"}
    of_correction = workbook.content(opened(people, by="con"), TODAY)
    assert {one.instrument for one in of_correction.rows} - {one.instrument for one in content.rows} == {"NYC-AC-9-131"}


def test_an_audit_is_of_an_agency_that_owes_one_and_one_for_each_year(people: People) -> None:
    refused(audit_acts.OpenAudit(2026), people["mo"], "asks no audit of your agency")
    refused(audit_acts.OpenAudit(2025), people["cal"], "from 2026 to this one")
    refused(audit_acts.OpenAudit(2027), people["cal"], "from 2026 to this one")
    audit = opened(people)
    assert audit.due == date(2026, 5, 7)
    refused(audit_acts.OpenAudit(2026), people["cal"], "has an audit of 2026 already")
    refused(audit_acts.OpenAudit(2026), people["hana"], "not for the office")
    refused(audit_acts.OpenAudit(2026), people["lou"], "not for the office")


def test_what_a_paragraph_covers_is_covered_and_what_counsel_finds_goes_before_it(people: People) -> None:
    version = published(people)
    linked(people, version, 1, DOORS)
    audit = opened(people)
    covered = row(audit, DOORS)
    assert (covered.state, [(one.policy, one.version, one.paragraph, one.words) for one in covered.covering]) == (
        "covered", [("At our doors", 1, 1, "Keep the back rooms closed.")],
    )  # fmt: skip
    does(audit_acts.RecordFinding(audit.pk, DOORS, "says_otherwise", "It leaves the choice to a guard."), people["cal"])
    assert (row(audit, DOORS).state, row(audit, DOORS).reason) == ("says_otherwise", "It leaves the choice to a guard.")
    does(audit_acts.RecordFinding(audit.pk, DOORS, "left_out", "Not a word of it."), people["cal"])
    assert (row(audit, DOORS).state, row(audit, DOORS).reason) == ("left_out", "Not a word of it.")
    assert AuditFinding.objects.filter(over_at=None).count() == 1
    assert AuditFinding.objects.count() == 2  # the earlier one is over, and kept
    does(audit_acts.ClearFinding(AuditFinding.objects.get(over_at=None).pk), people["cal"])
    assert row(audit, DOORS).state == "covered"


def test_a_text_that_only_waits_or_is_withdrawn_covers_nothing(people: People) -> None:
    version = published(people)
    linked(people, version, 1, DOORS)
    audit = opened(people)
    does(actions.ProposeVersion("Only this is new.", version.policy_id), people["cal"])
    assert row(audit, DOORS).state == "covered"
    waiting = access.waiting(version.policy)
    assert waiting is not None
    linked(people, waiting, 1, LIFE)
    assert row(audit, LIFE).state == "open"
    does(actions.TakeBackVersion(waiting.pk), people["cal"])
    does(actions.WithdrawPolicy(version.policy_id, "Old."), people["hana"])
    assert row(audit, DOORS).state == "open"


def test_what_the_program_marks_stands_in_the_row(people: People) -> None:
    version = published(people, "You may let them in when your supervisor agrees.")
    linked(people, version, 1, DOORS)
    audit = opened(people)
    assert row(audit, DOORS).hints == ("Paragraph 1 of At our doors says “may”; the norm says “must not”.",)


@pytest.mark.parametrize(
    ("change", "because", "kind"),
    [
        ({"norm": "NYC-AC-9-131/no-hold-on-a-detainer"}, "No such norm binds", NotThere),
        ({"outcome": "covered"}, "a link says", Refused),
        ({"reason": " "}, "Say what you found", Refused),
    ],
)
def test_a_finding_is_of_a_norm_that_binds_with_a_reason(people: People, change: Any, because: str, kind: Any) -> None:
    audit = opened(people)
    act = audit_acts.RecordFinding(audit.pk, DOORS, "left_out", "Not written yet.")
    refused(replace(act, **change), people["cal"], because, kind)
    assert not AuditFinding.objects.exists()


def test_counsel_signs_when_every_norm_was_looked_at(people: People) -> None:
    audit = opened(people)
    refused(audit_acts.SignAudit(audit.pk), people["hana"], "Counsel signs first")
    whole = len(norms("DSS"))
    refused(audit_acts.SignAudit(audit.pk), people["cal"], f"Nobody has looked at {whole} of {whole} norms yet")
    looked_through(people, audit)
    does(audit_acts.SignAudit(audit.pk), people["cal"])
    refused(audit_acts.SignAudit(audit.pk), people["cal"], "Counsel has signed this audit")


def test_two_people_sign_and_then_it_is_sent(people: People) -> None:
    both = somebody("bo", "agency_general_counsel", "DSS")
    both_as_head = somebody("bo", "agency_head", "DSS")
    audit = opened(people)
    looked_through(people, audit)
    does(audit_acts.SignAudit(audit.pk), both)
    refused(audit_acts.SignAudit(audit.pk), both_as_head, "Somebody else has to sign")
    with pytest.raises(IntegrityError), transaction.atomic():
        Audit.objects.filter(pk=audit.pk).update(head=both.account, head_signed_at=NOW)
    refused(audit_acts.SendAudit(audit.pk), people["hana"], "Counsel and the head sign it before")
    does(audit_acts.SignAudit(audit.pk), people["hana"])
    refused(audit_acts.SignAudit(audit.pk), people["hana"], "signed already")
    with pytest.raises(SignInAgain):
        perform(audit_acts.SendAudit(audit.pk), people["hana"].acting(signed_in=NOW - timedelta(minutes=20)))
    does(audit_acts.SendAudit(audit.pk), people["hana"])
    refused(audit_acts.SendAudit(audit.pk), people["hana"], "sent already")
    assert next(entries()).act == "audit.send"


def test_nothing_changes_in_what_was_signed(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    version = published(people)
    linked(people, version, 1, DOORS)
    audit = signed(people)
    before = workbook.content(audit, TODAY)
    refused(audit_acts.RecordFinding(audit.pk, LIFE, "left_out", "x"), people["cal"], "nothing in it changes")
    finding = AuditFinding.objects.filter(over_at=None)[0]
    refused(audit_acts.ClearFinding(finding.pk), people["cal"], "nothing in it changes")
    published(people, TEXT.replace("Keep the back rooms closed.", "Anybody may come in."))
    monkeypatch.setattr(here, "norms_binding", lambda agency, on: ())
    assert workbook.content(Audit.objects.get(pk=audit.pk), TODAY) == before
    assert before.rows


def test_the_head_gives_it_back_with_a_reason_and_counsel_signs_anew(people: People) -> None:
    audit = opened(people)
    refused(audit_acts.ReturnAudit(audit.pk, "Why?"), people["hana"], "nothing to give back")
    looked_through(people, audit)
    does(audit_acts.SignAudit(audit.pk), people["cal"])
    refused(audit_acts.ReturnAudit(audit.pk, " "), people["hana"], "put right")
    does(audit_acts.ReturnAudit(audit.pk, "Say who writes it."), people["hana"])
    audit.refresh_from_db()
    assert (audit.counsel, audit.counsel_signed_at, audit.returned_because.open()) == (None, None, "Say who writes it.")
    does(audit_acts.RecordFinding(audit.pk, DOORS, "left_out", "Cal writes it by June."), people["cal"])
    for name in ("cal", "hana"):
        does(audit_acts.SignAudit(audit.pk), people[name])
    refused(audit_acts.ReturnAudit(audit.pk, "No."), people["hana"], "signed this already")
    assert row(audit, DOORS).reason == "Cal writes it by June."


def test_changes_made_while_it_was_open_are_told_version_by_version(people: People) -> None:
    earlier = NOW - timedelta(days=2)
    published(people, at=earlier)
    audit = opened(people)
    published(people, TEXT.replace("closed", "shut"))
    published(people, "New.", "Another")
    content = workbook.content(audit, TODAY)
    assert [(one.policy, one.before, one.after, one.paragraphs) for one in content.changes] == [
        ("Another", None, 1, 0), ("At our doors", 1, 2, 1),
    ]  # fmt: skip
    assert content.policies == ("Another, version 1", "At our doors, version 2")


def test_who_looked_is_told(people: People) -> None:
    second = somebody("cy", "agency_general_counsel", "DSS")
    version = published(people)
    does(actions.LinkParagraph(version.pk, 3, (ASKING,)), second)
    audit = opened(people)
    looked_through(people, audit)
    assert workbook.content(audit, TODAY).looked == ("Cal", "Cy")


def test_what_the_law_changes_after_the_report_is_listed(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = sent(people)
    assert workbook.changed_since(audit, TODAY) == ()
    standing = here.norms_binding("DSS", TODAY)
    gone, amended, *rest = standing
    new = replace(amended, label="quite-new", citation="4-210(z)")
    now = (replace(amended, fingerprint="another"), *rest, new)
    monkeypatch.setattr(here, "norms_binding", lambda agency, on: now)
    assert workbook.changed_since(audit, TODAY) == (
        (gone.citation, "is no longer in force"), (amended.citation, "changed"), ("4-210(z)", "is new"),
    )  # fmt: skip


def test_once_it_came_to_its_end_its_page_and_paper_say_so_and_nothing_else(
    people: People, visit: Callable[..., Any]
) -> None:
    audit = sent(people)
    assert "Not written yet." in visit("cal", f"/hall/audits/{audit.pk}/").content.decode()
    assert RecordKey.objects.update(wrapped=None, wrapped_by="", shredded_on=TODAY) > 2
    words = visit("cal", f"/hall/audits/{audit.pk}/").content.decode()
    assert "What this audit said was destroyed" in words
    assert "Not written yet." not in words and "Norm by norm" not in words
    assert workbook.changed_since(Audit.objects.get(pk=audit.pk), TODAY) == ()
    assert visit("cal", f"/hall/audits/{audit.pk}/report.pdf").content.startswith(b"%PDF")


def test_reasons_are_sealed_and_the_ledger_does_not_have_them(people: People) -> None:
    audit = opened(people)
    does(audit_acts.RecordFinding(audit.pk, DOORS, "left_out", "canary-words"), people["cal"])
    for model, names in ((AuditFinding, {"reason"}), (Audit, {"signed_content", "returned_because"})):
        assert {field.name for field in model._meta.fields if isinstance(field, SealedField)} == names
    assert all("canary-words" not in str(one) for one in entries())


# Who sees what -------------------------------------------------------------------------------------------------------

DRAFTS = {"cal", "hana", "lou"}
REPORTS = DRAFTS | {"may", "cam", "aud"}


EVERYBODY = ("cal", "hana", "wes", "con", "hugo", "lou", "may", "cam", "aud", "mo")


def test_a_draft_is_the_agencys_and_a_report_the_mayors(
    people: People, visit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "from_html", lambda html: b"%PDF-")  # who gets it is asked, not how it is laid out
    audit = signed(people)
    pages = (f"/hall/audits/{audit.pk}/", f"/hall/audits/{audit.pk}/report.pdf")

    def readers() -> list[set[str]]:
        return [{who for who in EVERYBODY if visit(who, page).status_code == 200} for page in pages]

    def told_of_it() -> set[str]:
        return {who for who in EVERYBODY if b"DSS, 2026" in visit(who, "/hall/audits/").content}

    assert [*readers(), told_of_it()] == [DRAFTS] * 3
    does(audit_acts.SendAudit(audit.pk), people["hana"])
    assert [*readers(), told_of_it()] == [REPORTS] * 3
    assert {who for who in EVERYBODY if visit(who, "/hall/audits/").status_code == 404} == {"wes"}


def test_nobody_else_does_anything_about_it(people: People, send: Callable[..., Any]) -> None:
    audit = signed(people)
    does(audit_acts.SendAudit(audit.pk), people["hana"])
    finding = AuditFinding.objects.filter(over_at=None)[0]
    acts = (f"{audit.pk}/sign/", f"{audit.pk}/return/", f"{audit.pk}/send/", f"{audit.pk}/{DOORS}/",
            f"findings/{finding.pk}/clear/")  # fmt: skip
    for who in ("con", "hugo", "may", "aud", "lou"):
        for act in acts:
            assert send(who, f"/hall/audits/{act}", sure="on").status_code == 404, (who, act)


def test_each_office_is_told_once_that_something_waits_for_it_or_has_come(people: People) -> None:
    published(people)
    audit = opened(people)
    looked_through(people, audit)
    does(audit_acts.SignAudit(audit.pk), people["cal"])
    does(audit_acts.ReturnAudit(audit.pk, "Say who writes it."), people["hana"], NOW + timedelta(minutes=1))
    does(audit_acts.SignAudit(audit.pk), people["cal"], NOW + timedelta(minutes=2))
    does(audit_acts.SignAudit(audit.pk), people["hana"], NOW + timedelta(minutes=3))
    does(audit_acts.SendAudit(audit.pk), people["hana"], NOW + timedelta(minutes=4))
    told = [(one.kind, one.office, one.agency) for one in Notice.objects.order_by("pk")]
    assert told == [
        ("policy-to-publish", "agency_head", "DSS"), ("audit-to-sign", "agency_head", "DSS"),
        ("audit-given-back", "agency_general_counsel", "DSS"), ("audit-to-sign", "agency_head", "DSS"),
        ("audit-sent", "mayors_office", ""),
    ]  # fmt: skip


def test_another_agencys_audit_is_not_there_for_the_acts_either(people: People) -> None:
    audit = opened(people)
    does(audit_acts.RecordFinding(audit.pk, DOORS, "left_out", "x"), people["cal"])
    finding = AuditFinding.objects.get()
    for act, by in (
        (audit_acts.RecordFinding(audit.pk, DOORS, "left_out", "y"), "con"), (audit_acts.SignAudit(audit.pk), "hugo"),
        (audit_acts.ClearFinding(finding.pk), "con"), (audit_acts.SendAudit(audit.pk), "hugo"),
        (audit_acts.ReturnAudit(audit.pk, "z"), "hugo"),
    ):  # fmt: skip
        refused(act, people[by], "There is no such", NotThere)


def test_an_audit_whose_day_is_over_is_marked_late(
    people: People, visit: Callable[..., Any], sign_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(people)
    assert b"Late." not in visit("hana", "/hall/audits/").content
    client = sign_in("hana")
    for day, late in ((date(2026, 5, 7), False), (date(2026, 5, 8), True)):
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        assert (b"Late." in client.get("/hall/audits/").content) is late, day


def test_counsel_is_offered_the_audit_that_is_owed_and_nobody_else(people: People, visit: Callable[..., Any]) -> None:
    offered = {
        who
        for who in ("cal", "hana", "lou", "mo", "aud")
        if b"Open the audit of 2026" in visit(who, "/hall/audits/").content
    }
    assert offered == {"cal"}
    opened(people)
    assert b"Open the audit of 2026" not in visit("cal", "/hall/audits/").content


def test_the_form_shows_the_norm_and_warns_of_identifiers(
    people: People, visit: Callable[..., Any], send: Callable[..., Any]
) -> None:
    audit = opened(people)
    page = visit("cal", f"/hall/audits/{audit.pk}/{DOORS}/").content.decode()
    assert "4-210(b), (c)" in page and "Ask them to wait in the public part" in page
    assert visit("cal", f"/hall/audits/{audit.pk}/NYC-AC-9-131/no-hold-on-a-detainer/").status_code == 404
    answer = send("cal", f"/hall/audits/{audit.pk}/{DOORS}/", outcome="left_out", reason="Ask A 012-345-678.")
    assert answer.status_code == 422 and b"alien registration number" in answer.content
    answer = send("cal", f"/hall/audits/{audit.pk}/{DOORS}/", outcome="left_out", reason="Being written.")
    assert answer.status_code == 302
    assert row(audit, DOORS).reason == "Being written."


def test_the_audit_of_an_agency_without_accounts_is_simply_not_there(people: People) -> None:
    Agency.objects.create(code="DOHMH", words="Health")
    assert not access.audits_seen([HeldOffice("mayors_office", "MOIA")])
    assert here.audit_owed("DOHMH", 2026) is not None
