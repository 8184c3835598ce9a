"""The difference from the last report: each figure before and now, and what is new or gone."""

import pytest

from goldendoor.hall.reports.differences import State, changed, differences
from goldendoor.hall.reports.tables import ALL, Mark, Split, Table, Value, counted


def answers(words: dict[str, str], *figures: int | Mark, title: str = "Requests") -> Table:
    """A table split by answer."""
    split = Split("answer", "Answer", tuple(Value(*one) for one in words.items()))
    return counted("requests", title, "requests", (split,), dict(zip([(one,) for one in words], figures, strict=True)))


GIVEN = {"given": "Given", "refused": "Refused"}


def test_a_figure_says_what_it_was_what_it_is_and_by_how_much_it_changed() -> None:
    found = differences(answers(GIVEN, 7, 12), answers(GIVEN, 9, 12))
    assert [(one.words, one.before, one.now, one.change) for one in found] == [
        (("Given",), 7, 9, 2),
        (("Refused",), 12, 12, 0),
        (("All",), 19, 21, 2),
    ]
    assert [one.words for one in changed(found)] == [("Given",), ("All",)]


def test_rows_that_are_new_and_rows_that_went_are_told_apart_from_zeros() -> None:
    before = answers({"given": "Given", "lost": "Lost"}, 7, 0)
    found = differences(before, answers({"given": "Given", "waits": "Not answered yet"}, 7, 0))
    assert [(one.key, one.before, one.now, one.change, one.state) for one in found] == [
        (("given",), 7, 7, 0, State.IN_BOTH),
        (("waits",), None, 0, None, State.NEW),
        (("lost",), 0, None, None, State.GONE),
        ((ALL,), 7, 7, 0, State.IN_BOTH),
    ]
    assert found[2].words == ("Lost",)


def test_of_a_hidden_figure_no_change_is_told() -> None:
    found = differences(answers(GIVEN, 7, Mark.HIDDEN), answers(GIVEN, 9, 12))
    assert (found[1].before, found[1].now, found[1].change) == (Mark.HIDDEN, 12, None)


def test_what_is_split_otherwise_cannot_be_compared() -> None:
    other = counted(
        "requests", "By month", "requests", (Split("month", "Month", (Value("1", "January"),)),), {("1",): 3}
    )
    with pytest.raises(ValueError, match="Requests is split by Answer and By month by Month"):
        differences(answers(GIVEN, 7, 12), other)
