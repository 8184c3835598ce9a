"""Functions for the names that come again and again: many cases of one kind hold the same facts under the same names.

A function that has to be ready for any name looks for many that are not there. Once a list of names has come a few
times, a function is made that looks at these alone; a case with another list never reaches it.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from goldendoor.norms import Corpus
from goldendoor.norms.giving import all_known

T = TypeVar("T")
Function = Callable[[Mapping[str, Any]], T]

# Making a function takes as long as a few thousand answers of one.
CASES_BEFORE_MAKING = 8
MOST_LISTS = 64


def for_names_that_recur(
    of_any_names: Function[T], of_these_names: Callable[[frozenset[str]], Function[T] | None], corpus: Corpus
) -> Function[T]:
    """The same function, faster for lists of names that recur; `of_these_names` is None where there is none of its own.

    Raises:
        UnknownName: (the function made) for a name that the law does not have, with the near matches.
    """
    came: dict[tuple[str, ...], int] = {}
    made: dict[tuple[str, ...], Function[T]] = {}
    # Names and function are read and replaced together, so that no thread sees the one without the other.
    latest: tuple[list[str], Function[T]] = ([], of_any_names)

    def not_the_latest(facts: Mapping[str, Any]) -> T:
        nonlocal latest
        names = tuple(facts)
        function = made.get(names)
        if function is None:
            all_known(corpus, names)
            came[names] = came.get(names, 0) + 1
            if came[names] < CASES_BEFORE_MAKING or len(made) >= MOST_LISTS:
                if len(came) > MOST_LISTS:
                    came.clear()
                return of_any_names(facts)
            function = made[names] = of_these_names(frozenset(names)) or of_any_names
        latest = ([*names], function)
        return function(facts)

    def decide(facts: Mapping[str, Any]) -> T:
        names, function = latest
        return function(facts) if [*facts] == names else not_the_latest(facts)

    return decide
