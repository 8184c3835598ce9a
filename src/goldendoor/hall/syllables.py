"""How many syllables words have, and which text counts as plain: what every reading grade at City Hall is made of."""

import warnings
from collections import defaultdict
from functools import cache
from typing import Any

# Plain language, as the City's own guides on it have it: a grade of eight at most.
PLAIN_GRADE = 8.0


@cache
def counter() -> Any:
    """What counts syllables, asked for when it is first needed: it takes more than a second to come."""
    with warnings.catch_warnings():
        # It asks a package that warns of its own age; that is for its makers to mend.
        warnings.filterwarnings("ignore", message=".*pkg_resources.*")
        from textstat.textstat import textstat
    # Of a word that its dictionary does not have it asks for the first way to say it, and breaks off where the
    # dictionary says that there is no such word (textstat issue 212). With no way to say it, it counts by hyphens.
    textstat.cmu_dict = defaultdict(list, textstat.cmu_dict)
    textstat.set_rounding(False)  # it would round what goes into the formula, which is much in a short paragraph
    return textstat
