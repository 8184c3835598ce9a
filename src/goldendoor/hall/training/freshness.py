"""Whether a version still teaches the law of a day: which of its norms changed, and which examples come out otherwise."""

import re
from dataclasses import dataclass, replace
from datetime import date

from goldendoor.analysis.meaning import Changed, Part, changes
from goldendoor.engine.sentences import words_of_label
from goldendoor.hall.desk.sheet import COUNSEL_DECIDES
from goldendoor.hall.training import law
from goldendoor.hall.training.law import Answer
from goldendoor.hall.training.models import CourseVersion, CoveredNorm, ScenarioAnswer

COUNSELS_QUESTION = "as City counsel reads an open question"
# What a reading of an open question is in words, and the part that is a question itself.
_READING, _QUESTION = re.compile(r"question [A-Z]+-\d+ is read so: [^,;()]*"), re.compile(r"question [A-Z]+-\d+")


@dataclass(frozen=True, slots=True)
class ChangedNorm:
    """A norm that means something else since a day: where it stands, its name in words, and what became of its parts."""

    citation: str
    words: str
    since: date
    parts: tuple[Changed, ...]
    over: bool


@dataclass(frozen=True, slots=True)
class ChangedExample:
    """An example to which the law gives another answer since a day; `now` is empty where the example is gone."""

    title: str
    since: date
    before: str
    now: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Freshness:
    """What made a version out of date; nothing, where it is up to date."""

    norms: tuple[ChangedNorm, ...]
    examples: tuple[ChangedExample, ...]

    @property
    def stale_since(self) -> date | None:
        """The first day since which something is not as it was taught; None while it is up to date."""
        return min((one.since for one in (*self.norms, *self.examples)), default=None)


def freshness(version: CourseVersion, day: date) -> Freshness:
    """Hold a version against the law of a day, which is not before its proposal."""
    norms = (_norm(one, version.proposed_on, day) for one in version.norms.all())
    examples = (_example(one, version.proposed_on, day) for one in version.answers.all())
    return Freshness(tuple(one for one in norms if one), tuple(one for one in examples if one))


def without_questions(held: Freshness) -> Freshness:
    """The same for whoever is no counsel: open questions and their readings are counsel's own, and others read only that."""
    norms = (replace(one, parts=tuple(_without(part) for part in one.parts)) for one in held.norms)
    return replace(held, norms=tuple(norms))


def _without(part: Changed) -> Changed:
    if _QUESTION.fullmatch(part.part):
        return Changed("a question of law", "", COUNSEL_DECIDES)
    words = (_READING.sub(COUNSELS_QUESTION, one) for one in (part.before, part.after))
    return Changed(part.part, *words)


def _norm(covered: CoveredNorm, first: date, day: date) -> ChangedNorm | None:
    meanings = law.meanings()
    if covered.instrument not in meanings.corpus.instruments:
        return ChangedNorm(covered.citation, words_of_label(covered.norm), first, (), over=True)
    since = meanings.differs_since(covered.instrument, covered.norm, covered.fingerprint, first, day)
    if since is None:
        return None
    now = meanings.on(covered.instrument, covered.norm, day)
    before = [Part(*one) for one in covered.parts]
    return ChangedNorm(
        covered.citation, words_of_label(covered.norm), since, changes(before, now.parts), over=not now.in_force
    )


def _example(taught: ScenarioAnswer, first: date, day: date) -> ChangedExample | None:
    title, before = law.title_of(taught.scenario), Answer(taught.answer).words
    if not law.has_example(taught.scenario):
        return ChangedExample(title, first, before, "", ())
    since = None
    for each in (first, *law.days_of_law(taught.scenario, first, day)):
        alike = law.answered(taught.scenario, each).answer == taught.answer
        since = None if alike else since or each
    if since is None:
        return None
    now = law.answered(taught.scenario, day)
    return ChangedExample(title, since, before, now.answer.words, now.citations)
