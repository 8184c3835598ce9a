"""Reference data, which the keeper edits in Django's admin: words of agencies, buildings, and whom to call."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Reference(AppConfig):
    """The app, which tells the ledger how its records are hashed and the desk whom to call."""

    name = "goldendoor.hall.reference"
    label = "reference"
    verbose_name = "reference data"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.desk.callees import register_contacts
        from goldendoor.hall.people import demonstration
        from goldendoor.hall.reference import kinds
        from goldendoor.hall.reference.numbers import kept_contacts

        kinds.register()
        register_contacts(kept_contacts)
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.reference.demonstration import made_up_reference  # which no real city needs

    return made_up_reference(at)
