"""Reference data, which the keeper edits in Django's admin: words of agencies, buildings, and whom to call."""

from django.apps import AppConfig


class Reference(AppConfig):
    """The app, which tells the ledger how its records are hashed and the desk whom to call."""

    name = "goldendoor.hall.reference"
    label = "reference"
    verbose_name = "reference data"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.desk.callees import register_contacts
        from goldendoor.hall.reference import kinds
        from goldendoor.hall.reference.numbers import kept_contacts

        kinds.register()
        register_contacts(kept_contacts)
