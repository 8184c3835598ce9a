"""Matters: what a decision becomes, with its steps, its registers, and who did what in which office."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Matters(AppConfig):
    """The app, which tells the ledger how its records are hashed, and the retention run from when they grow old."""

    name = "goldendoor.hall.matters"
    label = "matters"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.matters import kinds, retained, telling
        from goldendoor.hall.people import demonstration

        kinds.register()
        retained.register()
        telling.register()
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.matters.demonstration import made_up_matters  # which no real city needs

    return made_up_matters(at)
