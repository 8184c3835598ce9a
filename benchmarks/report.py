"""Writes down what a run found, as tables that a person reads from the top."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from city_hall import CONNECTIONS, PROCESSES
from contestants import HANDWRITTEN, HANDWRITTEN_SIX, OPA, OURS, OURS_RACING, Contestant
from findings import VERY_FIRST_CASES, Findings
from hidden_figures import PEER
from questions import QUESTIONS_ON, REPEATS, UP_TO_NODES, QuestionTime
from rule_eo34.patterns import PATTERNS, RULE
from stopwatch import Timing

_MET = {True: "kept", False: "**missed**", None: "not checked"}


def report(findings: Findings, day: date | None) -> str:
    """The whole of results.md."""
    parts = [
        "# Benchmark results",
        f"{RULE}. Written by `make bench`; [how it is measured](README.md).",
        _machine(findings, day),
        "## What was promised",
        _table(("promise", "measured", ""), ((t.promise, t.measured, _MET[t.met]) for t in findings.targets)),
        "## Equal first",
        f"Each engine answered all {len(PATTERNS)} patterns of facts, forwards and backwards. One that "
        "answers otherwise than expected is named here and is not timed.",
        _proofs(findings),
        "## One decision",
        _decisions(findings),
        "## One decision with its full explanation",
        _explanations(findings),
        "## The next question",
        _questions(findings),
        "## `goldendoor decide` from a cold process",
        _cold(findings),
        "## All law compiled ahead",
        _compiled(findings),
        "## City Hall",
        _city_hall(findings),
        "## Small figures hidden",
        _hidden(findings),
        "## Not measured, and why",
        _not_measured(findings),
        "## Versions",
        _table(("package", "version"), findings.versions.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _machine(findings: Findings, day: date | None) -> str:
    when = day.isoformat() if day else "on a day that was not given"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    load = f"{findings.load_before:.1f} before the run, {findings.load_after:.1f} at its end (this run itself makes 1)"
    return (
        f"Run {when} on {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}. Load of the machine: "
        f"{load}. Ratios bear a busy machine; promises in milliseconds do not."
    )


def _proofs(findings: Findings) -> str:
    rows = (
        (proof.name, f"{proof.agreed} of {len(PATTERNS)}", proof.first_difference or "")
        for proof in (*findings.proofs, *findings.explained_proofs)
    )
    return _table(("engine", "agrees on", "first difference"), rows)


def _decisions(findings: Findings) -> str:
    contestants = {proof.contestant.module: proof.contestant for proof in findings.proofs}
    ranked = sorted(findings.decisions.items(), key=lambda item: item[1].median_seconds)
    head = ("engine", "reads", "median", "quartiles", "× by hand", "× fastest peer", "answers with")
    rows = (
        (
            f"**{timing.name}**" if module in OURS_RACING else timing.name,
            "whole situation" if contestants[module].reads_whole_situation else "six facts",
            *_times(timing),
            _ratio(timing, findings.decisions[_by_hand(contestants[module])]),
            _ratio(timing, findings.fastest_peer),
            contestants[module].answers_with,
        )
        for module, timing in ranked
    )
    note = (
        "A ratio says how many times as long it takes, round by round in the same run; the times themselves vary with "
        "the machine. *× by hand* is against hand-written Python that reads the same facts. The promises are judged on "
        "*six facts* and on *the whole situation*. *Any names* is the function that is told nothing of the facts to come. "
        "For names that recur it makes one on just these, and compares the names each time; no promise is judged on it."
    )
    return f"{_table(head, rows)}\n\n{note}"


def _by_hand(contestant: Contestant) -> str:
    return HANDWRITTEN if contestant.reads_whole_situation else HANDWRITTEN_SIX


def _explanations(findings: Findings) -> str:
    ours, first = findings.explanations.get(OURS), findings.first_telling
    timings = [*findings.explanations.values(), *([first] if first else [])]
    if not timings:
        return "None was measured."
    not_ours = [timing for module, timing in findings.explanations.items() if module not in OURS_RACING]
    rows = (
        (timing.name if timing in not_ours else f"**{timing.name}**", *_times(timing), _ratio(timing, ours))
        for timing in sorted(timings, key=lambda timing: timing.median_seconds)
    )
    note = (
        f"Ours remembers the reason of a rule by the facts that it rests on. The promise is judged on the "
        f"{len(PATTERNS)} patterns told again and again. *First telling* is a new function in every round that tells "
        f"each pattern once{_first_beside(first, findings.explanations.get(OPA))}. The very first case that "
        f"a new function tells takes {_spoken(findings.very_first_seconds)}, median of {VERY_FIRST_CASES}."
    )
    return f"{_table(('engine', 'median', 'quartiles', '× Golden Door, six facts'), rows)}\n\n{note}"


def _first_beside(first: Timing | None, opa: Timing | None) -> str:
    return f", {opa.times_as_long_as(first):.1f} times as fast as OPA with its trace" if first and opa else ""


def _questions(findings: Findings) -> str:
    return (
        f"Best of {REPEATS}. On made-up diagrams, the search for the question:\n\n"
        f"{_on_diagrams(findings.questions_on_diagrams)}\n\n{_on_acts(findings)}"
    )


def _on_diagrams(times: list[QuestionTime]) -> str:
    rows, smaller = [], 0
    for limit in UP_TO_NODES:
        taken = [time.seconds for time in times if smaller < time.nodes <= limit]
        if taken:
            rows.append((f"{smaller + 1:,} to {limit:,}", str(len(taken)), _spoken(median(taken)), _spoken(max(taken))))
        smaller = limit
    return _table(("nodes of the diagram", "diagrams", "median", "slowest"), rows)


def _on_acts(findings: Findings) -> str:
    slowest_first = sorted(findings.questions_on_acts, key=lambda time: -time.seconds)
    rows = (
        (time.subject, str(time.nodes), _spoken(time.search_seconds), _spoken(time.seconds)) for time in slowest_first
    )
    note = (
        f"*All of it* also finds out which facts may be asked of this worker at all, and is what the promise is judged "
        f"on. {findings.without_question} acts more have nothing to ask: their answer is fixed, or they are not "
        f"regulated in that city."
    )
    return (
        f"On every act of every city under the law of {QUESTIONS_ON.isoformat()}, nothing known yet:\n\n"
        f"{_table(('act, city', 'nodes', 'the search alone', 'all of it'), rows)}\n\n{note}"
    )


def _cold(findings: Findings) -> str:
    if isinstance(findings.cold_starts, str):
        return f"Not measured: {findings.cold_starts}."
    rows = (
        (start.what, _spoken(start.best_seconds), _spoken(median(start.seconds)), _spoken(max(start.seconds)))
        for start in findings.cold_starts
    )
    return _table(("process", "best of seven", "median", "slowest"), rows)


def _compiled(findings: Findings) -> str:
    times = findings.compile_all
    if isinstance(times, str):
        return f"Not measured: {times}."
    rows = (
        (what, _spoken(min(taken)), _spoken(max(taken)))
        for what, taken in (("from nothing", times.seconds), ("when all is kept", times.again_seconds))
    )
    told = f"`goldendoor law compile` on {times.cores} cores: {times.stretches} stretches of days, in every city."
    return f"{told}\n\n{_table(('process', 'best of three', 'slowest'), rows)}"


def _city_hall(findings: Findings) -> str:
    times = findings.city_hall
    if isinstance(times, str):
        return f"Not measured: {times}."
    rows = (
        (name, f"{1 / timing.median_seconds:,.0f}", *_times(timing), f"{times.share(name):.1%}")
        for name, timing in times.timings.items()
    )
    note = (
        "One server with one worker and a made-up city on SQLite, as `make run` starts it. "
        f"{PROCESSES} processes send over {CONNECTIONS} connections each, and the busiest of them was busy "
        f"{times.sender_busy:.0%} of the time. Every answer goes through the same checks and carries the same headers, "
        "the empty one too. A page of the desk on which nobody has answered anything is made once a day; one with an answer "
        "on it is made anew each time. No two decisions of the API that follow each other are the same. The first row of them "
        "is settled by a function made of the law; the second on the diagrams of the law, because facts are left open that "
        "change which rules carry the verdict; both without reasons. Those with all reasons are rows of their own. A worker "
        "who opens a matter has the case decided in full and a plan made of its steps; who writes the record appends to a "
        "register and to the ledger."
    )
    return f"{_table(('answer', 'a second', 'median', 'quartiles', 'of empty answers'), rows)}\n\n{note}"


def _hidden(findings: Findings) -> str:
    compared = findings.hidden_figures
    if isinstance(compared, str):
        return f"Not measured: {compared}."
    rows = (
        (
            one.what,
            *(f"{many:,}" for many in (one.figures, one.small, one.ours.figures, one.peer.figures)),
            *(_spoken(median(each.seconds)) for each in (one.ours, one.peer)),
            f"{one.times_as_long:.2f}",
            _spoken(one.audit_seconds),
        )
        for one in compared
    )
    note = (
        "Ours is Python alone, with a proof in whole numbers for every hidden figure. "
        f"{PEER}, is a solver in C++ that finds the least there is to hide, and asks no width of the figures that it adds; in "
        f"this run its audit tells {sum(one.peer.told for one in compared)} of them to within the threshold, and "
        f"{sum(one.ours.told for one in compared)} of ours. *Audit* is what that takes for ours: two linear programs for each "
        "hidden figure. Both know all that was published before; a year is hidden so that no quarter is told either."
    )
    head = ("table", "figures", "small", "ours hides", "peer hides", "ours", "peer", "× peer", "audit of ours")
    return f"{_table(head, rows)}\n\n{note}"


def _not_measured(findings: Findings) -> str:
    if not findings.not_measured:
        return "Nothing was left out."
    return _table(("what", "why"), ((one.name, one.reason) for one in findings.not_measured))


def _times(timing: Timing) -> tuple[str, str]:
    first, third = timing.quartiles_seconds
    return _spoken(timing.median_seconds), f"{_spoken(first)} – {_spoken(third)}"


def _ratio(timing: Timing, other: Timing | None) -> str:
    return f"{timing.times_as_long_as(other):.2f}" if other else ""


def _spoken(seconds: float) -> str:
    """A time with three figures that mean something: `0.123 µs`, `45.6 µs`, `7.89 ms`, `210 ms`."""
    value, unit = (seconds * 1e6, "µs") if seconds < 1e-3 else (seconds * 1e3, "ms")
    places = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:.{places}f} {unit}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
