"""Made-up cases of help with enforcement, of detainers, and of victims who ask for a certification."""

from goldendoor.hall.authorities.demonstration import TASK_FORCE
from goldendoor.hall.matters.demonstration_cases import ON_THE_DAY, Case, among
from goldendoor.hall.matters.demonstration_doors import BEFORE_THE_STATE, STATE
from goldendoor.hall.matters.models import Ending, State

OFFICER, VICTIMS, COUNTER_ACS = "officer@city.example", "victims@city.example", "counter-acs@city.example"
CLERK, CLERK_NYPD, CLERK_DOP, CUSTODY = (
    "detainers@city.example", "detainers-police@city.example", "detainers-dop@city.example", "custody@city.example",
)  # fmt: skip
HELP, DETAINER, CERTIFY = (
    "someone-asks-for-help-with-enforcement", "a-detainer-came", "a-victim-asks-us-to-certify",
)  # fmt: skip
NO_PAPER = {"paper_kind": "no_paper", "warrant_issuer": "none", "paper_form": "none"}
ABOUT_NOBODY = {
    "person_is_arrestee": "no", "person_is_alien": "no", "person_is_subject_of_investigation": "no",
    "something_unlawful_besides_status": "no", "person_is_crime_victim": "no", "person_is_crime_witness": "no",
    "person_called_or_approached_police_for_assistance": "no", "investigating_illegal_activity": "no",
}  # fmt: skip
HELP_THE_AGENTS = among(
    requester_kind="federal_immigration_agent", actor_kind="nypd_uniformed", resource_kind="on_duty_time_employee",
    federal_law_enforced="none", shots_fired_at_agents="no", request_intended_to_further_immigration_enforcement="yes",
    asked_by_no_government="no", **NO_PAPER, **ABOUT_NOBODY,
)  # fmt: skip
A_GUN_CASE = among(
    **{
        **HELP_THE_AGENTS,
        "federal_law_enforced": "18 USC 922",
        "request_intended_to_further_immigration_enforcement": "no",
    }
)
DANGER = "agents-and-danger-to-life"
SHOTS = among(
    **{**HELP_THE_AGENTS, "request_intended_to_further_immigration_enforcement": "no", "detainer_lodged": "no",
       "warrant_presented_with_detainer": "no", "warrant_presented": "no", "actor_does_enforcement_work": "no",
       "plainly_not_law_enforcement": "no", "requester": "none"}
)  # fmt: skip
A_FORM = among(
    actor_kind="doc_civilian",
    paper_kind="detainer_form", warrant_issuer="ice_officer", paper_form="I-247A", warrant_presented_with_detainer="no",
    warrant_presented="no", warrant_on_probable_cause="no",
    warrant_authorises_federal_immigration_authorities_custody="no",
    hours_held_past_release_excl_weekends_holidays="0", warrant_presented_within_48h_excl_weekends_holidays="no",
)  # fmt: skip
A_JUDGES_WARRANT = among(
    actor_kind="doc_uniformed",
    paper_kind="court_warrant", warrant_issuer="federal_magistrate", paper_form="none",
    warrant_presented_with_detainer="yes", warrant_presented="yes", warrant_on_probable_cause="yes",
    warrant_authorises_federal_immigration_authorities_custody="yes",
    hours_held_past_release_excl_weekends_holidays="0", warrant_presented_within_48h_excl_weekends_holidays="yes",
)  # fmt: skip
TO_TELL = among(
    **A_JUDGES_WARRANT, school_building="no", directory_information="no", prior_notice_given="no",
    access_to_student_or_records_requested="no", written_authorization_by_subject="no", person_is_minor="no",
    person_legally_incompetent="no", written_authorization_by_parent_or_guardian="no", authorization_is_blanket="no",
    exigency_asserted_by_agent_only="no", foil_request="no", applicant_information="no", received_under_e4iii="no",
)  # fmt: skip
A_VICTIM = among(
    certification_form="i918b", offense="felonious assault", person_is_crime_victim="yes", person_is_crime_witness="no",
    help_given="is_helping", refused_what_was_fairly_asked="no", who_signs="head_of_the_agency",
    certifier_states_grants_visa="no", under_18_when_trafficked="no", too_hurt_to_help="no", certification_answered="no",
    request_received=ON_THE_DAY,
)  # fmt: skip
ANOTHER_CRIME = among(**{**A_VICTIM, "offense": "loitering"})

