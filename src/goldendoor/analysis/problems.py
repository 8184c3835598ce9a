"""Everything that can be proved wrong in a corpus, gathered and sorted."""

from collections.abc import Callable, Iterator

from goldendoor.analysis.conflict import exceptions_that_conflict, norms_that_conflict
from goldendoor.analysis.control import norms_that_are_always_overruled, rules_that_never_control
from goldendoor.analysis.coverage import rules_not_reached_both_ways
from goldendoor.analysis.diagrams import Diagrams
from goldendoor.analysis.readings import readings_that_change_nothing
from goldendoor.analysis.scenarios import scenarios_that_fail
from goldendoor.language.problems import Problem, at
from goldendoor.norms import Corpus

ANALYSES: tuple[Callable[[Diagrams], Iterator[Problem]], ...] = (
    exceptions_that_conflict,
    norms_that_conflict,
    rules_that_never_control,
    norms_that_are_always_overruled,
    readings_that_change_nothing,
    scenarios_that_fail,
    rules_not_reached_both_ways,
)


def law_problems(
    corpus: Corpus,
    is_meant: Callable[[str], bool] = lambda file: True,
    moved: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Problem, ...]:
    """Every problem that only a decision can show, sorted by file, line and column.

    Of a law of many files those alone are looked at that are meant, in the light of all of them.
    The corpus is one in which the language's own checks find no error: every name is known and has a meaning.
    An instrument whose diagrams are too large to be looked at is a problem too; nothing is passed over in silence.
    `moved` hears how many of the analyses are done, of how many.
    """
    diagrams = Diagrams(corpus, is_meant)
    found: set[Problem] = set()
    for done, one in enumerate(ANALYSES, start=1):
        found.update(one(diagrams))
        moved(done, len(ANALYSES))
    for name, too_large in diagrams.too_large.items():
        found.add(at(corpus.instruments[name].source, "not all of this law could be looked at", str(too_large)))
    return tuple(sorted(found))
