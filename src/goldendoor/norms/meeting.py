"""Whether a value meets a single test: read by the kernel alone, the engine cuts values into classes instead."""

from datetime import date
from typing import Any

from goldendoor.norms.conditions import Compares, Condition, Exists, Includes, IsIn, IsOneOf, compare
from goldendoor.norms.corpus import Corpus
from goldendoor.norms.listing import listed, same_text
from goldendoor.norms.vocabulary import TEXT


def met(corpus: Corpus, test: Condition, value: Any, day: date) -> bool:
    """Whether a known value meets a test that day; None, and a list without intervals, is no value at all."""
    there_is_one = value is not None and value != ()
    match test:
        case Exists():
            return there_is_one
        case Compares():
            return there_is_one and compare(value, test.relation, test.bound)
        case Includes():
            return test.value in value
        case IsIn():
            table = corpus.table_on(test.table, day)
            return bool(value) and table is not None and listed(table, value, day) is not None
        case IsOneOf() if corpus.facts[test.name].kind == TEXT:
            return there_is_one and any(same_text(value, one) for one in test.values)
        case IsOneOf():
            return value in test.values
        case _:
            return bool(value)
