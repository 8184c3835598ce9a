"""Of a criminal record only the limb that was met is kept: which terms of the law an office's answers settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.norms import Corpus


@dataclass(frozen=True, slots=True)
class Limb:
    """A term of the law that was settled: whether it holds, and under which provisions."""

    term: str
    holds: bool
    pinpoints: tuple[str, ...]


def limbs_to_keep(
    corpus: Corpus, act: str, facts: Mapping[str, Any], answered: Iterable[str], on: date
) -> tuple[Limb, ...]:
    """The terms that these answers settled and that may be kept."""
    return ()
