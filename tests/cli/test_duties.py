"""`goldendoor duties`: a page, JSON, and a calendar file that other programs read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event

YEAR = ("duties", "--city", "nyc", "--from", "2026-02-06", "--to", "2026-12-31")
VACANCY = ("--event", "apo_vacancy_date=2026-07-02")


def entries(content: bytes) -> dict[str, Event]:
    """The entries of a calendar file by their names, as another program reads them."""
    calendar = Calendar.from_ical(content)
    found = {str(one["uid"]): one for one in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def written(run: Any, tmp_path: Path, *more: str) -> bytes:
    file = tmp_path / "duties.ics"
    run(*YEAR, *more, "--ics", str(file))
    return file.read_bytes()


def test_the_page_tells_who_owes_what_to_whom_by_when_and_how_the_day_was_found(run: Any) -> None:
    page = run(*YEAR, "--agency", "acs", *VACANCY).stdout
    assert max(map(len, page.splitlines())) <= 80
    plain = " ".join(page.split())
    assert "2026-05-07 ACS: send a report: audit report with policy changes; to: Mayor. EO 13 § 2" in plain
    assert "by 7 May 2026: 90 days after 6 February 2026" in plain
    assert "That day is Saturday; if such a day moves, it is 2026-08-03 (A-42, open)." in plain
    assert "The law gives no number of days" in page
    assert "Research, not the City's advice" in page


def test_a_duty_that_waits_says_which_event_to_give(run: Any) -> None:
    page = run(*YEAR).stdout
    assert "After an event that nobody has given (--event)" in page
    assert "Give it as --event apo_vacancy_date=DAY." in page


def test_the_same_as_json(run: Any) -> None:
    found = json.loads(run(*YEAR, "--agency", "ACS", *VACANCY, "--json").stdout)
    assert found["legal_holidays_held"] is True and found["agency"] == "ACS"
    post = next(one for one in found["duties"] if one["norm"] == "fill-the-post")
    assert (post["due"], post["other_day"], post["falls_on"]) == ("2026-08-01", "2026-08-03", "Saturday")
    assert post["event"] == ["apo_vacancy_date", "2026-07-02"]
    days = [one["due"] for one in found["duties"] if one["due"]]
    assert days == sorted(days)


def test_the_calendar_holds_each_duty_that_has_a_day_and_no_other(run: Any, tmp_path: Path) -> None:
    listed = json.loads(run(*YEAR, *VACANCY, "--json").stdout)["duties"]
    found = entries(written(run, tmp_path, *VACANCY))
    assert sorted(str(one.decoded("dtstart")) for one in found.values()) == [one["due"] for one in listed if one["due"]]
    for one in found.values():
        assert (one.decoded("dtend") - one.decoded("dtstart")).days == 1
        assert one["dtstart"].params["VALUE"] == "DATE"
        assert "No lawyer has reviewed" in str(one["description"])


def test_a_day_on_a_weekend_stays_where_it_is_in_the_calendar_and_the_other_is_told(run: Any, tmp_path: Path) -> None:
    found = entries(written(run, tmp_path, *VACANCY))
    (post,) = [one for one in found.values() if one.decoded("dtstart") == date(2026, 8, 1)]
    told = str(post["description"])
    assert "1 August 2026 is Saturday" in told and "3 August 2026 (A-42, open)" in told


def test_an_entry_keeps_its_name_whatever_days_are_asked_for_and_whatever_day_it_falls_on(
    run: Any, tmp_path: Path
) -> None:
    first = set(entries(written(run, tmp_path)))
    file = tmp_path / "again.ics"
    run("duties", "--city", "nyc", "--from", "2020-01-01", "--to", "2027-12-31", "--ics", str(file))
    assert first and first <= set(entries(file.read_bytes()))


def test_the_same_law_writes_the_same_file_byte_for_byte(run: Any, tmp_path: Path) -> None:
    assert written(run, tmp_path, *VACANCY) == written(run, tmp_path, *VACANCY)


def test_the_lines_of_the_file_are_as_rfc_5545_has_them(run: Any, tmp_path: Path) -> None:
    content = written(run, tmp_path, *VACANCY)
    assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    for name in (b"PRODID:", b"VERSION:2.0", b"UID:", b"DTSTAMP:"):
        assert any(line.startswith(name) for line in lines)


def test_the_calendar_goes_to_standard_output_too(process: Any) -> None:
    done = process(*YEAR, "--ics", "-")
    assert done.returncode == 0 and entries(done.stdout)
    assert b"without one are left out" in done.stderr


def test_what_counsel_has_not_decided_is_not_told_in_a_calendar(run: Any, tmp_path: Path) -> None:
    content = written(run, tmp_path).replace(b"\r\n ", b"").decode()
    assert "City counsel decides." in content and "A-23" not in content


def test_a_city_without_holidays_in_its_law_says_so(run: Any) -> None:
    found = json.loads(run("duties", "--city", "durham", "--from", "2026-01-01", "--to", "2026-12-31", "--json").stdout)
    assert found["legal_holidays_held"] is False


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--from", "2027-01-01", "--to", "2026-01-01"), "--from 2027-01-01 is after --to 2026-01-01"),
        (("--agency", "ACX"), "actor_agency cannot be 'ACX'; did you mean ACS?"),
        (
            ("--event", "apo_vacanc_date=2026-01-01"),
            "there is no event named 'apo_vacanc_date'; did you mean apo_vacancy_date?",
        ),
        (("--event", "apo_vacancy_date"), "write apo_vacancy_date=2026-03-02"),
        (("--event", "person_is_minor=2026-01-01"), "it is no day of an event; duties are counted from: "),
        (("--event", "apo_vacancy_date=soon"), "'soon' is no day"),
        (("--ics", "x.ics", "--json"), "ask for one of them"),
        (("--ics", "no-such-folder/x.ics"), "No such file or directory"),
        (("--city", "nyk"), "there is no city named 'nyk'; did you mean nyc?"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(run: Any, typed: tuple[str, ...], said: str) -> None:
    complaint = run(*YEAR, *typed, code=2).stderr
    assert said in complaint and complaint.count("\n") == 1


def test_what_the_law_gives_no_day_for_has_the_citys_target_told_as_no_law(run: Any) -> None:
    shown = " ".join(run(*YEAR).stdout.split())
    assert (
        "Internal target: by 30 July 2026, 30 days after the quarter that ends on 30 June 2026 (the City's own target, not law)"
        in shown
    )
    dated = [one for one in json.loads(run(*YEAR, "--json").stdout)["duties"] if one["due"]]
    assert dated and all(one["internal_target"] is None for one in dated)  # where the law gives a day, the law counts
