"""The public material of EO 13 § 5(3) and (4) for anybody: no sign-in, no cookie, no log; every version has its address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldendoor.hall.committee import access
from goldendoor.hall.committee.models import Product
from goldendoor.hall.committee.products import PUBLIC, version_shown
from goldendoor.hall.people.access import is_made_up


@require_GET
def material(request: HttpRequest) -> HttpResponse:
    """What is out, the newest version of each."""
    newest = [(one.value, one.label, access.published(one).first()) for one in PUBLIC]
    shown = [(slug, label, version_shown(one) if one else None) for slug, label, one in newest]
    return render(
        request,
        "hall/committee/material.html",
        {"material": shown, "city": settings.DESK_CITY, "made_up": is_made_up()},
    )


@require_GET
def one_product(request: HttpRequest, product: str, version: int | None = None) -> HttpResponse:
    """One product in its newest version, or in the one that is named, with its history."""
    if product not in {one.value for one in PUBLIC}:
        raise Http404
    versions = [version_shown(one) for one in access.published(Product(product))]
    chosen = next((one for one in versions if version in (None, one.version)), None)
    if chosen is None:
        raise Http404
    shown = {
        "version": chosen,
        "versions": versions,
        "newest": versions[0].version,
        "city": settings.DESK_CITY,
        "made_up": is_made_up(),
    }
    return render(request, "hall/committee/material_one.html", shown)
