"""The columns of a detainer intake file, and which others it may not have: no name, no status, nothing of a record.

A heading is never repeated in what is said of it: in a file without headings it would be somebody's row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from goldendoor.norms.listing import words_of


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, other headings that mean the same, and whether every file has to have it."""

    name: str
    also: tuple[str, ...]
    needed: bool = True


COLUMNS = (
    Column("custody_number", ("custody no", "book and case number", "arrest number")),
    Column("received_on", ("received", "received at", "date received")),
    Column("asked_by", ("agency", "asking agency", "requesting agency", "which agency asked")),
    Column("paper_kind", ("paper", "kind of paper")),
    Column("warrant_came_with_it", ("warrant", "warrant with detainer")),
    Column("warrant_issuer", ("warrant signed by", "issuer"), needed=False),
    Column("docket", ("docket number", "docket no"), needed=False),
    Column("action_asked", ("asked for", "action", "request")),
    Column("release_due", ("due for release", "release date", "release time")),
    Column("done", ("what was done", "outcome"), needed=False),
)

# Words that give away what may not be in the file, with what it is.
_LEFT_OUT = {
    "who somebody is": (
        "name", "names", "surname", "firstname", "lastname", "alias", "aka", "initials", "inmate", "detainee", "person",
        "subject", "defendant", "photo", "phone", "telephone", "address", "email", "ssn", "nysid", "sid", "fbi", "passport",
        "fingerprint",
    ),
    "when or where somebody was born": ("dob", "birth", "birthday", "birthdate", "birthplace", "born", "age"),
    "an alien number": ("alien", "anumber", "anum", "uscis"),
    "a country, a nationality or a status": (
        "country", "nationality", "citizen", "citizenship", "status", "immigration", "visa", "origin", "removable",
        "removal", "deportable",
    ),
    "what the law protects in a person": (
        "race", "ethnicity", "sex", "gender", "religion", "language", "height", "weight", "eyes", "hair",
    ),
    "somebody's record": (
        "charge", "charges", "offense", "offence", "crime", "conviction", "convictions", "record", "rap", "sentence",
        "judgment", "youthful", "juvenile", "watchlist", "tsdb", "terrorist", "gang",
    ),
}  # fmt: skip
_WHAT_IT_IS = {word: what for what, words in _LEFT_OUT.items() for word in words}


@dataclass(frozen=True, slots=True)
class BadHeading:
    """A heading that no intake file has: which column it stands over, what is wrong, and what was probably meant."""

    column: str
    wrong: str
    meant: str | None


def plain(heading: str) -> str:
    """A heading as it is compared: `Custody-Number` and `custody_number` are one."""
    return " ".join(words_of(heading.replace("_", " ")))


_BY_HEADING = {plain(heading): one.name for one in COLUMNS for heading in (one.name, *one.also)}


def known(heading: str) -> str | None:
    """The column that a heading means, or None."""
    return _BY_HEADING.get(plain(heading))


def refused(headings: Iterable[str]) -> tuple[BadHeading, ...]:
    """Everything that is wrong with the headings of a file; nothing where it can be taken in."""
    found: list[BadHeading] = []
    seen: dict[str, int] = {}
    for number, heading in enumerate(headings, start=1):
        name = known(heading)
        if name is None:
            found.append(_unknown(number, heading))
        elif name in seen:
            found.append(BadHeading(name, f"It is there twice: columns {seen[name]} and {number}.", None))
        else:
            seen[name] = number
    lacking = (one.name for one in COLUMNS if one.needed and one.name not in seen)
    return (*found, *(BadHeading(name, "This column is missing.", None) for name in lacking))


def _unknown(number: int, heading: str) -> BadHeading:
    """What to say of a heading that is not known, without repeating it."""
    column, words = f"column {number}", plain(heading).split()
    if not words:
        return BadHeading(column, "It has no heading. Leave this column out.", None)
    whole = "".join(words)
    what = next((_WHAT_IT_IS[word] for word in (*words, whole) if word in _WHAT_IT_IS), None)
    if words[0] == "a" and words[1:2] in ([], ["number"], ["no"], ["num"]):
        what = "an alien number"  # as in `A#` and `A-number`
    if what is not None:
        return BadHeading(column, f"It tells {what}. Leave this column out.", None)
    near = get_close_matches(plain(heading)[:60], _BY_HEADING, n=1, cutoff=0.75)
    if near:
        return BadHeading(column, "Its heading is not known.", _BY_HEADING[near[0]])
    return BadHeading(column, "It is not known here. Leave this column out.", None)
