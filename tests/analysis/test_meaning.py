"""What a norm means: a comment changes nothing of it, a condition does, and so does a term two steps away."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldendoor.analysis.meaning import RULE, Meaning, Meanings, changes
from goldendoor.engine.cache import open_law
from goldendoor.language import load
from goldendoor.norms import Corpus

ORDER, NORM = "NYC-EO-1", "guests-are-asked"
DAY, LATER = date(2026, 3, 2), date(2026, 12, 31)
LAW = """---
id: NYC-EO-1
title: An order
kind: executive order
place: United States, New York, New York City
cite as: EO 1
in force: from 2003-05-13
text: held
checked: 2026-11-22
---

# An order

What it says in plain words.

```law
party clerk  "the clerk"
act let_in  "let somebody in"
fact door_is_open  yes/no
    ask "Is the door open?"
fact has_paper  yes/no
    ask "Is there a paper?"
fact paper_signed  yes/no
    ask "Is it signed?"
    decided by clerk
fact room  one of {hall, cellar, office}
    ask "Which room?"
```

```law
define has_leave  § 1
    means is_signed or room is hall

define is_signed  § 1(a)
    means has_paper and paper_signed
```

```law
norm guests-are-asked  § 2
    must not let_in
    when door_is_open and not has_leave
    say "Ask them to wait."
    unless it-is-the-hall  § 2(a)
        may when room is one of {hall, office}

question A-90  § 3
    ask "Is a cellar a room?"
    reading it-is  "Yes."
    reading it-is-not  "No."
    until decided it-is

norm cellars-stay-closed  § 3
    must not let_in
    when room is cellar and on reading A-90 it-is
```
"""
# Each is something that is written otherwise and means the same.
SAME = {
    "another paragraph": ("What it says in plain words.", "What it says in other words, at length.\n\nAnd more."),
    "another heading": ("# An order", "# The order of 2003"),
    "an empty line in a block": ("    must not let_in\n    when door", "    must not let_in\n\n    when door"),
    "more spaces": ("has_paper and paper_signed", "has_paper   and   paper_signed"),
    "a line that goes on": ("has_paper and paper_signed", "has_paper\n          and paper_signed"),
    "another order of what has to hold": ("has_paper and paper_signed", "paper_signed and has_paper"),
    "another order of what may hold": ("is_signed or room is hall", "room is hall or is_signed"),
    "another order of values": ("one of {hall, office}", "one of {office, hall}"),
    "other words to the worker": ("Ask them to wait.", "Please ask them to wait."),
    "another place in the order": ("norm guests-are-asked  § 2", "norm guests-are-asked  § 4"),
    "another norm": ("on reading A-90 it-is\n", "on reading A-90 it-is-not\n"),
    "one more value of a fact": ("{hall, cellar, office}", "{hall, cellar, office, attic}"),
}
OTHER = {
    "its condition": ("when door_is_open and not has_leave", "when door_is_open", RULE),
    "its word": ("    must not let_in\n    when door", "    may let_in\n    when door", RULE),
    "an exception's condition": (
        "may when room is one of {hall, office}", "may when room is hall", "the exception “it is the hall”"
    ),
    "a term": ("is_signed or room is hall", "is_signed", "the meaning of “has leave”"),
    "a term two steps away": ("has_paper and paper_signed", "has_paper or paper_signed", "the meaning of “is signed”"),
    "who judges a fact": ("    decided by clerk\n", "", "who says “paper signed”"),
}  # fmt: skip


def law(folder: Path, text: str) -> Corpus:
    """The law that a text is."""
    folder.mkdir(exist_ok=True)
    (folder / "order.md").write_text(text, encoding="utf-8")
    loaded = load(folder)
    assert not loaded.problems, [str(one) for one in loaded.problems]
    return loaded.corpus


def meaning(folder: Path, text: str = LAW, norm: str = NORM) -> Meaning:
    return Meanings(law(folder, text)).on(ORDER, norm, DAY)


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


@pytest.mark.parametrize("how", SAME)
def test_what_is_only_written_otherwise_means_the_same(tmp_path: Path, how: str) -> None:
    again = meaning(tmp_path, changed(LAW, *SAME[how]))
    assert again.fingerprint == meaning(tmp_path).fingerprint


@given(
    chosen=st.sets(st.sampled_from(sorted(set(SAME) - {"a line that goes on", "another order of what has to hold"})))
)
@settings(max_examples=25)
def test_however_much_of_it_is_written_otherwise(tmp_path_factory: pytest.TempPathFactory, chosen: set[str]) -> None:
    text = LAW
    for how in sorted(chosen):
        text = changed(text, *SAME[how])
    folder = tmp_path_factory.mktemp("law")
    assert meaning(folder, text).fingerprint == meaning(folder).fingerprint


@pytest.mark.parametrize("what", OTHER)
def test_what_is_other_law_is_told_part_by_part(tmp_path: Path, what: str) -> None:
    old, new, part = OTHER[what]
    before, after = meaning(tmp_path), meaning(tmp_path, changed(LAW, old, new))
    assert before.fingerprint != after.fingerprint
    told = {one.part: one for one in changes(before.parts, after.parts)}
    assert part in told
    assert told[part].before != told[part].after


@given(chosen=st.sets(st.sampled_from(sorted(OTHER)), min_size=1))
@settings(max_examples=20)
def test_no_two_changes_hide_each_other(tmp_path_factory: pytest.TempPathFactory, chosen: set[str]) -> None:
    text = LAW
    for what in sorted(chosen):
        text = changed(text, *OTHER[what][:2])
    folder = tmp_path_factory.mktemp("law")
    before, after = meaning(folder), meaning(folder, text)
    told = {one.part for one in changes(before.parts, after.parts)}
    # A term that nothing rests on any more is told as gone, with what it rested on.
    assert {OTHER[what][2] for what in chosen} - told <= {"the meaning of “is signed”", "who says “paper signed”"}
    assert told


def test_an_exception_that_is_added_from_a_day_changes_it_from_that_day(tmp_path: Path) -> None:
    added = "    unless it-is-the-hall  § 2(a)\n"
    new = f"    unless it-burns  § 2(b)  from 2026-06-01\n        may when room is cellar\n{added}"
    found = Meanings(law(tmp_path, changed(LAW, added, new)))
    before = found.on(ORDER, NORM, DAY)
    assert found.differs_since(ORDER, NORM, before.fingerprint, DAY, date(2026, 5, 31)) is None
    assert found.differs_since(ORDER, NORM, before.fingerprint, DAY, LATER) == date(2026, 6, 1)
    (told,) = changes(before.parts, found.on(ORDER, NORM, LATER).parts)
    assert (told.part, told.before) == ("the exception “it burns”", "")
    assert "room is cellar" in told.after


def test_what_changes_back_is_up_to_date_again(tmp_path: Path) -> None:
    old = "    unless it-is-the-hall  § 2(a)\n"
    new = "    unless it-is-the-hall  § 2(a)  from 2026-06-01\n"
    for_a_while = "    unless at-night  § 2(c)  from 2026-04-01 through 2026-04-30\n        may when room is cellar\n"
    found = Meanings(law(tmp_path, changed(LAW, old, for_a_while + new)))
    mark = found.on(ORDER, NORM, DAY).fingerprint
    since = {day: found.differs_since(ORDER, NORM, mark, DAY, day) for day in
             (date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1), date(2026, 6, 1))}  # fmt: skip
    assert list(since.values()) == [date(2026, 4, 1), date(2026, 4, 1), None, date(2026, 6, 1)]


def test_counsels_choice_of_a_reading_changes_what_rests_on_it(tmp_path: Path) -> None:
    choice = "\n```law\ndecided A-90 reading it-is-not from 2026-07-01 by clerk\n```\n"
    found = Meanings(law(tmp_path, LAW + choice))
    mark = found.on(ORDER, "cellars-stay-closed", DAY).fingerprint
    assert found.differs_since(ORDER, "cellars-stay-closed", mark, DAY, LATER) == date(2026, 7, 1)
    told = changes(*(found.on(ORDER, "cellars-stay-closed", day).parts for day in (DAY, LATER)))
    assert [(one.part, one.before, one.after) for one in told] == [
        ("question A-90", "read so: it is", "read so: it is not")
    ]
    assert found.differs_since(ORDER, NORM, found.on(ORDER, NORM, DAY).fingerprint, DAY, LATER) is None


def test_a_norm_that_ends_means_nothing_any_more(tmp_path: Path) -> None:
    old = "norm guests-are-asked  § 2"
    found = Meanings(law(tmp_path, changed(LAW, old, f"{old}  through 2026-08-31")))
    assert found.on(ORDER, NORM, date(2026, 8, 31)).in_force
    assert not found.on(ORDER, NORM, date(2026, 9, 1)).in_force
    assert found.norm_of(ORDER, "it-is-the-hall", DAY) == NORM
    assert found.norm_of(ORDER, "it-is-the-hall", date(2026, 9, 1)) is None


def test_law_files_that_were_corrected_since_are_found_out_from_the_first_day(tmp_path: Path) -> None:
    taught = meaning(tmp_path)
    corrected = Meanings(law(tmp_path, changed(LAW, "when door_is_open and not has_leave", "when not has_leave")))
    assert corrected.differs_since(ORDER, NORM, taught.fingerprint, DAY, LATER) == DAY


def test_in_the_law_of_new_york_the_signs_of_september_2026_change_what_a_non_public_area_is() -> None:
    found = Meanings(open_law())
    norm = ("NYC-AC-4-210", "non-public-areas-stay-closed")
    mark = found.on(*norm, DAY).fingerprint
    assert found.differs_since(*norm, mark, DAY, date(2026, 9, 29)) is None
    assert found.differs_since(*norm, mark, DAY, LATER) == date(2026, 9, 30)
    (told,) = changes(found.on(*norm, DAY).parts, found.on(*norm, LATER).parts)
    assert told.part == "the meaning of “area is nonpublic”"
    assert told.after == f"{told.before}, or area is marked nonpublic"
    assert (told.gone, told.new) == ((), ("area is marked nonpublic",))


def test_every_norm_of_every_law_has_a_meaning_in_words_on_each_day_on_which_it_is_law() -> None:
    found = Meanings(open_law())
    for name, instrument in found.corpus.instruments.items():
        day = max(filter(None, [instrument.dates.start, date(2003, 1, 1)]))
        for one in found.norms_on(name, day):
            meant = found.on(name, one.rule.label, day)
            assert meant.in_force and all(part.words for part in meant.parts), (name, one.rule.label)
