"""An incident, in one go: a matter, decided on what was seen, with its entry in the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.matters.actions import DoStep, OpenMatter
from goldendoor.hall.matters.models import Kind, Matter
from goldendoor.hall.matters.particulars import NotWrittenDown, to_write_down, written_down
from goldendoor.hall.matters.parties import AnyOffice

SITUATION, ACT, REGISTER = "someone-wants-to-come-in", "give_access", "access_requests"
LOT_SITUATION, LOT_ACT = "they-want-our-lot", "use_lot"


@dataclass(frozen=True)
class RecordIncident(Act):
    """Somebody writes down what happened at a door or a lot, structured and without anybody's name."""

    name = "incident.record"
    offices = AnyOffice()
    on: date
    answers: Mapping[str, Any]
    given: Mapping[str, Any] = field(repr=False)
    at_a_lot: bool = False

    def check(self, by: Actor) -> None:
        self._opening.check(by)
        try:
            written_down(to_write_down(Kind.RECORD, REGISTER), self.given)
        except NotWrittenDown as wrong:
            raise Refused(str(wrong)) from None

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        opened = list(self._opening.write(by))
        matter = Matter.objects.get(pk=opened[0][1])
        step = matter.steps.get(kind=Kind.RECORD, mark=f"record:{REGISTER}")
        writing = DoStep(step.pk, self.given)
        writing.check(by)
        return dict.fromkeys([*opened, *writing.write(by)])

    @property
    def _opening(self) -> OpenMatter:
        act, situation = (LOT_ACT, LOT_SITUATION) if self.at_a_lot else (ACT, SITUATION)
        return OpenMatter(act, self.on, self.answers, situation)
