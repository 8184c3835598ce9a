"""Each statutory report from a small register made by hand, beside what has to come out, and beside plain SQL over the tables."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from tests.hall.cities import Person
from tests.hall.reports.conftest import TODAY
from tests.hall.reports.registers import asked_for_help, detainer, disclosure

from goldendoor.hall.desk.law import corpus
from goldendoor.hall.reports import access
from goldendoor.hall.reports.counting import counted
from goldendoor.hall.reports.figures import Figure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]
Found = dict[str, tuple[bool, list[str]]]
RECORD, WATCH_LIST = "9-131(b)(1)(ii)(A)", "9-131(b)(1)(ii)(B)"
# What counsel finds under § 9-131 and § 14-154, and under § 9-205, which has a term of its own.
SERIOUS, WATCHED, NEITHER = "a serious record", "a match on the watch list", "neither"
ELSEWHERE_FOUND: dict[str, Found] = {
    SERIOUS: {"serious_record_or_watch_list": (True, [RECORD])},
    WATCHED: {"serious_record_or_watch_list": (True, [WATCH_LIST])},
    NEITHER: {"serious_record_or_watch_list": (False, [])},
}
PROBATION_FOUND: dict[str, Found] = {
    SERIOUS: {"convicted_vsc_for_probation": (True, ["9-205(a)"]), "watch_list_match_counts": (False, [])},
    WATCHED: {"convicted_vsc_for_probation": (False, []), "watch_list_match_counts": (True, [WATCH_LIST])},
    NEITHER: {"convicted_vsc_for_probation": (False, []), "watch_list_match_counts": (False, [])},
}


def figures(instrument: str, label: str, period: str, agency: str = "") -> dict[str, Figure]:
    """The figures of a report, by their words."""
    one = access.wanted_named(instrument, label, period, agency, TODAY)
    return {each.words: each for each in counted(corpus(), one, access.rows_reported(one))}


def cells(figure: Figure) -> dict[tuple[str, ...], int]:
    return {each.names: each.figure for each in figure.cells}


def asked(sql: str, *values: Any) -> dict[tuple[Any, ...], int]:
    """What the database answers: the last column by the others."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return {tuple(line[:-1]): line[-1] for line in cursor.fetchall()}


def json_text(column: str, name: str) -> str:
    """A name in a column of JSON, as text, in either database."""
    if connection.vendor == "postgresql":
        return f"{column} ->> '{name}'"
    return f"json_extract({column}, '$.{name}')"


def is_true(column: str, name: str) -> str:
    yes = "'true'" if connection.vendor == "postgresql" else "1"
    return f"{json_text(column, name)} = {yes}"


# The quarterly compilation of requests, § 10-178(d) -------------------------------------------------------------------
def a_quarter_of_requests() -> None:
    for agency, on, body, meant in (
        ("NYPD", date(2026, 7, 1), "ice", True), ("NYPD", date(2026, 8, 12), "ice", True),
        ("NYPD", date(2026, 9, 30), "cbp", True), ("DOC", date(2026, 9, 1), "ice", True),
        ("NYPD", date(2026, 8, 1), "fbi", False),
        # The days before and after are another quarter's.
        ("NYPD", date(2026, 6, 30), "ice", True), ("NYPD", date(2026, 10, 1), "ice", True),
    ):  # fmt: skip
        asked_for_help(agency, on, body, meant)


REQUESTS = ("NYC-AC-10-178", "requests-for-help", "2026 quarter 3")


def test_requests_are_split_by_who_asked_and_who_was_asked() -> None:
    a_quarter_of_requests()
    (figure,) = figures(*REQUESTS).values()
    assert figure.figure == 4 and figure.citation == "10-178(d)"
    assert cells(figure) == {("ice", "NYPD"): 2, ("cbp", "NYPD"): 1, ("ice", "DOC"): 1}


def test_requests_agree_with_sql() -> None:
    a_quarter_of_requests()
    body, meant = (
        json_text("r.answers", "body"),
        is_true("m.facts", "request_intended_to_further_immigration_enforcement"),
    )
    found = asked(
        f"""SELECT {body}, a.code, count(*) FROM matters_matter m JOIN people_agency a ON a.id = m.agency_id
        JOIN matters_step s ON s.matter_id = m.id JOIN matters_record r ON r.step_id = s.id
        WHERE r.register = 'enforcement_requests' AND m."on" BETWEEN %s AND %s AND {meant} GROUP BY 1, 2""",
        date(2026, 7, 1), date(2026, 9, 30),
    )  # fmt: skip
    (figure,) = figures(*REQUESTS).values()
    assert cells(figure) == found


