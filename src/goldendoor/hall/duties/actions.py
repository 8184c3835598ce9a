"""What is done about the duties of the City, one class for each act: note that one was done, and take that back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldendoor.hall.acting import Act, Actor, NotThere, Refused
from goldendoor.hall.duties import access, board, who_may
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.duties.standing import Line
from goldendoor.hall.people.access import HeldOffice, agency_named, agency_of_code
from goldendoor.norms import UnknownName

LONGEST_PAPER, LONGEST_REASON = 300, 1000


@dataclass(frozen=True)
class NoteDone(Act):
    """An obligation was done on a day, and a paper shows it. It never changes the law's day, only how it stands."""

    name = "duty.note"
    offices = who_may.WhoNotes()
    key: str
    done_on: date
    paper: str
    place: str = ""

    def check(self, by: Actor) -> None:
        line = _line(self.key, by)
        one = line.owed.obligation
        if one.waits_for:
            raise Refused(f"It is not owed yet: it waits for the {one.waits_for.replace('_', ' ')}.")
        if self.done_on > by.day:
            raise Refused("That day is still to come: note it when it is done.")
        if (one.event or one.period) and line.owed.since and self.done_on < line.owed.since:
            raise Refused(f"It is owed since {line.owed.since.isoformat()}: what was done before does not meet it.")
        if not self.paper.strip():
            raise Refused("Say which paper shows it.")
        if len(self.paper) > LONGEST_PAPER or len(self.place) > LONGEST_PAPER:
            raise Refused(f"The paper and where it is: {LONGEST_PAPER} letters each at the most.")
        if access.stands(self.key):
            raise Refused("This is noted as done already. Take that back first if it is wrong.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        instrument, norm, _, agency = self.key.split("/")
        made = Fulfilment.objects.create(
            key=self.key, instrument=instrument, norm=norm, agency=agency_named(agency), done_on=self.done_on,
            paper=self.paper.strip(), place=self.place.strip() or None, noted_by_id=by.account_id, noted_in=by.office,
            noted_for=agency_of_code(by.agency), noted_at=by.at,
        )  # fmt: skip
        return [("fulfilment", made.pk)]


@dataclass(frozen=True)
class TakeBack(Act):
    """What was noted as done does not count any more, from now on and with a reason; what was noted stays to be read."""

    name = "duty.take-back"
    offices = who_may.WhoNotes()
    fulfilment: int
    reason: str

    def check(self, by: Actor) -> None:
        found = access.fulfilment_to_change(self.fulfilment)
        _line(found.key, by)
        if found.taken_back_at is not None:
            raise Refused("This was taken back already.")
        if not self.reason.strip():
            raise Refused("Say why it is taken back.")
        if len(self.reason) > LONGEST_REASON:
            raise Refused(f"The reason: {LONGEST_REASON} letters at the most.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.fulfilment_to_change(self.fulfilment)
        found.taken_back_by_id, found.taken_back_in, found.taken_back_at = by.account_id, by.office, by.at
        found.reason = self.reason.strip()
        found.save(update_fields=["taken_back_by", "taken_back_in", "taken_back_at", "reason"])
        return [("fulfilment", found.pk)]


def _line(key: str, by: Actor) -> Line:
    """The obligation as it stands today, for whoever may note it.

    Raises:
        Refused: where the law of the day knows none of that key, or this office may not note it.
        NotThere: where this person does not see it.
    """
    held = HeldOffice(by.office, by.agency)
    seen = who_may.sight_of([held])
    if seen is None:
        raise NotThere("There is no such obligation.")
    try:
        line = board.line_of(key, by.day, seen)
    except UnknownName as unknown:
        raise Refused(f"{unknown}.") from unknown
    if not who_may.may_note(held, line.owed):
        raise Refused("Whether this was done is not for the office you act in to note.")
    return line
