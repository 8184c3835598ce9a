"""Training that follows the law: courses made of worked examples, who is due, who is done, and who is due again."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import AppConfig


class Training(AppConfig):
    """The app, which tells the ledger how its records are hashed, and the board what they show."""

    name = "goldendoor.hall.training"
    label = "training"
    verbose_name = "training"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.people import demonstration
        from goldendoor.hall.ticking import register_tick
        from goldendoor.hall.training import kinds, notices, sources

        kinds.register()
        sources.register()
        notices.register()
        register_tick("training", notices.tell)
        demonstration.goes_on_with(_made_up)


def _made_up(at: datetime) -> Iterator[Iterator[datetime]]:
    from goldendoor.hall.training.demonstration import made_up_training  # which no real city needs

    return made_up_training(at)
