"""Printing, as Django counts it among its applications: for its templates."""

from django.apps import AppConfig


class Printing(AppConfig):
    """No tables of its own."""

    name = "goldendoor.hall.printing"
