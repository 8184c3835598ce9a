"""City Hall's pages about audits: the list, the workbook, the report, and the acts upon them."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.policies import access, audit_acts, here, report_paper, workbook
from goldendoor.hall.policies import forms as asked
from goldendoor.hall.policies.beside import SEPARATOR
from goldendoor.hall.policies.doing import Held, ask, first_of, holds, office_of
from goldendoor.hall.policies.evidence import lateness
from goldendoor.hall.policies.models import Audit, AuditFinding
from goldendoor.hall.sealing.destroyed import opened


@login_required
@require_GET
def audits(request: HttpRequest) -> HttpResponse:
    """The audits that this person may see."""
    held, today = _reading(request), clock.today()
    rows = [
        {
            "audit": one, "state": _state(one), "lateness": lateness(one),
            "is_late": one.due is not None and one.sent_at is None and one.due < today,
        }
        for one in access.audits_seen(held)
    ]  # fmt: skip
    opens = next((one for one in held if one.office in access.COUNSEL and _has_one_to_open(one, today.year)), None)
    return render(request, "hall/policies/audits.html", {"rows": rows, "opens": opens, "year": today.year})


@login_required
@require_GET
def audit(request: HttpRequest, number: int) -> HttpResponse:
    """The workbook of one audit, or what was signed of it; after it was sent, what the law changed since."""
    held, found = _audit(request, number)
    content = workbook.content(found, clock.today())
    signed, by_head = found.counsel_signed_at is not None, found.head_signed_at is not None
    counsel, head = holds(held, access.COUNSEL, found), holds(held, access.HEAD, found)
    context = {
        "audit": found, "state": _state(found), "lateness": lateness(found), "content": content,
        "laws": workbook.by_law(content.rows), "counted": _in_words(content), "of": len(content.rows),
        "returned_because": opened(found.returned_because),
        "since": workbook.changed_since(found, clock.today()) if found.sent_at else (),
        "may": {
            "find": counsel and not signed,
            "sign": (counsel and not signed) or (head and signed and not by_head),
            "return": head and signed and not by_head,
            "send": (counsel or head) and by_head and found.sent_at is None,
        },
    }  # fmt: skip
    return render(request, "hall/policies/audit.html", context)


@login_required
@require_GET
def report(request: HttpRequest, number: int) -> HttpResponse:
    """The report as a PDF; before it was sent it says that it is a draft."""
    _, found = _audit(request, number)
    answer = HttpResponse(report_paper.printed_report(found, clock.today()), content_type="application/pdf")
    name = f"audit-{found.agency.code}-{found.year}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def open_audit(request: HttpRequest) -> HttpResponse:
    """Open an audit."""
    office = first_of(_reading(request), access.COUNSEL)
    form = asked.OpenAuditForm(request.POST or None, initial={"year": clock.today().year})
    return ask(
        request, office, "Open an audit", form, lambda given: audit_acts.OpenAudit(given["year"]),
        reverse("audits:audits"),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest, number: int, instrument: str, label: str) -> HttpResponse:
    """Say what was found of a norm."""
    held, found = _audit(request, number)
    office, name = office_of(held, access.COUNSEL, found), f"{instrument}{SEPARATOR}{label}"
    norm = next((one for one in here.norms_binding(found.agency.code, clock.today()) if one.name == name), None)
    if norm is None:
        raise Http404
    before = access.findings_of(found).get((instrument, label))
    initial = {"outcome": before.outcome, "reason": opened(before.reason)} if before else {}
    return ask(
        request, office, f"What you found of {norm.citation}", asked.FindingForm(request.POST or None, initial=initial),
        lambda given: audit_acts.RecordFinding(number, name, given["outcome"], given["reason"]),
        f"{_address(found)}#{instrument}-{label}", {"norm": norm},
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def clear(request: HttpRequest, number: int) -> HttpResponse:
    """Take a finding back."""
    held = _reading(request)
    try:
        found: AuditFinding = access.finding(held, number)
    except NotThere as missing:
        raise Http404 from missing
    cited = here.cited(found.instrument, found.label)
    return ask(
        request, office_of(held, access.COUNSEL, found.audit), f"Take back what you found of {cited}",
        asked.SureForm("Yes: the paragraphs beside it say whether it is covered", request.POST or None),
        lambda _: audit_acts.ClearFinding(number), _address(found.audit),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Sign an audit: counsel first, then the head."""
    held, found = _audit(request, number)
    wanted = access.COUNSEL if found.counsel_signed_at is None else access.HEAD
    if not holds(held, wanted, found):
        wanted = access.THE_AGENCYS  # whoever signs such ones is told by the act itself why not now
    sentence = "Yes: I have looked at every norm, and this is what was found"
    return ask(
        request, office_of(held, wanted, found), f"Sign the audit of {found.year}",
        asked.SureForm(sentence, request.POST or None), lambda _: audit_acts.SignAudit(number), _address(found),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def give_back(request: HttpRequest, number: int) -> HttpResponse:
    """Give an audit back to counsel."""
    held, found = _audit(request, number)
    return ask(
        request, office_of(held, access.HEAD, found), f"Give the audit of {found.year} back",
        asked.ReturnForm(request.POST or None), lambda given: audit_acts.ReturnAudit(number, given["reason"]),
        _address(found),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Send the report to the Mayor's Office."""
    held, found = _audit(request, number)
    sentence = "Yes: the Mayor's Office, the committee and the auditor may read it from now on"
    return ask(
        request, office_of(held, access.THE_AGENCYS, found), f"Send the audit of {found.year}",
        asked.SureForm(sentence, request.POST or None), lambda _: audit_acts.SendAudit(number), _address(found),
    )  # fmt: skip


def _state(one: Audit) -> str:
    if one.sent_at is not None:
        return "sent"
    if one.head_signed_at is not None:
        return "signed by both, to be sent"
    return "signed by counsel, waits for the head" if one.counsel_signed_at is not None else "open with counsel"


def _in_words(content: workbook.Content) -> list[tuple[str, int]]:
    return [(workbook.STATES[state], count) for state, count in workbook.counted(content.rows).items()]


def _has_one_to_open(office: HeldOffice, year: int) -> bool:
    return access.audit_of(office.agency, year) is None and here.audit_owed(office.agency, year) is not None


def _reading(request: HttpRequest) -> Held:
    """The offices of this person that read audits; there is no such page for anybody else."""
    held = tuple(one for one in offices_of(request.user.pk, clock.today()) if one.office in access.READS_AUDITS)
    if not held:
        raise Http404
    return held


def _audit(request: HttpRequest, number: int) -> tuple[Held, Audit]:
    held = _reading(request)
    try:
        return held, access.audit(held, number)
    except NotThere as missing:
        raise Http404 from missing


def _address(found: Audit) -> str:
    return reverse("audits:audit", args=[found.pk])
