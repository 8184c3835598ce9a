"""Each act about what the City itself owes, ready to be done: posts, lists, duties, reports, policies, audits, courses."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from tests.hall.cities import NOW, TODAY, Person, somebody
from tests.hall.committee import ready as committee
from tests.hall.matters.cases import (
    HELP_THE_AGENTS,
)
from tests.hall.matters.ready_acts import People, Ready, keeper_does
from tests.hall.policies.cases import DOORS, looked_through
from tests.hall.policies.cases import linked as norm_beside
from tests.hall.policies.cases import opened as audit_opened
from tests.hall.policies.cases import proposed as policy_proposed
from tests.hall.policies.cases import published as policy_published
from tests.hall.training.courses import ASKING, Course, approved, proposed

from goldendoor.hall.acting import Act, perform
from goldendoor.hall.designations.actions import (
    CorrectDesignation,
    Designate,
    EndDesignation,
    NoteConsultation,
    Receive,
    TellChiefPrivacyOfficer,
)
from goldendoor.hall.designations.models import Designation
from goldendoor.hall.duties.actions import NoteDone, TakeBack
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.matters.actions import (
    OpenMatter,
)
from goldendoor.hall.matters.models import Matter
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
    GiveBack,
    LeaveOut,
    PrepareReport,
    PublishReport,
    SignReport,
    TypeFigure,
    WritePassage,
)
from goldendoor.hall.reports.models import StatutoryReport
from goldendoor.hall.training.actions import (
    ApproveCourse,
    CompleteCourse,
    NoteContractorTraining,
    ProposeCourse,
    RenewCourse,
    WithdrawCourse,
)

MEMBER_NAMED = NoteDone("NYC-EO-13-2026/appoint-members/once/DSS", TODAY, "A letter", "Files 7")


def _take_back(people: People) -> Ready:
    perform(MEMBER_NAMED, people["hana"].acting())
    return Ready(TakeBack(Fulfilment.objects.latest("pk").pk, "It went astray."), people["hana"].acting())


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


READY: dict[str, Callable[[People], Ready]] = {
    "designation.make": _a_lasting_choice,
    "designation.tell": lambda people: Ready(TellChiefPrivacyOfficer(_named(people), TODAY), people["cal"].acting()),
    "designation.receive": _receive,
    "designation.end": lambda people: Ready(EndDesignation(_named(people), TODAY), people["hana"].acting()),
    "designation.consult": _consult,
    "designation.correct": lambda people: Ready(
        CorrectDesignation(_named(people), "Pria", "Room 5", TODAY, TODAY, True, "Another room."),
        people["hana"].acting(),
    ),
    "agency.name": lambda people: keeper_does(NameAgency("DSS", "Social Services")),
    "building.keep": lambda people: keeper_does(A_BUILDING),
    "building.remove": _remove_building,
    "contact.keep": lambda people: keeper_does(A_CONTACT),
    "contact.remove": _remove_contact,
    "duty.note": lambda people: Ready(MEMBER_NAMED, people["hana"].acting()),
    "duty.take-back": _take_back,
    "statutory-report.prepare": lambda people: Ready(PrepareReport(*HOLDS), people["pria"].acting()),
    "statutory-report.type": _type_figure,
    "statutory-report.write": lambda people: Ready(
        WritePassage(_report(people), "keeps", "Case files."), people["pria"].acting()
    ),
    "statutory-report.leave-out": _leave_out,
    "statutory-report.sign": lambda people: Ready(SignReport(_report(people, *WRITTEN)), people["pria"].acting()),
    "statutory-report.give-back": lambda people: Ready(
        GiveBack(_report(people, *WRITTEN, SignReport), "A figure is missing."), people["hana"].acting()
    ),
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
