"""Somebody for whom a detainer came is released when due; a clock shows the latest release, and never the time of a hold."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pytest

from goldendoor import City
from goldendoor.engine.calculated import hours_without_weekends_and_holidays, new_york
from goldendoor.engine.days_off import named_days
from goldendoor.engine.decision import Decision
from goldendoor.hall.matters.hold_periods import Period, end_of, periods_of, spoken
from goldendoor.hall.matters.holding import RELEASE, Holding, standing_of
from goldendoor.norms import Decided, Source, UnknownName, Verdict

CITY = City("nyc")
CORPUS, PLACE = CITY.corpus, CITY.place
# Before the State's courts spoke (2018) and the Department's own memo (2017) the short hold stood alone.
BEFORE_WELLS = date(2016, 2, 19)
SITUATION = {one.name: one.value for one in CORPUS.situations["a-detainer-came"].given}
NO_WARRANT: dict[str, Any] = {
    **SITUATION, "actor_agency": "NYPD", "paper_kind": "detainer_form", "paper_form": "I-247A", "warrant_issuer": "none",
    "warrant_presented": False, "hours_held_past_release_excl_weekends_holidays": 0,
    "federal_criminal_arrest_warrant_served": False, "arrest_authority_under_state_law": False,
}  # fmt: skip
WATCH_LIST = {**NO_WARRANT, "tsdb_possible_match": True, "ice_oral_claim_of_tsdb_match": False}
A_JUDGES_WARRANT: dict[str, Any] = {
    **NO_WARRANT, "paper_kind": "court_warrant", "paper_form": None, "warrant_issuer": "federal_magistrate",
    "warrant_presented": True, "warrant_presented_with_detainer": True, "warrant_on_probable_cause": True,
    "warrant_authorises_federal_immigration_authorities_custody": True,
}  # fmt: skip
RECORD: dict[str, Any] = {
    "conviction_offense": "Penal Law 120.05", "conviction_jurisdiction": None, "vsc_judgment_date": date(2014, 3, 1),
    "instant_arrest_date": date(2016, 2, 18), "vsc_commission_date": date(2013, 7, 9),
    "vsc_incarceration_intervals": None, "adjudicated_yo_or_jd": False, "offense_was_written_anew_and_wider": False,
}  # fmt: skip


def at(text: str) -> datetime:
    """A time on New York's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=new_york())


@cache
def short_hold(day: date) -> Decision:
    """A decision that allows the 48 hours of 14-154(b)(2)."""
    decision = CITY.decide("detain", on=day, facts=WATCH_LIST)
    assert decision.verdict is Verdict.MAY
    return decision


def clock(release_due: str) -> str:
    due = at(release_due)
    return standing_of(CORPUS, PLACE, short_hold(due.date()), due, due - timedelta(hours=1)).clock


# Who may be held at all --------------------------------------------------------------------------------------------


def test_without_a_recorded_power_the_person_is_released_when_due_whatever_the_law_allows() -> None:
    holding = standing_of(CORPUS, PLACE, short_hold(BEFORE_WELLS), at("2016-02-19T10:00"), None)
    assert (holding.sentence, holding.latest_release) == (RELEASE, None)
    assert holding.clock == "Release due: Fri 19 Feb 2016, 10:00"
    assert holding.computed == "The Legal Bureau has recorded no power for it."


def test_with_a_recorded_power_and_a_law_that_allows_it_there_is_a_latest_release() -> None:
    holding = standing_of(CORPUS, PLACE, short_hold(BEFORE_WELLS), at("2016-02-19T10:00"), at("2016-02-19T09:30"))
    assert holding.clock == "Latest release: Tue 23 Feb 2016, 10:00"
    assert holding.sentence.startswith("Release the person by Tue 23 Feb 2016, 10:00 at the latest")
    assert holding.citations == ("14-154(b)(2)", "GCN § 24")
    assert "48 hours from Fri 19 Feb 2016, 10:00 (14-154(b)(2))" in holding.computed
    assert "Sat 20 Feb (Saturday), Sun 21 Feb (Sunday)" in holding.computed
    # The table of holidays is told from memory: the weakest text is the one that is shown.
    assert holding.text.startswith("recalled")


