"""All the law of every city and day, compiled ahead and kept: then no first question has to wait for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goldendoor.engine.cache import holds_diagrams, keep_diagrams
from goldendoor.engine.compile import compile_act
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.engine.drawn import Drawn
from goldendoor.engine.given import instruments_asked
from goldendoor.engine.kept import keep
from goldendoor.engine.relevant import speaking
from goldendoor.engine.stretches import first_day
from goldendoor.norms import Corpus, Instrument


class Stretch(NamedTuple):
    """The law on an act as it is from a day on, until it changes: the instruments that speak of the act, highest first."""

    act: str
    day: date
    scope: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the stretches of an act: compiled, of these not kept for want of a folder, kept before, too large."""

    act: str
    compiled: int
    not_kept: int
    kept_before: int
    too_large: int


def that_speak(corpus: Corpus, act: str, day: date, scope: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
    """The instruments that say something of an act that day, or of what it is a kind of."""
    acts = corpus.widened(act)
    return tuple(one for one in scope if speaking(one, acts, day).speaks)


def key_of(stretch: Stretch, terms_given: bool) -> tuple[object, ...]:
    """What the diagrams of a stretch are kept under, beside the law."""
    return stretch.act, stretch.day.isoformat(), tuple(one.name for one in stretch.scope), terms_given


def stretch_of(corpus: Corpus, act: str, day: date, scope: tuple[Instrument, ...]) -> Stretch:
    """The stretch around a day on which the law on an act is the same."""
    speak = that_speak(corpus, act, day, scope)
    changes = corpus.changes.get(act, {})
    return Stretch(act, max((first_day(changes.get(one.name, ()), day) for one in speak), default=date.min), speak)


def stretches(corpus: Corpus, act: str) -> Iterator[Stretch]:
    """Every stretch of the law on an act in every city, each once."""
    seen: set[tuple[object, ...]] = set()
    for place in corpus.cities.values():
        for day in sorted({day for days in corpus.changes.get(act, {}).values() for day in days}):
            one = stretch_of(corpus, act, day, instruments_asked(corpus, day, (), place))
            key = key_of(one, terms_given=False)
            if one.scope and key not in seen:
                seen.add(key)
                yield one


def compiled_ahead(corpus: Corpus, act: str, changes: dict[int, tuple[date, ...]] | None = None) -> Done:
    """Compile and keep the diagrams of an act for every city and day; the corpus is one that was opened from files.

    `changes` are found on the way; whoever compiles several acts gives the same ones again.
    """
    drawn = Drawn(corpus, act, changes={} if changes is None else changes)
    compiled_now = not_kept = kept_before = too_large = 0
    for one in stretches(corpus, act):
        key = key_of(one, terms_given=False)
        if holds_diagrams(corpus.content_hash, *key):
            kept_before += 1
            continue
        try:
            compiled = compile_act(corpus, act, one.day, one.scope, drawn=drawn)
        except DiagramTooLarge:
            too_large += 1
            continue
        compiled_now += 1
        not_kept += not keep_diagrams(keep(corpus, compiled), corpus.content_hash, *key)
    return Done(act, compiled_now, not_kept, kept_before, too_large)


def in_order_of_work(corpus: Corpus) -> list[str]:
    """The acts, those first on which the law changes most often: they take longest."""
    return sorted(corpus.acts, key=lambda act: -sum(map(len, corpus.changes.get(act, {}).values())))
