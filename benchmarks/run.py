"""Runs the whole benchmark and writes results.md; ends with 1 when a promise is not kept, and names it."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from cold_start import cold_starts
from contestants import (
    FLOOR,
    HANDWRITTEN,
    KERNEL,
    OPA,
    OURS,
    PEERS,
    NotMeasured,
    enter,
    not_obtainable,
    versions,
)
from fetch_opa import fetch_opa
from findings import Findings
from proof import Proof, prove, situations_for
from questions import on_made_up_diagrams, on_shipped_acts
from report import report
from rule_eo34.opa import UNPACKED
from stopwatch import Runner, Timing, race

RESULTS = Path(__file__).with_name("results.md")
ROUNDS, TURN_SECONDS = 25, 0.03


def main(arguments: Sequence[str]) -> int:
    """The command: 0 when every promise that can be checked is kept, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--date", type=date.fromisoformat, help="the day of this run, as it is to be printed")
    parser.add_argument("--output", type=Path, default=RESULTS, help="where the results go")
    options = parser.parse_args(arguments)

    findings = measure()
    options.output.write_text(report(findings, options.date), encoding="utf-8")
    missed = [target for target in findings.targets if target.met is False]
    for target in missed:
        print(f"missed: {target.promise}: {target.measured}", file=sys.stderr)
    print(f"{len(findings.targets)} promises, {len(missed)} missed; the tables are in {options.output.name}")
    return 1 if missed else 0


def measure() -> Findings:
    """Everything, once. A few dozen seconds."""
    _say("fetching what pip cannot install")
    trouble = fetch_opa(UNPACKED)
    entered, absent = enter((HANDWRITTEN, FLOOR, OURS, KERNEL, *PEERS))
    explaining, absent_explaining = enter((OURS, OPA), explained=True)
    if trouble:
        absent.append(NotMeasured("OPA's download", trouble))

    _say("proving every engine equal on every pattern")
    proofs = tuple(prove(contestant) for contestant in entered)
    explained_proofs = tuple(prove(contestant) for contestant in explaining)

    _say("timing decisions")
    # The kernel is the oracle and runs no race.
    decisions = _raced([proof for proof in proofs if proof.contestant.module != KERNEL])
    _say("timing explanations")
    explanations = _raced(explained_proofs)
    _say("timing questions and cold starts")
    return Findings(
        proofs=proofs,
        explained_proofs=explained_proofs,
        not_measured=(*absent, *absent_explaining, *not_obtainable()),
        decisions=decisions,
        explanations=explanations,
        questions_on_diagrams=on_made_up_diagrams(),
        questions_on_acts=on_shipped_acts(),
        cold_starts=cold_starts(),
        versions=versions(),
    )


def _raced(proofs: Sequence[Proof]) -> dict[str, Timing]:
    """Times those that were proved equal, by module; nobody else's speed means anything."""
    equal = [proof.contestant for proof in proofs if proof.holds]
    runners = [Runner(one.name, one.decide, situations_for(one)) for one in equal]
    timings = race(runners, ROUNDS, TURN_SECONDS)
    return {one.module: timing for one, timing in zip(equal, timings, strict=True)}


def _say(what: str) -> None:
    print(f"{what} …", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
