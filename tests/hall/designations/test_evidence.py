"""What the board is shown: each fact since its own day, nothing before it was entered, and where it can be looked at."""

from datetime import date

from tests.hall.designations.cases import ACCESS, MEMBER, PRIVACY, done, left, named
from tests.hall.designations.conftest import People

from goldendoor.hall.designations.actions import CorrectDesignation, TellChiefPrivacyOfficer
from goldendoor.hall.duties.sources import facts_shown, shown

FEB_18, FEB_20, FEB_25 = date(2026, 2, 18), date(2026, 2, 20), date(2026, 2, 25)
SEP = date(2026, 9, 1)


def values(fact: str, day: date = SEP, agency: str = "DSS") -> list[tuple[object, date]]:
    return [(one.value, one.since) for one in shown(fact, agency, day)]


def test_the_facts_that_these_records_show() -> None:
    assert set(facts_shown()) >= {
        "apo_contact_sent", "apo_vacancy_date", "new_apo_designated", "new_apo_is_interim", "committee_member_named",
        "responsible_individual_designated",
    }  # fmt: skip


def test_a_name_that_was_sent_is_shown_since_that_day_and_not_before_it_was_entered(people: People) -> None:
    made = named(people["hana"], FEB_18)
    done(TellChiefPrivacyOfficer(made.pk, FEB_20), people["cal"], FEB_25)
    assert values("apo_contact_sent", date(2026, 2, 24)) == []
    found = shown("apo_contact_sent", "DSS", FEB_25)
    assert [(one.value, one.since) for one in found] == [(True, FEB_20)]
    assert found[0].evidence == (
        "privacy officer of DSS: name and contact sent to the CPO on 20 February 2026, entered on 25 February 2026"
    )
    assert found[0].address == "/hall/designations/DSS/privacy-officer/"
    assert values("apo_contact_sent", agency="ACS") == []


def test_a_vacancy_and_who_follows_are_events(people: People) -> None:
    left(people["hana"], named(people["hana"], FEB_18).pk, date(2026, 7, 1))
    named(people["hana"], date(2026, 7, 20), interim=True)
    named(people["hana"], date(2026, 8, 12))
    assert values("apo_vacancy_date") == [(date(2026, 7, 2), date(2026, 7, 2))]
    assert values("apo_vacancy_date", date(2026, 7, 1)) == []
    dates = [FEB_18, date(2026, 7, 20), date(2026, 8, 12)]
    assert values("new_apo_designated") == [(day, day) for day in dates]
    assert values("new_apo_is_interim") == list(zip([False, True, False], dates, strict=True))


def test_whoever_was_there_before_the_order_is_not_new(people: People) -> None:
    named(people["hana"], FEB_18, since=date(2024, 12, 2))
    assert values("new_apo_designated") == []
    assert values("new_apo_is_interim") == [(False, date(2024, 12, 2))]


def test_a_member_and_a_designee_are_named_until_the_post_falls_vacant(people: People) -> None:
    for post, fact in ((MEMBER, "committee_member_named"), (ACCESS, "responsible_individual_designated")):
        assert values(fact) == []
        made = named(people["hana"], FEB_18, post)
        assert values(fact) == [(True, FEB_18)]
        left(people["hana"], made.pk, date(2026, 7, 1))
        assert values(fact) == [(True, FEB_18), (False, date(2026, 7, 2))]
        assert values(fact, date(2026, 6, 30)) == [(True, FEB_18)]


def test_a_correction_is_what_is_shown_from_its_day_on(people: People) -> None:
    made = named(people["hana"], FEB_18)
    right = CorrectDesignation(made.pk, "Pria", "Room 4", FEB_20, None, True, "The day was wrong.")
    done(right, people["hana"], FEB_25)
    assert values("new_apo_designated", date(2026, 2, 24)) == [(FEB_18, FEB_18)]
    assert values("new_apo_designated", FEB_25) == [(FEB_20, FEB_20)]
    assert values("new_apo_is_interim", FEB_25) == [(True, FEB_20)]
    assert PRIVACY in shown("new_apo_designated", "DSS", FEB_25)[0].address
