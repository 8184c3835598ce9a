"""What City Hall does by itself as time goes by: each thing looks whether it is due, and does nothing where it is not.

`goldendoor hall tick` runs them all. Each asks the records and not the last run, so a month without one loses nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

Due = Callable[[datetime], list[str]]


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one thing did, a line for each; or why it failed."""

    name: str
    done: tuple[str, ...] = ()
    failed: str = ""


_known: dict[str, Due] = {}


def register_tick(name: str, due: Due) -> None:
    """Have something looked at every few minutes: once, when the application starts.

    Args:
        name: A short name, in the order of which they run.
        due: From the moment it is to a line for each thing that was done or is worth telling. Run twice at one
            moment it does nothing more.
    """
    if name in _known:
        raise ValueError(f"{name} is registered twice")
    _known[name] = due


def forget_tick(name: str) -> None:
    """Undo a registration."""
    del _known[name]


def tick(now: datetime) -> Iterator[Ticked]:
    """Let each of them do what is due. One that fails keeps none of the others from it."""
    for name in sorted(_known):
        try:
            yield Ticked(name, tuple(_known[name](now)))
        except Exception as fault:
            yield Ticked(name, failed=_told(fault))


def _told(fault: Exception) -> str:
    """Our own faults say a sentence that is meant to be read; of any other the kind is enough, lest it quote a record."""
    ours = type(fault).__module__.startswith("goldendoor.")
    return str(fault) if ours else f"a fault of the program: {type(fault).__name__}"
