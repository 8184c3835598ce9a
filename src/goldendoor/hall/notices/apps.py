"""Notices as Django knows them."""

from django.apps import AppConfig


class Notices(AppConfig):
    """The app that keeps the outbox."""

    name = "goldendoor.hall.notices"
    label = "notices"
    verbose_name = "notices"

    def ready(self) -> None:
        """Runs once the models are there."""
        from goldendoor.hall.notices.delivering import deliver
        from goldendoor.hall.one_off import due
        from goldendoor.hall.ticking import register_tick

        register_tick("notices", deliver)
        register_tick("one-off work", due)