@pytest.mark.parametrize(
    ("facts", "on", "why"),
    [
        ({"tsdb_possible_match": False, "ice_oral_claim_of_tsdb_match": False, "convicted_vsc_ever": False,
          "convicted_vsc_within_5y": False}, BEFORE_WELLS, "does not allow"),
        (WATCH_LIST, date(2026, 2, 20), "does not allow"),  # state law gives no power, and the Department's memo says no
        ({"tsdb_possible_match": True, "ice_oral_claim_of_tsdb_match": "unknown"}, BEFORE_WELLS, "not known yet"),
        ({}, BEFORE_WELLS, "not known yet"),
        ({"ice_oral_claim_of_tsdb_match": True, "tsdb_possible_match": False, "convicted_vsc_ever": False,
          "convicted_vsc_within_5y": False}, BEFORE_WELLS, "for counsel"),
        ({}, date(2013, 6, 1), "not held"),
        ({"detainer_lodged": False}, BEFORE_WELLS, "No law held here"),
    ],
    ids=["no ground", "2026", "half known", "nothing known", "an open question", "no text", "no detainer"],
)  # fmt: skip
def test_a_recorded_power_holds_nobody_where_the_law_does_not_allow_it(
    facts: dict[str, Any], on: date, why: str
) -> None:
    decision = CITY.decide("detain", on=on, facts={**NO_WARRANT, **facts})
    due = datetime.combine(on, datetime.min.time(), new_york())
    holding = standing_of(CORPUS, PLACE, decision, due, due - timedelta(hours=1))
    assert (holding.sentence, holding.latest_release) == (RELEASE, None)
    assert why in holding.computed


def test_between_the_short_hold_and_the_state_courts_counsel_decides_and_until_then_nobody_is_held() -> None:
    on = date(2018, 11, 20)
    decision = CITY.decide("detain", on=on, facts=WATCH_LIST, under=["NYC-AC-14-154", "NY-WELLS-2018"])
    assert decision.verdict is Verdict.REFER
    assert standing_of(CORPUS, PLACE, decision, at("2018-11-20T10:00"), at("2018-11-20T09:00")).latest_release is None


def test_a_record_made_after_the_release_was_due_does_not_reach_back() -> None:
    due = at("2016-02-19T10:00")
    in_time = standing_of(CORPUS, PLACE, short_hold(BEFORE_WELLS), due, due)
    too_late = standing_of(CORPUS, PLACE, short_hold(BEFORE_WELLS), due, due + timedelta(seconds=1))
    assert in_time.latest_release is not None
    assert too_late.latest_release is None and "does not reach back" in too_late.computed


def test_nobody_is_held_on_what_is_only_assumed() -> None:
    told = {name: value for name, value in WATCH_LIST.items() if name != "federal_criminal_arrest_warrant_served"}
    decision = CITY.decide("detain", on=BEFORE_WELLS, facts=told, rest=True)
    assert decision.verdict is Verdict.MAY
    holding = standing_of(CORPUS, PLACE, decision, at("2016-02-19T10:00"), at("2016-02-19T09:00"))
    assert holding.latest_release is None and "assumed" in holding.computed


def test_nobody_is_held_on_an_answer_from_part_of_the_law() -> None:
    on = date(2026, 2, 20)
    decision = CITY.decide("detain", on=on, facts=WATCH_LIST, under=["NYC-AC-14-154"])
    assert decision.verdict is Verdict.MAY
    holding = standing_of(CORPUS, PLACE, decision, at("2026-02-20T10:00"), at("2026-02-20T09:00"))
    assert holding.latest_release is None and "Not all of the law" in holding.computed


def test_nobody_is_held_on_an_answer_of_yesterdays_law() -> None:
    changed = replace(CORPUS.instruments["NYC-AC-14-154"], content_hash="another text")
    corpus = replace(CORPUS, instruments={**CORPUS.instruments, "NYC-AC-14-154": changed})
    holding = standing_of(corpus, PLACE, short_hold(BEFORE_WELLS), at("2016-02-19T10:00"), at("2016-02-19T09:00"))
    assert holding.latest_release is None


