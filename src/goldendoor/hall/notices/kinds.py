"""Which notices there are: fixed texts, with places for days, counts, agencies, offices and sections of the law alone."""

from collections.abc import Callable
from dataclasses import dataclass
from string import Formatter

Still = Callable[[str], bool]
WHERE_IT_GOES = frozenset({"kind", "key", "office", "agency", "at"})


@dataclass(frozen=True, slots=True)
class KindOfNotice:
    """A kind of notice: its subject, its words with the names of their places, and whether one is still worth telling."""

    name: str
    subject: str
    words: str
    places: frozenset[str]
    still: Still


_known: dict[str, KindOfNotice] = {}


def _always(key: str) -> bool:
    return True


def register_notice(kind: str, subject: str, words: str, *, still: Still = _always) -> None:
    """Make a kind of notice known: once, when the application starts.

    Args:
        kind: a short name, such as `step-opened`.
        subject: the subject of the mail. Nothing is put into it.
        words: one or two sentences. `{due}` is a place for what is posted as `due=…`.
        still: from the key of a notice to whether it is worth telling yet, asked before anybody is written to.

    Raises:
        ValueError: where it is registered twice, or a place is more than a name, or one of `WHERE_IT_GOES`.
    """
    if kind in _known:
        raise ValueError(f"The notice {kind} is registered twice.")
    if _places(subject):
        raise ValueError(f"The subject of {kind} is fixed: nothing can be put into it.")
    _known[kind] = KindOfNotice(kind, subject, words, _places(words), still)


def forget_notice(kind: str) -> None:
    """Undo a registration."""
    del _known[kind]


def kind_of_notice(kind: str) -> KindOfNotice | None:
    """A kind of notice by its name."""
    return _known.get(kind)


def _places(words: str) -> frozenset[str]:
    found = set()
    for _, name, form, conversion in Formatter().parse(words):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(f"A place in a notice is a name alone, not {{{name}}}.")
        if name in WHERE_IT_GOES:
            raise ValueError(f"{name} says where a notice goes: call the place in its words another name.")
        found.add(name)
    return frozenset(found)
