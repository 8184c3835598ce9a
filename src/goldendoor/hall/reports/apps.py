"""Statutory reports: counted from the registers as the law orders, signed by two people, published for everybody."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Reports(AppConfig):
    """The app, which tells the ledger of its records, the board of the duties that they show done, the outbox of its words."""

    name = "goldendoor.hall.reports"
    label = "reports"
    verbose_name = "statutory reports"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.people import demonstration
        from goldendoor.hall.reports import evidence, kinds, retained, told

        kinds.register()
        retained.register()
        evidence.register()
        told.register()
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.reports.demonstration import made_up_reports  # which no real city needs

    return made_up_reports(at)
