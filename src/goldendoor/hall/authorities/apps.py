"""The register of standing authorities: what was agreed, permitted, named or determined beforehand, and by whom."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Authorities(AppConfig):
    """The app, which tells the ledger how its records are hashed."""

    name = "goldendoor.hall.authorities"
    label = "authorities"
    verbose_name = "standing authorities"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.authorities import kinds, retained, telling
        from goldendoor.hall.people import demonstration

        kinds.register()
        retained.register()
        telling.register()
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.authorities.demonstration import made_up_authorities  # which no real city needs

    return made_up_authorities(at)
