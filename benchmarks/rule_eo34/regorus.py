"""Rego run by regorus, an interpreter in Rust."""

from pathlib import Path

from .peer import Decide, Facts, absent, spoken

NAME = "regorus (Rego in Rust)"
ANSWERS_WITH = "verdict and citation"
PACKAGES = ("celine-regorus",)
READS_WHOLE_SITUATION = False

read = spoken


def available() -> str | None:
    return absent("regorus", PACKAGES[0])


def build() -> Decide:
    import regorus

    engine = regorus.Engine()
    engine.add_policy("eo34.rego", Path(__file__).with_name("eo34.rego").read_text(encoding="utf-8"))
    set_input, eval_rule = engine.set_input, engine.eval_rule

    def decide(facts: Facts) -> str:
        # The binding turns True and False into 1.0 and 0.0, and both hold in Rego, so what is false is left
        # out. JSON text would carry the booleans too, at nearly twice the time.
        set_input({fact: value for fact, value in facts.items() if value})
        return eval_rule("data.eo34.decision")

    return decide
