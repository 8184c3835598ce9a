"""An instrument says how its text is known, when it was checked, who reviewed it, and what it ended."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from goldendoor.language.checks.days import said
from goldendoor.language.checks.law import Law
from goldendoor.language.frontmatter import provenance
from goldendoor.language.problems import Problem, listing
from goldendoor.norms import Instrument

Checked = Iterator[Problem]
_REVIEW = re.compile(r"(?P<office>[^,]+), *(?P<day>\d{4}-\d\d-\d\d), *(?P<hash>[0-9a-f]{12,64})$")
_HASH_FIGURES = 16


def _entry(
    law: Law, instrument: Instrument, key: str, message: str, hint: str = "", *, warning: bool = False
) -> Problem:
    """A problem at a line of front matter."""
    for number, line in enumerate(law.loaded.texts.get(instrument.source.file, ()), start=1):
        if line.startswith(f"{key}:"):
            value = line[len(key) + 1 :].strip()
            column = len(line) - len(line[len(key) + 1 :].lstrip()) + 1
            return Problem(instrument.source.file, number, column, message, hint, line, max(len(value), 1), warning)
        if number > 1 and line.strip() == "---":
            break
    return Problem(instrument.source.file, 1, 1, message, hint, "---", 3, warning)


def provenance_is_told(law: Law) -> Checked:
    """`checked` is a day, not before the law began; a text not held says what its norms rest on."""
    for instrument in law.corpus.instruments.values():
        checked = _day(instrument.checked)
        if not instrument.checked:
            yield _entry(law, instrument, "checked", "it does not say when the encoding was last checked",
                         "add: checked: 2026-11-22")  # fmt: skip
        elif checked is None:
            yield _entry(law, instrument, "checked", "`checked` is a day", "as in checked: 2026-11-22")
        elif instrument.dates.start and checked < instrument.dates.start:
            message = f"checked before it was law, {said(instrument.dates)}"
            hint = "check it against the text as it began"
            yield _entry(law, instrument, "checked", message, hint, warning=True)
        if provenance(instrument.text) == "not held" and instrument.norms and ";" not in instrument.text:
            message = "the text is not held, and yet it has norms"
            hint = "say what they rest on, as in text: not held; told from secondary sources"
            yield _entry(law, instrument, "text", message, hint, warning=True)


def a_review_is_of_this_text(law: Law) -> Checked:
    """`reviewed` is `none`, or an office, a day and the hash of what was reviewed, still the same."""
    for instrument in law.corpus.instruments.values():
        if instrument.reviewed == "none":
            continue
        review = _REVIEW.match(instrument.reviewed)
        own = reviewed_hash(law, instrument)
        if not review or _day(review["day"]) is None:
            hint = f"as in reviewed: Law Department, 2026-11-22, {own[:_HASH_FIGURES]}; or none"
            message = "a review names its office, its day and the hash of the text"
            yield _entry(law, instrument, "reviewed", message, hint)
        elif not own.startswith(review["hash"]):
            hint = f"its hash is now {own[:_HASH_FIGURES]}; have it reviewed again, or write none"
            yield _entry(law, instrument, "reviewed", "this file has changed since it was reviewed", hint)


def reviewed_hash(law: Law, instrument: Instrument) -> str:
    """The hash that a review is of: SHA-256 of the file without its `reviewed` line, of its parts and its tables."""
    file = instrument.source.file
    lines = [line for line in law.loaded.texts.get(file, ()) if not line.startswith("reviewed:")]
    digest = sha256("\n".join(lines).encode())
    for part in instrument.parts:
        digest.update("\n".join(law.loaded.texts.get(part, ())).encode())
    folder = file.rpartition("/")[0]
    for versions in law.corpus.tables.values():
        for table in versions:
            if table.instrument == instrument.name:
                beside = f"{folder}/{table.file}" if folder else table.file
                digest.update("\n".join(law.loaded.texts.get(beside, ())).encode())
    return digest.hexdigest()


def ends_and_beginnings_agree(law: Law) -> Checked:
    """What an instrument revokes ends the day before; what it amends is law on the day it begins."""
    for instrument in law.corpus.instruments.values():
        start = instrument.dates.start
        for entry in instrument.revokes:
            other = law.corpus.instruments.get(entry.split(" ")[0])
            if other is None:
                yield _not_held(law, instrument, "revokes", entry)
            elif " " not in entry and start and other.dates.end != start - timedelta(1):
                before = start - timedelta(1)
                message = f"{other.name} ends with the day before, {before}; its own file says otherwise"
                yield _entry(law, instrument, "revokes", message, f"there it is law {said(other.dates)}")
        for entry in instrument.amends:
            other = law.corpus.instruments.get(entry.split(" ")[0])
            if other is None:
                yield _not_held(law, instrument, "amends", entry)
            elif start and start not in other.dates:
                message = f"{other.name} is no law on {start}, so it cannot be amended then"
                yield _entry(law, instrument, "amends", message, f"there it is law {said(other.dates)}")


def _not_held(law: Law, instrument: Instrument, key: str, entry: str) -> Problem:
    name = entry.split(" ")[0]
    hint = law.near(name, law.corpus.instruments) or f"held are {listing(law.corpus.instruments, 6)}"
    return _entry(law, instrument, key, f"no law file holds {name}", hint, warning=True)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
