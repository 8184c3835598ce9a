"""Policies and audits as tests bring them about, each by the acts that a city does."""

from datetime import datetime, timedelta

from tests.hall.cities import NOW, TODAY, Person

from goldendoor.hall.acting import Act, perform
from goldendoor.hall.policies import actions, audit_acts, here
from goldendoor.hall.policies.models import Audit, Policy, PolicyVersion
from goldendoor.hall.policies.workbook import OPEN, drawn_up

DOORS = "NYC-AC-4-210/non-public-areas-stay-closed"
LIFE = "NYC-AC-4-210/life-comes-first-wherever-it-is"
ASKING = "NYC-EO-34-2003/workers-do-not-ask"
TITLE = "At our doors"
TEXT = "# Doors\n\nKeep the back rooms closed.\n\nIf a life is in danger, call 911.\n\n- Do not ask.\n- Be kind.\n"
People = dict[str, Person]


def does(act: Act, by: Person, at: datetime = NOW) -> None:
    """Somebody does an act, signed in five minutes before."""
    perform(act, by.acting(at, at - timedelta(minutes=5)))


def proposed(
    people: People, text: str = TEXT, title: str = TITLE, by: str = "cal", at: datetime = NOW
) -> PolicyVersion:
    """A policy, or another version of one of this title, that waits."""
    there = Policy.objects.filter(agency__code=people[by].agency, title=title).first()
    does(actions.ProposeVersion(text, there.pk if there else None, "" if there else title), people[by], at)
    return PolicyVersion.objects.latest("pk")


def published(
    people: People, text: str = TEXT, title: str = TITLE, by: tuple[str, str] = ("cal", "hana"), at: datetime = NOW
) -> PolicyVersion:  # fmt: skip
    """The same, published."""
    found = proposed(people, text, title, by[0], at)
    does(actions.PublishVersion(found.pk), people[by[1]], at)
    found.refresh_from_db()
    return found


def linked(people: People, version: PolicyVersion, paragraph: int, *norms: str, by: str = "cal") -> None:
    """Norms beside a paragraph."""
    does(actions.LinkParagraph(version.pk, paragraph, norms), people[by])


def opened(people: People, by: str = "cal") -> Audit:
    """An audit that was opened."""
    does(audit_acts.OpenAudit(TODAY.year), people[by])
    return Audit.objects.latest("pk")


def looked_through(people: People, audit: Audit, by: str = "cal") -> None:
    """Something is found of every norm that no paragraph covers."""
    for row in drawn_up(audit, TODAY).rows:
        if row.state == OPEN:
            norm = f"{row.instrument}/{row.label}"
            does(audit_acts.RecordFinding(audit.pk, norm, "left_out", "Not written yet."), people[by])


def signed(people: People, by: tuple[str, str] = ("cal", "hana")) -> Audit:
    """An audit that both have signed."""
    audit = opened(people, by[0])
    looked_through(people, audit, by[0])
    for name in by:
        does(audit_acts.SignAudit(audit.pk), people[name])
    audit.refresh_from_db()
    return audit


def sent(people: People, at: datetime = NOW) -> Audit:
    """An audit whose report was sent."""
    audit = signed(people)
    does(audit_acts.SendAudit(audit.pk), people["hana"], at)
    audit.refresh_from_db()
    return audit


def norms(agency: str) -> set[str]:
    """The names of the norms that a policy of an agency is held against today."""
    return {one.name for one in here.norms_binding(agency, TODAY)}
