"""Two or more laws on one act: where they differ and where they are alike, in the simplest situations that show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldendoor.analysis.situations import Heard, Search, Situation, Verdicts, fewest
from goldendoor.analysis.together import Side, Together
from goldendoor.analysis.tried import by_trying
from goldendoor.engine.decision import CitedNorm, as_json
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.engine.provenance import BANNER
from goldendoor.engine.sentences import fact_sentence, words_of_name
from goldendoor.norms import Corpus, Fact
from goldendoor.norms.giving import BadValue, read_facts
from goldendoor.norms.vocabulary import DATE, TEXT

MOST_SITUATIONS = 80


@dataclass(frozen=True, slots=True)
class Known:
    """A side of a comparison: its instruments that speak of the act, and the law of that day that is not encoded."""

    side: str
    city: str
    on: str
    speaking: tuple[str, ...]
    not_encoded: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where laws differ on an act and where they are alike. Where it is `complete` nothing else is to be found.

    Where the cases are too many to be looked at together, the worked examples of the law were `tried` one by one.

    `not_replayed` situations came out otherwise when they were decided anew, and are not shown.
    """

    act: str
    given: Mapping[str, Any]
    sides: tuple[Known, ...]
    differences: tuple[Situation, ...]
    alike: tuple[Situation, ...]
    complete: bool
    not_replayed: int
    banner: str
    tried: bool = False


def compare(
    act: str,
    sides: Sequence[Side],
    *,
    given: Mapping[str, Any] | None = None,
    every_rule: bool = False,
    most: int = MOST_SITUATIONS,
    heard: Heard = lambda _: None,
) -> Comparison:
    """Compare what laws say of an act, in every case in which it is known who acts.

    Args:
        act: the name of an act.
        sides: cities, each on a day; two at least.
        given: facts that are so in every case.
        every_rule: also show each rule that makes a difference, once.
        most: how many situations to look for at most, of each sort.
        heard: is told how many have been found.

    Raises:
        UnknownName: for an act or a fact that there is not, with the near matches.
        BadValue: for a value that a fact cannot have.
    """
    corpus = sides[0].city.corpus
    corpus.act(act)
    single = _single_values(corpus, read_facts(corpus, given or {}))
    differing, alike, tried = _searched(act, tuple(sides), single, every_rule, most, heard)
    return Comparison(
        act, single, tuple(_known(act, side) for side in sides), differing.situations, alike.situations,
        differing.complete and alike.complete, differing.not_replayed + alike.not_replayed, BANNER, tried,
    )  # fmt: skip


def _searched(
    act: str, sides: tuple[Side, ...], given: Mapping[str, Any], every_rule: bool, most: int, heard: Heard
) -> tuple[Search, Search, bool]:
    """Where the laws differ and where they are alike; and whether worked examples had to be tried to find it."""

    def differ(verdicts: Verdicts) -> bool:
        return len(set(verdicts)) > 1

    def agree(verdicts: Verdicts) -> bool:
        return len(set(verdicts)) == 1

    try:
        together = Together(act, sides, given)
        differing = fewest(together, differ, every_rule, most, heard)
        return differing, fewest(together, agree, every_rule, most, heard), False
    except DiagramTooLarge:
        return by_trying(act, sides, given, differ, most, heard), by_trying(act, sides, given, agree, most, heard), True


def _single_values(corpus: Corpus, given: Mapping[str, Any]) -> dict[str, Any]:
    """The facts given, each with one value: of several kinds at once each is a comparison of its own.

    Raises:
        BadValue: for several kinds, or for a day that only exists.
    """
    found = dict(given)
    for name, value in given.items():
        kind = corpus.facts[name].kind if name in corpus.facts else ""
        if kind == "each of" and isinstance(value, frozenset):
            if len(value) > 1:
                raise BadValue(name, ",".join(sorted(value)), "compare one kind at a time")
            found[name] = next(iter(value))
        if kind == DATE and value is True:
            raise BadValue(name, "yes", "give a day like 2026-04-01, or none")
    return found


def _known(act: str, side: Side) -> Known:
    acts = set(side.city.corpus.widened(act))
    speaking = [
        one.name
        for one in side.city.in_force(side.on)
        if any(acts & set(norm.acts) and side.on in norm.rule.dates for norm in one.norms)
        or any(duty.act in acts and side.on in duty.rule.dates for duty in one.all_duties)
        or any(acts & set(gap.acts) and side.on in gap.dates for gap in one.not_held)
    ]
    return Known(
        side.name, side.city.name or "", side.on.isoformat(), tuple(speaking), side.city.not_encoded(act, side.on)
    )


def sentences(corpus: Corpus, facts: Mapping[str, Any], names: Sequence[str]) -> tuple[str, ...]:
    """Some facts of a case in sentences: the question that asks for each, and the answer."""
    return tuple(_sentence(corpus.facts.get(name), name, facts[name]) for name in names)


def _sentence(fact: Fact | None, name: str, value: Any) -> str:
    if fact is None:
        words = words_of_name(name)
        return f"{words[:1].upper()}{words[1:]}: {'yes' if value else 'no'}."
    if fact.kind == TEXT and isinstance(value, str):
        return f"{fact.ask or words_of_name(name)} “{value}”."
    return fact_sentence(fact, value)


def cited(norms: Sequence[CitedNorm]) -> str:
    """The places that an answer cites, each once."""
    return ", ".join(dict.fromkeys(norm.citation for norm in norms if norm.citation))


def as_plain(corpus: Corpus, found: Comparison) -> dict[str, Any]:
    """The comparison as plain JSON values, each situation with its sentences."""
    plain: dict[str, Any] = as_json(found)
    for sort in ("differences", "alike"):
        situations: tuple[Situation, ...] = getattr(found, sort)
        for one, told in zip(plain[sort], situations, strict=True):
            one["sentences"] = list(sentences(corpus, told.facts, told.stands_out))
    return plain
