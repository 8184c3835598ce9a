"""Cedar: permits and forbids, where any forbid beats every permit."""

from .peer import Answer, Decide, Facts, absent

NAME = "cedarpy, prepared policies (Rust)"
ANSWERS_WITH = "verdict and every deciding policy"
PACKAGES = ("cedarpy",)
READS_WHOLE_SITUATION = False

# Cedar answers with policy0, policy1, … in the order of the text, so the citations stand in that order.
POLICIES = (
    ("EO 34 § 4(c)", "forbid", "context.person_is_crime_victim"),
    (
        "EO 34 § 4(a)",
        "permit",
        "context.actor_is_law_enforcement_officer && context.investigating_illegal_activity"
        " && context.illegal_activity_other_than_mere_status",
    ),
    (
        "EO 34 § 4(a)",
        "forbid",
        "context.actor_is_law_enforcement_officer && !(context.investigating_illegal_activity"
        " && context.illegal_activity_other_than_mere_status)",
    ),
    (
        "EO 34 § 3(a)(1)",
        "permit",
        "!context.actor_is_law_enforcement_officer && context.status_necessary_for_eligibility",
    ),
    (
        "EO 34 § 3(a)(2)",
        "permit",
        "!context.actor_is_law_enforcement_officer && context.inquiry_required_by_law",
    ),
    (
        "EO 34 § 3(a)",
        "forbid",
        "!context.actor_is_law_enforcement_officer && !context.status_necessary_for_eligibility"
        " && !context.inquiry_required_by_law",
    ),
)
CITATIONS = {f"policy{number}": citation for number, (citation, _, _) in enumerate(POLICIES)}


def available() -> str | None:
    return absent("cedarpy", PACKAGES[0])


def build() -> Decide:
    import cedarpy

    text = "\n".join(
        f"{effect}(principal, action, resource) when {{ {test} }};" for _, effect, test in POLICIES
    )
    policies = cedarpy.PolicySet.from_str(text)
    nobody = cedarpy.Entities.from_json_str("[]")
    request = {"principal": 'Worker::"asker"', "action": 'Act::"inquire"', "resource": 'Person::"asked"'}

    def decide(facts: Facts) -> cedarpy.AuthzResult:
        return cedarpy.is_authorized({**request, "context": facts}, policies, nobody)

    return decide


def read(answer: object) -> Answer:
    verdict = "may" if answer.allowed else "must_not"  # type: ignore[attr-defined]
    return verdict, tuple(CITATIONS[name] for name in answer.diagnostics.reasons)  # type: ignore[attr-defined]
