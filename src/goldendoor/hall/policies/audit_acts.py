"""What is done about audits, one class for each act: open, find, clear, sign, give back, send."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldendoor.hall.acting import Act, Actor, NotThere, Refused
from goldendoor.hall.people.access import agency_of_code
from goldendoor.hall.policies import access, here, told
from goldendoor.hall.policies.actions import own
from goldendoor.hall.policies.beside import SEPARATOR
from goldendoor.hall.policies.models import Audit, AuditFinding
from goldendoor.hall.policies.workbook import drawn_up

FIRST_YEAR = 2026  # of the order that asks for audits


@dataclass(frozen=True)
class OpenAudit(Act):
    """Counsel begins the audit of a year; an agency that owes none has none."""

    name = "audit.open"
    offices = access.COUNSEL
    year: int

    def check(self, by: Actor) -> None:
        if not FIRST_YEAR <= self.year <= by.day.year:
            raise Refused(f"An audit is of a year from {FIRST_YEAR} to this one.")
        if here.audit_owed(by.agency, self.year) is None:
            raise Refused("The law asks no audit of your agency.")
        if access.audit_of(by.agency, self.year) is not None:
            raise Refused(f"Your agency has an audit of {self.year} already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        owed = here.audit_owed(by.agency, self.year)
        made = Audit.objects.create(
            agency=agency_of_code(by.agency), year=self.year, opened_by_id=by.account_id, opened_at=by.at,
            due=owed.due if owed else None,
        )  # fmt: skip
        return [("audit", made.pk)]


@dataclass(frozen=True)
class RecordFinding(Act):
    """Counsel finds that a norm is left out, or that a policy says otherwise, and says why; a later finding replaces it."""

    name = "audit.find"
    offices = access.COUNSEL
    audit: int
    norm: str  # the instrument and the label
    outcome: str
    reason: str

    def check(self, by: Actor) -> None:
        _check_that_it_is_open(access.audit(own(by), self.audit))
        if self.outcome not in AuditFinding.Outcome.values:
            raise Refused("A norm is left out, or a policy says otherwise; that one covers it, a link says.")
        if all(one.name != self.norm for one in here.norms_binding(by.agency, by.day)):
            raise NotThere("No such norm binds your agency today.")
        if not self.reason.strip():
            raise Refused("Say what you found, and what is done about it.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        instrument, _, label = self.norm.partition(SEPARATOR)
        audit = access.audit(own(by), self.audit)
        earlier = access.findings_of(audit).get((instrument, label))
        if earlier is not None:
            yield _over(earlier, by)
        made = AuditFinding.objects.create(
            audit=audit, instrument=instrument, label=label, outcome=self.outcome, reason=self.reason.strip(),
            found_by_id=by.account_id, found_at=by.at,
        )  # fmt: skip
        yield "auditfinding", made.pk


@dataclass(frozen=True)
class ClearFinding(Act):
    """Counsel takes a finding back: the paragraphs beside the norm say again whether it is covered."""

    name = "audit.clear"
    offices = access.COUNSEL
    finding: int

    def check(self, by: Actor) -> None:
        _check_that_it_is_open(access.finding(own(by), self.finding).audit)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        return [_over(access.finding(own(by), self.finding), by)]


@dataclass(frozen=True)
class SignAudit(Act):
    """Counsel signs, and what the audit says is kept as it is then; after that the head signs, who is somebody else."""

    name = "audit.sign"
    offices = access.THE_AGENCYS
    needs_fresh_sign_in = True
    audit: int

    def check(self, by: Actor) -> None:
        found = access.audit(own(by), self.audit)
        if by.office in access.COUNSEL:
            _check_that_it_is_open(found)
            _check_that_all_is_looked_at(found, by)
        elif found.counsel_signed_at is None:
            raise Refused("Counsel signs first.")
        elif found.head_signed_at is not None:
            raise Refused("This audit was signed already.")
        elif found.counsel_id == by.account_id:
            raise Refused("Somebody else has to sign what you signed as counsel.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.audit(own(by), self.audit)
        if by.office in access.COUNSEL:
            found.signed_content = drawn_up(found, by.day).plain()
            found.counsel_id, found.counsel_signed_at = by.account_id, by.at
            told.that_it_is_to_be_signed(found, by)
        else:
            found.head_id, found.head_signed_at = by.account_id, by.at
        found.save()
        return [("audit", found.pk)]


@dataclass(frozen=True)
class ReturnAudit(Act):
    """The head gives an audit back that counsel signed, and says why; it is open again."""

    name = "audit.return"
    offices = access.HEAD
    audit: int
    reason: str

    def check(self, by: Actor) -> None:
        found = access.audit(own(by), self.audit)
        if found.counsel_signed_at is None:
            raise Refused("Counsel has not signed this, so there is nothing to give back.")
        if found.head_signed_at is not None:
            raise Refused("You have signed this already.")
        if not self.reason.strip():
            raise Refused("Say what is to be put right.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.audit(own(by), self.audit)
        found.counsel, found.counsel_signed_at, found.signed_content = None, None, None
        found.returned_because = self.reason.strip()
        found.save()
        told.that_it_came_back(found, by)
        return [("audit", found.pk)]


@dataclass(frozen=True)
class SendAudit(Act):
    """The report goes to the Mayor's Office, which can read it from then on, as can the committee and the auditor."""

    name = "audit.send"
    offices = access.THE_AGENCYS
    needs_fresh_sign_in = True
    audit: int

    def check(self, by: Actor) -> None:
        found = access.audit(own(by), self.audit)
        if found.sent_at is not None:
            raise Refused("This report was sent already.")
        if found.head_signed_at is None:
            raise Refused("Counsel and the head sign it before it is sent.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.audit(own(by), self.audit)
        found.sent_by_id, found.sent_at = by.account_id, by.at
        found.save()
        told.that_it_was_sent(found, by)
        return [("audit", found.pk)]


def _over(found: AuditFinding, by: Actor) -> tuple[str, int]:
    """What was found counts no longer, and is kept."""
    found.over_by_id, found.over_at = by.account_id, by.at
    found.save(update_fields=["over_by", "over_at"])
    return "auditfinding", found.pk


def _check_that_it_is_open(found: Audit) -> None:
    if found.counsel_signed_at is not None:
        raise Refused("Counsel has signed this audit: nothing in it changes unless the head gives it back.")


def _check_that_all_is_looked_at(found: Audit, by: Actor) -> None:
    drawn = drawn_up(found, by.day)
    if drawn.open_rows:
        raise Refused(f"Nobody has looked at {drawn.open_rows} of {len(drawn.rows)} norms yet.")
