"""Cases that tests open matters from, as somebody at the desk would answer."""

from datetime import datetime
from typing import Any

from tests.hall.cities import NOW, TODAY, Person

from goldendoor.hall.acting import perform
from goldendoor.hall.desk import law
from goldendoor.hall.matters import access
from goldendoor.hall.matters.access import OPEN
from goldendoor.hall.matters.actions import TO_FIND, DoStep, Find, OpenMatter
from goldendoor.hall.matters.models import Matter, Step
from goldendoor.norms.vocabulary import YES_NO

AT_THE_DOOR: dict[str, Any] = {
    "requester_kind": "federal_immigration_agent", "paper_kind": "no_paper", "paper_form": "none",
    "warrant_issuer": "none", "actor_kind": "line_worker", "area_kind": "staff_only", "place_kind": "city_office",
    "room_belongs_to_different_resident": "no", "exigency_asserted_by_agent_only": "no",
}  # fmt: skip
A_JUDGES_WARRANT: dict[str, Any] = {
    "paper_kind": "court_warrant", "warrant_issuer": "federal_magistrate", "warrant_authorises": ["enter_premises"],
}  # fmt: skip
ANOTHER_AGENCY: dict[str, Any] = {
    "info_category": ["address"], "actor_kind": "line_worker", "plainly_not_law_enforcement": "yes", "moia_request": "no",
    "school_building": "no", "information_obtained_and_maintained_by_city_agency": "yes",
    "information_overheard_not_recorded": "no", "written_authorization_by_subject": "no", "authorization_is_blanket": "no",
    "applicant_information": "no", "received_under_e4iii": "no",
}  # fmt: skip
THE_ADDRESS = {"info_category": ["address"]}
# What whoever asks for help tells of the person; none of it is kept.
OF_THE_PERSON: dict[str, Any] = {
    "person_is_arrestee": "no", "person_is_alien": "no", "person_is_subject_of_investigation": "no",
    "something_unlawful_besides_status": "no", "person_is_crime_victim": "no", "person_is_crime_witness": "no",
    "person_called_or_approached_police_for_assistance": "no",
}  # fmt: skip
HELP_THE_AGENTS: dict[str, Any] = {
    "requester_kind": "federal_immigration_agent", "actor_kind": "nypd_uniformed", "resource_kind": "on_duty_time_employee",
    "federal_law_enforced": "none", "shots_fired_at_agents": "no", "paper_kind": "no_paper", "warrant_issuer": "none",
    "paper_form": "none", "plainly_not_law_enforcement": "no", "detainer_lodged": "no",
    "actor_does_enforcement_work": "no", "investigating_illegal_activity": "no", **OF_THE_PERSON,
}  # fmt: skip
A_DETAINER: dict[str, Any] = {
    "paper_kind": "detainer_form", "warrant_issuer": "none", "paper_form": "none", "warrant_presented": "no",
    "warrant_presented_with_detainer": "no", "actor_kind": "doc_civilian",
}  # fmt: skip
IN_PHILADELPHIA: dict[str, Any] = {
    "info_category": ["immigration_status"], "recipient_kind": "third_party_private", "actor_kind": "line_worker",
    "information_obtained_and_maintained_by_city_agency": "yes", "person_is_minor": "no",
    "person_legally_incompetent": "no", "exigency_asserted_by_agent_only": "no",
}  # fmt: skip
SIGNED: dict[str, Any] = {
    "given_by": "subject", "language": "Spanish", "understood": True, "blanket": False, "scope": ("immigration_status",),
    "recipient": "a landlord", "signed_on": TODAY, "used_once": {"info_category": ["immigration_status"]},
}  # fmt: skip
HOW_IT_CAME = {"came_at": "2026-03-04T11:30", "body": "ice", "wanted": "entry", "response": "refused"}
HOW_THEY_WERE_TOLD = {"whom": "Operations desk", "when": "2026-03-04T12:00", "how": "phone"}
WRITTEN_DOWN: dict[tuple[str, ...], dict[str, Any]] = {
    ("record", "access_requests"): HOW_IT_CAME, ("record", "enforcement_requests"): HOW_IT_CAME,
    ("record", "disclosures"): {"came_at": "2026-03-04T11:30", "body": "city", "purpose": "service", "response": "not_given"},
    ("record", "detainers"): {"came_at": "2026-03-04T11:30", "body": "ice", "custody_number": "C-17"},
    ("record", "certifications"): {"case_number": "K-17", "received_on": "2026-03-04"},
    ("outcome", "disclosures"): {"given": "nothing"}, ("outcome", "detainers"): {"action_taken": "released_when_due"},
    ("outcome", "certifications"): {"answered_on": "2026-03-04", "answer": "declined"},
    ("notify",): HOW_THEY_WERE_TOLD, ("report",): HOW_THEY_WERE_TOLD, ("review",): {"outcome": "as_it_should_be"},
}  # fmt: skip


