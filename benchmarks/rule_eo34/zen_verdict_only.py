"""GoRules zen asked for less: a number for the verdict, without a citation."""

from .peer import Answer, Decide, absent

NAME = "zen, compiled expression, verdict as a number (Rust)"
ANSWERS_WITH = "verdict only"
PACKAGES = ("zen-engine",)
READS_WHOLE_SITUATION = False

EXPRESSION = """
person_is_crime_victim ? (status_necessary_for_eligibility ? 2 : 0)
: (actor_is_law_enforcement_officer
    ? (investigating_illegal_activity and illegal_activity_other_than_mere_status)
    : (status_necessary_for_eligibility or inquiry_required_by_law)) ? 1 : 0
"""
VERDICTS = ("must_not", "may", "refer")


def available() -> str | None:
    return absent("zen", PACKAGES[0])


def build() -> Decide:
    import zen

    return zen.compile_expression(EXPRESSION).evaluate


def read(answer: float) -> Answer:
    return VERDICTS[int(answer)], ()
