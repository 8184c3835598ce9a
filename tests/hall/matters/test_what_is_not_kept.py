"""What nobody may keep is nowhere afterwards: not in a row, not in a file, not in a log; and nothing else tells of it."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client
from tests.hall.cities import NOW, TODAY, Person
from tests.hall.ledger.cities import python
from tests.hall.matters.canaries import CANARIES, CANARY, MATTERS_OPENED, SEALED_CANARY, everything_is_told
from tests.hall.matters.cases import (
    A_DETAINER,
    HELP_THE_AGENTS,
    HOW_IT_CAME,
    OF_THE_PERSON,
    THE_ADDRESS,
    WRITTEN_DOWN,
    another_agency_asks,
    at_the_door,
    do,
    find,
    opened,
    steps_open,
)
from tests.hall.prepared import set_up

from goldendoor.hall import clock
from goldendoor.hall.acting import perform
from goldendoor.hall.desk import law
from goldendoor.hall.matters import particulars
from goldendoor.hall.matters.actions import OpenMatter
from goldendoor.hall.matters.models import Finding, Kind, Matter, Record, State, Step
from goldendoor.hall.matters.particulars import NotWrittenDown, to_write_down, written_down
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.sealing.faults import NoSchedule
from goldendoor.hall.sealing.models import SealedRecord
from goldendoor.hall.sealing.records import shred_row
from goldendoor.hall.sealing.sealed import Sealed

pytestmark = pytest.mark.django_db
People = dict[str, Person]
Rows = dict[str, list[dict[str, Any]]]
Run = Callable[[People, Mapping[str, Any]], None]
MATTERS = Path(particulars.__file__).parent
# Random by their nature: they say nothing, and are other ones each time.
RANDOM = frozenset({"sealing_id", "body", "leaf_hash", "salt", "wrapped", "record_id", "password"})


# -- two runs that differ only in what is never kept --------------------------------------------------


def rows() -> Rows:
    """Every row of every table of ours in plain values; a row's number is its place among its like."""
    place = {
        model: {
            number: n for n, number in enumerate(model._default_manager.order_by("pk").values_list("pk", flat=True))
        }
        for model in apps.get_models(include_auto_created=True)
    }
    return {model._meta.label: [_plain(row, place) for row in model._default_manager.order_by("pk")] for model in place}


