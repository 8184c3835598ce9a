"""The speeds that were promised, each held against what this run measured."""

from collections.abc import Sequence
from dataclasses import dataclass

from city_hall import HallTimes
from cold_start import ColdStart
from compile_all import CompileTimes
from hidden_figures import Compared
from proof import Proof
from questions import QuestionTime
from stopwatch import Timing

HANDWRITTEN_AT_MOST = 2.0
FASTEST_PEER_AT_LEAST = 5.0
OPA_TRACE_AT_LEAST = 10.0
S_CASP_AT_LEAST = 50.0
QUESTION_NODES, QUESTION_SECONDS = 500, 0.005
ACT_QUESTION_SECONDS = 0.100
COLD_SECONDS = 0.300
COMPILE_SECONDS = 10.0
OF_EMPTY_ANSWERS_AT_LEAST = 0.40


@dataclass(frozen=True, slots=True)
class Target:
    """One promise: `met` is None where a peer that it names cannot be had, which is no shortfall of ours."""

    promise: str
    measured: str
    met: bool | None


def equality(proofs: Sequence[Proof | None]) -> Target:
    """Ours in every form agrees with the expected answers; None stands for one that was not there."""
    promise = "compiled in every form, explained, decided in full, and the kernel: equal on every pattern"
    there = [proof for proof in proofs if proof is not None]
    wrong = [proof.name for proof in there if not proof.holds]
    if wrong:
        return Target(promise, f"{', '.join(wrong)} disagrees", False)
    if len(there) < len(proofs):
        return Target(promise, f"{len(proofs) - len(there)} of {len(proofs)} not measured", False)
    return Target(promise, "equal", True)


def beside_hand_written(where: str, ours: Timing | None, handwritten: Timing | None) -> Target:
    """The compiled function takes at most twice the time of the same rule, on the same facts, by hand."""
    promise = f"compiled, {where}: at least half the speed of hand-written Python"
    if ours is None or handwritten is None:
        return _missing(promise)
    ratio = ours.times_as_long_as(handwritten)
    return Target(promise, f"takes {ratio:.2f} times as long", ratio <= HANDWRITTEN_AT_MOST)


def beside_fastest_peer(ours: Timing | None, fastest: Timing | None) -> Target:
    """The compiled function is several times as fast as whichever peer came in first."""
    promise = f"compiled, on six facts: at least {FASTEST_PEER_AT_LEAST:.0f} times as fast as the fastest peer"
    if ours is None:
        return _missing(promise)
    if fastest is None:
        return Target(promise, "no peer was measured", False)
    ratio = fastest.times_as_long_as(ours)
    return Target(promise, f"{ratio:.1f} times as fast as {fastest.name}", ratio >= FASTEST_PEER_AT_LEAST)


def explained_beside(ours: Timing | None, other: Timing | None, name: str, at_least: float) -> Target:
    """With the whole explanation, each case explained before, several times as fast as another engine's."""
    promise = f"explained, on six facts: at least {at_least:.0f} times as fast as {name}, where that installs"
    if other is None:
        return Target(promise, f"{name} not measured", None)
    if ours is None:
        return _missing(promise)
    ratio = other.times_as_long_as(ours)
    return Target(promise, f"{ratio:.1f} times as fast", ratio >= at_least)


def questions_on_diagrams(times: Sequence[QuestionTime]) -> Target:
    """The slowest next question on a diagram of a moderate size."""
    promise = f"next question: under {QUESTION_SECONDS * 1e3:.0f} ms on up to {QUESTION_NODES} nodes"
    return _slowest(promise, [time for time in times if time.nodes <= QUESTION_NODES], QUESTION_SECONDS)


def questions_on_acts(times: Sequence[QuestionTime]) -> Target:
    """The slowest first question of any act that ships, with everything that finding it takes."""
    promise = f"next question: under {ACT_QUESTION_SECONDS * 1e3:.0f} ms on every shipped act"
    return _slowest(promise, times, ACT_QUESTION_SECONDS)


def cold(starts: Sequence[ColdStart] | str) -> Target:
    """The slower of the two questions put to the command, with the law cached, best of seven."""
    promise = f"`goldendoor decide`: under {COLD_SECONDS * 1e3:.0f} ms from a cold process, best of seven"
    if isinstance(starts, str):
        return _missing(promise)
    slowest = max((start for start in starts if start.promised), key=lambda start: start.best_seconds)
    best = slowest.best_seconds
    return Target(promise, f"{best * 1e3:.0f} ms ({slowest.what})", best < COLD_SECONDS)


def compiled_ahead(times: CompileTimes | str) -> Target:
    """Everything read and compiled from nothing, best of three."""
    promise = f"`goldendoor law compile`: under {COMPILE_SECONDS:.0f} s from nothing, best of three"
    if isinstance(times, str):
        return _missing(promise)
    best = min(times.seconds)
    measured = f"{best:.1f} s for {times.stretches} stretches of days on {times.cores} cores"
    return Target(promise, measured, best < COMPILE_SECONDS)


def beside_an_empty_answer(times: HallTimes | str, name: str) -> Target:
    """How many of these City Hall gives for each empty answer that the same server gives."""
    promise = (
        f"City Hall: {name}, at least {OF_EMPTY_ANSWERS_AT_LEAST:.0%} as often as an empty answer of the same server"
    )
    if isinstance(times, str):
        return _missing(promise)
    share = times.share(name)
    return Target(promise, f"{share:.1%} as often", share >= OF_EMPTY_ANSWERS_AT_LEAST)


def hidden_figures_untold(compared: Sequence[Compared] | str) -> Target:
    """No figure that ours hides is told to within the threshold, by a program that shares nothing with ours."""
    promise = "hidden figures: none is told to within the threshold, as Tau-Argus audits it"
    if isinstance(compared, str):
        return Target(promise, compared, None)
    hidden, told = sum(one.ours.figures for one in compared), sum(one.ours.told for one in compared)
    return Target(promise, f"{told} of {hidden:,} told", told == 0)


def _slowest(promise: str, times: Sequence[QuestionTime], limit_seconds: float) -> Target:
    if not times:
        return _missing(promise)
    worst = max(times, key=lambda time: time.seconds)
    return Target(promise, f"slowest {worst.seconds * 1e3:.2f} ms ({worst.subject})", worst.seconds < limit_seconds)


def _missing(promise: str) -> Target:
    # A promise that nobody looked at is not kept.
    return Target(promise, "not measured", False)
