"""Every act there is: where the ledger or the last write fails nothing happened, and what it changed is on its entry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection, models, transaction
from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.committee import ready as committee
from tests.hall.matters.cases import (
    A_DETAINER,
    AT_THE_DOOR,
    HELP_THE_AGENTS,
    HOW_IT_CAME,
    a_detainer_came,
    another_agency_asks,
    at_the_door,
    everybody_finds,
    opened,
    steps_open,
)
from tests.hall.policies.cases import DOORS, looked_through
from tests.hall.policies.cases import linked as norm_beside
from tests.hall.policies.cases import opened as audit_opened
from tests.hall.policies.cases import proposed as policy_proposed
from tests.hall.policies.cases import published as policy_published
from tests.hall.training.courses import ASKING, Course, approved, proposed

import goldendoor.hall
from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.authorities.actions import ApproveAuthority, DeclineAuthority, EndAuthority, ProposeAuthority
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.designations.actions import (
    CorrectDesignation,
    Designate,
    EndDesignation,
    NoteConsultation,
    Receive,
    TellChiefPrivacyOfficer,
)
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.duties.actions import NoteDone, TakeBack
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.ledger.kinds import registered_kinds
from goldendoor.hall.ledger.models import Entry
from goldendoor.hall.ledger.reading import entries
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import (
    AnswerMore,
    CloseMatter,
    DoStep,
    Find,
    OpenMatter,
    RecordHold,
    Reveal,
    TakeConsent,
)
from goldendoor.hall.matters.incident import RecordIncident
from goldendoor.hall.matters.intake import read_intake
from goldendoor.hall.matters.intake_columns import COLUMNS
from goldendoor.hall.matters.models import Export, Kind, Matter, SavedView, Step
from goldendoor.hall.matters.register_acts import ExportRegister, RemoveView, RevealReason, SaveView
from goldendoor.hall.matters.taking_in import TakeIn
from goldendoor.hall.people.actions import CloseAccount, EndOffice, GrantOffice, OpenAccount, RenewSignIn
from goldendoor.hall.people.models import Holding
from goldendoor.hall.policies.actions import (
    LinkParagraph,
    ProposeVersion,
    PublishVersion,
    RecordTranslation,
    TakeBackVersion,
    UnlinkParagraph,
    WithdrawPolicy,
)
from goldendoor.hall.policies.audit_acts import (
    ClearFinding,
    OpenAudit,
    RecordFinding,
    ReturnAudit,
    SendAudit,
    SignAudit,
)
from goldendoor.hall.policies.models import AuditFinding, ParagraphLink
from goldendoor.hall.reference.actions import KeepBuilding, KeepContact, NameAgency, RemoveBuilding, RemoveContact
from goldendoor.hall.reference.models import Building, Contact
from goldendoor.hall.reports.actions import (
    Correct,
    LeaveOut,
    PrepareReport,
    PublishReport,
    SignReport,
    TypeFigure,
    WritePassage,
)
from goldendoor.hall.reports.models import StatutoryReport
from goldendoor.hall.retention.actions import EnterSchedule, LiftHold, PlaceHold
from goldendoor.hall.retention.models import Hold
from goldendoor.hall.training.actions import (
    ApproveCourse,
    CompleteCourse,
    NoteContractorTraining,
    ProposeCourse,
    RenewCourse,
    WithdrawCourse,
)

pytestmark = pytest.mark.django_db
People = dict[str, Person]
OURS = "goldendoor.hall."
# Rows that no act is about: what the ledger and the sealing write themselves, and what Django keeps.
NOT_OF_AN_ACT = frozenset({"ledger.Entry", "ledger.Salt", "notices.Notice", "sealing.RecordKey"})


@dataclass(frozen=True)
class Ready:
    """An act, ready to be done; `seen_only` for one that changes nothing."""

    act: Act
    by: Actor
    seen_only: bool = False


def _step(matter: Any, kind: str, office: str = "") -> Step:
    return next(one for one in steps_open(matter, kind) if office in ("", one.office))


def _open_matter(people: People) -> Ready:
    return Ready(OpenMatter("give_access", TODAY, AT_THE_DOOR, "someone-wants-to-come-in"), people["wes"].acting())


def _find(people: People) -> Ready:
    step = _step(at_the_door(people["wes"]), Kind.JUDGE, "supervisor")
    return Ready(Find(step.pk, {"exigent_circumstances": "yes"}, "Somebody is hurt."), people["sam"].acting())


def _answer(people: People) -> Ready:
    answers = {name: one for name, one in AT_THE_DOOR.items() if name != "place_kind"}
    matter = opened(people["wes"], "give_access", "someone-wants-to-come-in", answers)
    step = _step(matter, Kind.ANSWER)
    return Ready(AnswerMore(step.pk, {"place_kind": "city_office"}), people["wes"].acting())


def _do_step(people: People) -> Ready:
    step = _step(at_the_door(people["wes"]), Kind.RECORD)
    return Ready(DoStep(step.pk, HOW_IT_CAME), people["wes"].acting())


def _record_hold(people: People) -> Ready:
    warrant = {
        **A_DETAINER, "paper_kind": "court_warrant", "warrant_issuer": "federal_magistrate", "warrant_presented": "yes",
        "warrant_presented_with_detainer": "yes", "warrant_on_probable_cause": "yes",
        "warrant_authorises_federal_immigration_authorities_custody": "yes",
    }  # fmt: skip
    matter = opened(people["dan"], "detain", "a-detainer-came", warrant)
    everybody_finds(people, matter, federal_criminal_arrest_warrant_served="yes")
    act = RecordHold(_step(matter, Kind.HOLD).pk, {"release_due": NOW, "ground": "The section, the court"})
    return Ready(act, people["leo"].acting())


def _take_consent(people: People) -> Ready:
    matter = another_agency_asks(people["wes"])
    act = TakeConsent(matter.pk, "subject", "Spanish", True, False, ("address",), "another agency", TODAY)
    return Ready(act, people["wes"].acting())


def _close(people: People) -> Ready:
    matter = at_the_door(people["wes"])
    perform(DoStep(_step(matter, Kind.RECORD).pk, HOW_IT_CAME), people["wes"].acting())
    return Ready(CloseMatter(matter.pk, "not_done"), people["wes"].acting())


def _reveal(people: People) -> Ready:
    return Ready(Reveal(a_detainer_came(people["dan"]).pk), people["con"].acting(), seen_only=True)


def _incident(people: People) -> Ready:
    return Ready(RecordIncident(TODAY, AT_THE_DOOR, HOW_IT_CAME), people["wes"].acting())


def _keeper(act: Act) -> Ready:
    return Ready(act, somebody("kay", "keeper", "MOIA").acting())


def _renew(people: People) -> Ready:
    Authenticator.objects.create(user=people["sam"].account, type="totp", data={})
    return _keeper(RenewSignIn("sam", "another long password"))


def _end(people: People) -> Ready:
    return _keeper(EndOffice(Holding.objects.get(account=people["sam"].account).pk, TODAY))


def _proposed(people: People) -> int:
    somebody("named", "worker", "DSS")
    perform(ProposeAuthority("designee", "Named", "Access", TODAY, "DSS", holder="named"), people["cal"].acting())
    return Authority.objects.latest("pk").pk


def _approve(people: People) -> Ready:
    return Ready(ApproveAuthority(_proposed(people)), people["hana"].acting())


def _decline(people: People) -> Ready:
    return Ready(DeclineAuthority(_proposed(people), "Not needed."), people["hana"].acting())


def _end_authority(people: People) -> Ready:
    number = _proposed(people)
    perform(ApproveAuthority(number), people["hana"].acting())
    return Ready(EndAuthority(number, TODAY, "Somebody else is named."), people["hana"].acting())


def _lift(people: People) -> Ready:
    perform(PlaceHold("A lawsuit."), people["cal"].acting())
    return Ready(LiftHold(Hold.objects.latest("pk").pk), people["cal"].acting())


MEMBER_NAMED = NoteDone("NYC-EO-13-2026/appoint-members/once/DSS", TODAY, "A letter", "Files 7")


def _take_back(people: People) -> Ready:
    perform(MEMBER_NAMED, people["hana"].acting())
    return Ready(TakeBack(Fulfilment.objects.latest("pk").pk, "It went astray."), people["hana"].acting())


def _export(people: People) -> Ready:
    at_the_door(people["wes"])
    ann = people["ann"]
    look = partial(access.register_seen, ann.account.pk, TODAY, "access_requests")
    return Ready(ExportRegister("access_requests", "", look, "For the Council."), ann.acting())


def _reveal_reason(people: People) -> Ready:
    ready = _export(people)
    perform(ready.act, ready.by)
    return Ready(RevealReason(Export.objects.latest("pk").mark), ready.by, seen_only=True)


def _remove_view(people: People) -> Ready:
    perform(SaveView("disclosures", "Mine", ""), people["pria"].acting())
    return Ready(RemoveView(SavedView.objects.latest("pk").pk), people["pria"].acting())


def _take_in(people: People) -> Ready:
    rows = "B-26-0001,2026-02-20 09:15,ICE,detainer_form,no,,,hold_past_release,2026-02-20 10:00,released_when_due"
    headings = ",".join(one.name for one in COLUMNS)
    intake = read_intake(f"{headings}\n{rows}\n".encode(), corpus(), TODAY)
    return Ready(TakeIn(intake.rows), people["dan"].acting())


def _named(people: People, **more: Any) -> int:
    perform(Designate("privacy-officer", "Pria", "Room 4", TODAY, **more), people["hana"].acting())
    return Designation.objects.latest("pk").pk


def _a_lasting_choice(people: People) -> Ready:
    perform(Designate("privacy-officer", "Ian", "Room 4", TODAY - timedelta(9), True), people["hana"].acting())
    return Ready(Designate("privacy-officer", "Pria", "Room 4", TODAY, work_name="pria"), people["hana"].acting())


def _receive(people: People) -> Ready:
    number = _named(people)
    perform(TellChiefPrivacyOfficer(number, TODAY), people["cal"].acting())
    return Ready(Receive(number), people["chi"].acting())


def _consult(people: People) -> Ready:
    number = _named(people)
    perform(EndDesignation(number, TODAY), people["hana"].acting())
    return Ready(NoteConsultation(number, TODAY), people["cal"].acting())


A_BUILDING = KeepBuilding(None, "DSS", "East intake", "1 Made-up Street", "Manhattan", "The lobby.")
A_CONTACT = KeepContact(None, "property_official", "DSS", None, "Access desk", "212-555-0199")


def _remove_building(people: People) -> Ready:
    keeper = somebody("kay", "keeper", "MOIA").acting()
    perform(A_BUILDING, keeper)
    return Ready(RemoveBuilding(Building.objects.latest("pk").pk), keeper)


def _remove_contact(people: People) -> Ready:
    keeper = somebody("kay", "keeper", "MOIA").acting()
    perform(A_CONTACT, keeper)
    return Ready(RemoveContact(Contact.objects.latest("pk").pk), keeper)


def _policy(people: People, is_out: bool = False) -> int:
    version = (policy_published if is_out else policy_proposed)(people)
    return int(version.pk)


def _withdraw(people: People) -> Ready:
    return Ready(WithdrawPolicy(policy_published(people).policy_id, "Another took its place."), people["hana"].acting())


def _unlink(people: People) -> Ready:
    norm_beside(people, policy_proposed(people), 1, DOORS)
    return Ready(UnlinkParagraph(ParagraphLink.objects.get().pk), people["cal"].acting())


def _audited(people: People, *signers: str) -> int:
    audit = audit_opened(people)
    if signers:
        looked_through(people, audit)
    for name in signers:
        perform(SignAudit(audit.pk), people[name].acting())
    return int(audit.pk)


def _clear(people: People) -> Ready:
    perform(RecordFinding(_audited(people), DOORS, "left_out", "Being written."), people["cal"].acting())
    return Ready(ClearFinding(AuditFinding.objects.get().pk), people["cal"].acting())


def _course(people: People) -> tuple[Person, Course]:
    lou = somebody("lou", "corporation_counsel", "MOIA")
    return lou, approved({**people, "lou": lou}, "asking", ASKING, NOW)


def _propose_course(people: People) -> Ready:
    return Ready(ProposeCourse("asking", ASKING), somebody("lou", "corporation_counsel", "MOIA").acting())


def _approve_course(people: People) -> Ready:
    made = proposed(somebody("lou", "corporation_counsel", "MOIA"), "asking", ASKING, NOW)
    return Ready(ApproveCourse(made.version), people["chi"].acting())


def _renew_course(people: People) -> Ready:
    lou, made = _course(people)
    return Ready(RenewCourse(made.number, ASKING), lou.acting())


def _withdraw_course(people: People) -> Ready:
    return Ready(WithdrawCourse(_course(people)[1].version), people["chi"].acting())


def _complete_course(people: People) -> Ready:
    return Ready(CompleteCourse(_course(people)[1].number, ("must_not", "may")), people["wes"].acting())


def _note_contractor(people: People) -> Ready:
    made = _course(people)[1]
    act = NoteContractorTraining(made.number, "C-1", "contractor", 40, 26, "Letter 7", TODAY)
    return Ready(act, people["sam"].acting())


HOLDS = ("NYC-AC-23-12", "what-the-agency-holds", "2024", "DSS")


def _report(people: People, *acts: Callable[[int], Act]) -> int:
    """A report of an agency, with what was done to it besides."""
    perform(PrepareReport(*HOLDS), people["pria"].acting())
    number = StatutoryReport.objects.latest("pk").pk
    for act in acts:
        perform(act(number), people["pria"].acting())
    return number


WRITTEN = [partial(WritePassage, part=part, text="Said.") for part in ("collects", "gives-out", "keeps", "policies")]


def _published_report(people: People) -> int:
    number = _report(people, *WRITTEN, SignReport)
    perform(PublishReport(number), people["hana"].acting())
    return number


def _type_figure(people: People) -> Ready:
    perform(PrepareReport("NYC-AC-9-131", "detainers-at-correction", "2025"), people["dan"].acting())
    figure = "6-federal-money-for-holding-people-asked-for-in-dollars"
    act = TypeFigure(StatutoryReport.objects.latest("pk").pk, figure, 12, (), "the application")
    return Ready(act, people["con"].acting())


def _leave_out(people: People) -> Ready:
    opening = OpenMatter("assist", date(2025, 12, 1), HELP_THE_AGENTS, "someone-asks-for-help-with-enforcement")
    perform(opening, people["pol"].acting())
    des = somebody("des", "mayors_designee", "MOIA")
    perform(PrepareReport("NYC-AC-10-178", "requests-for-help", "2025 quarter 4"), des.acting())
    report, matter = StatutoryReport.objects.latest("pk").pk, Matter.objects.latest("pk").pk
    return Ready(LeaveOut(report, matter, "the-detainer-reports-have-it", "It is told there."), des.acting())


# One line for each act: how it comes to be ready.
READY: dict[str, Callable[[People], Ready]] = {
    "account.open": lambda people: _keeper(OpenAccount("new", "New", "a long enough password")),
    "account.close": lambda people: _keeper(CloseAccount("sam")),
    "account.renew": _renew,
    "office.grant": lambda people: _keeper(GrantOffice("wes", "supervisor", "DSS", TODAY)),
    "office.end": _end,
    "matter.open": _open_matter,
    "matter.answer": _answer,
    "matter.close": _close,
    "matter.reveal": _reveal,
    "finding.make": _find,
    "step.do": _do_step,
    "hold.record": _record_hold,
    "consent.take": _take_consent,
    "incident.record": _incident,
    "authority.propose": lambda people: Ready(
        ProposeAuthority(
            "retention", "Found", "Copies", TODAY, "DSS", paper="Finding 1", paper_dated=date(2016, 12, 1)
        ),
        people["cal"].acting(),
    ),
    "authority.approve": _approve,
    "authority.decline": _decline,
    "authority.end": _end_authority,
    "designation.make": _a_lasting_choice,
    "designation.tell": lambda people: Ready(TellChiefPrivacyOfficer(_named(people), TODAY), people["cal"].acting()),
    "designation.receive": _receive,
    "designation.end": lambda people: Ready(EndDesignation(_named(people), TODAY), people["hana"].acting()),
    "designation.consult": _consult,
    "designation.correct": lambda people: Ready(
        CorrectDesignation(_named(people), "Pria", "Room 5", TODAY, TODAY, True, "Another room."),
        people["hana"].acting(),
    ),
    "agency.name": lambda people: _keeper(NameAgency("DSS", "Social Services")),
    "building.keep": lambda people: _keeper(A_BUILDING),
    "building.remove": _remove_building,
    "contact.keep": lambda people: _keeper(A_CONTACT),
    "contact.remove": _remove_contact,
    "detainers.take-in": _take_in,
    "duty.note": lambda people: Ready(MEMBER_NAMED, people["hana"].acting()),
    "duty.take-back": _take_back,
    "register.export": _export,
    "export.reveal": _reveal_reason,
    "view.save": lambda people: Ready(SaveView("disclosures", "Mine", ""), people["pria"].acting()),
    "view.remove": _remove_view,
    "schedule.enter": lambda people: Ready(
        EnterSchedule("matters.Finding.reason", "Schedule 12", 60, TODAY), people["cal"].acting()
    ),
    "hold.place": lambda people: Ready(PlaceHold("A lawsuit."), people["cal"].acting()),
    "hold.lift": _lift,
    "statutory-report.prepare": lambda people: Ready(PrepareReport(*HOLDS), people["pria"].acting()),
    "statutory-report.type": _type_figure,
    "statutory-report.write": lambda people: Ready(
        WritePassage(_report(people), "keeps", "Case files."), people["pria"].acting()
    ),
    "statutory-report.leave-out": _leave_out,
    "statutory-report.sign": lambda people: Ready(SignReport(_report(people, *WRITTEN)), people["pria"].acting()),
    "statutory-report.publish": lambda people: Ready(
        PublishReport(_report(people, *WRITTEN, SignReport)), people["hana"].acting()
    ),
    "statutory-report.correct": lambda people: Ready(
        Correct(_published_report(people), "Late."), people["pria"].acting()
    ),
    "policy.propose": lambda people: Ready(ProposeVersion("Keep it shut.", title="Doors"), people["cal"].acting()),
    "policy.publish": lambda people: Ready(PublishVersion(_policy(people)), people["hana"].acting()),
    "policy.take-back": lambda people: Ready(TakeBackVersion(_policy(people)), people["cal"].acting()),
    "policy.withdraw": _withdraw,
    "policy.link": lambda people: Ready(LinkParagraph(_policy(people), 1, (DOORS,)), people["cal"].acting()),
    "policy.unlink": _unlink,
    "policy.translate": lambda people: Ready(
        RecordTranslation(_policy(people, is_out=True), "Spanish", "https://city.example/es/"), people["cal"].acting()
    ),
    "audit.open": lambda people: Ready(OpenAudit(TODAY.year), people["cal"].acting()),
    "audit.find": lambda people: Ready(
        RecordFinding(_audited(people), DOORS, "left_out", "Being written."), people["cal"].acting()
    ),
    "audit.clear": _clear,
    "audit.sign": lambda people: Ready(SignAudit(_audited(people, "cal")), people["hana"].acting()),
    "audit.return": lambda people: Ready(ReturnAudit(_audited(people, "cal"), "Say why."), people["hana"].acting()),
    "audit.send": lambda people: Ready(SendAudit(_audited(people, "cal", "hana")), people["hana"].acting()),
    "course.propose": _propose_course,
    "course.approve": _approve_course,
    "course.renew": _renew_course,
    "course.withdraw": _withdraw_course,
    "course.complete": _complete_course,
    "contractor-training.note": _note_contractor,
}

READY |= {name: lambda people, name=name: Ready(*committee.ready(name)) for name in committee.NAMES}


def every_act() -> dict[str, type[Act]]:
    """The acts of every module of City Hall, whether or not something has asked for it yet."""
    for one in walk_packages(goldendoor.hall.__path__, OURS):
        if ".migrations" not in one.name and not one.name.endswith(("settings", "wsgi")):
            import_module(one.name)
    return {name: act for name, act in Act.known.items() if act.__module__.startswith(OURS)}


def stored() -> dict[str, dict[int, tuple[object, ...]]]:
    """Every row of every table, as the database holds it."""
    return {
        model._meta.label: {
            row[0]: row for row in model._default_manager.order_by("pk").values_list("pk", *_columns(model))
        }
        for model in apps.get_models(include_auto_created=True)
    }


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def as_told() -> dict[str, dict[str, Any]]:
    """Every record that the ledger can speak of, in plain values."""
    return {f"{kind.name}/{number}": plain for kind in registered_kinds() for number, plain in kind.every()}


def writes(ready: Ready) -> int:
    """How many rows an act writes: it is done, counted, and taken back."""
    counted = 0

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        nonlocal counted
        counted += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        return execute(sql, *rest)

    with transaction.atomic(), connection.execute_wrapper(count):
        perform(ready.act, ready.by)
        transaction.set_rollback(True)
    return counted


class Broken(Exception):
    """What goes wrong in these tests."""


def test_the_table_has_every_act_and_no_other() -> None:
    assert every_act().keys() == READY.keys()


@pytest.fixture
def ready(people: People, act: str) -> Ready:
    return READY[act](people)


@pytest.mark.parametrize("act", READY)
def test_where_the_ledger_fails_nothing_happened(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    before = stored()

    def fail(*_: object, **__: object) -> None:
        raise Broken

    monkeypatch.setattr("goldendoor.hall.ledger.recording.Entry.objects.create", fail)
    with pytest.raises(Broken):
        perform(ready.act, ready.by)
    assert stored() == before


@pytest.mark.parametrize("act", READY)
def test_wherever_it_breaks_off_nothing_happened(ready: Ready) -> None:
    before, total = stored(), writes(ready)
    assert stored() == before
    assert total >= 2 + (not ready.seen_only)  # the entry and its salts at the least
    for last in range(1, total + 1):
        left = last

        def break_off(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            nonlocal left
            left -= sql.startswith(("INSERT", "UPDATE", "DELETE"))
            if left == 0:
                left = -1
                raise Broken
            return execute(sql, *rest)

        with pytest.raises(Broken), connection.execute_wrapper(break_off):
            perform(ready.act, ready.by)
        assert stored() == before, f"after write {last} of {total}"


@pytest.mark.parametrize("act", READY)
def test_what_it_changed_is_on_one_entry_and_nothing_else_changed(ready: Ready, act: str) -> None:
    before, rows_before, entries_before = as_told(), stored(), Entry.objects.count()
    perform(ready.act, ready.by)
    after = as_told()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert Entry.objects.count() == entries_before + 1
    entry = next(entries())
    assert (entry.act, entry.office) == (act, ready.by.office)
    assert changed <= set(entry.changed), "changed, and not on the entry"
    assert bool(entry.changed) is not ready.seen_only
    assert not ready.seen_only or entry.seen
    assert _spoken_of(rows_before, stored()) <= {one.partition("/")[0] for one in entry.changed} | {"authenticator"}


def _spoken_of(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The kinds of record whose tables are other than they were; a table that the ledger cannot speak of fails."""
    labels = {label for label in after if after[label] != before[label]} - NOT_OF_AN_ACT
    return {KIND_OF.get(label, label.rpartition(".")[2].lower()) for label in labels}


KIND_OF = {
    "mfa.Authenticator": "authenticator",
    "people.CityRecords": "city",
    "matters.SavedView": "view",
    "matters.BroughtIn": "brought-in",
    "reports.StatutoryReport": "statutory-report",
    "reports.TypedFigure": "typed-figure",
    "reports.WrittenPassage": "written-passage",
    "reports.LeftOut": "left-out",
    "reports.CutTable": "cut",
    "committee.FileEntry_agencies": "fileentry",
    "committee.PreparednessItem_agencies": "preparednessitem",
    "training.CourseVersion": "course-version",
    "training.CoveredNorm": "course-version",
    "training.ScenarioAnswer": "course-version",
    "training.ContractorCount": "contractor-count",
}


def test_an_act_needs_a_fresh_sign_in_wherever_it_decides_reveals_or_grants(people: People) -> None:
    fresh = {name for name, act in every_act().items() if act.needs_fresh_sign_in}
    assert {"finding.make", "matter.reveal", "hold.record", "office.grant", "office.end", "account.renew"} <= fresh
