"""Each act of City Hall, ready to be done by somebody who may: matters, authorities, registers, people, retention."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator
from tests.hall.cities import NOW, TODAY, Person, begun_before_agencies_were_on_the_ledger, somebody
from tests.hall.matters.cases import (
    A_DETAINER,
    AT_THE_DOOR,
    HOW_IT_CAME,
    a_detainer_came,
    another_agency_asks,
    at_the_door,
    everybody_finds,
    opened,
    steps_open,
)

from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.authorities.actions import ApproveAuthority, DeclineAuthority, EndAuthority, ProposeAuthority
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import (
    AnswerMore,
    CloseMatter,
    DoStep,
    Find,
    OpenMatter,
    RecordHold,
    Reveal,
    TakeConsent,
)
from goldendoor.hall.matters.incident import RecordIncident
from goldendoor.hall.matters.intake import read_intake
from goldendoor.hall.matters.intake_columns import COLUMNS
from goldendoor.hall.matters.models import Export, Kind, SavedView, Step
from goldendoor.hall.matters.register_acts import ExportRegister, RemoveView, RevealReason, SaveView
from goldendoor.hall.matters.taking_in import TakeIn
from goldendoor.hall.people.actions import CloseAccount, EndOffice, GrantOffice, OpenAccount, RenewSignIn
from goldendoor.hall.people.as_found import RecordAsFound
from goldendoor.hall.people.models import Holding
from goldendoor.hall.retention.actions import EnterSchedule, LiftHold, PlaceHold
from goldendoor.hall.retention.models import Hold

People = dict[str, Person]


@dataclass(frozen=True)
class Ready:
    """An act, ready to be done; `seen_only` changes nothing, and `as_found` puts on the ledger what stands."""

    act: Act
    by: Actor
    seen_only: bool = False
    as_found: bool = False


def _step(matter: Any, kind: str, office: str = "") -> Step:
    return next(one for one in steps_open(matter, kind) if office in ("", one.office))


def _open_matter(people: People) -> Ready:
    return Ready(OpenMatter("give_access", TODAY, AT_THE_DOOR, "someone-wants-to-come-in"), people["wes"].acting())


def _find(people: People) -> Ready:
    step = _step(at_the_door(people["wes"]), Kind.JUDGE, "supervisor")
    return Ready(Find(step.pk, {"exigent_circumstances": "yes"}, "Somebody is hurt."), people["sam"].acting())


def _answer(people: People) -> Ready:
    answers = {name: one for name, one in AT_THE_DOOR.items() if name != "place_kind"}
    matter = opened(people["wes"], "give_access", "someone-wants-to-come-in", answers)
    step = _step(matter, Kind.ANSWER)
    return Ready(AnswerMore(step.pk, {"place_kind": "city_office"}), people["wes"].acting())


def _do_step(people: People) -> Ready:
    step = _step(at_the_door(people["wes"]), Kind.RECORD)
    return Ready(DoStep(step.pk, HOW_IT_CAME), people["wes"].acting())


def _record_hold(people: People) -> Ready:
    warrant = {
        **A_DETAINER, "paper_kind": "court_warrant", "warrant_issuer": "federal_magistrate", "warrant_presented": "yes",
        "warrant_presented_with_detainer": "yes", "warrant_on_probable_cause": "yes",
        "warrant_authorises_federal_immigration_authorities_custody": "yes",
    }  # fmt: skip
    matter = opened(people["dan"], "detain", "a-detainer-came", warrant)
    everybody_finds(people, matter, federal_criminal_arrest_warrant_served="yes")
    act = RecordHold(_step(matter, Kind.HOLD).pk, {"release_due": NOW, "ground": "The section, the court"})
    return Ready(act, people["leo"].acting())


def _take_consent(people: People) -> Ready:
    matter = another_agency_asks(people["wes"])
    act = TakeConsent(matter.pk, "subject", "Spanish", True, False, ("address",), "another agency", TODAY)
    return Ready(act, people["wes"].acting())


def _close(people: People) -> Ready:
    matter = at_the_door(people["wes"])
    perform(DoStep(_step(matter, Kind.RECORD).pk, HOW_IT_CAME), people["wes"].acting())
    return Ready(CloseMatter(matter.pk, "not_done"), people["wes"].acting())


def _reveal(people: People) -> Ready:
    return Ready(Reveal(a_detainer_came(people["dan"]).pk), people["con"].acting(), seen_only=True)


def _incident(people: People) -> Ready:
    return Ready(RecordIncident(TODAY, AT_THE_DOOR, HOW_IT_CAME), people["wes"].acting())


def keeper_does(act: Act) -> Ready:
    return Ready(act, somebody("kay", "keeper", "MOIA").acting())


def _renew(people: People) -> Ready:
    Authenticator.objects.create(user=people["sam"].account, type="totp", data={})
    return keeper_does(RenewSignIn("sam", "another long password"))


def _as_found(people: People) -> Ready:
    begun_before_agencies_were_on_the_ledger()
    return Ready(RecordAsFound(), somebody("kay", "keeper", "MOIA").acting(), as_found=True)


def _end(people: People) -> Ready:
    return keeper_does(EndOffice(Holding.objects.get(account=people["sam"].account).pk, TODAY))


def _proposed(people: People) -> int:
    somebody("named", "worker", "DSS")
    perform(ProposeAuthority("designee", "Named", "Access", TODAY, "DSS", holder="named"), people["cal"].acting())
    return Authority.objects.latest("pk").pk


def _approve(people: People) -> Ready:
    return Ready(ApproveAuthority(_proposed(people)), people["hana"].acting())


def _decline(people: People) -> Ready:
    return Ready(DeclineAuthority(_proposed(people), "Not needed."), people["hana"].acting())


def _end_authority(people: People) -> Ready:
    number = _proposed(people)
    perform(ApproveAuthority(number), people["hana"].acting())
    return Ready(EndAuthority(number, TODAY, "Somebody else is named."), people["hana"].acting())


def _lift(people: People) -> Ready:
    perform(PlaceHold("A lawsuit."), people["cal"].acting())
    return Ready(LiftHold(Hold.objects.latest("pk").pk), people["cal"].acting())


def _export(people: People) -> Ready:
    at_the_door(people["wes"])
    ann = people["ann"]
    look = partial(access.register_seen, ann.account.pk, TODAY, "access_requests")
    return Ready(ExportRegister("access_requests", "", look, "For the Council."), ann.acting())


def _reveal_reason(people: People) -> Ready:
    ready = _export(people)
    perform(ready.act, ready.by)
    return Ready(RevealReason(Export.objects.latest("pk").mark), ready.by, seen_only=True)


def _remove_view(people: People) -> Ready:
    perform(SaveView("disclosures", "Mine", ""), people["pria"].acting())
    return Ready(RemoveView(SavedView.objects.latest("pk").pk), people["pria"].acting())


def _take_in(people: People) -> Ready:
    rows = "B-26-0001,2026-02-20 09:15,ICE,detainer_form,no,,,hold_past_release,2026-02-20 10:00,released_when_due"
    headings = ",".join(one.name for one in COLUMNS)
    intake = read_intake(f"{headings}\n{rows}\n".encode(), corpus(), TODAY)
    return Ready(TakeIn(intake.rows), people["dan"].acting())


# One line for each act: how it comes to be ready.


READY: dict[str, Callable[[People], Ready]] = {
    "account.open": lambda people: keeper_does(OpenAccount("new", "New", "a long enough password")),
    "agencies.as-found": _as_found,
    "account.close": lambda people: keeper_does(CloseAccount("sam")),
    "account.renew": _renew,
    "office.grant": lambda people: keeper_does(GrantOffice("wes", "supervisor", "DSS", TODAY)),
    "office.end": _end,
    "matter.open": _open_matter,
    "matter.answer": _answer,
    "matter.close": _close,
    "matter.reveal": _reveal,
    "finding.make": _find,
    "step.do": _do_step,
    "hold.record": _record_hold,
    "consent.take": _take_consent,
    "incident.record": _incident,
    "authority.propose": lambda people: Ready(
        ProposeAuthority(
            "retention", "Found", "Copies", TODAY, "DSS", paper="Finding 1", paper_dated=date(2016, 12, 1)
        ),
        people["cal"].acting(),
    ),
    "authority.approve": _approve,
    "authority.decline": _decline,
    "authority.end": _end_authority,
    "detainers.take-in": _take_in,
    "register.export": _export,
    "export.reveal": _reveal_reason,
    "view.save": lambda people: Ready(SaveView("disclosures", "Mine", ""), people["pria"].acting()),
    "view.remove": _remove_view,
    "schedule.enter": lambda people: Ready(
        EnterSchedule("matters.Finding.reason", "Schedule 12", 60, TODAY), people["cal"].acting()
    ),
    "hold.place": lambda people: Ready(PlaceHold("A lawsuit."), people["cal"].acting()),
    "hold.lift": _lift,
}