def _plain(row: models.Model, place: Mapping[type[models.Model], Mapping[int, int]]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.is_relation:
            value = place[field.related_model].get(value)
        elif field.primary_key:
            value = place[type(row)].get(value)
        elif isinstance(row, Notice) and field.name == "key":
            # A notice names its step by number, and PostgreSQL gives the numbers of a run taken back to nobody again.
            value = re.sub(r"^step/(\d+)$", lambda named: f"step/{place[Step][int(named[1])]}", value)
        if field.name not in RANDOM and field.name != "of":
            plain[field.name] = value.open() if isinstance(value, Sealed) else value
    return plain


def left_by(run: Run, people: People, told: Mapping[str, Any]) -> Rows:
    """What a run leaves; then it is taken back."""
    with transaction.atomic():
        run(people, told)
        left = rows()
        transaction.set_rollback(True)
    return left


def _help(people: People, told: Mapping[str, Any]) -> None:
    answers = {**HELP_THE_AGENTS, **told}
    matter = opened(people["pol"], "assist", "someone-asks-for-help-with-enforcement", answers)
    find(people["dee"], matter, {**OF_THE_PERSON, **told}, duty_chief_identified_public_safety_issue="no")


def _disclose(people: People, told: Mapping[str, Any]) -> None:
    matter = another_agency_asks(people["wes"], **told)
    find(people["pria"], matter, {**THE_ADDRESS, **told}, furthers_purpose_or_mission="yes", apo_written_approval="yes")


def _certify(people: People, told: Mapping[str, Any]) -> None:
    opened(people["wes"], "certify", "a-victim-asks-us-to-certify", told)


def _detain(people: People, told: Mapping[str, Any]) -> None:
    opened(people["dan"], "detain", "a-detainer-came", {**A_DETAINER, **told})


def _judged(people: People, told: Mapping[str, Any]) -> None:
    matter = another_agency_asks(people["wes"])
    find(people["leo"], matter, THE_ADDRESS, civil_immigration_matter_only="yes", **told)


PAIRS: tuple[tuple[Run, Mapping[str, Any], Mapping[str, Any]], ...] = (
    (_help, {"person_is_crime_victim": "no"}, {"person_is_crime_victim": "yes"}),
    (_help, {"person_is_arrestee": "no"}, {"person_is_arrestee": "unknown"}),
    (_help, {"person_is_crime_witness": "no"}, {"person_is_crime_witness": "yes"}),
    (_disclose, {"info_category": ["address"]}, {"info_category": ["court_appearance"]}),
    (_disclose, {"info_category": ["height"]}, {"info_category": ["weight"]}),
    (_certify, {"offense": "felonious assault"}, {"offense": "rape"}),
    (_judged, {"police_crime_investigation": "yes"}, {"police_crime_investigation": "no"}),
    (_detain, {"detainer_reason": "one reason"}, {"detainer_reason": "another one"}),
    (_detain, {"detainer_kind": "8cfr_287_7"}, {"detainer_kind": "similar_civil_request"}),
)


def outcome(left: Rows) -> list[object]:
    """What came of a run: the verdict and the steps."""
    verdicts = [(one["verdict"], one["once"], one["state"]) for one in left["matters.Matter"]]
    return [verdicts, [(one["kind"], one["office"], one["facts"]) for one in left["matters.Step"]]]


@pytest.mark.parametrize(
    ("run", "one", "other"), PAIRS, ids=[f"{run.__name__[1:]}-{next(iter(one))}" for run, one, _ in PAIRS]
)
def test_two_runs_with_one_outcome_leave_the_same_rows(
    people: People, run: Run, one: Mapping[str, Any], other: Mapping[str, Any]
) -> None:
    facts = law.corpus().facts
    assert all(facts[name].kept == "never" for name in one)
    first, second = left_by(run, people, one), left_by(run, people, other)
    assert len(first["matters.Matter"]) == 1
    assert outcome(first) == outcome(second), "choose a pair with one outcome"
    assert first == second


def test_a_run_that_differs_in_what_is_kept_leaves_another_row(people: People) -> None:
    """The comparison can tell."""
    one = left_by(_detain, people, {"warrant_presented": "no"})
    assert one != left_by(_detain, people, {"warrant_presented": "yes"})


def test_of_what_an_office_judged_and_nobody_keeps_at_most_a_no_stays(people: People) -> None:
    matter = another_agency_asks(people["wes"])
    find(people["leo"], matter, THE_ADDRESS, police_crime_investigation="yes", civil_immigration_matter_only="no")
    other = another_agency_asks(people["wes"])
    find(people["leo"], other, THE_ADDRESS, police_crime_investigation="yes", civil_immigration_matter_only="yes")
    found = Finding.objects.filter(fact="police_crime_investigation").order_by("pk").values_list("holds", flat=True)
    assert list(found) == [None, False]
    kept = Finding.objects.filter(fact="civil_immigration_matter_only").order_by("pk").values_list("holds", flat=True)
    assert list(kept) == [False, True]


# -- canaries -----------------------------------------------------------------------------------------


def in_the_rows() -> Iterator[tuple[str, bytes]]:
    """What the database holds now: the pages of SQLite; of PostgreSQL every row, as text and its bytes."""
    if connection.vendor == "sqlite":
        yield "pages", connection.connection.serialize()
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            yield table, "\n".join(row[0] for row in cursor.fetchall()).encode()


def sings(content: bytes) -> list[str]:
    """The canaries in some bytes, as they are or as PostgreSQL writes bytes."""
    return [one for one in CANARIES if one.encode() in content or one.encode().hex().encode() in content]


def test_no_canary_is_in_a_row_or_in_a_log(people: People, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        shown = everything_is_told(people)
    assert Matter.objects.count() == MATTERS_OPENED
    assert Record.objects.get().particulars.open() == {"docket": SEALED_CANARY, "badge": SEALED_CANARY}
    for name, content in in_the_rows():
        assert not sings(content), name
    said = caplog.text + shown + "".join(str(one.__dict__) for one in caplog.records)
    assert not sings(said.encode())


def test_a_canary_that_is_kept_openly_would_be_found(people: People) -> None:
    """The search can tell."""
    perform(OpenMatter("give_access", TODAY, {"paper_kind": "agency_subpoena"}), people["wes"].acting())
    assert any(b"agency_subpoena" in content for _, content in in_the_rows())


@pytest.mark.slow
def test_no_canary_is_in_a_file_of_the_city_nor_in_its_journal_nor_in_what_it_prints(tmp_path: Path) -> None:
    set_up(tmp_path)
    done = python(tmp_path, "from tests.hall.matters.canaries import in_a_city_of_its_own\nin_a_city_of_its_own()\n")
    assert done.returncode == 0, done.stderr[-600:]
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert any(one.name.endswith("-wal") and one.stat().st_size > 100_000 for one in files)
    assert any(b"agency_subpoena" in one.read_bytes() for one in files)
    assert not {one.name: sings(one.read_bytes()) for one in files if sings(one.read_bytes())}
    assert not sings((done.stdout + done.stderr).encode())


# -- no field for it ----------------------------------------------------------------------------------

STATUS = re.compile(r"immigra|citizen|alien|undocument|nationality|birth|visa|_status|status_", re.IGNORECASE)
# These are about a paper, a question, a programme, a recipient or an office, and about nobody. A new one is judged first.
KEPT_AND_ABOUT_NOBODY = frozenset(
    {
        "activity_designed_to_ascertain_status", "agency_wants_proof_of_status",
        "arrangement_primarily_immigration_enforcement", "civil_immigration_matter_only",
        "direction_primarily_furthers_immigration_enforcement", "federal_immigration_inquiry",
        "government_inquiry_about_status", "inquiry_topic", "office_purpose_unrelated_to_civil_immigration",
        "recipient_kind", "request_intended_to_further_immigration_enforcement", "requester_kind",
        "requesters_agency_has_immigration_tasks", "rule_bars_only_sending_status_to_ice",
        "service_impossible_without_status", "service_needs_qualified_status", "status_useful_for_statistics",
        "this_action_serves_civil_immigration_arrest_only", "unrelated_to_civil_immigration_enforcement",
        "warrant_authorises_federal_immigration_authorities_custody", "warrant_issuer",
    }
)  # fmt: skip


def test_no_column_is_for_somebodys_status() -> None:
    ours = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("goldendoor.")]
    for field in (field for model in ours for field in model._meta.concrete_fields):
        choices = " ".join(f"{value} {words}" for value, words in field.choices or ())
        assert not STATUS.search(f"{field.name} {choices}"), field


def test_every_fact_that_speaks_of_status_is_never_kept_or_is_about_nobody() -> None:
    speaking = {
        one.name
        for one in law.corpus().facts.values()
        if one.kept != "never" and STATUS.search(" ".join([one.name, *one.values]))
    }
    assert speaking == KEPT_AND_ABOUT_NOBODY
    of_a_person = re.compile(r"(person|arrestee|conviction|convicted|vsc|tsdb|certification|illegally_reentered)_")
    kept = [one.name for one in law.corpus().facts.values() if one.kept != "never" and of_a_person.match(one.name)]
    assert not kept


def test_nothing_written_down_asks_for_a_name_or_a_status() -> None:
    everything = [one for several in _every_list() for one in several]
    for one in everything:
        words = f"{one.name} {one.label} {' '.join(f'{value} {label}' for value, label in one.choices)}"
        assert not STATUS.search(words), one
        assert not re.search(r"\bname of\b|\bborn\b|\bperson's\b(?! own file)", words), one
    assert {one.name for one in particulars.THE_PAPER} == {"paper", "court", "docket", "judge", "paper_date"}


def _every_list() -> Iterator[tuple[particulars.Particular, ...]]:
    registers = {act.register for act in law.corpus().acts.values() if act.register}
    for register in sorted(registers):
        yield to_write_down(Kind.RECORD, register)
        yield to_write_down(Kind.OUTCOME, register)
    for kind in Kind:
        yield to_write_down(kind, "")


def test_every_register_of_the_law_has_its_closed_list() -> None:
    registers = {act.register for act in law.corpus().acts.values() if act.register}
    assert registers == particulars.BY_REGISTER.keys()
    assert all(to_write_down(Kind.RECORD, one) for one in registers)


@pytest.mark.parametrize("step", WRITTEN_DOWN, ids=" ".join)
def test_what_has_no_place_in_a_record_is_refused_with_the_near_match(step: tuple[str, ...]) -> None:
    allowed, given = to_write_down(step[0], step[-1]), WRITTEN_DOWN[step]
    assert written_down(allowed, given)
    first = next(iter(given))
    for name, near in ((f"{first}s", first), ("country_of_birth", "has no place in this record")):
        with pytest.raises(NotWrittenDown, match=near):
            written_down(allowed, {**given, name: CANARY})
    for one in allowed:
        if one.required:
            with pytest.raises(NotWrittenDown, match="Still to be written down"):
                written_down(allowed, {**given, one.name: "  "})
        if one.choices:
            with pytest.raises(NotWrittenDown, match="none of the answers"):
                written_down(allowed, {**given, one.name: CANARY})


def test_words_are_sealed_and_only_choices_days_and_counts_are_plain(people: People) -> None:
    matter = at_the_door(people["wes"])
    given = {**HOW_IT_CAME, "judge": "Judge Smith", "court": "A court", "officers": "3", "paper_date": TODAY}
    do(people["wes"], steps_open(matter, Kind.RECORD)[0], **given)
    record = Record.objects.get()
    assert record.particulars.open() == {"judge": "Judge Smith", "court": "A court"}
    assert record.answers == {**HOW_IT_CAME, "officers": 3, "paper_date": "2026-03-04"}


# -- who never sees it, and what never goes -----------------------------------------------------------


def test_the_desk_beside_matters_writes_nothing_and_logs_nothing(
    people: People, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    at_the_door(people["wes"])
    client.force_login(people["wes"].account)
    before = rows()
    with caplog.at_level(logging.DEBUG):
        for visitor in (Client(), client):
            for address in ("/nyc/", "/nyc/someone-wants-to-come-in/", "/nyc/another-city-agency-asks/print/"):
                assert visitor.get(address).status_code == 200
                answer = visitor.post(address, {"fact.paper_kind": "no_paper", "fact.requester": CANARY, "q": CANARY})
                assert answer.status_code in (200, 405)
                assert "Set-Cookie" not in answer.headers
    assert rows() == before
    assert CANARY not in caplog.text


def test_the_auditor_reads_that_something_was_done_and_no_word_of_what(
    people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr("goldendoor.hall.people.sign_in._is_enough", lambda request: True)
    matter = at_the_door(people["wes"], requester=SEALED_CANARY)
    find(people["ann"], matter, furthers_city_agency_purpose="no", agency_guidelines_checked="no")
    find(people["cal"], matter, access_required_by_law="yes")
    assert matter.told["question_of_law"] and matter.state == State.LAWYER
    client.force_login(people["aud"].account)
    page = client.get("/hall/ledger/").content.decode()
    assert "finding.make" in page
    hidden = [
        SEALED_CANARY,
        "As the papers show.",
        "access_required_by_law",
        "(wes)",
        "Wes",
        matter.told["meanwhile"][0],
    ]
    assert not [one for one in (*hidden, *matter.cited) if one in page]
    for address in (f"matters/{matter.pk}/", f"steps/{steps_open(matter)[0].pk}/"):
        assert client.get(f"/hall/{address}").status_code == 404
    assert client.post(f"/hall/matters/{matter.pk}/reveal/").status_code == 404


def test_nothing_is_destroyed_as_shipped(people: People) -> None:
    matter = at_the_door(people["wes"], requester="Agent")
    find(people["sam"], matter, exigent_circumstances="no")
    do(people["wes"], steps_open(matter, Kind.RECORD)[0], **HOW_IT_CAME, docket="17")
    for row in (matter, Finding.objects.get(), Record.objects.get()):
        with pytest.raises(NoSchedule):
            shred_row(row)
    sealed = [
        model
        for model in apps.get_models()
        if issubclass(model, SealedRecord) and model.__module__.startswith("golden")
    ]
    declared = [field.declared for model in sealed for field in model._meta.get_fields() if hasattr(field, "declared")]
    assert declared and not [one for one in declared if one.may_be_destroyed]
    for model in (Matter, Record, Finding):
        for field in model._meta.concrete_fields:
            assert not field.is_relation or field.remote_field.on_delete is models.PROTECT, field


# -- time ---------------------------------------------------------------------------------------------

ASKS_THE_TIME = re.compile(r"\b(?:clock\.(?:now|today)|datetime\.now|date\.today|timezone\.now|time\.time|auto_now)\b")
# Pages and their forms may ask what time it is; everything below is told.
PAGES = re.compile(r"(?:^|_)views\.py$|^(?:doing|forms)\.py$")


def test_nothing_below_the_pages_asks_what_time_it_is() -> None:
    below = [one for one in MATTERS.rglob("*.py") if not PAGES.search(one.name) and "migrations" not in one.parts]
    assert {"actions.py", "deciding.py", "plan.py", "access.py", "incident.py"} <= {one.name for one in below}
    asking = [one.name for one in below if ASKS_THE_TIME.search(one.read_text(encoding="utf-8"))]
    assert not asking
    assert any(ASKS_THE_TIME.search(one.read_text(encoding="utf-8")) for one in MATTERS.glob("*.py"))


def test_the_day_of_a_matter_is_the_actors_and_not_the_machines(people: People) -> None:
    matter = at_the_door(people["wes"])
    assert (matter.on, matter.opened_at) == (TODAY, NOW)
    assert {one.opened_at for one in steps_open(matter)} == {NOW}