def test_nobody_is_held_on_an_answer_from_before_the_law_changed() -> None:
    """The Police Department's memo, from 1 February 2017, ends the short hold."""
    before = short_hold(date(2017, 1, 27))
    for due, latest in (("2017-01-31T10:00", "Wed 1 Feb 2017, 00:00"), ("2017-01-27T10:00", "Tue 31 Jan 2017, 10:00")):
        assert standing_of(CORPUS, PLACE, before, at(due), at(due)).clock == f"Latest release: {latest}"
    later = standing_of(CORPUS, PLACE, before, at("2017-02-01T10:00"), at("2017-01-27T10:00"))
    assert later.latest_release is None and "The law changes" in later.computed


def at_correction(**facts: Any) -> Decision:
    given = {**A_JUDGES_WARRANT, **RECORD, "actor_agency": "DOC", **facts}
    return CITY.decide("detain", on=BEFORE_WELLS, facts=given)


def test_where_two_readings_of_the_five_years_differ_the_shorter_hold_counts_until_counsel_has_decided() -> None:
    # Judged over five years before the arrest, after months in custody: recent on one reading only.
    imprisoned = {"vsc_judgment_date": date(2011, 2, 10), "vsc_commission_date": date(2010, 1, 1),
                  "vsc_incarceration_intervals": [["2010-02-01", "2010-12-01"]]}  # fmt: skip
    decision = at_correction(**imprisoned)
    assert decision.verdict is Verdict.MAY and [one.question for one in decision.questions] == ["A-17"]
    due, ends = at("2016-02-19T10:00"), at("2016-02-20T10:00")
    open_still = standing_of(CORPUS, PLACE, decision, due, due, ends)
    assert open_still.latest_release is None and "City counsel decides" in open_still.computed
    choice = Decided("A-17", "as-the-text-counts", date(2016, 1, 1), "counsel", Source("decided.md", 1))
    decided = replace(CORPUS, decided=(*CORPUS.decided, choice))
    assert standing_of(decided, PLACE, decision, due, due, ends).latest_release == ends


def test_where_the_law_names_no_hours_only_the_end_on_record_makes_a_clock() -> None:
    decision, due = at_correction(), at("2016-02-19T10:00")
    assert decision.verdict is Verdict.MAY
    without = standing_of(CORPUS, PLACE, decision, due, due)
    assert (without.sentence, without.latest_release) == (RELEASE, None)
    assert "names no hours" in without.computed
    until = standing_of(CORPUS, PLACE, decision, due, due, at("2016-02-19T18:00"))
    assert until.clock == "Latest release: Fri 19 Feb 2016, 18:00"
    assert until.citations == ("9-131(b)(1)(i), (ii)",)
    over = standing_of(CORPUS, PLACE, decision, due, due, due)
    assert over.latest_release is None


@pytest.mark.parametrize(
    ("ends", "shown"),
    [("2016-02-22T12:00", "Mon 22 Feb 2016, 12:00"), ("2016-03-01T12:00", "Tue 23 Feb 2016, 10:00")],
    ids=["the record ends first", "the law ends first"],
)
def test_of_two_ends_the_earlier_counts(ends: str, shown: str) -> None:
    due = at("2016-02-19T10:00")
    assert standing_of(CORPUS, PLACE, short_hold(BEFORE_WELLS), due, due, at(ends)).clock == f"Latest release: {shown}"


# Telling and handing over ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "told"), [("notify", "Do not tell them of the release."), ("transfer", "Do not hand the person over.")]
)
def test_a_detainer_alone_tells_nobody_and_hands_nobody_over(act: str, told: str) -> None:
    decision = CITY.decide(act, on=BEFORE_WELLS, facts=WATCH_LIST)
    due = at("2016-02-19T10:00")
    for authority in (None, due):
        holding = standing_of(CORPUS, PLACE, decision, due, authority)
        assert holding.sentence == f"{told} {RELEASE}" and holding.latest_release is None


NOTHING_CONFIDENTIAL = dict.fromkeys(
    ("disclosure_required_by_law", "compliance_with_federal_law", "applicant_information", "received_under_e4iii"), False
)  # fmt: skip
BY_COURT_ORDER = {"court_order": True}


