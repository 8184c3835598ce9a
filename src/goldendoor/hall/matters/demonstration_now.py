"""What is open in a made-up city today: for each office something that waits for it, some of it late, some of it fresh."""

from dataclasses import dataclass

from goldendoor.hall.matters.demonstration_play import Stage


@dataclass(frozen=True, slots=True)
class Open:
    """A case that is not over: since how many days, how far it went, and which offices have not answered yet.

    `by` is who opened it, where that is somebody else than in the case.
    """

    title: str
    days_ago: int
    stage: Stage
    without: tuple[str, ...] = ()
    by: str = ""


OPENED, WRITTEN, WAITING, DECIDED, ALL_BUT_ONE = (
    Stage.OPENED, Stage.WRITTEN_DOWN, Stage.WAITING, Stage.DECIDED, Stage.OWED_ONE,
)  # fmt: skip
DOOR, SHELTER, SCHOOL, LOT = "a door refused", "a shelter door refused", "a school visit refused", "a lot refused"
ASKED, DECLINED, HELP, DANGER = (
    "not given to agents", "declined by the privacy officer", "help refused", "help where a life is in danger",
)  # fmt: skip
DETAINER, POLICE, PROBATION, SIGNED = (
    "a detainer: released when otherwise due", "a detainer to the police", "a detainer at probation",
    "a certification signed",
)  # fmt: skip
COUNSEL, SUPERVISOR, NAMED, PRIVACY = (
    "agency_general_counsel", "supervisor", "property_official", "agency_privacy_officer",
)  # fmt: skip
NOW = (
    # Fresh today.
    Open(DOOR, 0, OPENED),
    Open(SHELTER, 0, OPENED),
    Open(SHELTER, 0, OPENED, by="night-guard@city.example"),
    Open(DOOR, 0, WRITTEN, by="counter-acs@city.example"),
    Open(SCHOOL, 0, OPENED),
    Open(SCHOOL, 0, OPENED, by="principal@city.example"),
    Open(SCHOOL, 0, WRITTEN),
    Open(HELP, 0, OPENED),
    Open(HELP, 0, OPENED, by="school-safety@city.example"),
    Open(HELP, 0, OPENED, by="custody@city.example"),
    Open(HELP, 0, OPENED, by="probation@city.example"),
    Open(DETAINER, 0, OPENED),
    Open(POLICE, 0, OPENED),
    Open(PROBATION, 0, OPENED),
    Open(SIGNED, 0, OPENED),
    # Waiting for one office, which has not answered yet.
    Open(DOOR, 3, WAITING, (NAMED,)),
    Open(DOOR, 2, WAITING, (SUPERVISOR,)),
    Open("an agency's own form refused", 4, WAITING, (COUNSEL, NAMED)),
    Open(SCHOOL, 5, WAITING, ("school_counsel", "ranking_officer_on_scene")),
    Open(LOT, 6, WAITING, (COUNSEL,)),
    Open(DECLINED, 2, WAITING, (PRIVACY,)),
    Open(ASKED, 4, WAITING, (PRIVACY, "legal_bureau"), by="counter-acs@city.example"),
    Open("a records request, and a lawyer looks", 5, WAITING, ("records_access_officer",)),
    Open("help where both agree, and a lawyer looks", 3, WAITING, ("duty_chief", "legal_bureau")),
    Open(DANGER, 0, WRITTEN),
    Open(DETAINER, 2, WRITTEN),
    Open("let into a school under a checked warrant", 4, WAITING, (NAMED,)),
    Open("told of the release", 4, WAITING, (PRIVACY,)),
    Open("a certification declined", 9, WAITING, (COUNSEL,)),
    # Decided, and something is owed.
    Open(DOOR, 8, DECIDED),
    Open(HELP, 7, DECIDED),
    Open(HELP, 9, DECIDED, by="custody@city.example"),
    Open(HELP, 11, DECIDED, by="probation@city.example"),
    Open("a judge's warrant, and a lawyer looks", 6, DECIDED),
    Open("another agency asks, and a lawyer looks", 8, DECIDED),
    Open("a detainer with a judge's warrant, and a lawyer looks", 5, DECIDED),
    Open(SIGNED, 20, DECIDED),
    # Late.
    Open(DANGER, 6, DECIDED),
    Open(DANGER, 12, ALL_BUT_ONE),
    Open(SIGNED, 70, DECIDED),
    Open("let in in an emergency", 10, ALL_BUT_ONE),
    Open("let into a school where somebody is hurt", 12, ALL_BUT_ONE),
)
