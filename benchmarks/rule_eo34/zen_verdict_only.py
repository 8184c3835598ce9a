"""GoRules zen asked for less: yes or no, without a citation."""

from .peer import Answer, Decide, absent

NAME = "zen, compiled expression, yes or no (Rust)"
ANSWERS_WITH = "verdict only"
PACKAGES = ("zen-engine",)
READS_WHOLE_SITUATION = False

EXPRESSION = """
not person_is_crime_victim and (actor_is_law_enforcement_officer
    ? (investigating_illegal_activity and illegal_activity_other_than_mere_status)
    : (status_necessary_for_eligibility or inquiry_required_by_law))
"""


def available() -> str | None:
    return absent("zen", PACKAGES[0])


def build() -> Decide:
    import zen

    return zen.compile_expression(EXPRESSION).evaluate


def read(answer: object) -> Answer:
    return ("may" if answer is True else "must_not"), ()
