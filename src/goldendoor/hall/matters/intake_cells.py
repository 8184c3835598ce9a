"""What a cell of a detainer intake file may hold, read as the law's own values.

What somebody typed is never repeated in what is said of it: a name in the wrong column goes no further.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from difflib import get_close_matches

from goldendoor.engine.calculated import moment, new_york
from goldendoor.hall.matters.safe_csv import STARTS_A_FORMULA
from goldendoor.hall.sealing.patterns import PATTERNS, Kind
from goldendoor.norms import Corpus

LONGEST_CELL = 120
LONGEST_GUESSED, MOST_GUESSES = 40, 1_000
ANOTHER_AGENCY = "another agency"
AGENCIES = ("federal_immigration_services", "federal_bodies_with_immigration_tasks")
DONE = {
    "released_when_due": ("released when due", "released"),
    "held": ("held", "held past release", "hold_past_release"),
    "told": ("told", "told of the release", "notified", "notify_release"),
    "handed_over": ("handed over", "transferred", "transfer"),
    "not_honored": ("not honored", "not honoured", "not followed"),
}
# What was done, as the law's own fact of what is done counts it.
AS_ACTIONS = {"held": "hold_past_release", "told": "notify_release", "handed_over": "transfer"}
YES_NO = {"yes": ("yes", "y", "true"), "no": ("no", "n", "false")}

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::\d\d)?)?", re.ASCII)
_CUSTODY_NUMBER = re.compile(r"(?![/. -])[A-Za-z]{0,3}[0-9/. -]*\d[A-Za-z0-9]{0,2}", re.ASCII)
# A day of birth or a phone number in the wrong column has much the same form.
_DAY_OR_PHONE = re.compile(
    r"\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4}|\d{4}[/. -]\d{1,2}[/. -]\d{1,2}|\d{3}[. -]\d{3}[. -]\d{4}"
)
_DOCKET = re.compile(
    r"\d:\d\d-[a-z]{2,4}-\d{3,6}(?:-[a-z]{2,4}){0,3}"  # federal courts, as filed
    r"|\d\d[- ](?:civ|cv|cr|crim|mj|mag|misc)\.?[- ]\d{2,6}"  # and as spoken
    r"|(?:cr|ind|sci)-\d{5,6}-\d\d(?:/[a-z]{2})?|\d{3,7}/\d{2,4}|(?:19|20)\d\d[a-z]{2}\d{6}",  # the State's
    re.IGNORECASE | re.ASCII,
)
_NO_SUCH_NUMBER = (Kind.ALIEN_NUMBER, Kind.SOCIAL_SECURITY, Kind.RECEIPT)
_IDENTIFYING = tuple(one for one in PATTERNS if one.kind in _NO_SUCH_NUMBER)
EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)


class BadCell(ValueError):
    """A cell that cannot be taken in: what is wrong with it, and what was probably meant. It never repeats the cell."""

    def __init__(self, wrong: str, meant: str | None = None) -> None:
        self.wrong, self.meant = wrong, meant
        super().__init__(wrong)


class Choices:
    """A closed list: what may be said, by each way of saying it, and what was probably meant by anything else."""

    def __init__(self, by_word: Mapping[str, str]) -> None:
        self.by_word = by_word
        self.values = tuple(dict.fromkeys(by_word.values()))
        self._say = f"Say one of: {', '.join(self.values)}."
        self._say_no_formula = f"It begins like a formula. {self._say}"
        self._guessed: dict[str, str | None] = {}
        self._joined: dict[str, tuple[str, ...]] = {}

    def one(self, cell: str) -> str:
        """The value that a cell means.

        Raises:
            BadCell: for anything that is not on the list, and for what begins like a formula.
        """
        if cell.startswith(STARTS_A_FORMULA):
            raise BadCell(self._say_no_formula, self._near(cell.lstrip("".join(STARTS_A_FORMULA))))
        value = self.by_word.get(cell) or self.by_word.get(_spoken(cell))
        if value is None:
            raise BadCell(self._say, self._near(cell))
        return value

    def several(self, cell: str) -> tuple[str, ...]:
        """The values of a cell that joins them by `|`, each once and in the order of the list.

        Raises:
            BadCell: as `one`.
        """
        if cell not in self._joined:
            said = {self.one(part.strip(" \xa0")) for part in cell.split("|")}
            if len(self._joined) >= MOST_GUESSES:
                self._joined.clear()
            self._joined[cell] = tuple(one for one in self.values if one in said)
        return self._joined[cell]

    def _near(self, cell: str) -> str | None:
        """What was probably meant; nothing more is guessed in a file that is wrong in a thousand different ways."""
        word = _spoken(cell)
        if word not in self._guessed:
            if len(self._guessed) >= MOST_GUESSES or len(word) > LONGEST_GUESSED:
                return None
            near = [word] if word in self.by_word else get_close_matches(word, self.by_word, n=1, cutoff=0.7)
            self._guessed[word] = self.by_word[near[0]] if near else None
        return self._guessed[word]


def choices(of: Mapping[str, tuple[str, ...]]) -> Choices:
    """A closed list from its values, each with other ways of saying it."""
    said = {word: value for value, words in of.items() for word in (value, *words)}
    return Choices(said | {_spoken(word): value for word, value in said.items()})


def choices_of_fact(corpus: Corpus, name: str) -> Choices:
    """The values that a fact of the law can have, by name or in the law's own words."""
    fact = corpus.facts[name]
    labels = dict(fact.labels)
    return choices({value: (labels[value],) if value in labels else () for value in fact.values})


