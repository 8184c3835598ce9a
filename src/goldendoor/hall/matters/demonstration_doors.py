"""Made-up cases at doors, at schools and on lots."""

from datetime import date

from goldendoor.hall.authorities.demonstration import LOT_PERMIT
from goldendoor.hall.matters.demonstration_cases import Case, among
from goldendoor.hall.matters.models import Ending, State

# Since then a lawyer looks at whatever City law allows (GML 996-a).
BEFORE_THE_STATE, STATE = date(2026, 5, 20), date(2026, 5, 21)
EO_13 = date(2026, 2, 6)
AT_THE_DOOR = among(
    requester_kind="federal_immigration_agent", area_kind="staff_only", place_kind="city_office", paper_kind="no_paper",
    room_belongs_to_different_resident="no", exigency_asserted_by_agent_only="no",
    actor_kind="line_worker",
)  # fmt: skip
COURT_WARRANT = among(
    **{**AT_THE_DOOR, "paper_kind": "court_warrant", "warrant_issuer": "federal_magistrate", "paper_form": "none",
       "warrant_authorises": ["enter_premises"], "warrant_presented": "yes"}
)  # fmt: skip
OWN_FORM = among(
    **{**AT_THE_DOOR, "paper_kind": "agency_form", "warrant_issuer": "ice_officer", "paper_form": "I-200",
       "warrant_authorises": ["take_named_person_into_custody"]}
)  # fmt: skip
AT_THE_SHELTER = among(
    **{**AT_THE_DOOR, "place_kind": "city_shelter", "area_kind": "living_quarters", "actor_kind": "contractor_staff",
       "actor_is_human_services_contractor": "yes", "contractor_has_regular_public_contact": "yes"}
)  # fmt: skip
AT_SCHOOL = among(
    requester_kind="federal_immigration_agent", actor_kind="doe_staff", paper_kind="no_paper", area_kind="staff_only",
    exigency_asserted_by_agent_only="no",
)  # fmt: skip
SCHOOL_WARRANT = among(
    **{**AT_SCHOOL, "paper_kind": "court_warrant", "warrant_issuer": "article_iii_judge", "paper_form": "none",
       "warrant_authorises": ["search"], "warrant_presented": "yes"}
)  # fmt: skip
THE_LOT = among(
    requester_kind="other_federal_agent", lot_is_run_by="a_city_agency", land_kind="parking_lot", lot_use="staging_area",
    lot_shows_an_operation_under_way="yes", paper_kind="no_paper", informal_verbal_agreement="no",
    exigency_asserted_by_agent_only="no", federal_law_enforced="18 USC 922",
)  # fmt: skip
COMES_IN, SHELTER, SCHOOL, LOT = (
    "someone-wants-to-come-in", "an-officer-at-a-shelter-door", "an-officer-comes-to-our-school", "they-want-our-lot",
)  # fmt: skip
GUARD, NIGHT, COUNTER, ACS, DESK = (
    "guard@city.example", "night-guard@city.example", "counter@city.example", "counter-acs@city.example",
    "school@city.example",
)  # fmt: skip
GUIDELINES = "agency_guidelines_checked"

DOORS = (
    Case("a door refused", COUNTER, "give_access", COMES_IN, AT_THE_DOOR, State.REFUSED, Ending.NOT_DONE),
    Case("an agency's own form refused", ACS, "give_access", COMES_IN, OWN_FORM, State.REFUSED, Ending.NOT_DONE, times=1),
    Case("a shelter door refused", GUARD, "give_access", SHELTER, AT_THE_SHELTER, State.REFUSED, Ending.NOT_DONE, times=1),
    Case(
        "let in under a judge's warrant", COUNTER, "give_access", COMES_IN, COURT_WARRANT, State.ALLOWED,
        Ending.CARRIED_OUT, frozenset({"access_within_warrant_terms", GUIDELINES}), through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "let in because counsel found a law", ACS, "give_access", COMES_IN, AT_THE_DOOR, State.ALLOWED, Ending.CARRIED_OUT,
        frozenset({"access_required_by_law", GUIDELINES}), through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "let in because it serves a City agency", COUNTER, "give_access", COMES_IN, AT_THE_DOOR, State.ALLOWED,
        Ending.CARRIED_OUT, frozenset({"furthers_city_agency_purpose", GUIDELINES}), through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "let in in an emergency", NIGHT, "give_access", SHELTER, AT_THE_SHELTER, State.ALLOWED, Ending.CARRIED_OUT,
        frozenset({"exigent_circumstances", GUIDELINES}), through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "a judge's warrant, and a lawyer looks", COUNTER, "give_access", COMES_IN, COURT_WARRANT, State.LAWYER,
        Ending.NOT_DONE, frozenset({"access_within_warrant_terms", GUIDELINES}), since=STATE, times=1,
    ),
    Case(
        "they went in anyway", GUARD, "give_access", COMES_IN, AT_THE_SHELTER, State.REFUSED, Ending.DONE_ANYWAY,
        incident=True, times=3,
    ),
)  # fmt: skip
SCHOOLS = (
    Case("a school visit refused", DESK, "give_access", SCHOOL, AT_SCHOOL, State.REFUSED, Ending.NOT_DONE),
    Case(
        "a school visit, and a lawyer looks", DESK, "give_access", SCHOOL, SCHOOL_WARRANT, State.LAWYER,
        Ending.NOT_DONE, frozenset({"counsel_verified_judicial_warrant", "access_within_warrant_terms", GUIDELINES}),
        since=STATE, times=1,
    ),
    Case(
        "let into a school under a checked warrant", DESK, "give_access", SCHOOL, SCHOOL_WARRANT, State.ALLOWED,
        Ending.CARRIED_OUT, frozenset({"counsel_verified_judicial_warrant", "access_within_warrant_terms", GUIDELINES}),
        through=BEFORE_THE_STATE,
    ),
    Case(
        "let into a school where somebody is hurt", DESK, "give_access", SCHOOL, AT_SCHOOL, State.ALLOWED,
        Ending.CARRIED_OUT, frozenset({"exigent_circumstances", "life_safety_emergency", GUIDELINES}),
        through=BEFORE_THE_STATE, times=1,
    ),
)  # fmt: skip
LOTS = (
    Case("a lot refused", COUNTER, "use_lot", LOT, THE_LOT, State.REFUSED, Ending.NOT_DONE, since=EO_13, times=3),
    Case(
        "a lot before there was a rule", COUNTER, "use_lot", LOT, THE_LOT, State.LAWYER, Ending.NOT_DONE,
        through=date(2026, 2, 5), times=1,
    ),
    Case(
        "a lot lent because it serves a City agency", COUNTER, "use_lot", LOT, THE_LOT, State.ALLOWED, Ending.CARRIED_OUT,
        frozenset({"furthers_city_agency_purpose"}), since=EO_13, through=BEFORE_THE_STATE, times=1,
    ),
    Case(
        "a lot lent by formal agreement", COUNTER, "use_lot", LOT, THE_LOT, State.ALLOWED, Ending.CARRIED_OUT,
        since=EO_13, through=BEFORE_THE_STATE, cites=LOT_PERMIT, times=1,
    ),
    Case(
        "a lot in an emergency", COUNTER, "use_lot", LOT, THE_LOT, State.ALLOWED, Ending.CARRIED_OUT,
        frozenset({"exigent_circumstances"}), since=EO_13, through=BEFORE_THE_STATE, times=1,
    ),
)  # fmt: skip
