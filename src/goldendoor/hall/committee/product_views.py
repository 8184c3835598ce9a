"""The four products of EO 13 § 5 in City Hall: what is out, what waits for review, and where it was sent."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldendoor.hall import clock
from goldendoor.hall.acting import NotThere
from goldendoor.hall.committee import access, paper_acts
from goldendoor.hall.committee import forms as questions
from goldendoor.hall.committee.asking import Held, all_held_by, asked, office_in, office_or_none, sent
from goldendoor.hall.committee.grade import is_plain, reading_grade
from goldendoor.hall.committee.models import Product, ProductVersion
from goldendoor.hall.committee.products import products_shown, version_shown
from goldendoor.hall.sealing.destroyed import opened


@login_required
@require_GET
def products(request: HttpRequest) -> HttpResponse:
    """The four products, each with its versions: published ones for everybody in the City's service."""
    held = all_held_by(request)
    shown = {
        "products": products_shown(access.versions_seen(held), clock.today()),
        "may_propose": bool(office_or_none(held, access.MAYORS_OFFICE)),
        "makes": bool(office_or_none(held, access.MAKES_PRODUCTS)),
    }
    return render(request, "hall/committee/products.html", shown)


@login_required
@require_GET
def product_version(request: HttpRequest, number: int) -> HttpResponse:
    """One version of a product."""
    held = all_held_by(request)
    one = _version_or_404(held, number)
    may = {
        "review": bool(office_or_none(held, access.REVIEWER)) and one.reviewed_by_id is None,
        "send": bool(office_or_none(held, access.MAYORS_OFFICE)) and one.published_at is not None,
    }
    grade = reading_grade(one.text)
    reads_reason = bool(office_or_none(held, access.REVIEWER | access.MAYORS_OFFICE))
    shown = {
        "version": version_shown(one),
        "grade": grade,
        "plain": is_plain(grade),
        "may": may,
        "reason": opened(one.reason) if reads_reason else "",
    }
    return render(request, "hall/committee/product.html", shown)


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, product: str) -> HttpResponse:
    """Propose a version of a product."""
    held = all_held_by(request)
    office = office_in(held, access.MAYORS_OFFICE)
    if product not in Product.values:
        raise Http404
    last = access.versions_seen(held).filter(product=product).first()
    initial = {"title": last.title, "text": last.text} if last else {"title": Product(product).label}
    here = reverse("committee:products")
    return asked(
        request, "Propose a version", questions.ProductForm(sent(request), initial=initial), office,
        lambda given: paper_acts.ProposeProduct(product, **given), then=here, back=here,
        template="hall/committee/about.html", about=Product(product).label,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish a version that was reviewed."""
    return _reviewed(request, number, "Publish it", questions.SureForm(sent(request)))


@login_required
@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, number: int) -> HttpResponse:
    """Decline a version."""
    return _reviewed(request, number, "Decline it", questions.WhyForm(sent(request)))


def _reviewed(
    request: HttpRequest, number: int, title: str, form: questions.SureForm | questions.WhyForm
) -> HttpResponse:
    held = all_held_by(request)
    office = office_in(held, access.REVIEWER)
    one = _version_or_404(held, number)
    here = reverse("committee:product-version", args=[number])

    def act_of(given: dict[str, str]) -> paper_acts.PublishProduct | paper_acts.DeclineProduct:
        return paper_acts.DeclineProduct(number, given["why"]) if "why" in given else paper_acts.PublishProduct(number)

    return asked(
        request, title, form, office, act_of, then=here, back=here, template="hall/committee/about.html",
        about=f"{one.title}, version {one.number}",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def note_sending(request: HttpRequest, number: int) -> HttpResponse:
    """Note where a published version was sent."""
    held = all_held_by(request)
    office = office_in(held, access.MAYORS_OFFICE)
    one = _version_or_404(held, number)
    here = reverse("committee:product-version", args=[number])
    return asked(
        request, "Note where it was sent", questions.SendingForm(sent(request), initial={"on": clock.today()}), office,
        lambda given: paper_acts.NoteSending(number, **given), then=here, back=here,
        template="hall/committee/about.html", about=f"{one.title}, version {one.number}",
    )  # fmt: skip


def _version_or_404(held: Held, number: int) -> ProductVersion:
    try:
        return access.product_version(held, number)
    except NotThere as missing:
        raise Http404 from missing
