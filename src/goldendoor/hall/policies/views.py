"""City Hall's pages about policies: the list, one policy, a version with the law beside it, and the acts upon them."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.policies import access, actions, here, reading, shown
from goldendoor.hall.policies import forms as asked
from goldendoor.hall.policies.changes import changes
from goldendoor.hall.policies.doing import ask, first_of, holds, office_of
from goldendoor.hall.policies.models import Policy, PolicyVersion
from goldendoor.hall.policies.text import paragraph


@login_required
@require_GET
def policies(request: HttpRequest) -> HttpResponse:
    """The policies of this person's agency, those that wait too; for the Law Department every agency's."""
    held, today = _reading(request), clock.today()
    rows = [shown.listed(one, today) for one in access.policies_seen(held)]
    proposes = any(one.office in access.COUNSEL for one in held)
    return render(request, "hall/policies/policies.html", {"rows": rows, "proposes": proposes})


@login_required
@require_GET
def policy(request: HttpRequest, number: int) -> HttpResponse:
    """One policy with all its versions."""
    held, found = _policy(request, number)
    current, waiting = access.current(found), access.waiting(found)
    context = {
        "policy": found, "current": current, "waiting": waiting, "versions": access.versions_of(found),
        "translations": access.translations_by(current, clock.today()) if current else [],
        "languages": here.languages(clock.today()),
        "may": {
            "propose": found.withdrawn_at is None and waiting is None and holds(held, access.COUNSEL, found),
            "withdraw": current is not None and waiting is None and holds(held, access.HEAD, found),
            "translate": current is not None and holds(held, access.COUNSEL, found),
        },
    }  # fmt: skip
    return render(request, "hall/policies/policy.html", context)


@login_required
@require_GET
def version(request: HttpRequest, number: int) -> HttpResponse:
    """A version with the law in force beside it, how hard it is to read, and what it changes."""
    held, found = _version(request, number)
    earlier, changing = access.before(found), found.waits or found == access.current(found.policy)
    context = {
        "version": found, "policy": found.policy, "earlier": earlier,
        "paragraphs": shown.side_by_side(found, clock.today()), "reading": reading.of_text(found.text),
        "plain_grade": reading.PLAIN_GRADE, "changes": changes(earlier.text, found.text) if earlier else (),
        "may": {
            "publish": found.waits and holds(held, access.HEAD, found.policy),
            "take_back": found.waits and holds(held, access.THE_AGENCYS, found.policy),
            "link": changing and holds(held, access.COUNSEL, found.policy),
        },
    }  # fmt: skip
    return render(request, "hall/policies/version.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose a policy that there was not before."""
    office = first_of(_reading(request), access.COUNSEL)
    return ask(
        request, office, "Propose a policy", asked.NewPolicyForm(request.POST or None),
        lambda given: actions.ProposeVersion(text=given["text"], title=given["title"]), reverse("policies:policies"),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Propose another version of a policy, beginning with the text that is published."""
    held, found = _policy(request, number)
    standing = access.current(found)
    form = asked.TextForm(request.POST or None, initial={"text": standing.text if standing else ""})
    return ask(
        request, office_of(held, access.COUNSEL, found), f"Propose a change: {found.title}", form,
        lambda given: actions.ProposeVersion(text=given["text"], policy=number), reverse("policies:policy", args=[number]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish a version."""
    held, found = _version(request, number)
    sentence = "Yes: I have read it, and the public may read it from now on"
    return ask(
        request, office_of(held, access.HEAD, found.policy), f"Publish: {found.policy.title}",
        asked.SureForm(sentence, request.POST or None), lambda _: actions.PublishVersion(number), _address(found),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a proposal back."""
    held, found = _version(request, number)
    return ask(
        request, office_of(held, access.THE_AGENCYS, found.policy), f"Take back: {found.policy.title}",
        asked.SureForm("Yes: it is not to be published", request.POST or None),
        lambda _: actions.TakeBackVersion(number), reverse("policies:policy", args=[found.policy_id]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Withdraw a policy."""
    held, found = _policy(request, number)
    return ask(
        request, office_of(held, access.HEAD, found), f"Withdraw: {found.title}", asked.WithdrawForm(request.POST or None),
        lambda given: actions.WithdrawPolicy(number, given["reason"]), reverse("policies:policy", args=[number]),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Put a norm beside a paragraph."""
    held, found = _version(request, number)
    office, block = office_of(held, access.COUNSEL, found.policy), paragraph(found.text, place)
    if block is None:
        raise Http404
    form = asked.LinkForm(here.norms_binding(found.policy.agency.code, clock.today()), request.POST or None)
    return ask(
        request, office, f"Put the law beside paragraph {place}", form,
        lambda given: actions.LinkParagraph(number, place, tuple(given["norms"])), f"{_address(found)}#paragraph-{place}",
        {"quoted": block.words},
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def unlink(request: HttpRequest, number: int) -> HttpResponse:
    """Take a norm away from beside a paragraph."""
    held = _reading(request)
    try:
        found = access.link(held, number)
    except NotThere as missing:
        raise Http404 from missing
    cited = here.cited(found.instrument, found.label)
    return ask(
        request, office_of(held, access.COUNSEL, found.version.policy), f"Take {cited} away from paragraph {found.paragraph}",
        asked.SureForm(f"Yes: paragraph {found.paragraph} is not about {cited}", request.POST or None),
        lambda _: actions.UnlinkParagraph(number), _address(found.version),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def translate(request: HttpRequest, number: int) -> HttpResponse:
    """Record that a version is out in a language."""
    held, found = _version(request, number)
    return ask(
        request, office_of(held, access.COUNSEL, found.policy), f"Record a translation: {found.policy.title}",
        asked.TranslationForm(here.languages(clock.today()), request.POST or None),
        lambda given: actions.RecordTranslation(number, given["language"], given["address"]),
        reverse("policies:policy", args=[found.policy_id]),
    )  # fmt: skip


def _reading(request: HttpRequest) -> tuple[HeldOffice, ...]:
    """The offices of this person that read policies before the public does; there is no such page for anybody else."""
    held = tuple(one for one in offices_of(request.user.pk, clock.today()) if one.office in access.DRAFTS)
    if not held:
        raise Http404
    return held


def _policy(request: HttpRequest, number: int) -> tuple[tuple[HeldOffice, ...], Policy]:
    held = _reading(request)
    try:
        return held, access.policy(held, number)
    except NotThere as missing:
        raise Http404 from missing


def _version(request: HttpRequest, number: int) -> tuple[tuple[HeldOffice, ...], PolicyVersion]:
    held = _reading(request)
    try:
        return held, access.version(held, number)
    except NotThere as missing:
        raise Http404 from missing


def _address(found: PolicyVersion) -> str:
    return reverse("policies:version", args=[found.pk])