def choices_of_agencies(corpus: Corpus) -> Choices:
    """The bodies that the law lists as those a detainer may come from, and that it came from another."""
    rows = [row for name in AGENCIES for table in corpus.tables.get(name, ()) for row in table.rows]
    return choices({**{row.key: row.also for row in rows}, ANOTHER_AGENCY: ("other",)})


def _spoken(cell: str) -> str:
    """A cell as it is looked for: without regard to case, underscores and hyphens."""
    return " ".join(cell.replace("_", " ").replace("-", " ").casefold().split(" ")).strip()


def read_moment(cell: str) -> datetime:
    """A day and time on New York's clock, unless it names its zone; of an hour that comes twice, the first.

    Raises:
        BadCell: for any other way of writing it, and for a time that the clocks pass over in spring.
    """
    read = moment(cell) if _TIME.fullmatch(cell) else None
    if read is None:
        raise BadCell("Write the day and the time like 2026-02-20 10:00.", _meant_time(cell))
    try:
        local = read.astimezone(new_york())
    except OverflowError:
        raise BadCell("There is no such year here.") from None
    if not EARLIEST <= local.date() <= LATEST:
        raise BadCell("There is no such year here.")
    if read.tzinfo is new_york() and read.astimezone(UTC).astimezone(new_york()).replace(fold=0) != read:
        raise BadCell("There is no such time: the clocks went forward that night.")
    return local


def _meant_time(cell: str) -> str | None:
    """An American day as spreadsheets write it, said the other way round."""
    found = _AMERICAN.fullmatch(cell)
    if found is None:
        return None
    month, day, year, hour, minute = (int(one) if one else 0 for one in found.groups())
    try:
        meant = datetime(year, month, day, hour, minute)
    except ValueError:
        return None
    return f"{meant:%Y-%m-%d %H:%M}" if found[4] else f"{meant:%Y-%m-%d} and the time"


def read_custody_number(cell: str) -> str:
    """The number under which the jail or the police have somebody.

    Raises:
        BadCell: for what is no such number, or is one that tells who somebody is.
    """
    if not 4 <= len(cell) <= 24 or not _CUSTODY_NUMBER.fullmatch(cell):
        raise BadCell("Write the number alone, as the jail or the police have it.")
    if _DAY_OR_PHONE.fullmatch(cell):
        raise BadCell("This looks like a day or a phone number. Write the custody number alone.")
    return _not_identifying(cell)


def read_docket(cell: str) -> str:
    """The docket number of a warrant.

    Raises:
        BadCell: for what no court writes, and for a number that tells who somebody is.
    """
    if len(cell) > 40 or not _DOCKET.fullmatch(cell):
        raise BadCell("Write the docket number as the court does, like 1:26-mj-00123.")
    return _not_identifying(cell)


def _not_identifying(cell: str) -> str:
    if any(one.holds(match) for one in _IDENTIFYING if (match := one.form.search(cell))):
        raise BadCell("This looks like a number that tells who somebody is. Leave it out.")
    return cell
