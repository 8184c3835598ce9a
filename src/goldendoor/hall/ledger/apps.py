"""The ledger: what was done, in an order that nobody can change unseen."""

from django.apps import AppConfig


class Ledger(AppConfig):
    name = "goldendoor.hall.ledger"
    label = "ledger"
    verbose_name = "the ledger"
