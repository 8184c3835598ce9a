"""What can go wrong with something sealed, each with one sentence that says so and never what was inside."""

from django.core.exceptions import FieldError


class SealingFault(Exception):
    """Something could not be sealed or opened."""


class KeyMissing(SealingFault):
    """The keyring has not the key that is needed, or the key's file cannot be trusted."""


class DoesNotOpen(SealingFault):
    """What is sealed was altered or moved, or the key is not the one that closed it."""


class Shredded(SealingFault):
    """The record's key was destroyed. What was sealed under it can never be read again."""


class NoSchedule(SealingFault):
    """Somebody wanted to destroy what no approved records schedule says may be destroyed."""


class NotSealable(SealingFault, ValueError):
    """A value that a sealed field cannot hold."""


class NotSearchable(FieldError):
    """Somebody searched by a sealed field. The database cannot see what is in it, which is the point."""
