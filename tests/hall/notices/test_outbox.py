"""The outbox: posted with the act or not at all, once for each office, and nothing in it by which a person could be known."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from tests.hall.cities import NOW, a_city

from goldendoor.hall.notices.kinds import forget_notice, register_notice
from goldendoor.hall.notices.models import Notice
from goldendoor.hall.notices.outbox import post

pytestmark = pytest.mark.django_db
KIND = "a-thing-is-due"


@pytest.fixture(autouse=True)
def a_kind() -> Iterator[None]:
    a_city()
    register_notice(KIND, "Something is due", "By {thing} something is due.")
    yield
    forget_notice(KIND)


def posted(thing: object, key: str = "thing/1", office: str = "agency_head", agency: str | None = "DSS") -> None:
    post(KIND, key, office, agency, NOW, thing=thing)  # type: ignore[arg-type]


def test_a_notice_is_there_once_for_each_office_however_often_it_is_posted() -> None:
    for _ in range(3):
        posted(date(2026, 3, 8))
        post(KIND, "thing/1", "agency_head", "DSS", NOW + timedelta(days=9), thing=date(2026, 3, 9))
    posted(1, office="agency_privacy_officer")
    posted(1, agency="DOC")
    posted(1, key="thing/2")
    assert [(one.key, one.office, one.agency) for one in Notice.objects.order_by("pk")] == [
        ("thing/1", "agency_head", "DSS"), ("thing/1", "agency_privacy_officer", "DSS"),
        ("thing/1", "agency_head", "DOC"), ("thing/2", "agency_head", "DSS"),
    ]  # fmt: skip
    assert Notice.objects.order_by("pk")[0].about == {"thing": {"day": "2026-03-08"}}


def test_an_office_of_the_whole_city_is_told_once_whatever_agency_is_named() -> None:
    for agency in (None, "DSS", "MOIA"):
        posted(1, office="chief_privacy_officer", agency=agency)
    assert Notice.objects.get().agency == ""


def test_what_is_posted_by_an_act_that_fails_is_not_there() -> None:
    with pytest.raises(KeyError), transaction.atomic():
        posted(1)
        raise KeyError
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    "thing",
    ["EO 13 § 2(1)", "4-210(b)(2)", "Admin. Code 23-1202", "NYC-EO-13-2026", "EO 13 §§ 2(1), 5(2)", "DSS", "mayor"],
)
def test_a_section_an_agency_and_an_office_may_be_told(thing: str) -> None:
    posted(thing)
    assert Notice.objects.exists()


@pytest.mark.parametrize(
    "thing",
    [
        "Maria Doe", "doe@example.gov", "A123456789", "EO 13 § 123456789", "EO 13 Maria", "4-210 (Maria)", "", True, 1.5,
        None, 123_456_789, NOW, ["DSS"], {"day": "2026-03-04"}, "mayor ", "EO 13 § 2(1) Maria", "EO 13 § 2\n",
    ],
)  # fmt: skip
def test_nothing_else_may_be(thing: object) -> None:
    with pytest.raises(ValueError, match="no notice may hold it") as refused:
        posted(thing)
    assert "Maria" not in str(refused.value)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"key": "Maria Doe"}, "key"),
        ({"key": ""}, "key"),
        ({"office": "maria"}, "names no office"),
        ({"agency": "FBI"}, "this city has"),
    ],
)
def test_what_a_notice_is_for_is_known(wrong: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        posted(1, **wrong)  # type: ignore[arg-type]


def test_a_kind_is_registered_once_and_its_places_are_all_filled() -> None:
    with pytest.raises(ValueError, match="registered twice"):
        register_notice(KIND, "", "")
    with pytest.raises(ValueError, match="fixed"):
        register_notice("another", "By {day}", "It is due.")
    with pytest.raises(ValueError, match="a name alone"):
        register_notice("another", "Due", "By {day.year}.")
    with pytest.raises(ValueError, match="where a notice goes"):
        register_notice("another", "Due", "Due in {agency}.")
    with pytest.raises(ValueError, match="have places for thing"):
        post(KIND, "1", "agency_head", "DSS", NOW)
    with pytest.raises(ValueError, match="have places for thing"):
        post(KIND, "1", "agency_head", "DSS", NOW, thing=1, name=2)
    with pytest.raises(ValueError, match="No notice is called"):
        post("no-such", "1", "agency_head", "DSS", NOW)


@pytest.mark.django_db(transaction=True)
def test_a_notice_is_posted_in_a_transaction_only() -> None:
    assert not connection.in_atomic_block
    with pytest.raises(RuntimeError, match="in the transaction"):
        posted(1)
