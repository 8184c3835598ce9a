"""Runs the whole benchmark and writes results.md; ends with 1 when a promise is not kept, and names it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter

from city_hall import city_hall
from cold_start import cold_starts
from compile_all import compile_all
from contestants import (
    HANDWRITTEN,
    HANDWRITTEN_SIX,
    OPA,
    OURS,
    OURS_PROVED_ALONE,
    OURS_RACING,
    PEERS,
    NotMeasured,
    enter,
    not_obtainable,
    versions,
)
from fetch_opa import fetch_opa
from findings import VERY_FIRST_CASES, Findings
from hidden_figures import hidden_figures
from proof import Proof, prove, situations_for
from questions import on_made_up_diagrams, on_shipped_acts
from report import report
from rule_eo34.opa import UNPACKED
from rule_eo34.patterns import PATTERNS
from rule_eo34.peer import Decide
from stopwatch import Runner, Timing, race

RESULTS = Path(__file__).with_name("results.md")
ROUNDS, TURN_SECONDS = 25, 0.03
FIRST_TELLING = "first telling"


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
    """Everything, once. About three minutes."""
    load_before = os.getloadavg()[0]
    _say("fetching what pip cannot install")
    trouble = fetch_opa(UNPACKED)
    entered, absent = enter((HANDWRITTEN_SIX, HANDWRITTEN, *OURS_RACING, *OURS_PROVED_ALONE, *PEERS))
    explaining, absent_explaining = enter((*OURS_RACING, OPA), explained=True)
    if trouble:
        absent.append(NotMeasured("OPA's download", trouble))

    _say("proving every engine equal on every pattern")
    proofs = tuple(prove(contestant) for contestant in entered)
    explained_proofs = tuple(prove(contestant) for contestant in explaining)

    _say("timing decisions")
    decisions = _raced([proof for proof in proofs if proof.contestant.module not in OURS_PROVED_ALONE])
    _say("timing explanations")
    explain_anew = import_module(f"rule_eo34.{OURS}").build_explained
    explanations = _raced(explained_proofs, explain_anew)
    very_first = _very_first_seconds(explain_anew)
    _say("timing questions and cold starts")
    on_acts, without_question = on_shipped_acts()
    starts, ahead = cold_starts(), compile_all()
    _say("timing City Hall")
    hall = city_hall()
    _say("hiding small figures")
    return Findings(
        proofs=proofs,
        explained_proofs=explained_proofs,
        not_measured=(*absent, *absent_explaining, *not_obtainable()),
        decisions=decisions,
        first_telling=explanations.pop(FIRST_TELLING, None),
        explanations=explanations,
        very_first_seconds=very_first,
        questions_on_diagrams=on_made_up_diagrams(),
        questions_on_acts=on_acts,
        without_question=without_question,
        cold_starts=starts,
        compile_all=ahead,
        city_hall=hall,
        hidden_figures=hidden_figures(),
        versions=versions(),
        load_before=load_before,
        load_after=os.getloadavg()[0],
    )


def _raced(proofs: Sequence[Proof], anew: Callable[[], Decide] | None = None) -> dict[str, Timing]:
    """Times those that were proved equal, by module; nobody else's speed means anything.

    `anew` makes ours anew for every round, so that each case is told for the first time.
    """
    equal = {proof.contestant.module: proof.contestant for proof in proofs if proof.holds}
    runners = {name: Runner(one.name, one.decide, situations_for(one)) for name, one in equal.items()}
    if anew is not None and OURS in runners:
        ours = runners[OURS]
        runners[FIRST_TELLING] = Runner(f"{ours.name}, first telling", ours.decide, ours.situations, anew)
    return dict(zip(runners, race(list(runners.values()), ROUNDS, TURN_SECONDS), strict=True))


def _very_first_seconds(anew: Callable[[], Decide]) -> float:
    """The median time of the first case that a function explains, over cases spread through the list."""
    taken = []
    for pattern in PATTERNS[:: len(PATTERNS) // VERY_FIRST_CASES]:
        explain = anew()
        begin = perf_counter()
        explain(pattern.six_facts)
        taken.append(perf_counter() - begin)
    return median(taken)


def _say(what: str) -> None:
    print(f"{what} …", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