ENFORCEMENT = (
    Case("help refused", OFFICER, "assist", HELP, HELP_THE_AGENTS, State.REFUSED, Ending.NOT_DONE),
    Case(
        "help where duty chief and Legal Bureau agree", OFFICER, "assist", HELP, A_GUN_CASE, State.ALLOWED,
        Ending.CARRIED_OUT, frozenset({"duty_chief_identified_public_safety_issue", "duty_chief_conferred_with_legal_bureau"}),
        through=BEFORE_THE_STATE,
    ),
    Case(
        "help in a task force", OFFICER, "assist", HELP, A_GUN_CASE, State.ALLOWED, Ending.CARRIED_OUT,
        through=BEFORE_THE_STATE, cites=TASK_FORCE, times=2,
    ),
    Case(
        "help where the Legal Bureau does not agree", OFFICER, "assist", HELP, A_GUN_CASE, State.REFUSED,
        Ending.NOT_DONE, frozenset({"duty_chief_identified_public_safety_issue"}), times=1,
    ),
    Case(
        "help where a life is in danger", OFFICER, "assist", DANGER, SHOTS, State.ALLOWED, Ending.CARRIED_OUT,
        frozenset({"life_safety_emergency"}), times=1,
    ),
    Case(
        "help where both agree, and a lawyer looks", OFFICER, "assist", HELP, A_GUN_CASE, State.LAWYER, Ending.NOT_DONE,
        frozenset({"duty_chief_identified_public_safety_issue", "duty_chief_conferred_with_legal_bureau"}),
        since=STATE, times=1,
    ),
)  # fmt: skip
RECORD = frozenset({"conviction_is_felony_hate_crime"})
DETAINERS = (
    Case(
        "a detainer: released when otherwise due", CLERK, "detain", DETAINER, A_FORM, State.REFUSED, Ending.NOT_DONE, times=3),
    Case(
        "a detainer to the police", CLERK_NYPD, "detain", DETAINER, A_FORM, State.REFUSED, Ending.NOT_DONE),
    Case(
        "a detainer at probation", CLERK_DOP, "detain", DETAINER, A_FORM, State.REFUSED, Ending.NOT_DONE),
    Case(
        "held on recorded authority", CLERK, "detain", DETAINER, A_JUDGES_WARRANT, State.ALLOWED, Ending.CARRIED_OUT,
        RECORD, through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "told of the release", CLERK, "notify", DETAINER, TO_TELL, State.ALLOWED, Ending.CARRIED_OUT,
        RECORD | {"furthers_purpose_or_mission", "apo_written_approval"}, through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "handed over", CLERK, "transfer", DETAINER, A_JUDGES_WARRANT, State.ALLOWED, Ending.CARRIED_OUT,
        RECORD, through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "a detainer with a judge's warrant, and a lawyer looks", CLERK, "detain", DETAINER, A_JUDGES_WARRANT, State.LAWYER,
        Ending.NOT_DONE, RECORD, since=STATE, times=1,
    ),
)  # fmt: skip
CERTIFICATIONS = (
    Case("a certification signed", VICTIMS, "certify", CERTIFY, A_VICTIM, State.ALLOWED, Ending.CARRIED_OUT, times=6),
    Case(
        "a certification signed for a crime much like a listed one", COUNTER_ACS, "certify", CERTIFY, ANOTHER_CRIME,
        State.ALLOWED, Ending.CARRIED_OUT, frozenset({"similar_activity"}), times=2,
    ),
    Case(
        "a certification declined", VICTIMS, "certify", CERTIFY, ANOTHER_CRIME, State.REFUSED, Ending.NOT_DONE, times=3),
)  # fmt: skip
