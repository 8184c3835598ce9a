"""Designations: privacy officers, members of the response committee, and who answers for access at each agency."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Designations(AppConfig):
    """The app, which tells the ledger how its records are hashed and the board what they show."""

    name = "goldendoor.hall.designations"
    label = "designations"
    verbose_name = "designations and vacancies"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.designations import evidence, kinds
        from goldendoor.hall.designations.models import Designation
        from goldendoor.hall.people import demonstration
        from goldendoor.hall.retention.retained import register_retained

        kinds.register()
        # Whoever is still in the post is never past a date.
        register_retained(Designation, lambda one: one.last_day, agency_of=lambda one: one.agency.code)
        evidence.register()
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.designations.demonstration import made_up_designations  # which no real city needs

    return made_up_designations(at)
