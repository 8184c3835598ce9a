"""JsonLogic: the rule as nested JSON, walked in Python."""

from .peer import Decide, Facts, absent, spoken

NAME = "json-logic (Python)"
ANSWERS_WITH = "verdict and citation"
PACKAGES = ("json-logic-qubit",)
READS_WHOLE_SITUATION = False

# `if` takes test, value, test, value, …, otherwise.
RULE = {
    "if": [
        {"var": "person_is_crime_victim"},
        {
            "if": [
                {"var": "status_necessary_for_eligibility"},
                "refer EO 34 § 4(c)",
                "must_not EO 34 § 4(c)",
            ]
        },
        {"var": "actor_is_law_enforcement_officer"},
        {
            "if": [
                {
                    "and": [
                        {"var": "investigating_illegal_activity"},
                        {"var": "illegal_activity_other_than_mere_status"},
                    ]
                },
                "may EO 34 § 4(a)",
                "must_not EO 34 § 4(a)",
            ]
        },
        {"var": "status_necessary_for_eligibility"},
        "may EO 34 § 3(a)(1)",
        {"var": "inquiry_required_by_law"},
        "may EO 34 § 3(a)(2)",
        "must_not EO 34 § 3(a)",
    ]
}

read = spoken


def available() -> str | None:
    return absent("json_logic", PACKAGES[0])


def build() -> Decide:
    from json_logic import jsonLogic

    def decide(facts: Facts) -> str:
        return jsonLogic(RULE, facts)

    return decide
