"""Open Policy Agent itself, as a Go library in this process, with and without its evaluation trace."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from .peer import Answer, Decide, Facts, spoken

NAME = "OPA (Go)"
NAME_EXPLAINED = "OPA with its trace"
ANSWERS_WITH = "verdict and citation"
PACKAGES = ("opa-golib-python-bindings",)
READS_WHOLE_SITUATION = False

# Its wheel asks for a newer Python than ours but runs on this one, so it is unpacked aside (fetch_opa.py).
UNPACKED = Path(__file__).parent.parent / ".peers" / "opa"

read = spoken


def available() -> str | None:
    if not (UNPACKED / "opa_bindings").is_dir():
        return f"{PACKAGES[0]} is not unpacked in benchmarks/.peers/opa"
    try:
        _engine_class()
    except (ImportError, OSError, SyntaxError) as error:
        return f"{PACKAGES[0]} does not load: {error}"
    return None


def build() -> Decide:
    evaluate = _engine().eval_document

    def decide(facts: Facts) -> str:
        return evaluate("eo34.decision", facts)

    return decide


def build_explained() -> Decide:
    """The answer together with the events of its evaluation, read into Python as the binding gives them."""
    engine = _engine()
    evaluate = engine.eval_document

    def decide(facts: Facts) -> tuple[str, list[dict[str, Any]]]:
        answer = evaluate("eo34.decision", facts, trace=True)
        return answer, engine.last_trace

    return decide


def read_explained(answer: tuple[str, list[dict[str, Any]]]) -> Answer:
    verdict, trace = answer
    if not trace:
        raise ValueError("OPA gave no trace")
    return spoken(verdict)


def _engine() -> Any:
    engine = _engine_class()()
    engine.add_policy("eo34.rego", Path(__file__).with_name("eo34.rego").read_text(encoding="utf-8"))
    return engine


def _engine_class() -> Any:
    if str(UNPACKED) not in sys.path:
        sys.path.append(str(UNPACKED))
    return import_module("opa_bindings").OpaEngine
