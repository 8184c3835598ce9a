"""What is done with a register, one class for each act: save a search, take the register out, look at why it was."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.matters import access
from goldendoor.hall.matters.actions import Reveal
from goldendoor.hall.matters.models import Matter, SavedView
from goldendoor.hall.matters.parties import AnyOffice
from goldendoor.hall.matters.register_models import Export, Form
from goldendoor.hall.people.access import agency_of_code
from goldendoor.hall.sealing.detector import find

MARK_BYTES = 8
MOST_VIEWS = 50


@dataclass(frozen=True)
class SaveView(Act):
    """A search that somebody wants to come back to, under a title."""

    name = "view.save"
    offices = AnyOffice()
    register: str = field()  # ABC has a method of this name, which is no default
    title: str
    query: str

    def check(self, by: Actor) -> None:
        if not access.may_open_register(by.account_id, by.day, self.register):
            raise Refused("There is no such register.")
        if not self.title.strip():
            raise Refused("Give the search a title.")
        if told := find(self.title):
            raise Refused(told[0].advice)
        saved = access.saved_views(by.account_id, self.register)
        if saved.filter(title=self.title.strip()).exists():
            raise Refused(f"You have a saved search of that title already: {self.title.strip()}.")
        if saved.count() >= MOST_VIEWS:
            raise Refused(f"You have {MOST_VIEWS} saved searches of this register. Remove one first.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        view = SavedView.objects.create(
            account_id=by.account_id, register=self.register, title=self.title.strip(), query=self.query
        )
        return [("view", view.pk)]


@dataclass(frozen=True)
class RemoveView(Act):
    """A saved search goes; what it found stays where it is."""

    name = "view.remove"
    offices = AnyOffice()
    view: int

    def check(self, by: Actor) -> None:
        access.saved_view(by.account_id, self.view)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        access.saved_view(by.account_id, self.view).delete()
        return [("view", self.view)]


@dataclass(frozen=True)
class ExportRegister(Act):
    """A register leaves the house: the ledger says who took it, why is sealed, and the file carries a mark.

    `searched` gives the matters, once it is the act's turn; afterwards `matters` are their numbers, in order.
    """

    name = "register.export"
    offices = AnyOffice()
    needs_fresh_sign_in = True
    register: str = field()  # the base class has a method of this name, which is no default
    query: str
    searched: Callable[[], QuerySet[Matter]] = field(repr=False)
    reason: str = field(repr=False)
    form: str = Form.CSV.value
    with_sealed: bool = False
    matters: list[int] = field(default_factory=list, init=False, repr=False)
    named: list[int] = field(default_factory=list, init=False, repr=False)
    made: list[Export] = field(default_factory=list, init=False, repr=False)

    def check(self, by: Actor) -> None:
        if not access.may_open_register(by.account_id, by.day, self.register):
            raise Refused("There is no such register.")
        if not self.reason.strip():
            raise Refused("Say why: taking out a register has a reason.")
        if self.form not in Form.values:
            raise Refused("A register is taken out as a table or as JSON.")
        if self.with_sealed and by.office not in Reveal.offices:
            raise Refused("Your office does not look at what is sealed.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        own = access.register_seen(by.account_id, by.day, self.register)
        wanted = self.searched().filter(pk__in=own.order_by().values("pk"))
        self.matters[:] = wanted.values_list("pk", flat=True)
        self.named[:] = access.holding_something_sealed(wanted).order_by("pk").values_list("pk", flat=True)
        export = Export.objects.create(
            number=access.last_export() + 1, mark=secrets.token_hex(MARK_BYTES), register=self.register,
            query=self.query, form=self.form, with_sealed=self.with_sealed, rows=len(self.matters),
            reason=self.reason.strip(), account_id=by.account_id, office=by.office,
            agency=agency_of_code(by.agency), at=by.at,
        )  # fmt: skip
        self.made[:] = [export]
        return [("export", export.pk)]

    def seen(self) -> Iterable[tuple[str, int]]:
        return [("matter", one) for one in self.named]


@dataclass(frozen=True)
class RevealReason(Act):
    """Somebody looks at why a register was taken out."""

    name = "export.reveal"
    offices = AnyOffice()
    needs_fresh_sign_in = True
    mark: str
    looked_at: list[int] = field(default_factory=list, init=False, repr=False)

    def check(self, by: Actor) -> None:
        self.looked_at[:] = [access.export_marked(by.account_id, by.day, self.mark).pk]

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        return []

    def seen(self) -> Iterable[tuple[str, int]]:
        return [("export", one) for one in self.looked_at]