def test_a_request_of_which_nobody_said_what_it_was_for_is_told_and_not_counted() -> None:
    asked_for_help("NYPD", date(2026, 8, 1), "ice", None)
    asked_for_help("NYPD", date(2026, 8, 2), "ice", True)
    asked_for_help("NYPD", date(2026, 8, 3), "ice", None, closed=False)
    (figure,) = figures(*REQUESTS).values()
    assert (figure.figure, figure.untold, figure.open) == (1, 1, 1)
    assert figure.shown == "at least 1"
    assert figure.notes == ("1 row is not decided yet", "the records of 1 do not say")


def test_a_quarter_without_any_request_is_nought() -> None:
    (figure,) = figures(*REQUESTS).values()
    assert figure.shown == "0" and not figure.notes


# The yearly detainer reports, §§ 9-131(f), 14-154(f), 9-205(f) ---------------------------------------------------------
def a_year_of_detainers(agency: str) -> None:
    as_found = PROBATION_FOUND if agency == "DOP" else ELSEWHERE_FOUND
    over, told, nobody = "handed_over_after_the_hold", "told_of_the_release_too", "nobody_came_for_the_person"
    for on, done, act, found, besides in (
        (date(2025, 7, 1), "released_when_due", "detain", NEITHER, {}),
        (date(2025, 8, 1), "not_honored", "detain", NEITHER, {}),
        (date(2025, 9, 1), "held", "detain", SERIOUS, {over: "yes", told: "no", nobody: "no"}),
        (date(2025, 10, 1), "held", "detain", WATCHED, {over: "no", told: "no", nobody: "yes"}),
        (date(2025, 11, 1), "handed_over", "transfer", WATCHED, {told: "yes", "answer_led_to_a_transfer": "yes"}),
        (date(2026, 6, 30), "told", "notify", SERIOUS, {"answer_led_to_a_transfer": "no"}),
    ):
        detainer(agency, on, done, act, found=as_found[found], besides=besides)
    # Another year's, and another agency's.
    detainer(agency, date(2025, 6, 30), "released_when_due")
    detainer(agency, date(2026, 7, 1), "released_when_due")
    detainer("ACS", date(2025, 9, 9), "released_when_due")


SPLIT_OF_REQUESTS = {
    "requests for information": 6,
    "requests about people without a serious record or a match": 2,
    "requests about people with a serious record": 2,
    "requests about people on the watch list alone": 2,
    "requests answered": 2,
    "answers about people without a serious record or a match": 0,
    "answers about people with a serious record": 1,
    "answers about people on the watch list alone": 1,
    "answers that helped to hand somebody over": 1,
}
AT_CORRECTION = {
    "detainers received": 6, "people held past release": 2, "people handed over": 2,
    "people handed over, with a serious record": 1, "people handed over, on the watch list alone": 1,
    "federal money for holding people, asked for, in dollars": None,
    "federal money for holding people, received, in dollars": None, "detainers not followed": 2,
    "people held whom nobody came for": 1, **SPLIT_OF_REQUESTS,
}  # fmt: skip
ELSEWHERE = {
    "detainers received": 6, "people held past release": 2, "people handed over": 2, "detainers not followed": 2,
    **SPLIT_OF_REQUESTS,
}  # fmt: skip


@pytest.mark.parametrize(
    ("instrument", "label", "agency", "expected"),
    [
        ("NYC-AC-9-131", "detainers-at-correction", "DOC", AT_CORRECTION),
        ("NYC-AC-14-154", "detainers-at-the-police", "NYPD", ELSEWHERE),
    ],
)
def test_detainers_are_counted_as_each_section_numbers_them(
    instrument: str, label: str, agency: str, expected: dict[str, int | None]
) -> None:
    a_year_of_detainers(agency)
    found = figures(instrument, label, "2026")
    assert {words: each.figure for words, each in found.items()} == expected
    assert not [each.notes for each in found.values() if each.open or each.untold]


def test_probation_counts_a_record_as_its_own_section_says() -> None:
    a_year_of_detainers("DOP")
    found = figures("NYC-AC-9-205", "detainers-at-probation", "2026")
    assert {words: each.figure for words, each in found.items()} == ELSEWHERE


