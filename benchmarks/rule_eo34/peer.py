"""What every engine's module offers, and the few lines they share."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Protocol

Facts = Mapping[str, Any]
Decide = Callable[[Facts], Any]
# The verdict, and every citation that the engine gives for it.
Answer = tuple[str, tuple[str, ...]]


class Peer(Protocol):
    """One engine with the rule written in its own language.

    `PACKAGES` are the distributions whose versions are printed. `READS_WHOLE_SITUATION` is false for
    engines that are handed the six facts alone: fewer facts to convert is a head start, and the
    peers get it. `read` turns the engine's own answer into ours; it is never timed.
    """

    NAME: str
    ANSWERS_WITH: str
    PACKAGES: tuple[str, ...]
    READS_WHOLE_SITUATION: bool

    def available(self) -> str | None:
        """Why the engine is not there, in one line; None when it is."""

    def build(self) -> Decide:
        """Set the engine up once; what comes back is timed."""

    def read(self, answer: Any) -> Answer:
        """The verdict and the citations in the engine's own answer."""


def absent(module: str, package: str) -> str | None:
    """Why `module` cannot be imported, or None."""
    try:
        import_module(module)
    except ImportError as error:
        return f"{package} does not import: {error}"
    return None


def spoken(answer: str) -> Answer:
    """Reads `must_not EO 34 § 4(c)`, the form in which most engines carry an answer."""
    verdict, _, citation = answer.partition(" ")
    return verdict, (citation,)
