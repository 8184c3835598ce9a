"""Retention as Django knows it."""

from django.apps import AppConfig


class Retention(AppConfig):
    """The app, which tells the ledger of schedules and holds, and City Hall's clock of what is past its date."""

    name = "goldendoor.hall.retention"
    label = "retention"
    verbose_name = "retention"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.retention import kinds, past, retained, warning
        from goldendoor.hall.retention.models import Hold
        from goldendoor.hall.ticking import register_tick

        kinds.register()
        # A hold says why, sealed; that is kept for as long as a schedule says, from the day on which it was lifted.
        retained.register_retained(Hold, lambda hold: hold.lifted_on, agency_of=lambda hold: hold.agency.code)
        register_tick("retention", past.due)
        warning.register()
        register_tick("retention warning", warning.warn)
