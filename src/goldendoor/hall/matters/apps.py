"""Matters: what a decision becomes, with its steps, its registers, and who did what in which office."""

from django.apps import AppConfig


class Matters(AppConfig):
    """The app, which tells the ledger how its records are hashed, and the retention run from when they grow old."""

    name = "goldendoor.hall.matters"
    label = "matters"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.matters import kinds, retained

        kinds.register()
        retained.register()
