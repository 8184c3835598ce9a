"""Django's admin for reference data, at City Hall: for the keeper, on City Hall's own pages, and each change is an act."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.views.main import PAGE_VAR, SEARCH_VAR
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, Actor, Refused, SignInAgain, perform
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.doing import actor, sign_in_again
from goldendoor.hall.people.access import HeldOffice, offices_of
from goldendoor.hall.people.actions import KEEPER
from goldendoor.hall.people.models import Agency
from goldendoor.hall.reference import access
from goldendoor.hall.reference.actions import KeepContact, RemoveBuilding, RemoveContact
from goldendoor.hall.reference.forms import AgencyForm, BuildingForm, ByAnAct, ContactForm
from goldendoor.hall.reference.models import Building, Contact

View = Callable[..., HttpResponse]


def keeper_of(request: HttpRequest) -> HeldOffice | None:
    """The office of keeper, where whoever is signed in holds it today."""
    held = offices_of(request.user.pk, clock.today())
    return next((one for one in held if one.office in KEEPER), None)


class ReferenceSite(AdminSite):
    """The admin, without its own sign-in, its own log and its own pages about accounts."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Only the keeper."""
        return request.user.is_authenticated and keeper_of(request) is not None

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """For whoever is not signed in, City Hall's sign-in; for anybody else than the keeper there is no such page."""

        def inner(request: HttpRequest, *arguments: Any, **more: Any) -> HttpResponse:
            if not self.has_permission(request):
                raise Http404
            return view(request, *arguments, **more)

        return csrf_protect(never_cache(login_required(inner)))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The list of lists, and each list's own addresses; nothing about accounts, sign-in or passwords."""
        lists = [
            path(f"{model._meta.model_name}/", include(shown.get_urls())) for model, shown in self._registry.items()
        ]
        return [path("", self.admin_view(self.index), name="index"), *lists]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The pages have no menu of apps."""
        return []

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The lists that there are."""
        return render(request, "hall/reference/index.html", {"lists": list(self._registry.values())})


