"""What is sealed shows itself nowhere by accident: not printed, not on a page, not in a report of a fault."""

import io
import json
import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from uuid import uuid4

import pytest
from django.core import serializers
from django.db import transaction
from django.forms import modelform_factory
from django.forms.models import model_to_dict
from django.template import Context, Engine
from django.test import RequestFactory
from django.test.utils import override_settings
from django.views.debug import ExceptionReporter
from tests.hall.sealing.sample.models import Note

from goldendoor.hall.sealing.faults import KeyMissing, NotSealable
from goldendoor.hall.sealing.keys import MasterKey
from goldendoor.hall.sealing.sealed import Assigned

pytestmark = pytest.mark.usefixtures("hall")
CANARY = "canary that must not sing"


@pytest.fixture(params=["assigned", "loaded"])
def note(request: pytest.FixtureRequest) -> Note:
    """A note as it was made, and as it comes from the database."""
    made = Note.objects.create(title="title", body=CANARY, remark=CANARY, details={CANARY: CANARY})
    return made if request.param == "assigned" else Note.objects.get(pk=made.pk)


def test_printing_and_formatting_show_a_word_in_its_place(note: Note) -> None:
    for sealed in (note.body, note.remark, note.details):
        assert str(sealed) == repr(sealed) == f"{sealed}" == f"{sealed!r}" == "%s" % sealed == "‹sealed›"  # noqa: UP031
        assert f"{sealed:>10}" == "  ‹sealed›"
    assert CANARY not in f"{note} {note!r} {vars(note)} {model_to_dict(note)} {[note.body]}"
    assert note.body.open() == CANARY


def test_a_log_line_shows_nothing(note: Note) -> None:
    out = io.StringIO()
    logger = logging.getLogger("tests.sealing")
    logger.addHandler(handler := logging.StreamHandler(out))
    try:
        logger.error("about %s and %r", note.body, vars(note))
    finally:
        logger.removeHandler(handler)
    assert "‹sealed›" in out.getvalue()
    assert CANARY not in out.getvalue()


def test_a_template_cannot_open_it(note: Note) -> None:
    page = Engine(builtins=["django.template.defaulttags"]).from_string(
        "{{ note.body }}|{{ note.body.open }}|{{ note.body|upper }}|{{ note.body|safe }}|{{ note.details.items }}"
        "|{{ note.details.0 }}|{{ opened }}"
    )
    shown = page.render(Context({"note": note, "opened": "what a view opened"}))
    assert shown == "‹sealed›||‹SEALED›|‹sealed›|||what a view opened"


def test_a_template_that_goes_deeper_shows_no_content(note: Note) -> None:
    paths = [f"note.body.{name}" for name in dir(note.body) if not name.startswith("_")]
    assert paths == ["note.body.held_in", "note.body.open"]
    source = " ".join(f"{{{{ {path} }}}}{{{{ {path}.content }}}}" for path in paths)
    assert CANARY not in Engine().from_string(source).render(Context({"note": note}))


def test_json_and_fixtures_refuse_it(note: Note) -> None:
    with pytest.raises(TypeError):
        json.dumps({"body": note.body})
    with pytest.raises(NotSealable, match="is not written out"):
        serializers.serialize("json", [note])


def test_no_form_is_made_for_it() -> None:
    assert list(modelform_factory(Note, fields="__all__").base_fields) == ["title"]


def report_of_a_fault(note: Note, folder: Path) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    """A fault in the midst of sealing: the key is gone."""
    for file in folder.iterdir():
        file.unlink()
    Note.objects.filter(pk=note.pk).delete()
    held = note.body
    note.sealing_id = uuid4()
    try:
        with transaction.atomic():
            note.save(force_insert=True) if isinstance(vars(note)["body"], Assigned) else held.open()
    except KeyMissing:
        return sys.exc_info()
    raise AssertionError("there was a key after all")


def test_a_traceback_with_every_variable_shows_nothing(note: Note, master: MasterKey, keys_of_its_own: Path) -> None:
    kind, fault, trace = report_of_a_fault(note, keys_of_its_own)
    text = "".join(traceback.TracebackException(kind, fault, trace, capture_locals=True).format())
    assert "‹sealed›" in text
    assert CANARY not in text
    assert master.key.secret.hex() not in text
    assert repr(master.key.secret)[2:-1] not in text


@pytest.mark.parametrize("debug", [True, False])
def test_djangos_own_report_shows_nothing(note: Note, keys_of_its_own: Path, debug: bool) -> None:
    fault = report_of_a_fault(note, keys_of_its_own)
    with override_settings(DEBUG=debug):
        reporter = ExceptionReporter(RequestFactory().get("/"), *fault)
        shown = reporter.get_traceback_text() + reporter.get_traceback_html()
    assert "‹sealed›" in shown
    assert CANARY not in shown


def test_a_text_that_is_refused_is_not_in_djangos_report() -> None:
    try:
        Note(body=f"{CANARY} \ud800")
    except NotSealable:
        kind, fault, trace = sys.exc_info()
    frames = ExceptionReporter(None, kind, fault, trace).get_traceback_frames()
    ours = [frame for frame in frames if "goldendoor/hall/sealing" in frame["filename"]]
    assert len(ours) >= 3
    assert CANARY not in str([frame["vars"] for frame in ours])
    assert CANARY not in str(fault)
