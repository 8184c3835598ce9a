"""The register of standing authorities: what was agreed, permitted, named or determined beforehand, and by whom."""

from django.apps import AppConfig


class Authorities(AppConfig):
    """The app, which tells the ledger how its records are hashed."""

    name = "goldendoor.hall.authorities"
    label = "authorities"
    verbose_name = "standing authorities"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.authorities import kinds

        kinds.register()
