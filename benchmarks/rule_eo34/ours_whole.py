"""Golden Door asked about the whole situation: a function of every fact that the rule rests on."""

from . import ours
from .patterns import CONSTANTS, FACTS
from .peer import Decide

NAME = "Golden Door, the whole situation"
NAME_EXPLAINED = "Golden Door, the whole situation, with the full explanation"
ANSWERS_WITH = ours.ANSWERS_WITH
PACKAGES = ours.PACKAGES
READS_WHOLE_SITUATION = True

available, read, read_explained = ours.available, ours.read, ours.read_explained


def build() -> Decide:
    return ours.compiled(given=(*FACTS, *CONSTANTS))


def build_explained() -> Decide:
    """Gives the outcome and its tree of reasons."""
    return ours.compiled(given=(*FACTS, *CONSTANTS), explain=True)
