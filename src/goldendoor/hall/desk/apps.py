"""The desk as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Open to everyone, and without a table: nothing at the desk is kept."""

    name = "goldendoor.hall.desk"
    label = "desk"
