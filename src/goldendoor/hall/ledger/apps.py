"""The ledger: what was done, in an order that nobody can change unseen."""

from django.apps import AppConfig


class Ledger(AppConfig):
    """The app, which has City Hall's clock sign a checkpoint every hour."""

    name = "goldendoor.hall.ledger"
    label = "ledger"
    verbose_name = "the ledger"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.ledger import hourly
        from goldendoor.hall.ticking import register_tick

        register_tick("checkpoint", hourly.due)
