"""The front matter of a law file made into an instrument without its provisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldendoor.language.markdown import LawFile, Statement
from goldendoor.language.parse import Parsed, parse
from goldendoor.language.problems import Problem, meant, short
from goldendoor.norms import RANKS, Instrument, Pinpoint, Source, Span

KEYS = ("id", "title", "kind", "place", "issuer", "citation", "cite as", "in force", "binds", "revokes",
        "amends", "text", "checked", "reviewed", "source")  # fmt: skip
_LIKE = {
    "id": "as in id: NYC-EO-34-2003", "title": "as in title: Immigrants and City services",
    "kind": "one of: " + ", ".join(RANKS), "place": "as in place: United States, New York, New York City",
    "cite as": "as in cite as: EO 34", "in force": "as in in force: from 2003-05-13",
    "text": "how the text is known: held, told from secondary sources, recalled, or not held",
}  # fmt: skip
NEEDED = ("id", "title", "kind", "place", "cite as", "in force", "text")
# The one line of a file that goes on where the file of its instrument ends.
PART_OF = "part of"
# How well the text behind an encoding is known, the best first.
PROVENANCES = ("held", "told from secondary sources", "recalled", "not held")
_IN_FORCE = re.compile(
    r"(?:from (?P<start>\d{4}-\d\d-\d\d))?\s*(?:through (?P<end>\d{4}-\d\d-\d\d))?"
    r"\s*(?:by (?P<by>[A-Z][\w.\-]*)\s*(?P<at>[§¶].*)?)?$"
)
_NAME = re.compile(r"[A-Z][A-Z0-9.]*(-[A-Za-z0-9.]+)+$")


@dataclass(frozen=True, slots=True)
class Front:
    """An instrument as its front matter tells it, the names in its `binds`, and what is wrong.

    A file that is `part_of` an instrument holds none of its own.
    """

    instrument: Instrument | None
    binds: Parsed | None
    problems: tuple[Problem, ...]
    part_of: str = ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _in_force(value: str) -> tuple[Span, str | None, Pinpoint | None] | None:
    match = _IN_FORCE.match(" ".join(value.split()))
    if not match or not (match["start"] or match["end"]):
        return None
    try:
        span = Span(_day(match["start"]), _day(match["end"]))
    except ValueError:
        return None
    if span.start and span.end and span.start > span.end:
        return None
    return span, match["by"], Pinpoint(match["at"].strip()) if match["at"] else None


def _names(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def provenance(text: str) -> str:
    """The first of PROVENANCES that the `text` line begins with, or an empty text.

    >>> provenance("held; as amended on 2003-09-17")
    'held'
    """
    return next((known for known in reversed(PROVENANCES) if text.startswith(known)), "")


def read(law_file: LawFile, file: str) -> Front:
    """The instrument of a law file, or None for a file of shared vocabulary, which has no front matter."""
    problems = [Problem(file, line, 1, "front matter needs `key: value` lines between two lines of ---")
                for line in law_file.bad_front]  # fmt: skip
    entries = {key: (value, line) for key, value, line in law_file.front}
    if not law_file.front:
        return Front(None, None, tuple(problems))
    if PART_OF in entries:
        problems += _more_than_part_of(law_file, file)
        return Front(None, None, tuple(problems), "" if problems else entries[PART_OF][0])
    problems += _wrong_keys(law_file, file, entries)
    known: dict[str, Any] = {}

    def wrong(key: str, message: str, hint: str = "") -> None:
        value, line = entries[key]
        problems.append(Problem(file, line, len(key) + 3, message, hint, f"{key}: {value}", len(value)))

    if entries.get("id", ("", 0))[0] and not _NAME.match(entries["id"][0]):
        wrong("id", f"{short(entries['id'][0])} is no name for an instrument", "write it like NYC-EO-34-2003")
    if entries.get("kind", ("", 0))[0] and entries["kind"][0] not in RANKS:
        wrong("kind", f"no kind of instrument is called {short(entries['kind'][0])}",
              meant(entries["kind"][0], RANKS) or "one of: " + ", ".join(RANKS))  # fmt: skip
    if entries.get("text", ("", 0))[0] and not provenance(entries["text"][0]):
        wrong("text", "this does not say how the text is known", "begin with one of: " + ", ".join(PROVENANCES))
    if entries.get("in force", ("", 0))[0]:
        in_force = _in_force(entries["in force"][0])
        if in_force is None:
            wrong("in force", "this gives no days", "write it like: from 2018-04-16 by LL-246-2017 § 2")
        else:
            known["dates"], known["enacted_by"], known["enacted_at"] = in_force
    parsed = _binds(entries, file, problems)
    if problems:
        return Front(None, parsed, tuple(problems))
    value = {key: entries[key][0] if key in entries else "" for key in KEYS}
    instrument = Instrument(
        name=value["id"], title=value["title"], kind=value["kind"], places=_names(value["place"]),
        cite_as=value["cite as"], text=value["text"], source=Source(file, 1), issuer=value["issuer"],
        citation=value["citation"], origin=value["source"], checked=value["checked"],
        reviewed=value["reviewed"] or "none", revokes=_names(value["revokes"]),
        amends=_names(value["amends"]), binds=parsed.value if parsed else None, **known,
    )  # fmt: skip
    return Front(instrument, parsed, ())


def _more_than_part_of(law_file: LawFile, file: str) -> Iterator[Problem]:
    """A part says of which instrument, once and in one line; all else is told by the instrument's own file."""
    earlier = False
    for key, value, line in law_file.front:
        if key != PART_OF or earlier:
            message = f"{short(key)} stands twice" if key == PART_OF else f"a part of an instrument has no {short(key)}"
            hint = f"`{PART_OF}` is its only line; the rest stands in the file of the instrument"
            yield Problem(file, line, 1, message, hint, width=len(key))
        elif not _NAME.match(value):
            message = f"{short(value)} is no name for an instrument"
            yield Problem(file, line, len(key) + 3, message, "write it like NYC-EO-34-2003", width=max(len(value), 1))
        earlier = earlier or key == PART_OF


def _wrong_keys(law_file: LawFile, file: str, entries: dict[str, tuple[str, int]]) -> Iterator[Problem]:
    """Keys that front matter does not have, that stand twice, or that are missing."""
    seen: dict[str, int] = {}
    for key, _, line in law_file.front:
        if key not in KEYS:
            hint = meant(key, KEYS) or "one of: " + ", ".join(KEYS)
            yield Problem(file, line, 1, f"front matter has no {short(key)}", hint, width=len(key))
        elif key in seen:
            yield Problem(file, line, 1, f"{short(key)} stands twice", f"first on line {seen[key]}", width=len(key))
        seen.setdefault(key, line)
    for key in NEEDED:
        if not entries.get(key, ("", 0))[0]:
            yield Problem(file, 1, 1, f"the front matter does not give `{key}`", _LIKE[key], width=3)


def _binds(entries: dict[str, tuple[str, int]], file: str, problems: list[Problem]) -> Parsed | None:
    """The test that says whom an instrument binds, read by the same grammar as every condition."""
    if "binds" not in entries or entries["binds"][0] == "everyone":
        return None
    text, line = entries["binds"]
    # As far in as it stands in its line, so that a caret points at the right word.
    parsed = parse(Statement("binds", " " * len("binds: ") + text, line), file)
    if isinstance(parsed, Problem):
        problems.append(parsed)
        return None
    return parsed
