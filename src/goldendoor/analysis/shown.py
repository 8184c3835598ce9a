"""A case that a proof found, in the words in which a scenario would give it."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from goldendoor.engine.answering import Answering
from goldendoor.engine.given import at_rest
from goldendoor.norms import Corpus


def shown_case(corpus: Corpus, answering: Answering, path: Mapping[str, Hashable], day: date) -> str:
    """The day and the facts that are not at rest: `on 2010-05-04 given person_is_minor, summons_only`."""
    items = []
    for name, value in answering.as_facts(path).items():
        fact = corpus.facts.get(name)
        if name.startswith(_READING):
            items.append(f"{name.removeprefix(_READING)} read as {value}")
        elif fact is not None:
            if at_rest(fact) != (True, value):
                items.append(shown_fact(name, value))
        elif value is not None and name in answering.compiled.terms and value:
            items.append(name)
    when = "" if day == date.min else f"on {day} "
    return f"{when}given {', '.join(items)}" if items else f"{when}given nothing"


_READING = "reading of "


def shown_fact(name: str, value: Any) -> str:
    """One fact as a scenario's item.

    >>> shown_fact("person_is_minor", False)
    'not person_is_minor'
    >>> shown_fact("info_category", frozenset({"tax_records", "health"}))
    'info_category is {health, tax_records}'
    """
    if isinstance(value, bool):
        return name if value else f"not {name}"
    if value is None:
        return f"{name} is none"
    if isinstance(value, frozenset):
        return f"{name} is {{{', '.join(sorted(value))}}}"
    if isinstance(value, tuple):
        return f"{name} exists"
    known_word = not isinstance(value, str) or value.replace("_", "").isalnum()
    return f"{name} is {value}" if known_word else f'{name} is "{value}"'
