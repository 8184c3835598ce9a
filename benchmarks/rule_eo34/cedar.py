"""Cedar: permits and forbids, where any forbid beats every permit."""

from .peer import Answer, Decide, Facts, absent

NAME = "cedarpy, prepared policies (Rust)"
ANSWERS_WITH = "verdict and every deciding policy"
PACKAGES = ("cedarpy",)
READS_WHOLE_SITUATION = False

# Cedar allows or denies, and names the policies that decided as policy0, policy1, … in the order of the text. What
# counsel has to decide is denied, and told by its policy; those who would gain by the question leave § 4(a) for § 4(c).
POLICIES = (
    (
        "refer EO 34 § 4(c)",
        "forbid",
        "context.person_is_crime_victim && context.status_necessary_for_eligibility",
    ),
    (
        "must_not EO 34 § 4(c)",
        "forbid",
        "context.person_is_crime_victim && !context.status_necessary_for_eligibility",
    ),
    (
        "may EO 34 § 4(a)",
        "permit",
        "context.actor_is_law_enforcement_officer && context.investigating_illegal_activity"
        " && context.illegal_activity_other_than_mere_status",
    ),
    (
        "must_not EO 34 § 4(a)",
        "forbid",
        "context.actor_is_law_enforcement_officer && !(context.investigating_illegal_activity"
        " && context.illegal_activity_other_than_mere_status)"
        " && !(context.person_is_crime_victim && context.status_necessary_for_eligibility)",
    ),
    (
        "may EO 34 § 3(a)(1)",
        "permit",
        "!context.actor_is_law_enforcement_officer && context.status_necessary_for_eligibility",
    ),
    (
        "may EO 34 § 3(a)(2)",
        "permit",
        "!context.actor_is_law_enforcement_officer && context.inquiry_required_by_law",
    ),
    (
        "must_not EO 34 § 3(a)",
        "forbid",
        "!context.actor_is_law_enforcement_officer && !context.status_necessary_for_eligibility"
        " && !context.inquiry_required_by_law",
    ),
)
ANSWERS = {f"policy{number}": answer.partition(" ") for number, (answer, _, _) in enumerate(POLICIES)}


def available() -> str | None:
    return absent("cedarpy", PACKAGES[0])


def build() -> Decide:
    import cedarpy

    text = "\n".join(f"{effect}(principal, action, resource) when {{ {test} }};" for _, effect, test in POLICIES)
    policies = cedarpy.PolicySet.from_str(text)
    nobody = cedarpy.Entities.from_json_str("[]")
    request = {"principal": 'Worker::"asker"', "action": 'Act::"inquire"', "resource": 'Person::"asked"'}

    def decide(facts: Facts) -> cedarpy.AuthzResult:
        return cedarpy.is_authorized({**request, "context": facts}, policies, nobody)

    return decide


def read(answer: object) -> Answer:
    deciding = [ANSWERS[name] for name in answer.diagnostics.reasons]  # type: ignore[attr-defined]
    verdicts = {verdict for verdict, _, _ in deciding}
    if len(verdicts) != 1 or ("may" in verdicts) is not answer.allowed:  # type: ignore[attr-defined]
        raise ValueError(f"Cedar's policies came to {sorted(verdicts)}")
    return verdicts.pop(), tuple(citation for _, _, citation in deciding)