@pytest.mark.parametrize("act", ["notify", "transfer"])
def test_even_where_the_law_allows_it_only_the_legal_bureau_does_it_and_nobody_stays_longer(act: str) -> None:
    facts = {**A_JUDGES_WARRANT, **RECORD, **NOTHING_CONFIDENTIAL, **BY_COURT_ORDER, "actor_agency": "DOC"}
    decision = CITY.decide(act, on=BEFORE_WELLS, facts=facts)
    assert decision.verdict is Verdict.MAY
    due = at("2016-02-19T10:00")
    before = standing_of(CORPUS, PLACE, decision, due, None)
    assert before.sentence.startswith("Do not ")
    after = standing_of(CORPUS, PLACE, decision, due, due)
    assert "Legal Bureau" in after.sentence and after.latest_release is None
    assert after.passed(due) and not after.passed(due - timedelta(seconds=1))


def test_another_act_is_no_matter_of_a_detainer() -> None:
    decision = CITY.decide("inquire", on=BEFORE_WELLS)
    with pytest.raises(UnknownName, match="inquire"):
        standing_of(CORPUS, PLACE, decision, at("2016-02-19T10:00"), None)


# Hours -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("release_due", "latest"),
    [
        ("2016-02-16T10:00", "Thu 18 Feb 2016, 10:00"),
        ("2016-02-19T18:30", "Tue 23 Feb 2016, 18:30"),  # a Friday evening
        ("2016-02-20T15:00", "Wed 24 Feb 2016, 00:00"),  # on a Saturday: nothing counts before Monday
        ("2016-02-28T23:59", "Wed 2 Mar 2016, 00:00"),  # over the leap day
        ("2016-02-11T12:00", "Wed 17 Feb 2016, 12:00"),  # Lincoln, a weekend and Washington in a row
        ("2015-12-24T09:00", "Tue 29 Dec 2015, 09:00"),  # Christmas on a Friday
        ("2015-12-31T09:00", "Tue 5 Jan 2016, 09:00"),  # over the year's end, New Year on a Friday
        ("2015-11-25T22:00", "Mon 30 Nov 2015, 22:00"),  # Thanksgiving
        ("2016-07-01T10:00", "Wed 6 Jul 2016, 10:00"),  # Independence Day on a Monday
        ("2016-12-23T10:00", "Wed 28 Dec 2016, 10:00"),  # Christmas on a Sunday is kept on the Monday
        ("2016-03-11T10:00", "Tue 15 Mar 2016, 10:00"),  # over the night that loses an hour
        ("2016-11-04T10:00", "Wed 9 Nov 2016, 10:00"),  # over the night that gains one, and Election Day
    ],
)
def test_the_latest_release_is_48_hours_that_count_after_the_release_was_due(release_due: str, latest: str) -> None:
    assert clock(release_due) == f"Latest release: {latest}"


def test_the_hours_that_pass_until_the_latest_release_are_never_more_than_the_law_says() -> None:
    """Hours all over a year: nothing rolls to a later day, and no clock change adds an hour."""
    decision, hour = short_hold(BEFORE_WELLS), at("2016-01-01T00:00").astimezone(UTC)
    while hour < datetime(2016, 12, 31, tzinfo=UTC):
        latest = standing_of(CORPUS, PLACE, decision, hour, hour).latest_release
        assert latest is not None
        days_off = frozenset(named_days(CORPUS, PLACE, hour.astimezone(new_york()).date()))
        assert hours_without_weekends_and_holidays(hour, latest, days_off) == timedelta(hours=48)
        hour += timedelta(hours=31)


@pytest.mark.parametrize(("release_due", "hours"), [("2016-03-11T10:00", 95), ("2016-11-04T10:00", 121)])
def test_the_nights_of_the_clock_change_are_as_long_as_they_are(release_due: str, hours: int) -> None:
    due = at(release_due)
    latest = standing_of(CORPUS, PLACE, short_hold(due.date()), due, due).latest_release
    assert latest is not None and latest.astimezone(UTC) - due.astimezone(UTC) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("release_due", "end"),
    [("2016-03-12T20:00", "Sun 13 Mar 2016, 07:00"), ("2016-11-05T20:00", "Sun 6 Nov 2016, 05:00")],
)
def test_where_a_law_leaves_no_days_out_every_hour_that_truly_passes_counts(release_due: str, end: str) -> None:
    assert spoken(end_of(CORPUS, PLACE, Period(10, False, "a law", "a law"), at(release_due))) == end