DONE = {"people held past release": ("held",), "detainers not followed": ("released_when_due", "not_honored")}


@pytest.mark.parametrize(
    ("instrument", "label", "agency"),
    [
        ("NYC-AC-9-131", "detainers-at-correction", "DOC"), ("NYC-AC-14-154", "detainers-at-the-police", "NYPD"),
        ("NYC-AC-9-205", "detainers-at-probation", "DOP"),
    ],
)  # fmt: skip
def test_detainers_agree_with_sql(instrument: str, label: str, agency: str) -> None:
    a_year_of_detainers(agency)
    done, after = json_text("r.answers", "action_taken"), json_text("r.answers", "handed_over_after_the_hold")
    by_action = asked(
        f"""SELECT {done}, {after}, count(*) FROM matters_matter m JOIN people_agency a ON a.id = m.agency_id
        JOIN matters_step s ON s.matter_id = m.id JOIN matters_record r ON r.step_id = s.id
        WHERE s.kind = 'outcome' AND m.register = 'detainers' AND a.code = %s AND m."on" BETWEEN %s AND %s GROUP BY 1, 2""",
        agency, date(2025, 7, 1), date(2026, 6, 30),
    )  # fmt: skip
    found = figures(instrument, label, "2026")
    for words, actions in DONE.items():
        assert found[words].figure == sum(count for (one, _), count in by_action.items() if one in actions), words
    over = sum(
        count for (one, then), count in by_action.items() if one == "handed_over" or (one, then) == ("held", "yes")
    )
    assert found["people handed over"].figure == over
    received = asked(
        """SELECT 'all', count(*) FROM matters_matter m JOIN people_agency a ON a.id = m.agency_id
        WHERE m.register = 'detainers' AND a.code = %s AND m."on" BETWEEN %s AND %s""",
        agency, date(2025, 7, 1), date(2026, 6, 30),
    )  # fmt: skip
    assert found["detainers received"].figure == received["all",]


def test_a_serious_record_agrees_with_the_limbs_in_sql() -> None:
    a_year_of_detainers("DOC")
    limbs = "f.limbs::text" if connection.vendor == "postgresql" else "f.limbs"
    found = asked(
        f"""SELECT CASE WHEN {limbs} LIKE '%%(ii)(A)%%' THEN 'record' WHEN {limbs} LIKE '%%(ii)(B)%%' THEN 'list' ELSE 'no' END,
        count(DISTINCT m.id) FROM matters_matter m JOIN matters_seat t ON t.matter_id = m.id
        JOIN matters_finding f ON f.seat_id = t.id JOIN people_agency a ON a.id = m.agency_id
        WHERE a.code = 'DOC' AND m."on" BETWEEN %s AND %s GROUP BY 1""",
        date(2025, 7, 1), date(2026, 6, 30),
    )  # fmt: skip
    counts = figures("NYC-AC-9-131", "detainers-at-correction", "2026")
    assert counts["requests about people with a serious record"].figure == found["record",]
    assert counts["requests about people on the watch list alone"].figure == found["list",]
    assert counts["requests about people without a serious record or a match"].figure == found["no",]


def test_what_no_register_holds_cannot_be_counted_and_is_never_nought() -> None:
    money = figures("NYC-AC-9-131", "detainers-at-correction", "2026")[
        "federal money for holding people, received, in dollars"
    ]
    assert money.figure is None and money.shown == "cannot be counted" and money.may_be_typed
    assert money.notes == ("the register has no place for it",)


def test_the_reason_of_a_detainer_is_kept_nowhere_so_its_parts_are_told_by_whoever_knows() -> None:
    a_year_of_detainers("DOC")
    received = figures("NYC-AC-9-131", "detainers-at-correction", "2026")["detainers received"]
    assert received.figure == 6 and not received.may_be_typed
    assert not received.cells and received.parts_may_be_typed


def test_kinds_of_information_are_told_by_the_situation() -> None:
    a_year_of_detainers("DOC")
    asked_for = figures("NYC-AC-9-131", "detainers-at-correction", "2026")["requests for information"]
    assert cells(asked_for) == {("release_date",): 6}


def test_a_hold_of_which_nobody_wrote_whether_it_ended_in_a_transfer_is_told() -> None:
    detainer("DOC", date(2025, 9, 1), "held", found=ELSEWHERE_FOUND[SERIOUS])
    found = figures("NYC-AC-9-131", "detainers-at-correction", "2026")
    assert found["people held past release"].figure == 1
    assert found["people handed over"].figure is None and found["people handed over"].untold == 1


