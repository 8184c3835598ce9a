"""What the public reads: the policies of every agency, each with its history, and every version as it was. Nothing is written."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.people.access import is_made_up
from goldendoor.hall.policies import access, here, reading
from goldendoor.hall.policies.changes import changes
from goldendoor.hall.policies.models import PolicyVersion
from goldendoor.hall.policies.text import blocks


@require_GET
def policies(request: HttpRequest) -> HttpResponse:
    """The policies of every agency, those that were withdrawn too."""
    latest: dict[int, PolicyVersion] = {one.policy_id: one for one in access.published()}
    agencies: dict[str, list[PolicyVersion]] = {}
    for one in latest.values():
        agencies.setdefault(one.policy.agency.words, []).append(one)
    return render(
        request, "hall/policies/public_list.html", {"agencies": sorted(agencies.items()), "is_made_up": is_made_up()}
    )


@require_GET
def policy(request: HttpRequest, agency: str, slug: str) -> HttpResponse:
    """One policy as it counts today."""
    return _page(request, _found(agency, slug))


@require_GET
def version(request: HttpRequest, agency: str, slug: str, number: int) -> HttpResponse:
    """One version, whether it counts today or not."""
    return _page(request, _found(agency, slug, number))


@require_GET
def text(request: HttpRequest, agency: str, slug: str, number: int) -> HttpResponse:
    """The text of a version and nothing else: the bytes that its hash is of."""
    found = _found(agency, slug, number)
    return HttpResponse(found.text.encode(), content_type="text/plain; charset=utf-8")


def _page(request: HttpRequest, found: PolicyVersion) -> HttpResponse:
    history = list(access.published(found.policy.agency.code).filter(policy=found.policy_id).order_by("-number"))
    earlier = access.before(found)
    context = {
        "version": found, "policy": found.policy, "counts": found == history[0] and found.policy.withdrawn_at is None,
        "blocks": blocks(found.text), "history": history, "latest": history[0], "earlier": earlier,
        "changes": changes(earlier.text, found.text) if earlier else (), "reading": reading.of_text(found.text),
        "translations": access.translations_by(found, clock.today()), "of_languages": len(here.languages(clock.today())),
        "is_made_up": is_made_up(),
    }  # fmt: skip
    return render(request, "hall/policies/public.html", context)


def _found(agency: str, slug: str, number: int | None = None) -> PolicyVersion:
    try:
        return access.published_version(agency, slug, number)
    except NotThere as missing:
        raise Http404 from missing
