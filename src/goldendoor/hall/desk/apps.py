"""The desk as Django knows it."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class DeskConfig(AppConfig):
    """Open to everyone, and without a table: nothing at the desk is kept."""

    name = "goldendoor.hall.desk"
    label = "desk"

    def ready(self) -> None:
        """Refuse to start with Django's own page of a fault, whoever wrote the settings."""
        if settings.DEBUG:
            raise ImproperlyConfigured("DEBUG is on: the page of a fault would show everything that was posted")
