"""People of the city: their accounts, their agencies, and the offices that they hold from a day until another."""

from django.apps import AppConfig


class People(AppConfig):
    """The app, which tells the ledger how its records are hashed."""

    name = "goldendoor.hall.people"
    label = "people"
    verbose_name = "people and offices"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.people import kinds, telling
        from goldendoor.hall.people.sign_in import forget_old_sessions
        from goldendoor.hall.ticking import register_tick

        kinds.register()
        telling.register()
        register_tick("offices that end", telling.ending_soon)
        register_tick("sessions", forget_old_sessions)