def opened(by: Person, act: str, situation: str, answers: dict[str, Any], **more: Any) -> Matter:
    """A matter that somebody opened today."""
    perform(OpenMatter(act, TODAY, answers, situation, **more), by.acting())
    return Matter.objects.latest("pk")


def at_the_door(by: Person, authorities: tuple[int, ...] = (), **other: Any) -> Matter:
    """An agent without a paper wants to come in."""
    answers = {**AT_THE_DOOR, **other}
    return opened(by, "give_access", "someone-wants-to-come-in", answers, authorities=authorities)


def another_agency_asks(by: Person, **other: Any) -> Matter:
    """Another City agency wants an address."""
    return opened(by, "disclose", "another-city-agency-asks", {**ANOTHER_AGENCY, **other})


def help_is_asked_for(by: Person, situation: str = "someone-asks-for-help-with-enforcement") -> Matter:
    """Immigration agents ask the police for help."""
    return opened(by, "assist", situation, HELP_THE_AGENTS)


def a_detainer_came(by: Person) -> Matter:
    """Immigration officers ask that somebody be kept past release, with a form alone."""
    return opened(by, "detain", "a-detainer-came", A_DETAINER)


def steps_open(matter: Matter, *kinds: str) -> list[Step]:
    """The steps that are open, of these kinds or of all."""
    found = matter.steps.filter(OPEN).order_by("pk")
    return [one for one in found if not kinds or one.kind in kinds]


def find(by: Person, matter: Matter, once: dict[str, Any] | None = None, at: datetime = NOW, **values: Any) -> Matter:
    """Somebody answers in the open step that asks for this; they signed in just before."""
    step = next(one for one in steps_open(matter, *TO_FIND) if set(values) <= set(one.facts))
    perform(Find(step.pk, values, "As the papers show.", once or {}), by.acting(at, at))
    matter.refresh_from_db()
    return matter


def everybody_finds(
    people: dict[str, Person], matter: Matter, once: dict[str, Any] | None = None, **said: Any
) -> Matter:
    """Every office asked answers once what it is asked, one after another: what is said here, and no to the rest."""
    holders = {(one.office, one.agency): one for one in reversed(people.values())}
    answered: set[str] = set()
    while step := next((one for one in steps_open(matter, *TO_FIND) if not answered >= set(one.facts)), None):
        by = holders[step.office, step.agency.code]
        find(by, matter, once, **{name: said.get(name, no_to(name)) for name in step.facts})
        answered |= set(step.facts)
    return matter


def do(by: Person, step: Step, **given: Any) -> None:
    """Somebody does a step."""
    perform(DoStep(step.pk, given), by.acting())


def what_is_owed_is_done(people: dict[str, Person], matter: Matter) -> None:
    """Everything that is owed is done, by whoever may; whoever asked does what a worker owes."""
    asked = matter.seats.get(asked=True).account
    ready = sorted(people.values(), key=lambda one: one.account != asked)
    for step in steps_open(matter):
        by = next(one for one in ready if may_do(one, step))
        do(by, step, **WRITTEN_DOWN.get((step.kind, *step.facts), WRITTEN_DOWN.get((step.kind,), {})))


def may_do(person: Person, step: Step) -> bool:
    """Whether a step is for somebody, in the office they are known by here."""
    held = access.office_for(person.account.pk, TODAY, step)
    return held is not None and held.office == person.office


def no_to(fact: str) -> str:
    """The answer that leaves everything as it is."""
    kind = law.corpus().facts[fact].kind if fact in law.corpus().facts else YES_NO
    return "no" if kind == YES_NO else "none"