def test_where_no_table_of_holidays_is_law_the_hold_is_shorter() -> None:
    due, period = at("2016-02-11T12:00"), Period(48, True, "14-154(b)(2)", "NYC-AC-14-154")
    elsewhere = CORPUS.place("durham")
    assert end_of(CORPUS, elsewhere, period, due) == at("2016-02-15T12:00") < end_of(CORPUS, PLACE, period, due)


def test_the_hours_are_the_laws_own_number() -> None:
    (norm,) = short_hold(BEFORE_WELLS).norms
    assert periods_of(CORPUS, norm, BEFORE_WELLS) == (Period(48, True, "14-154(b)(2)", "NYC-AC-14-154"),)
    # A term that counts its hours without the table of holidays counts all of them.
    (term,) = CORPUS.terms["the_hours_are_over"]
    plain = replace(CORPUS, terms={**CORPUS.terms, "the_hours_are_over": (replace(term, limbs=term.limbs[:1]),)})
    assert periods_of(plain, norm, BEFORE_WELLS) == (Period(48, False, "14-154(b)(2)", "NYC-AC-14-154"),)
    (warrant_and_record,) = [one for one in at_correction().norms if one.word == "may"]
    assert periods_of(CORPUS, warrant_and_record, BEFORE_WELLS) == ()


# The clock ---------------------------------------------------------------------------------------------------------


def test_the_clock_has_passed_from_the_very_moment_on() -> None:
    due = at("2016-02-19T10:00")
    holding = standing_of(CORPUS, PLACE, short_hold(BEFORE_WELLS), due, due)
    assert not holding.passed(at("2016-02-23T09:59")) and holding.passed(at("2016-02-23T10:00"))
    assert holding.passed(datetime(2016, 2, 23, 15, tzinfo=UTC))


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first, second = at("2016-11-06T01:30"), at("2016-11-06T01:30").replace(fold=1)
    assert spoken(first) == "Sun 6 Nov 2016, 01:30 EDT" and spoken(second) == "Sun 6 Nov 2016, 01:30 EST"
    holding = standing_of(CORPUS, PLACE, short_hold(BEFORE_WELLS), second, None)
    assert not holding.passed(first) and holding.passed(second)
    assert spoken(at("2016-11-06T03:30")) == "Sun 6 Nov 2016, 03:30"


def test_the_clock_never_shows_a_later_minute() -> None:
    assert spoken(at("2026-02-24T10:00:59")) == "Tue 24 Feb 2026, 10:00"


def test_a_time_without_a_zone_or_beyond_the_calendar_is_refused() -> None:
    decision, due = short_hold(BEFORE_WELLS), at("2016-02-19T10:00")
    naive = datetime(2016, 2, 19, 10)
    for wrong in ((naive, None), (due, naive), (due, due, naive)):
        with pytest.raises(ValueError, match="zone"):
            standing_of(CORPUS, PLACE, decision, *wrong)
    with pytest.raises(ValueError, match="zone"):
        standing_of(CORPUS, PLACE, decision, due, None).passed(naive)
    with pytest.raises(ValueError, match="so far ahead"):
        end_of(CORPUS, PLACE, Period(48, True, "14-154(b)(2)", "NYC-AC-14-154"), at("9999-06-01T10:00"))


@pytest.mark.parametrize("authority", [None, at("2016-02-19T09:00")], ids=["nothing recorded", "recorded"])
def test_nothing_of_the_record_shows_in_how_somebody_stands(authority: datetime | None) -> None:
    seen: list[Holding] = []
    for record in (RECORD, {**RECORD, "conviction_offense": "Penal Law 160.15", "vsc_judgment_date": date(2015, 5, 5)}):
        decision = at_correction(**record)
        seen.append(standing_of(CORPUS, PLACE, decision, at("2016-02-19T10:00"), authority, at("2016-02-19T18:00")))
    assert repr(seen[0]) == repr(seen[1])
    for value in ("120.05", "160.15", "assault", "robbery", "2014, 3, 1", "March", "2013", "conviction"):
        assert value not in repr(seen[0])
