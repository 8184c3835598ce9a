"""business-rules: conditions as JSON, facts as methods, answers as actions."""

from .patterns import FACTS
from .peer import Decide, Facts, absent, spoken

NAME = "business-rules (Python)"
ANSWERS_WITH = "verdict and citation"
PACKAGES = ("business-rules",)
READS_WHOLE_SITUATION = False

# The first whose facts all hold answers.
RULES = (
    ("refer EO 34 § 4(c)", ("person_is_crime_victim", "status_necessary_for_eligibility")),
    ("must_not EO 34 § 4(c)", ("person_is_crime_victim",)),
    (
        "may EO 34 § 4(a)",
        (
            "actor_is_law_enforcement_officer",
            "investigating_illegal_activity",
            "illegal_activity_other_than_mere_status",
        ),
    ),
    ("must_not EO 34 § 4(a)", ("actor_is_law_enforcement_officer",)),
    ("may EO 34 § 3(a)(1)", ("status_necessary_for_eligibility",)),
    ("may EO 34 § 3(a)(2)", ("inquiry_required_by_law",)),
)
OTHERWISE = "must_not EO 34 § 3(a)"

read = spoken


def available() -> str | None:
    return absent("business_rules", PACKAGES[0])


def build() -> Decide:
    from business_rules import run_all
    from business_rules.actions import BaseActions, rule_action
    from business_rules.fields import FIELD_TEXT
    from business_rules.variables import BaseVariables, boolean_rule_variable

    class Situation(BaseVariables):
        def __init__(self, facts: Facts) -> None:
            self.facts = facts

    for name in FACTS:

        def given(self: Situation, name: str = name) -> bool:
            return self.facts[name]

        given.__name__ = name
        setattr(Situation, name, boolean_rule_variable(given))

    class Reply(BaseActions):
        given = OTHERWISE

        @rule_action(params={"answer": FIELD_TEXT})
        def reply(self, answer: str) -> None:
            self.given = answer

    rules = [
        {
            "conditions": {"all": [{"name": n, "operator": "is_true", "value": True} for n in names]},
            "actions": [{"name": "reply", "params": {"answer": answer}}],
        }
        for answer, names in RULES
    ]

    def decide(facts: Facts) -> str:
        reply = Reply()
        run_all(rules, Situation(facts), reply, stop_on_first_trigger=True)
        return reply.given

    return decide
