"""Times several engines side by side: rounds in turn, so that a slow minute of the machine hits all alike."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Runner:
    """One engine and the situations it answers, in the form in which it takes them."""

    name: str
    decide: Callable[[Any], Any]
    situations: Sequence[Any]
    # Where it is given, every turn begins with a new engine, made outside the clock, and answers each situation once.
    renewed: Callable[[], Callable[[Any], Any]] | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds a decision took, one number a round; round i of every engine ran in the same moment."""

    name: str
    rounds: tuple[float, ...]

    @property
    def median_seconds(self) -> float:
        return median(self.rounds)

    @property
    def quartiles_seconds(self) -> tuple[float, float]:
        """The first and the third quartile: how far the rounds lie apart."""
        first, _, third = quantiles(self.rounds, n=4)
        return first, third

    def times_as_long_as(self, other: "Timing") -> float:
        """The median, over the rounds, of this time in terms of the other's in the same round."""
        return median(mine / theirs for mine, theirs in zip(self.rounds, other.rounds, strict=True))


def race(runners: Sequence[Runner], rounds: int, turn_seconds: float) -> list[Timing]:
    """Times every runner once a round; a turn repeats all its situations for about `turn_seconds`."""
    repeats = [_repeats(runner, turn_seconds) for runner in runners]
    taken: list[list[float]] = [[] for _ in runners]
    for round_number in range(rounds):
        for step in range(len(runners)):
            # Nobody always runs right after the same neighbour's leftovers.
            turn = (round_number + step) % len(runners)
            taken[turn].append(_seconds_each(runners[turn], repeats[turn]))
    return [Timing(runner.name, tuple(times)) for runner, times in zip(runners, taken, strict=True)]


def _repeats(runner: Runner, turn_seconds: float) -> int:
    if runner.renewed is not None:
        return 1
    _seconds_each(runner, 1)  # warms caches and the interpreter's specialised instructions
    once = _seconds_each(runner, 1) * len(runner.situations)
    return max(1, round(turn_seconds / once))


def _seconds_each(runner: Runner, repeats: int) -> float:
    decide, situations = runner.renewed() if runner.renewed else runner.decide, runner.situations
    gc.collect()
    gc.disable()
    try:
        begin = perf_counter()
        for _ in range(repeats):
            for situation in situations:
                decide(situation)
        return (perf_counter() - begin) / (repeats * len(situations))
    finally:
        gc.enable()
