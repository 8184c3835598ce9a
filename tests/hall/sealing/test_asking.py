"""A free text is read once for numbers and addresses: somebody is warned, and changes it or goes on with it."""

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from goldendoor.hall.sealing.asking import Warned, warned_text, warned_texts
from goldendoor.hall.sealing.detector import WHAT_IT_CANNOT_FIND

ALIEN_NUMBER = "He gave A123456789 at the door."


class NoteForm(forms.Form):
    free_texts = ("why", "more")
    why = forms.CharField(label="Why")
    more = forms.CharField(label="What else", required=False)
    day = forms.DateField(required=False)


def posted(**given: str) -> NoteForm:
    sent = QueryDict(mutable=True)
    sent.update(given)
    return NoteForm(sent)


def going_on_with(warned: list[Warned], **given: str) -> NoteForm:
    """The same form with the box ticked that stands beside each warning."""
    return posted(**given, **{one.name: one.mark for one in warned})


def test_before_anything_is_posted_nobody_is_warned() -> None:
    assert warned_texts(NoteForm()) == []
    assert warned_text(NoteForm(), "why") == ()


def test_a_text_without_numbers_or_addresses_goes_on_at_once() -> None:
    assert warned_texts(posted(why="The man said that he would come back.")) == []


def test_somebody_is_warned_once_and_then_goes_on() -> None:
    warned = warned_texts(posted(why=ALIEN_NUMBER))
    assert [one.label for one in warned] == ["Why"]
    assert warned[0].warnings[0].startswith("This looks like an alien registration number")
    assert warned[0].warnings[-1] == WHAT_IT_CANNOT_FIND
    assert warned_text(posted(why=ALIEN_NUMBER), "why") == warned[0].warnings
    assert warned_texts(going_on_with(warned, why=ALIEN_NUMBER)) == []


def test_a_text_that_was_changed_since_is_read_again() -> None:
    warned = warned_texts(posted(why=ALIEN_NUMBER))
    assert warned_texts(going_on_with(warned, why="He gave a number at the door.")) == []
    assert len(warned_texts(going_on_with(warned, why=f"{ALIEN_NUMBER} His phone: 212-555-0143."))) == 1


def test_what_was_read_in_one_text_was_not_read_in_another() -> None:
    (only,) = warned_texts(posted(why=ALIEN_NUMBER))
    both = warned_texts(going_on_with([only], why=ALIEN_NUMBER, more=ALIEN_NUMBER))
    assert [one.label for one in both] == ["What else"]
    (other,) = both
    assert other.mark != only.mark
    assert warned_texts(posted(why=ALIEN_NUMBER, **{only.name: other.mark}))


def test_a_text_is_read_though_something_else_in_the_form_is_wrong() -> None:
    assert warned_texts(posted(why=ALIEN_NUMBER, day="never")) != []
    assert warned_texts(posted(why="", day="2026-03-04")) == []


def test_the_mark_says_nothing_of_the_text() -> None:
    (only,) = warned_texts(posted(why=ALIEN_NUMBER))
    assert "A123456789" not in only.mark + only.name and len(only.mark) == 64


def test_the_piece_of_a_page_leads_to_the_text_and_holds_a_box_to_tick() -> None:
    (only,) = warned = warned_texts(posted(why="<b>A123456789</b>"))
    page = render_to_string("hall/warned.html", {"warned": warned})
    assert f'name="{only.name}" value="{only.mark}"' in page
    assert 'href="#id_why"' in page and "alien registration number" in page and WHAT_IT_CANNOT_FIND in page
    assert "A123456789" not in page and "Nothing has been kept yet." in page
    assert render_to_string("hall/warned.html", {"warned": []}).strip() == ""
