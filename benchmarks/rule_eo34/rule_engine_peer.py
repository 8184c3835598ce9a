"""rule-engine: a rule language in pure Python, with the rule as one expression."""

from .peer import Decide, absent, spoken

NAME = "rule-engine (Python)"
ANSWERS_WITH = "verdict and citation"
PACKAGES = ("rule-engine",)
READS_WHOLE_SITUATION = False

EXPRESSION = """
person_is_crime_victim ? (status_necessary_for_eligibility ? 'refer EO 34 § 4(c)' : 'must_not EO 34 § 4(c)')
: (actor_is_law_enforcement_officer
    ? ((investigating_illegal_activity and illegal_activity_other_than_mere_status)
        ? 'may EO 34 § 4(a)' : 'must_not EO 34 § 4(a)')
: (status_necessary_for_eligibility ? 'may EO 34 § 3(a)(1)'
: (inquiry_required_by_law ? 'may EO 34 § 3(a)(2)'
: 'must_not EO 34 § 3(a)')))
"""

read = spoken


def available() -> str | None:
    return absent("rule_engine", PACKAGES[0])


def build() -> Decide:
    import rule_engine

    return rule_engine.Rule(" ".join(EXPRESSION.split())).evaluate
