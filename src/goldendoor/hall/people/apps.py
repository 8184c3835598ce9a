"""People of the city: their accounts, their agencies, and the offices that they hold from a day until another."""

from django.apps import AppConfig


class People(AppConfig):
    name = "goldendoor.hall.people"
    label = "people"
    verbose_name = "people and offices"
