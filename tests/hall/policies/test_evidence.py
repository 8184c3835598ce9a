"""What the records show of the order's duties, on each day: nothing that became known later, and every figure with its source."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from tests.hall.cities import Person
from tests.hall.policies.cases import TEXT, does, published, signed

from goldendoor.engine.cache import open_law
from goldendoor.hall.duties.sources import shown
from goldendoor.hall.policies import actions, audit_acts
from goldendoor.hall.policies.models import Audit
from goldendoor.norms.giving import read_facts
from goldendoor.norms.listing import row_lists

pytestmark = pytest.mark.django_db
People = dict[str, Person]
HARD = (
    "Notwithstanding organizational considerations, personnel shall communicate particulars immediately to authorities."
)
LANGUAGES = (
    "Spanish", "Chinese", "Russian", "Bengali", "Haitian Creole", "Korean", "Arabic", "Urdu", "French", "Polish",
)  # fmt: skip


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


FIRST, SECOND, THIRD = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20)


def value(fact: str, day: date, agency: str = "DSS") -> list[object]:
    return [one.value for one in shown(fact, agency, day)]


def test_policies_are_online_from_the_day_they_are_published(people: People) -> None:
    version = published(people, at=noon(FIRST))
    assert value("policies_online", date(2026, 3, 1)) == []
    (one,) = shown("policies_online", "DSS", FIRST)
    assert (one.value, one.since, one.address) == (True, FIRST, "/policies/DSS/at-our-doors/1/")
    assert "At our doors" in one.evidence
    assert value("policies_online", FIRST, "DOC") == []
    does(actions.WithdrawPolicy(version.policy_id, "Old."), people["hana"], noon(SECOND))
    assert value("policies_online", date(2026, 3, 8)) == [True]
    assert value("policies_online", SECOND) == []


def test_an_evening_in_new_york_belongs_to_its_own_day(people: People) -> None:
    published(people, at=datetime(2026, 3, 3, 3, 30, tzinfo=UTC))  # half past ten in the evening of the second
    (one,) = shown("policies_online", "DSS", FIRST)
    assert one.since == FIRST


def test_plain_language_goes_by_the_hardest_text_and_shows_its_figure(people: People) -> None:
    published(people, at=noon(FIRST))
    published(people, HARD, "Hard", at=noon(SECOND))
    assert value("plain_language", FIRST) == [True]
    (one,) = shown("plain_language", "DSS", SECOND)
    assert (one.value, one.since, one.address) == (False, SECOND, "/policies/DSS/hard/1/")
    assert "Hard: grade" in one.evidence and "grade 8 at most" in one.evidence
    published(people, "Do not help them. Call us.", "Hard", at=noon(THIRD))
    assert value("plain_language", THIRD) == [True]
    assert value("plain_language", SECOND) == [False]


def test_languages_count_where_every_text_is_out_in_them(people: People) -> None:
    version = published(people, at=noon(FIRST))
    assert value("languages_online", FIRST) == ["English"]
    for language in LANGUAGES:
        act = actions.RecordTranslation(version.pk, language, f"https://city.example/{language[:2]}/")
        does(act, people["cal"], noon(SECOND))
    (one,) = shown("languages_online", "DSS", SECOND)
    assert (one.value, one.since) == ("all ten languages", SECOND)
    assert value("languages_online", date(2026, 3, 8)) == ["English"]
    published(people, "Another.", "Other", at=noon(THIRD))
    assert value("languages_online", THIRD) == ["English"]


def test_the_law_takes_the_words_for_all_languages_and_for_some_as_they_are_meant(people: People) -> None:
    corpus = open_law(None)
    table = corpus.table_on("full_translations", SECOND)
    assert table is not None
    version = published(people, at=noon(FIRST))
    for number, language in enumerate(LANGUAGES, start=1):
        act = actions.RecordTranslation(version.pk, language, f"https://city.example/{number}/")
        does(act, people["cal"], noon(SECOND))
        (words,) = value("languages_online", SECOND)
        assert read_facts(corpus, {"languages_online": words})
        listed = any(row_lists(row, str(words)) for row in table.rows)
        assert listed is (number == len(LANGUAGES)), words


def test_a_second_version_shows_a_change_that_is_online(people: People) -> None:
    published(people, at=noon(FIRST))
    assert value("policies_have_changed", FIRST) == []
    published(people, TEXT.replace("closed", "shut"), at=noon(SECOND))
    (one,) = shown("policies_have_changed", "DSS", SECOND)
    assert (one.value, one.since, one.address) == (True, SECOND, "/policies/DSS/at-our-doors/2/")
    assert "version 2 is online, with what changed, since 9 March 2026" in one.evidence


@pytest.fixture
def both_signed(people: People) -> Iterator[Audit]:
    yield signed(people)


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 5, 7), "in time"), (date(2026, 5, 8), "1 day late"), (date(2026, 6, 3), "27 days late")],
)
def test_a_report_shows_when_it_was_sent_and_how_late(
    people: People, both_signed: Audit, day: date, words: str
) -> None:
    assert value("audit_report_submitted", date(2026, 12, 31)) == []
    does(audit_acts.SendAudit(both_signed.pk), people["hana"], noon(day))
    (one,) = shown("audit_report_submitted", "DSS", day)
    assert (one.value, one.since, one.address) == (True, day, f"/hall/audits/{both_signed.pk}/")
    assert one.evidence.endswith(f", {words}.")
    assert value("audit_report_submitted", date(2026, 5, 6)) == []
