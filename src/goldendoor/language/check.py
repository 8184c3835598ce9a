"""Everything that is wrong in loaded law: what the reading found, and what every check finds."""

import re
from dataclasses import replace

from goldendoor.language.checks import CHECKS
from goldendoor.language.checks.law import Law
from goldendoor.language.load import Loaded
from goldendoor.language.problems import Problem

# The functions that a term may be `calculated by`; each is tested beside its code.
CALCULATIONS = (
    "judgment_within_five_years", "five_years_to_the_day", "recent_by_prison_after_judgment",
    "recent_without_prison_time", "short_hold_is_over", "not_signed_within_six_months",
)  # fmt: skip
_WORD = re.compile(r'"[^"]*"|[\w\-./]+')


def check(loaded: Loaded, calculations: tuple[str, ...] = CALCULATIONS) -> tuple[Problem, ...]:
    """Every problem in loaded law, sorted by file, line and column; each once, with the line it is about."""
    law = Law(loaded, frozenset(calculations))
    found = {shown(problem, loaded) for problem in loaded.problems}
    for one in CHECKS:
        found |= {shown(problem, loaded) for problem in one(law)}
    return tuple(sorted(found))


def shown(problem: Problem, loaded: Loaded) -> Problem:
    """The problem with the text of its line; a caret that marks one character marks its whole word."""
    lines = loaded.texts.get(problem.file, ())
    if not 0 < problem.line <= len(lines):
        return problem
    text = lines[problem.line - 1]
    if text.strip() == "---":  # of the whole file
        return replace(problem, text="")
    width = problem.width
    if width == 1 and not problem.text and (word := _WORD.match(text, problem.column - 1)):
        width = len(word.group())
    return replace(problem, text=text, width=width)
