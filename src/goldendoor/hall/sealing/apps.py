"""Sealing: a key for every record, and fields that only that key opens."""

from django.apps import AppConfig


class Sealing(AppConfig):
    name = "goldendoor.hall.sealing"
    label = "sealing"
    verbose_name = "sealed fields"
