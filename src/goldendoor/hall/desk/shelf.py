"""The situations as the home page lays them out: found by words, and those met most by one's own job first."""

import re
from collections.abc import Iterable

from goldendoor.hall.desk.questions import choice_words
from goldendoor.norms import Corpus, Situation

JOB = "actor_kind"


def found(situations: Iterable[Situation], words: str) -> list[Situation]:
    """Those in which every word that was typed begins some word; all of them when nothing was typed.

    The title, the other words for it and the steps are searched: what people call a thing is rarely its title.
    """
    wanted = _words(words)
    return [one for one in situations if all(_begins(word, _text(one)) for word in wanted)]


def in_order(situations: Iterable[Situation], job: str | None) -> list[Situation]:
    """Those that this job meets most come first; then those that most jobs meet."""
    return sorted(situations, key=lambda one: (job is not None and job not in one.met_by, -len(one.met_by)))


def jobs(corpus: Corpus, situations: Iterable[Situation]) -> list[tuple[str, str]]:
    """The jobs that some situation is met by most: value and words, as the fact lists them."""
    met = {job for one in situations for job in one.met_by}
    fact = corpus.facts[JOB]
    return [(value, choice_words(fact, value)) for value in fact.values if value in met]


def _text(situation: Situation) -> list[str]:
    return _words(" ".join([situation.words, *situation.also, *situation.steps]))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _begins(wanted: str, words: list[str]) -> bool:
    return any(word.startswith(wanted) for word in words)