def test_an_answer_that_stands_in_for_one_that_nobody_may_keep_is_not_counted() -> None:
    """While a matter is open, answers that open no way count as no; they are no finding about a record."""
    detainer("DOC", date(2025, 9, 1), "told", "notify", found={"tsdb_possible_match": (False, [])})
    answers = figures("NYC-AC-9-131", "detainers-at-correction", "2026")["answers about people on the watch list alone"]
    assert answers.figure is None and answers.untold == 1


# The privacy reports, §§ 23-1202, 23-1205 ------------------------------------------------------------------------------
def a_quarter_of_disclosures() -> None:
    disclosure("DSS", date(2026, 7, 1), "other_city_agency", "everything", found={"exigent_circumstances": (True, [])})
    disclosure("ACS", date(2026, 8, 1), "court", "in_part", found={"exigent_circumstances": (False, [])})
    disclosure("DSS", date(2026, 9, 30), "court", "nothing")
    disclosure("DSS", date(2026, 10, 1), "court", "nothing", found={"exigent_circumstances": (True, [])})


def test_emergencies_are_those_that_a_supervisor_found() -> None:
    a_quarter_of_disclosures()
    found = figures("NYC-AC-23-12", "emergencies-and-mistakes", "2026 quarter 3")
    assert found["emergencies"].figure == 1
    assert found["disclosures against the chapter"].shown == "cannot be counted"
    yes = "'true'::jsonb" if connection.vendor == "postgresql" else "'true'"
    by_sql = asked(
        f"""SELECT f.fact, count(*) FROM matters_finding f JOIN matters_seat t ON t.id = f.seat_id
        JOIN matters_matter m ON m.id = t.matter_id WHERE f.fact = 'exigent_circumstances' AND m.register = 'disclosures'
        AND f.holds = {yes}
        AND m."on" BETWEEN %s AND %s GROUP BY 1""",
        date(2026, 7, 1), date(2026, 9, 30),
    )  # fmt: skip
    assert by_sql == {("exigent_circumstances",): 1}


def test_each_agency_reports_what_it_was_asked_for_and_what_it_gave() -> None:
    a_quarter_of_disclosures()
    disclosure("DSS", date(2024, 7, 1), "other_city_agency", "in_part")
    disclosure("DSS", date(2024, 6, 30), "other_city_agency", "in_part")
    disclosure("DSS", date(2026, 6, 30), "other_city_agency", "everything")
    disclosure("DSS", date(2025, 1, 2), "court", "nothing")
    found = figures("NYC-AC-23-12", "what-the-agency-holds", "2026", "DSS")
    assert [(each.figure, cells(each)) for each in found.values()] == [
        (3, {("other_city_agency",): 2, ("court",): 1}), (2, {("other_city_agency",): 2}),
    ]  # fmt: skip
    recipient = json_text("m.facts", "recipient_kind")
    assert cells(next(iter(found.values()))) == asked(
        f"""SELECT {recipient}, count(*) FROM matters_matter m JOIN people_agency a ON a.id = m.agency_id
        WHERE m.register = 'disclosures' AND a.code = 'DSS' AND m."on" BETWEEN %s AND %s GROUP BY 1""",
        date(2024, 7, 1), date(2026, 6, 30),
    )  # fmt: skip
    assert cells(found["times that it was given, all or part of it"]) == asked(
        f"""SELECT {recipient}, count(*) FROM matters_matter m JOIN people_agency a ON a.id = m.agency_id
        JOIN matters_step s ON s.matter_id = m.id JOIN matters_record r ON r.step_id = s.id
        WHERE s.kind = 'outcome' AND {json_text("r.answers", "given")} IN ('in_part', 'everything')
        AND m.register = 'disclosures' AND a.code = 'DSS' AND m."on" BETWEEN %s AND %s GROUP BY 1""",
        date(2024, 7, 1), date(2026, 6, 30),
    )  # fmt: skip


def test_a_row_counts_once_however_many_registers_it_stands_in(people: dict[str, Person]) -> None:
    a_year_of_detainers("DOC")
    one = access.wanted_named("NYC-AC-9-131", "detainers-at-correction", "2026", "", TODAY)
    rows = access.rows_reported(one)
    assert len(rows) == len({each.matter for each in rows}) == 6
