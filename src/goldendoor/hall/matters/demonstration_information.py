"""Made-up cases of information about people: asked for, given, not given; and the victims who ask for a certification."""

from goldendoor.hall.authorities.demonstration import BOTH_AGENCIES, ROUTINE
from goldendoor.hall.matters.demonstration_cases import Case, Signed, among
from goldendoor.hall.matters.demonstration_doors import ACS, BEFORE_THE_STATE, COUNTER, STATE
from goldendoor.hall.matters.models import Ending, State

ANOTHER_AGENCY = among(
    info_category=["address"], actor_kind="line_worker", moia_request="no",
    information_obtained_and_maintained_by_city_agency="yes", written_authorization_by_subject="no",
    authorization_is_blanket="no", applicant_information="no", received_under_e4iii="no", school_building="no",
)  # fmt: skip
FROM_THE_AGENTS = among(
    recipient_kind="federal_immigration_authority", info_category=["address"], actor_kind="line_worker",
    plainly_not_law_enforcement="no", information_obtained_and_maintained_by_city_agency="yes",
    information_overheard_not_recorded="no", written_authorization_by_subject="no",
    written_authorization_by_parent_or_guardian="no", person_is_minor="no", person_legally_incompetent="no",
    authorization_is_blanket="no", foil_request="no", paper_kind="no_paper", warrant_issuer="none",
    applicant_information="no", received_under_e4iii="no", school_building="no",
)  # fmt: skip
A_RELATIVE = among(**{**FROM_THE_AGENTS, "recipient_kind": "third_party_private", "plainly_not_law_enforcement": "yes"})
A_COURT = among(
    recipient_kind="court", info_category=["address"], actor_kind="line_worker",
    information_obtained_and_maintained_by_city_agency="yes", person_is_minor="no", person_legally_incompetent="no",
    authorization_is_blanket="no", applicant_information="no", received_under_e4iii="no", school_building="no",
)  # fmt: skip
A_RECORDS_REQUEST = among(**{**A_RELATIVE, "foil_request": "yes"})
SIGNED_PAPER = among(
    recipient_kind="third_party_private", info_category=["address"], actor_kind="line_worker", person_is_minor="no",
    person_legally_incompetent="no", information_obtained_and_maintained_by_city_agency="yes",
    plainly_not_law_enforcement="yes", applicant_information="no", received_under_e4iii="no", school_building="no",
)  # fmt: skip
AGENCY_ASKS, WANTS, ORDERED, SIGNS, CERTIFY = (
    "another-city-agency-asks", "someone-wants-information", "a-court-orders-it", "the-person-signed-a-paper",
    "a-victim-asks-us-to-certify",
)  # fmt: skip
APPROVED, FURTHERS = "apo_written_approval", "furthers_purpose_or_mission"
IN_SPANISH = Signed("Spanish", True, ("address",))
NOT_UNDERSTOOD = Signed("English", False, ("address",))

DISCLOSURES = (
    Case(
        "given with the privacy officer's approval", COUNTER, "disclose", AGENCY_ASKS, ANOTHER_AGENCY, State.ALLOWED,
        Ending.CARRIED_OUT, frozenset({APPROVED, FURTHERS}), through=BEFORE_THE_STATE, times=4,
    ),
    Case(
        "given in part with the privacy officer's approval", ACS, "disclose", AGENCY_ASKS, ANOTHER_AGENCY, State.ALLOWED,
        Ending.PARTLY, frozenset({APPROVED, FURTHERS}), through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "declined by the privacy officer", COUNTER, "disclose", AGENCY_ASKS, ANOTHER_AGENCY, State.REFUSED,
        Ending.NOT_DONE, frozenset({FURTHERS}), times=1,
    ),
    Case(
        "not given to agents", COUNTER, "disclose", WANTS, FROM_THE_AGENTS, State.REFUSED, Ending.NOT_DONE, times=1),
    Case(
        "given because a law requires it", COUNTER, "disclose", ORDERED, A_COURT, State.ALLOWED, Ending.CARRIED_OUT,
        frozenset({"disclosure_required_by_law", "court_order", APPROVED}), through=BEFORE_THE_STATE,
    ),
    Case(
        "given on the person's own written word", COUNTER, "disclose", SIGNS, SIGNED_PAPER, State.ALLOWED,
        Ending.CARRIED_OUT, frozenset({APPROVED, FURTHERS}), signed=IN_SPANISH, through=BEFORE_THE_STATE, times=3,
    ),
    Case(
        "a paper in a language that the person does not understand", COUNTER, "disclose", SIGNS, SIGNED_PAPER,
        State.REFUSED, Ending.NOT_DONE, signed=NOT_UNDERSTOOD, times=1,
    ),
    Case(
        "given by an approved routine", COUNTER, "disclose", AGENCY_ASKS, ANOTHER_AGENCY, State.ALLOWED,
        Ending.CARRIED_OUT, through=BEFORE_THE_STATE, cites=ROUTINE, times=2,
    ),
    Case(
        "given as both privacy officers agreed", ACS, "disclose", AGENCY_ASKS, ANOTHER_AGENCY, State.ALLOWED,
        Ending.CARRIED_OUT, through=BEFORE_THE_STATE, cites=BOTH_AGENCIES, times=1,
    ),
    Case(
        "given under the freedom of information law", COUNTER, "disclose", WANTS, A_RECORDS_REQUEST, State.ALLOWED,
        Ending.PARTLY, frozenset({"foil_officer_acted_as_privacy_officer"}), through=BEFORE_THE_STATE, times=2,
    ),
    Case(
        "a records request, and a lawyer looks", COUNTER, "disclose", WANTS, A_RECORDS_REQUEST, State.LAWYER,
        Ending.NOT_DONE, frozenset({"foil_officer_acted_as_privacy_officer"}), since=STATE, times=1,
    ),
    Case(
        "for the program that the person asked for", COUNTER, "disclose", AGENCY_ASKS, ANOTHER_AGENCY, State.ALLOWED,
        Ending.CARRIED_OUT, frozenset({"necessary_to_administer_public_program_sought", APPROVED, FURTHERS}), since=STATE,
        times=3,
    ),
    Case(
        "another agency asks, and a lawyer looks", ACS, "disclose", AGENCY_ASKS, ANOTHER_AGENCY, State.LAWYER,
        Ending.NOT_DONE, frozenset({APPROVED, FURTHERS}), since=STATE, times=2,
    ),
)  # fmt: skip
