"""The committee as Django knows it."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Committee(AppConfig):
    """The app, which tells the ledger of its records, the board of its facts, and the outbox of its words."""

    name = "goldendoor.hall.committee"
    label = "committee"
    verbose_name = "the response committee"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.committee import kinds, notices, retained, sources
        from goldendoor.hall.people import demonstration

        kinds.register()
        notices.register()
        retained.register()
        sources.register()
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.committee.demonstration import made_up_committee  # which no real city needs

    return made_up_committee(at)
