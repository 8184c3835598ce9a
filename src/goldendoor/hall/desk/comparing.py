"""Laws compared as a page shows it: which laws an address means, and each situation with what each law says of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from goldendoor.analysis.comparison import Comparison, cited, sentences
from goldendoor.analysis.situations import Answer, Situation
from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.desk import law
from goldendoor.norms import Corpus, Verdict

FEWEST_SIDES, MOST_SIDES = 2, 4
WITH = "with"

# The tone is the colour and the icon, as everywhere at the desk; silence never reads like leave.
WORDS = {
    Verdict.MUST_NOT: ("must-not", "Must not"),
    Verdict.MUST: ("must", "Must"),
    Verdict.MAY: ("may", "May"),
    Verdict.REFER: ("ask", "A lawyer has to look"),
    Verdict.UNKNOWN_TEXT: ("ask", "Text not held"),
    Verdict.UNDETERMINED: ("not-yet", "Depends"),
    Verdict.NOT_REGULATED: ("silent", "Silent"),
}

Chosen = tuple[str, date]


class NotToCompare(ValueError):
    """An address, or a form, that names no laws to compare; the message says how to."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one law says in a situation: whose it is, the verdict as a word with its tone, and the places."""

    whose: str
    tone: str
    word: str
    places: str

    @property
    def icon(self) -> str:
        """The template of the tone's icon."""
        return f"desk/icons/{self.tone}.svg"


@dataclass(frozen=True, slots=True)
class Shown:
    """A situation in sentences, and what each law says of it."""

    sentences: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole comparison, ready to be shown."""

    sides: tuple[str, ...]
    differences: tuple[Shown, ...]
    alike: tuple[Shown, ...]
    complete: bool
    not_encoded: tuple[tuple[str, str], ...]
    some_silence: bool
    some_doubt: bool
    banner: str


def sides_in_address(values: Iterable[str]) -> tuple[Chosen, ...]:
    """The laws that an address names, as `nyc@2003-11-01`.

    Raises:
        NotToCompare: for one that is no city that is held on a day, or too few or too many.
    """
    return _checked(tuple(value.partition("@")[::2] for value in values))


def sides_in_form(cities: Sequence[str], days: Sequence[str]) -> tuple[Chosen, ...]:
    """The laws that a form names: a city and a day in each row; a row without a day is left out.

    Raises:
        NotToCompare: as `sides_in_address`.
    """
    return _checked(tuple((city, day) for city, day in zip(cities, days, strict=False) if day.strip()))


def _checked(pairs: Sequence[tuple[str, str]]) -> tuple[Chosen, ...]:
    if not FEWEST_SIDES <= len(pairs) <= MOST_SIDES:
        raise NotToCompare(f"Choose {FEWEST_SIDES} to {MOST_SIDES} laws: a city and a day for each.")
    found: dict[Chosen, None] = {}
    for city, day in pairs:
        if city not in law.cities():
            raise NotToCompare(f"No law is held of a city called “{city[:40]}”.")
        try:
            found[city, date.fromisoformat(day.strip())] = None
        except ValueError:
            raise NotToCompare(f"“{day[:40]}” is not a day. Write it like 2026-02-06.") from None
    if len(found) < len(pairs):
        raise NotToCompare("One city is there twice on one day.")
    return tuple(found)


def address_of(base: str, sides: Iterable[Chosen]) -> str:
    """The permanent link to a comparison."""
    return f"{base}?{urlencode([(WITH, f'{city}@{on.isoformat()}') for city, on in sides], safe='@')}"


def page_of(corpus: Corpus, found: Comparison) -> Page:
    """What a page shows of a comparison. The readings of open questions are counsel's, and are not on it."""
    situations = (*found.differences, *found.alike)
    verdicts = {verdict for one in situations for verdict in one.verdicts}
    whose = {one.side: _whose(one.city, date.fromisoformat(one.on)) for one in found.sides}
    return Page(
        tuple(whose.values()),
        tuple(_shown(corpus, one, whose) for one in found.differences),
        tuple(_shown(corpus, one, whose) for one in found.alike),
        found.complete,
        tuple(
            (whose[one.side], ", ".join(cite for _, cite in one.not_encoded)) for one in found.sides if one.not_encoded
        ),
        Verdict.NOT_REGULATED in verdicts,
        Verdict.REFER in verdicts,
        found.banner,
    )


def _whose(city: str, on: date) -> str:
    return f"{law.city_words(city)}, {spoken_day(on)}"


def _shown(corpus: Corpus, one: Situation, whose: dict[str, str]) -> Shown:
    return Shown(sentences(corpus, one.facts, one.stands_out), tuple(_said(answer, whose) for answer in one.answers))


def _said(answer: Answer, whose: dict[str, str]) -> Said:
    tone, word = WORDS[answer.verdict]
    places = cited(answer.norms)
    if answer.verdict is Verdict.NOT_REGULATED:
        places = f"nearest: {places}" if places else ""
    return Said(whose[answer.side], tone, word, places)
