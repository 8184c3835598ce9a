"""The text of a policy: what becomes of each mark, which paragraph has which number, and that nothing of a writer's runs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldendoor.hall.policies.changes import changes
from goldendoor.hall.policies.text import blocks, normal, paragraph, paragraphs

TEXT = """# Doors

Keep **every** back room
closed, *always*.

## Lots
- not a base
- tell your supervisor

1. Take the paper.
2) Call counsel.
"""
OUR_TAGS = re.compile(r"</?(?:p|ul|ol|li|h3|h4|strong|em)>")


def test_each_mark_becomes_what_it_stands_for() -> None:
    assert [block.html for block in blocks(TEXT)] == [
        "<h3>Doors</h3>",
        "<p>Keep <strong>every</strong> back room closed, <em>always</em>.</p>",
        "<h4>Lots</h4>",
        "<ul><li>not a base</li><li>tell your supervisor</li></ul>",
        "<ol><li>Take the paper.</li><li>Call counsel.</li></ol>",
    ]


def test_paragraphs_and_lists_are_numbered_and_headings_are_not() -> None:
    assert [(block.kind, block.number) for block in blocks(TEXT)] == [
        ("heading", None), ("paragraph", 1), ("heading", None), ("list", 2), ("steps", 3),
    ]  # fmt: skip
    assert paragraph(TEXT, 1).words == "Keep every back room closed, always."  # type: ignore[union-attr]
    assert paragraph(TEXT, 4) is None


def test_a_text_that_begins_with_a_lower_heading_skips_no_rank() -> None:
    assert [block.level for block in blocks("### Deep\n\nWords.\n\n# High\n\n#### Deeper") if block.level] == [1, 1, 2]


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "**<b>**", "# <svg/onload=alert(1)>",
        "- <a href='javascript:alert(1)'>x</a>", "*&lt;*", "[x](javascript:alert(1))", '"onmouseover="alert(1)',
    ],
)  # fmt: skip
def test_no_html_of_a_writer_passes(evil: str) -> None:
    html = "".join(block.html for block in blocks(evil))
    assert "<" not in OUR_TAGS.sub("", html)
    assert '"' not in html


@given(st.text(alphabet="ab<>&\"'*#- 1.\n\t", max_size=80))
def test_whatever_is_typed_only_our_own_tags_come_out(text: str) -> None:
    html = "".join(block.html for block in blocks(text))
    bare = OUR_TAGS.sub("", html)
    assert "<" not in bare and ">" not in bare
    numbers = [block.number for block in paragraphs(text)]
    assert numbers == list(range(1, len(numbers) + 1))


@given(st.text(alphabet="ab \n\r\t", max_size=60))
def test_a_text_is_kept_in_one_form(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert normal(text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")) == normal(text)


def test_changed_words_are_told_apart_from_those_that_stayed() -> None:
    (one,) = changes("The door stays shut.\n\nCall 911.", "The back door stays open.\n\nCall 911.")
    assert [(piece.how, piece.words.strip()) for piece in one.pieces] == [
        ("kept", "The"), ("added", "back"), ("kept", "door stays"), ("removed", "shut."), ("added", "open."),
    ]  # fmt: skip
    assert one.how == "changed"


def test_new_and_gone_paragraphs_are_told_whole() -> None:
    assert [(one.how, one.pieces[0].words) for one in changes("One.\n\nTwo.", "One.\n\nTwo.\n\nThree.")] == [
        ("added", "Three.")
    ]
    assert [(one.how, one.pieces[0].words) for one in changes("One.\n\nTwo.", "Two.")] == [("removed", "One.")]
    assert changes(TEXT, TEXT) == ()


WORDS = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=5).map(" ".join), max_size=5).map("\n\n".join)


@given(WORDS, WORDS)
def test_every_word_that_came_or_went_is_told(before: str, after: str) -> None:
    told = [piece for one in changes(before, after) for piece in one.pieces]
    gone = " ".join(piece.words for piece in told if piece.how != "added").split()
    came = " ".join(piece.words for piece in told if piece.how != "removed").split()
    same = [len(text.split()) - len(words) for text, words in ((before, gone), (after, came))]
    assert same[0] == same[1] >= 0  # what is not told is the same in both
