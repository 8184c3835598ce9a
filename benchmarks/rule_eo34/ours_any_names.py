"""Golden Door where nothing is said of the facts to come: each case may hold any names, and any may be missing."""

from . import ours
from .peer import Decide

NAME = "Golden Door, any names"
NAME_EXPLAINED = "Golden Door, any names, with the full explanation"
ANSWERS_WITH = ours.ANSWERS_WITH
PACKAGES = ours.PACKAGES
READS_WHOLE_SITUATION = True

available, read, read_explained = ours.available, ours.read, ours.read_explained


def build() -> Decide:
    return ours.compiled()


def build_explained() -> Decide:
    """Gives the outcome and its tree of reasons."""
    return ours.compiled(explain=True)
