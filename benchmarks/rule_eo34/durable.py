"""durable_rules: a Rete network in C that is fed events."""

from collections.abc import Callable

from .peer import Decide, Facts, absent, spoken

NAME = "durable_rules (Rete in C)"
ANSWERS_WITH = "verdict and citation"
PACKAGES = ("durable-rules",)
READS_WHOLE_SITUATION = False

# Rete fires whatever matches, so each case also says that no earlier one holds: nothing is left to chance.
CASES: tuple[tuple[str, dict[str, bool]], ...] = (
    ("refer EO 34 § 4(c)", {"person_is_crime_victim": True, "status_necessary_for_eligibility": True}),
    ("must_not EO 34 § 4(c)", {"person_is_crime_victim": True, "status_necessary_for_eligibility": False}),
    (
        "may EO 34 § 4(a)",
        {
            "person_is_crime_victim": False,
            "actor_is_law_enforcement_officer": True,
            "investigating_illegal_activity": True,
            "illegal_activity_other_than_mere_status": True,
        },
    ),
    (
        "must_not EO 34 § 4(a)",
        {
            "person_is_crime_victim": False,
            "actor_is_law_enforcement_officer": True,
            "investigating_illegal_activity": False,
        },
    ),
    (
        "must_not EO 34 § 4(a)",
        {
            "person_is_crime_victim": False,
            "actor_is_law_enforcement_officer": True,
            "investigating_illegal_activity": True,
            "illegal_activity_other_than_mere_status": False,
        },
    ),
    (
        "may EO 34 § 3(a)(1)",
        {
            "person_is_crime_victim": False,
            "actor_is_law_enforcement_officer": False,
            "status_necessary_for_eligibility": True,
        },
    ),
    (
        "may EO 34 § 3(a)(2)",
        {
            "person_is_crime_victim": False,
            "actor_is_law_enforcement_officer": False,
            "status_necessary_for_eligibility": False,
            "inquiry_required_by_law": True,
        },
    ),
    (
        "must_not EO 34 § 3(a)",
        {
            "person_is_crime_victim": False,
            "actor_is_law_enforcement_officer": False,
            "status_necessary_for_eligibility": False,
            "inquiry_required_by_law": False,
        },
    ),
)

read = spoken


def available() -> str | None:
    return absent("durable.lang", PACKAGES[0])


def build() -> Decide:
    from durable.lang import m, post, ruleset, when_all

    given: list[str] = []

    def reply(answer: str) -> Callable[[object], None]:
        return lambda _context: given.append(answer)

    with ruleset("eo34"):
        for answer, needed in CASES:
            (fact, value), *others = needed.items()
            condition = getattr(m, fact) == value
            for fact, value in others:
                condition = condition & (getattr(m, fact) == value)
            when_all(condition)(reply(answer))

    def decide(facts: Facts) -> str:
        post("eo34", facts)
        return given.pop()

    return decide