class EditedByActs(ModelAdmin):
    """One list. The admin's own permissions, log and writing are not relied on: who may is the keeper, what is done an act."""

    actions = None
    list_per_page = 100
    change_list_template = "hall/reference/list.html"
    change_form_template = add_form_template = "hall/reference/form.html"
    delete_confirmation_template = "hall/reference/remove.html"
    form: type[ByAnAct]
    title: str
    one_of_it: str
    headings: tuple[str, ...]
    needs_fresh_sign_in = False
    may_add = may_remove = True

    def removal(self, number: int) -> Act:
        """The act that takes one off the list."""
        raise NotImplementedError

    def cells(self, row: Any) -> tuple[str, ...]:
        """What the list shows of one, in the order of the headings."""
        raise NotImplementedError

    def is_referred_to(self, row: Model) -> bool:
        """Whether something refers to it, so that it stays."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The list, and adding, changing and removing where that can be; no history but the ledger."""
        name, wrap = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        found = [path("", wrap(self.changelist_view), name=f"{name}_changelist")]
        if self.may_add:
            found.append(path("add/", wrap(self.add_view), name=f"{name}_add"))
        if self.may_remove:
            found.append(path("<int:object_id>/delete/", wrap(self.delete_view), name=f"{name}_delete"))
        return [*found, path("<int:object_id>/change/", wrap(self.change_view), name=f"{name}_change")]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may_add and self.admin_site.has_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nothing is removed that a record refers to."""
        free = obj is None or not self.is_referred_to(obj)
        return self.may_remove and free and self.admin_site.has_permission(request)

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **more: Any
    ) -> type[ByAnAct]:
        """The form as it is written down, sent by whoever is signed in."""
        return type(self.form.__name__, (self.form,), {"by": _actor(request), "__doc__": self.form.__doc__})

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        return [(None, {"fields": list(self.form.base_fields)})]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, searched by words and turned over by pages, and by nothing else that an address may say."""
        request.GET = request.GET.copy()
        for name in set(request.GET) - {SEARCH_VAR, PAGE_VAR}:
            del request.GET[name]
        response = super().changelist_view(request, {"shown": self})
        if isinstance(response, TemplateResponse):
            rows = response.context_data["cl"].result_list
            response.context_data["lines"] = [(one, self.cells(one)) for one in rows]
        return response

    def changeform_view(
        self, request: HttpRequest, object_id: int | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:  # fmt: skip
        """The form, and the act where it is sent."""
        number = None if object_id is None else str(object_id)
        return self._guarded(
            request, lambda: super(EditedByActs, self).changeform_view(request, number, form_url, {"shown": self})
        )

    def delete_view(self, request: HttpRequest, object_id: int, extra_context: Any = None) -> HttpResponse:
        """The question whether to remove it, and the act where the answer is yes."""
        return self._guarded(
            request, lambda: super(EditedByActs, self).delete_view(request, str(object_id), {"shown": self})
        )

    def _guarded(self, request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
        """A fresh sign-in comes before anything is typed. What the act refuses takes everything back, and is said."""
        if self.needs_fresh_sign_in and not _actor(request).signed_in_lately:
            return sign_in_again(request)
        try:
            return view()
        except SignInAgain:
            return sign_in_again(request)
        except PermissionDenied:
            messages.error(request, "Something refers to it, so it stays.")
        except Refused as why:
            messages.error(request, str(why))
        return redirect(self.address)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404

    def response_add(self, request: HttpRequest, obj: Model, post_url_continue: str | None = None) -> HttpResponse:
        """Back to the list."""
        return self._done(request)

    def response_change(self, request: HttpRequest, obj: Model) -> HttpResponse:
        """Back to the list."""
        return self._done(request)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        """Back to the list."""
        return self._done(request)

    def _done(self, request: HttpRequest) -> HttpResponse:
        messages.success(request, "Done.")
        return redirect(self.address)

    @property
    def address(self) -> str:
        """Where the list is."""
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def save_model(self, request: HttpRequest, obj: Model, form: ByAnAct, change: bool) -> None:
        """Nothing is saved here: the act is done, with its entry on the ledger."""
        perform(form.act(), form.by)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """There is nothing else to save."""

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        perform(self.removal(obj.pk), _actor(request))

    def log_addition(self, *_: Any) -> None:
        """What is done is on the ledger, and nowhere else."""

    def log_change(self, *_: Any) -> None:
        """As `log_addition`."""

    def log_deletions(self, *_: Any) -> None:
        """As `log_addition`."""


class AgencyList(EditedByActs):
    """What agencies are called. Which there are, the law says."""

    form, title, one_of_it = AgencyForm, "What agencies are called", "agency"
    headings = ("Code", "Called")
    may_add = may_remove = False
    search_fields = ("code", "words")
    ordering = ("code",)

    def cells(self, row: Agency) -> tuple[str, ...]:
        return row.code, row.words


class BuildingList(EditedByActs):
    """The city's buildings."""

    form, title, one_of_it = BuildingForm, "Buildings", "building"
    headings = ("Building", "Agency", "Address", "District", "What is public")
    search_fields = ("name", "address", "district", "agency__code")
    list_select_related = ("agency",)

    def cells(self, row: Building) -> tuple[str, ...]:
        return row.name, row.agency.code, row.address, row.district, row.public_parts

    def is_referred_to(self, row: Model) -> bool:
        return access.contacts().filter(building=row.pk).exists()

    def removal(self, number: int) -> Act:
        return RemoveBuilding(number)


class ContactList(EditedByActs):
    """Whom to call. The desk shows it to everybody."""

    form, title, one_of_it = ContactForm, "Whom to call", "contact"
    needs_fresh_sign_in = KeepContact.needs_fresh_sign_in
    headings = ("Desk", "Who", "Where", "Telephone", "Hours")
    search_fields = ("party", "desk", "agency__code", "building__name")
    list_select_related = ("agency", "building__agency")

    def cells(self, row: Contact) -> tuple[str, ...]:
        party = corpus().parties.get(row.party)
        where = str(row.building or (row.agency and row.agency.code) or "the whole city")
        return row.desk, party.words if party else row.party, where, row.phone, row.hours

    def removal(self, number: int) -> Act:
        return RemoveContact(number)


def _actor(request: HttpRequest) -> Actor:
    keeper = keeper_of(request)
    if keeper is None:
        raise Http404
    return actor(request, keeper)


site = ReferenceSite(name="reference")
site.register(Agency, AgencyList)
site.register(Building, BuildingList)
site.register(Contact, ContactList)
