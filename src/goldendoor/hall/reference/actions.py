"""What the keeper does about reference data, one class for each act: each change is on the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.desk.callees import dialled
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.people.access import agency_of_code
from goldendoor.hall.people.actions import KEEPER
from goldendoor.hall.reference import access
from goldendoor.hall.reference.models import Building, Contact


@dataclass(frozen=True)
class NameAgency(Act):
    """What an agency is called in words. Its code is the law's, and stays."""

    name = "agency.name"
    offices = KEEPER
    agency: str
    words: str

    def check(self, by: Actor) -> None:
        if not self.words.strip():
            raise Refused("Say what the agency is called.")
        if agency_of_code(self.agency).words == self.words.strip():
            raise Refused("It is called that already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = agency_of_code(self.agency)
        found.words = self.words.strip()
        found.save(update_fields=["words"])
        return [("agency", found.pk)]


@dataclass(frozen=True)
class KeepBuilding(Act):
    """A building is entered, or what stands of it is changed; `number` None for a new one."""

    name = "building.keep"
    offices = KEEPER
    number: int | None
    agency: str
    building: str
    address: str
    district: str
    public_parts: str

    def check(self, by: Actor) -> None:
        agency_of_code(self.agency)
        if not all(one.strip() for one in (self.building, self.address, self.district, self.public_parts)):
            raise Refused(
                "A building has a name, an address, a district, and parts that are public; or say that none is."
            )
        same = access.building_named(self.agency, self.building.strip())
        if same is not None and same.pk != self.number:
            raise Refused("That agency has a building of that name already.")
        if self.number is not None:
            kept = access.building(self.number)
            if kept.agency.code != self.agency and access.contacts().filter(building=kept).exists():
                raise Refused("There are contacts at this building as that agency's; remove them first.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        kept = Building() if self.number is None else access.building(self.number)
        kept.agency, kept.name = agency_of_code(self.agency), self.building.strip()
        kept.address, kept.district = self.address.strip(), self.district.strip()
        kept.public_parts = self.public_parts.strip()
        kept.save()
        return [("building", kept.pk)]


@dataclass(frozen=True)
class RemoveBuilding(Act):
    """A building is taken off the list, where nothing refers to it."""

    name = "building.remove"
    offices = KEEPER
    number: int

    def check(self, by: Actor) -> None:
        if access.contacts().filter(building=access.building(self.number)).exists():
            raise Refused("There are contacts at this building; remove them first.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        access.building(self.number).delete()
        return [("building", self.number)]


@dataclass(frozen=True)
class KeepContact(Act):
    """Whom to call is entered or changed. At the desk everybody reads it, so it needs a fresh sign-in."""

    name = "contact.keep"
    offices = KEEPER
    needs_fresh_sign_in = True
    number: int | None
    party: str
    agency: str | None
    building: int | None
    desk: str
    phone: str
    hours: str = ""
    note: str = ""

    def check(self, by: Actor) -> None:
        if self.party not in corpus().parties:
            raise Refused(f"The law names no party {self.party}.")
        if not self.desk.strip() or len(dialled(self.phone)) < 3:
            raise Refused("Say which desk it is, and a number that can be dialled.")
        self._check_place()
        same = access.contact_at(self.party, self.agency, self.building)
        if same is not None and same.pk != self.number:
            raise Refused("There is a contact of that party in that place already.")
        if self.number is not None:
            access.contact(self.number)

    def _check_place(self) -> None:
        if self.agency is not None:
            agency_of_code(self.agency)
        if self.building is not None and access.building(self.building).agency.code != self.agency:
            raise Refused("That building is another agency's.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        kept = Contact() if self.number is None else access.contact(self.number)
        kept.party, kept.building_id = self.party, self.building
        kept.agency = agency_of_code(self.agency) if self.agency is not None else None
        kept.desk, kept.phone = self.desk.strip(), self.phone.strip()
        kept.hours, kept.note = self.hours.strip(), self.note.strip()
        kept.save()
        return [("contact", kept.pk)]


@dataclass(frozen=True)
class RemoveContact(Act):
    """A contact is taken off the list: the wider one counts again, or that of the city's own file."""

    name = "contact.remove"
    offices = KEEPER
    needs_fresh_sign_in = True
    number: int

    def check(self, by: Actor) -> None:
        access.contact(self.number)

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        access.contact(self.number).delete()
        return [("contact", self.number)]
