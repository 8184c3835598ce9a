"""Policies as Django knows them."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Policies(AppConfig):
    """The app, which tells the ledger of policies and audits, and the obligations board what they show."""

    name = "goldendoor.hall.policies"
    label = "policies"
    verbose_name = "policies and audits"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.people import demonstration
        from goldendoor.hall.policies import evidence, kinds, retained, told

        kinds.register()
        retained.register()
        evidence.register()
        told.register()
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.policies.demonstration import made_up_policies  # which no real city needs

    return made_up_policies(at)
