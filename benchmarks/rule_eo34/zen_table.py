"""GoRules zen: the rule as a decision table, first hit."""

import json

from .patterns import FACTS
from .peer import Answer, Decide, Facts, absent, spoken

NAME = "zen, decision table (Rust)"
ANSWERS_WITH = "verdict and citation"
PACKAGES = ("zen-engine",)
READS_WHOLE_SITUATION = False

# The first row whose facts all hold answers; an empty cell matches anything.
ROWS = (
    ("refer EO 34 § 4(c)", {"person_is_crime_victim", "status_necessary_for_eligibility"}),
    ("must_not EO 34 § 4(c)", {"person_is_crime_victim"}),
    (
        "may EO 34 § 4(a)",
        {
            "actor_is_law_enforcement_officer",
            "investigating_illegal_activity",
            "illegal_activity_other_than_mere_status",
        },
    ),
    ("must_not EO 34 § 4(a)", {"actor_is_law_enforcement_officer"}),
    ("may EO 34 § 3(a)(1)", {"status_necessary_for_eligibility"}),
    ("may EO 34 § 3(a)(2)", {"inquiry_required_by_law"}),
    ("must_not EO 34 § 3(a)", set()),
)


def available() -> str | None:
    return absent("zen", PACKAGES[0])


def build() -> Decide:
    import zen

    decision = zen.ZenEngine().create_decision(json.dumps(_document()))

    def decide(facts: Facts) -> str:
        return decision.evaluate(facts)["result"]["answer"]

    return decide


def read(answer: str) -> Answer:
    return spoken(answer)


def _document() -> dict[str, object]:
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "type": "expression", "field": name} for name in FACTS],
        "outputs": [{"id": "answer", "name": "answer", "type": "expression", "field": "answer"}],
        "rules": [
            {
                "_id": str(number),
                **{name: "true" if name in facts else "" for name in FACTS},
                "answer": json.dumps(answer, ensure_ascii=False),
            }
            for number, (answer, facts) in enumerate(ROWS)
        ],
    }
    place = {"x": 0, "y": 0}
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "position": place, "content": {}},
            {
                "id": "table",
                "name": "table",
                "type": "decisionTableNode",
                "position": place,
                "content": table,
            },
            {"id": "out", "name": "out", "type": "outputNode", "position": place, "content": {}},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }
