"""The words that every law file shares: parties, acts, facts, and the tables that the law lists things in."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from goldendoor.norms.conditions import Condition
from goldendoor.norms.pinpoint import Pinpoint, Source
from goldendoor.norms.words import Span

# What a fact can be given as: yes/no, one value or a text, a number, a day, a set of kinds, a list of intervals,
# None for "there is none", or the text UNKNOWN for "not known".
Value = bool | str | int | date | frozenset[str] | tuple[tuple[date, date], ...] | None

UNKNOWN: Final = "unknown"
# What a calculated term may be computed from besides facts and tables: the day of the case itself.
DAY_OF_CASE: Final = "day_of_case"

YES_NO, ONE_OF, SOME_OF, EACH_OF = "yes/no", "one of", "some of", "each of"
NUMBER, DATE, TEXT, INTERVALS = "number", "date", "text", "list of intervals"


@dataclass(frozen=True, slots=True)
class Party:
    """Anyone whom a law can bind, ask or tell.

    `also` are other names by which people call it. A party `named_by` a fact is called by that fact's value where the
    case gives it: *the agency concerned* is DSS.
    """

    name: str
    words: str
    short: str | None
    when: Condition | None
    source: Source
    also: tuple[str, ...] = ()
    named_by: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Something that may be done, owed or forbidden; whoever does it does what it is `a kind_of` too."""

    name: str
    words: str
    kind_of: tuple[str, ...]
    register: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Asking:
    """To learn this fact by asking is itself an act that the law may regulate."""

    act: str
    where: Condition | None


@dataclass(frozen=True, slots=True)
class Implication:
    """Where the fact holds, the other does (or, `holds` being false, does not)."""

    other: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be known of a case, and who can know it.

    `noted` says why a fact that decides nothing is heard all the same; `held_in` names the register of standing
    authorities that alone can establish it; `decided_by` the party that alone may judge it; `obtain` a paper or an
    approval that can lawfully be got, in words (the only things that a refusal ever says would change it).
    """

    name: str
    kind: str
    values: tuple[str, ...]
    source: Source
    unit: str | None = None
    ask: str | None = None
    help: str | None = None
    asked_of: str | None = None
    decided_by: str | None = None
    held_in: str | None = None
    asking: Asking | None = None
    implies: tuple[Implication, ...] = ()
    burden: str = "light"
    at_rest: str | int | None = None
    kept: str = "never"
    noted: str | None = None
    obtain: str | None = None
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a table: what it lists, and on which days."""

    key: str
    dates: Span
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A list that the law names, kept as rows that come and go."""

    name: str
    pinpoint: Pinpoint
    dates: Span
    file: str
    rows: tuple[Row, ...]
    source: Source
    instrument: str = ""
    by: str | None = field(default=None)
