"""The obligations board, as Django counts it among its applications."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Duties(AppConfig):
    """The app, which tells the ledger of what offices note as done, and City Hall's clock of what falls due."""

    name = "goldendoor.hall.duties"
    label = "duties"
    verbose_name = "duties of the City"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.duties import falling_due, kinds, retained
        from goldendoor.hall.people import demonstration
        from goldendoor.hall.ticking import register_tick

        kinds.register()
        retained.register()
        falling_due.register()
        register_tick("duties", falling_due.due)
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.duties.demonstration import made_up_fulfilments  # which no real city needs

    return made_up_fulfilments(at)
