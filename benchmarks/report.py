"""Writes down what a run found, as tables that a person reads from the top."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median

from contestants import OURS
from findings import Findings
from questions import UP_TO_NODES, QuestionTime
from rule_eo34.patterns import PATTERNS, RULE
from stopwatch import Timing

_MET = {True: "kept", False: "**missed**", None: "not checked"}


def report(findings: Findings, day: date | None) -> str:
    """The whole of results.md."""
    parts = [
        "# Benchmark results",
        f"{RULE}. Written by `make bench`; [how it is measured](README.md).",
        _machine(day),
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
        "## Not measured, and why",
        _not_measured(findings),
        "## Versions",
        _table(("package", "version"), findings.versions.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _machine(day: date | None) -> str:
    when = day.isoformat() if day else "on a day that was not given"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"Run {when} on {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {python}."


def _proofs(findings: Findings) -> str:
    rows = (
        (proof.name, f"{proof.agreed} of {len(PATTERNS)}", proof.first_difference or "")
        for proof in (*findings.proofs, *findings.explained_proofs)
    )
    return _table(("engine", "agrees on", "first difference"), rows)


def _decisions(findings: Findings) -> str:
    answers_with = {proof.contestant.module: proof.contestant.answers_with for proof in findings.proofs}
    fastest_peer = min(findings.peers, key=lambda peer: peer.median_seconds, default=None)
    ranked = sorted(findings.decisions.items(), key=lambda item: item[1].median_seconds)
    head = ("engine", "median", "quartiles", "× hand-written", "× fastest peer", "answers with")
    rows = (
        (
            f"**{timing.name}**" if module == OURS else timing.name,
            *_times(timing),
            _ratio(timing, findings.handwritten),
            _ratio(timing, fastest_peer),
            answers_with[module],
        )
        for module, timing in ranked
    )
    note = (
        "A ratio says how many times as long it takes, round by round in the same run; "
        "the times themselves vary with the machine. The peers are handed the six facts alone; Golden Door "
        "and the whole rule by hand read the whole situation."
    )
    return f"{_table(head, rows)}\n\n{note}"


def _explanations(findings: Findings) -> str:
    if not findings.explanations:
        return "None was measured."
    ours = findings.explanations.get(OURS)
    ranked = sorted(findings.explanations.items(), key=lambda item: item[1].median_seconds)
    rows = (
        (f"**{timing.name}**" if module == OURS else timing.name, *_times(timing), _ratio(timing, ours))
        for module, timing in ranked
    )
    return _table(("engine", "median", "quartiles", "× Golden Door"), rows)


def _questions(findings: Findings) -> str:
    return f"{_on_diagrams(findings.questions_on_diagrams)}\n\n{_on_acts(findings.questions_on_acts)}"


def _on_diagrams(times: list[QuestionTime] | str) -> str:
    if isinstance(times, str):
        return f"On made-up diagrams: not measured, {times}."
    rows, smaller = [], 0
    for limit in UP_TO_NODES:
        taken = [time.seconds for time in times if time.nodes is not None and smaller < time.nodes <= limit]
        if taken:
            rows.append(
                (f"{smaller + 1} to {limit:,}", str(len(taken)), _spoken(median(taken)), _spoken(max(taken)))
            )
        smaller = limit
    return _table(("nodes of the diagram", "diagrams", "median", "slowest"), rows)


def _on_acts(times: list[QuestionTime] | str) -> str:
    if isinstance(times, str):
        return f"On the shipped acts: not measured, {times}."
    slowest_first = sorted(times, key=lambda time: -time.seconds)
    return _table(
        ("act, nothing known yet", "time"), ((time.subject, _spoken(time.seconds)) for time in slowest_first)
    )


def _cold(findings: Findings) -> str:
    if isinstance(findings.cold_starts, str):
        return f"Not measured: {findings.cold_starts}."
    rows = (
        (start.what, _spoken(start.best_seconds), _spoken(median(start.seconds)), _spoken(max(start.seconds)))
        for start in findings.cold_starts
    )
    return _table(("process", "best of seven", "median", "slowest"), rows)


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
