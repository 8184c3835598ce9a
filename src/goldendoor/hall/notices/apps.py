"""Notices as Django knows them."""

from django.apps import AppConfig


class Notices(AppConfig):
    """The app that keeps the outbox."""

    name = "goldendoor.hall.notices"
    label = "notices"
    verbose_name = "notices"
