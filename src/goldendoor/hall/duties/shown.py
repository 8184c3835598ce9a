"""Obligations in words for a page, a paper or a calendar: who owes what, by when, how it stands, and what shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from goldendoor.engine.obligations import owed_words
from goldendoor.engine.provenance import BANNER
from goldendoor.engine.sentences import spoken_day
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.duties import access
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.duties.standing import Line, Proof, State
from goldendoor.hall.people.offices import offices
from goldendoor.hall.sealing.destroyed import opened
from goldendoor.norms import Corpus


@dataclass(frozen=True, slots=True)
class Row:
    """One obligation in a list."""

    key: str
    address: str
    who: str
    what: str
    to_whom: str
    citation: str
    due: date | None
    due_words: str
    state: State
    words: str
    other_day: str
    target: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody noted as done, with its texts opened, and who took it back where it was."""

    number: int
    done_on: date
    paper: str
    place: str
    is_address: bool
    by: str
    on: date
    stands: bool
    taken_back: str
    reason: str


def row(line: Line) -> Row:
    """A line of the board in words."""
    law, one = corpus(), line.owed.obligation
    about = f" of {line.owed.about}" if line.owed.about else ""
    return Row(
        one.key, address_of(one.key, line.day), one.who_words, f"{owed_words(law, one)}{about}", one.to_whom or "",
        one.citation, one.due, one.due_words, line.state, words_of(law, line), line.other_day,
        f"Internal target: {one.internal_target.words}." if one.internal_target else "", line.proofs,
    )  # fmt: skip


def words_of(law: Corpus, line: Line) -> str:
    """How an obligation stands; of one that waits for an event, with the law's own question for it."""
    waits = line.owed.obligation.waits_for
    return f"{line.words} {law.facts[waits].ask}" if waits and line.state is State.NOT_ARISEN else line.words


def address_of(key: str, day: date) -> str:
    """Where one obligation is shown as it stood on a day."""
    return f"{reverse('duties:one')}?{urlencode({'key': key, 'on': day.isoformat()})}"


def computed(line: Line) -> list[str]:
    """How its day was found, and what else the law leaves open about it, a sentence each."""
    one = line.owed.obligation
    told = [f"{one.due_words[:1].upper()}{one.due_words[1:]}: {one.computed}."]
    if one.event:
        told.append(f"It follows an event: {one.event[0].replace('_', ' ')}, {spoken_day(one.event[1])}.")
    if one.period:
        told.append(f"It is owed for {spoken_day(one.period[0])} through {spoken_day(one.period[1])}.")
    if line.other_day:
        told.append(line.other_day)
    if line.owed.lasting:
        told.append("It is owed at all times: what shows it counts for as long as it is so.")
    return told


def history(line: Line) -> list[Noted]:
    """All that was noted about an obligation by the end of the day, the first first."""
    words = offices(corpus())

    def in_office(office: str) -> str:
        return words[office].words if office in words else office

    return [
        Noted(
            one.pk, one.done_on, opened(one.paper), opened(one.place), _is_address(opened(one.place)),
            f"{one.noted_by.known_as}, {in_office(one.noted_in)}", access.day_of(one.noted_at),
            access.stands_at_the_end_of(one, line.day), _taken_back(one, line.day, in_office(one.taken_back_in)),
            opened(one.reason) if not access.stands_at_the_end_of(one, line.day) else "",
        )
        for one in access.history(line.owed.obligation.key, line.day)
    ]  # fmt: skip


def counted(lines: Iterable[Line]) -> dict[State, int]:
    """How many obligations there are in each state, in the order of the states."""
    found = dict.fromkeys(State, 0)
    for line in lines:
        found[line.state] += 1
    return found


def _taken_back(one: Fulfilment, day: date, office: str) -> str:
    if access.stands_at_the_end_of(one, day) or one.taken_back_at is None or one.taken_back_by is None:
        return ""
    return f"{one.taken_back_by.known_as}, {office}, on {spoken_day(access.day_of(one.taken_back_at))}"


def _is_address(place: str) -> bool:
    """Whether a place is one that a browser may be led to; anything else is only shown."""
    return place.startswith("https://") and not any(letter.isspace() for letter in place)


__all__ = ["BANNER", "Noted", "Row", "address_of", "computed", "counted", "history", "opened", "row", "words_of"]
