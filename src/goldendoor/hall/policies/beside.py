"""What stands beside a policy: the norms in force that bind its agency, each with its words and pinpoint.

Which instruments bind an agency, and which of their norms can be about it, the engine says: nothing is known of a case
but the agency, and what is certainly not its own falls away.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from goldendoor.engine.explain import Explainer
from goldendoor.engine.obligations import AGENCY_FACT
from goldendoor.engine.sentences import words_of_label
from goldendoor.engine.whole import settled_reading
from goldendoor.norms import Condition, Corpus, Instrument, Norm, Rule, Section, Word
from goldendoor.norms.walk import made_of

# EO 13 § 2: the laws that an audit holds an agency's policies against, in the order of the order, and its own § 3.
LAWS_AUDITED = (
    "NYC-AC-9-131", "NYC-AC-9-205", "NYC-AC-10-178", "NYC-AC-14-154", "NYC-AC-4-210", "NYC-AC-23-12", "NYC-EO-34-2003",
    "NYC-EO-41-2003", "NYC-EO-13-2026",
)  # fmt: skip
SEPARATOR = "/"  # between an instrument and a label, in a form and an address


@dataclass(frozen=True, slots=True)
class Unless:
    """An exception of a norm in words, and what it says instead."""

    words: str
    says: str
    citation: str


@dataclass(frozen=True, slots=True)
class NormBeside:
    """A norm as it is shown beside a policy. `fingerprint` is another one as soon as anything that it rests on is."""

    instrument: str
    label: str
    citation: str
    title: str
    words: str
    says: str
    acts: str
    advice: str
    unless: tuple[Unless, ...]
    prose: str
    fingerprint: str

    @property
    def name(self) -> str:
        """The instrument and the label, as a form sends them."""
        return f"{self.instrument}{SEPARATOR}{self.label}"


def binding(corpus: Corpus, place: tuple[str, ...], agency: str, on: date) -> tuple[NormBeside, ...]:
    """The norms of the laws audited that are in force on a day and can bind an agency, in the order of the laws."""
    found = []
    for one in _instruments(corpus, place, on):
        if _can_hold(corpus, one.binds, agency, on):
            found += [
                _beside(corpus, one, norm, on) for norm in _in_force(one, on) if _is_theirs(corpus, norm, agency, on)
            ]
    return tuple(found)


def norm_on(corpus: Corpus, instrument: str, label: str, on: date) -> NormBeside | None:
    """One norm as it is in force on a day; None where it is not."""
    one = corpus.instruments.get(instrument)
    if one is None or on not in one.dates:
        return None
    norm = next((norm for norm in _in_force(one, on) if norm.rule.label == label), None)
    return _beside(corpus, one, norm, on) if norm else None


def citation_of(corpus: Corpus, instrument: str, label: str) -> str:
    """How a norm is cited, whether or not it is in force; its name where there is none such any more."""
    one = corpus.instruments.get(instrument)
    for norm in one.norms if one else ():
        if norm.rule.label == label:
            return norm.rule.pinpoint.cited(one.cite_as)
    return f"{instrument} {words_of_label(label)}"


def _instruments(corpus: Corpus, place: tuple[str, ...], on: date) -> Iterator[Instrument]:
    for name in LAWS_AUDITED:
        one = corpus.instruments.get(name)
        if one is not None and one.speaks_in(place) and on in one.dates:
            yield one


def _in_force(one: Instrument, on: date) -> Iterator[Norm]:
    return (norm for norm in one.norms if on in norm.rule.dates)


def _is_theirs(corpus: Corpus, norm: Norm, agency: str, on: date) -> bool:
    # A norm that is silent says nothing that a policy could keep to or leave out.
    return norm.rule.word is not Word.SILENT and _can_hold(corpus, norm.rule.when, agency, on)


def _can_hold(corpus: Corpus, condition: Condition | None, agency: str, on: date) -> bool:
    if condition is None:
        return True
    settled = {name: settled_reading(corpus, name, on) for name in corpus.questions}
    told = Explainer(corpus, on, "", settled).condition(condition, "")({AGENCY_FACT: agency})
    return told.holds is not False


def _beside(corpus: Corpus, one: Instrument, norm: Norm, on: date) -> NormBeside:
    rule = norm.rule
    unless = tuple(
        Unless(words_of_label(inner.label), inner.word.value, inner.pinpoint.cited(one.cite_as))
        for inner in rule.exceptions
        if on in inner.dates
    )
    return NormBeside(
        one.name, rule.label, rule.pinpoint.cited(one.cite_as), one.title, words_of_label(rule.label), rule.word.value,
        "; ".join(corpus.acts[act].words for act in norm.acts), rule.say or "", unless, _prose(one, rule),
        _fingerprint(corpus, norm, on),
    )  # fmt: skip


def _prose(one: Instrument, rule: Rule) -> str:
    """The plain words of the law file over a norm, a paragraph to a line."""
    above: list[Section] = [
        section for section in one.sections if section.file == rule.source.file and section.line <= rule.source.line
    ]
    if not above:
        return ""
    return "\n".join(" ".join(part.split()) for part in above[-1].prose.split("\n\n") if part.strip())


def _fingerprint(corpus: Corpus, norm: Norm, on: date) -> str:
    """SHA-256 of the norm and of every term that it rests on, as they are in force on a day; where it is written is left out."""
    terms = [corpus.term_on(name, on) for name in sorted(made_of(corpus, norm.rule, on))]
    told = _plain([norm, *(term for term in terms if term is not None)], on)
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _plain(thing: Any, on: date) -> Any:
    if isinstance(thing, Enum):
        return thing.value
    if is_dataclass(thing):
        parts = {part.name: getattr(thing, part.name) for part in fields(thing) if part.name not in ("source", "dates")}
        return [type(thing).__name__, {name: _plain(part, on) for name, part in parts.items()}]
    if isinstance(thing, list | tuple):
        return [_plain(one, on) for one in thing if not hasattr(one, "dates") or on in one.dates]
    if isinstance(thing, set | frozenset):
        return sorted(map(str, thing))
    return thing if isinstance(thing, str | int | float | bool | None) else str(thing)
