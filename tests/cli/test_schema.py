"""The JSON Schema of a decision: it ships, says every field, and the law's own examples keep it."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from goldendoor import City
from goldendoor.engine import decision as decisions
from goldendoor.engine.decision import Decision, as_json
from goldendoor.norms import Verdict


@pytest.fixture(scope="module")
def schema(run: Any) -> Any:
    return json.loads(run("schema").stdout)


@pytest.fixture(scope="module")
def examples() -> Iterator[list[Decision]]:
    """What the law says of every scenario in it, with the rest at rest and with the rest unknown."""
    city = City(None)
    yield [
        city.decide(
            one.act, on=one.on, facts={fact.name: fact.value for fact in one.given}, under=one.under,
            rest=rest, case_id=one.name,
        )
        for one in city.corpus.scenarios
        for rest in (True, False)
    ]  # fmt: skip


def test_the_schema_is_a_schema(schema: Any) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("name", "of"),
    [("decision", "Decision"), ("norm", "CitedNorm"), ("approval", "Approval"), ("sequel", "Sequel"),
     ("duty", "OwedDuty"), ("reason", "Reason"), ("question", "TurnedOn"), ("call", "Call"),
     ("next", "NextQuestion"), ("judgement", "Judgement"), ("provenance", "Provenance"), ("law", "LawUsed")],
)  # fmt: skip
def test_the_schema_requires_exactly_the_fields_that_there_are(schema: Any, name: str, of: str) -> None:
    held = getattr(decisions, of)
    there_are = {one.name for one in fields(held)} if is_dataclass(held) else set(held._fields)
    assert set(schema["$defs"][name]["properties"]) == there_are
    assert set(schema["$defs"][name]["required"]) == there_are


@pytest.mark.slow
def test_every_decision_of_the_laws_own_examples_keeps_the_schema(schema: Any, examples: list[Decision]) -> None:
    validator = jsonschema_rs.Draft202012Validator(schema)  # the same answers as the other, many times as fast
    faults = [
        f"{one.id}: {fault.instance_path} {fault.message[:160]}"
        for one in examples
        for fault in validator.iter_errors(json.loads(json.dumps(as_json(one))))
    ]
    assert faults == []


@pytest.mark.slow
def test_the_examples_come_to_every_verdict(examples: list[Decision]) -> None:
    assert {one.verdict for one in examples} == set(Verdict)


def test_the_schema_refuses_help_that_is_missing(schema: Any, run: Any) -> None:
    ask = ("decide", "inquire", "--under", "NYC-EO-34-2003", "--on", "2003-07-04", "--json")
    decision = json.loads(run(*ask, "inquiry_topic=immigration_status").stdout)
    assert decision["verdict"] == "unknown_text"
    validator = Draft202012Validator(schema)
    assert validator.is_valid(decision)
    assert not validator.is_valid({**decision, "meanwhile": []})
    assert not validator.is_valid({**decision, "call": []})
    assert not validator.is_valid({**decision, "verdict": "perhaps"})
