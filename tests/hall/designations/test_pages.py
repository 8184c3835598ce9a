"""The pages about posts: what each office sees of whom, what is still to be done first, and the forms."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.hall.designations.cases import ACCESS, MEMBER, PRIVACY, at_noon, done, left, named
from tests.hall.designations.conftest import People

from goldendoor.hall.designations.actions import NoteConsultation, TellChiefPrivacyOfficer
from goldendoor.hall.designations.models import Designation

SignedIn = Callable[..., Client]
HERE = "/hall/designations/"
OF_DSS = f"{HERE}DSS/{PRIVACY}/"
FEB_18 = date(2026, 2, 18)


def text(client: Client, address: str = HERE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent(client: Client, address: str, **given: object) -> tuple[int, str]:
    answer = client.post(address, given, follow=True)
    return answer.status_code, answer.content.decode()


def test_each_sees_the_posts_of_the_own_agency_and_three_offices_all(people: People, signed_in: SignedIn) -> None:
    named(people["hana"], FEB_18)
    named(people["hal"], date(2026, 2, 19))
    for name, others in (("wes", False), ("pria", False), ("lou", False), ("chi", True), ("cam", True), ("may", True)):
        page = text(signed_in(name))
        assert ("Name of 2026-02-18" in page) is (name in ("wes", "pria") or others), name
        assert ("Name of 2026-02-19" in page) is others, name
    assert signed_in("aud").get(HERE).status_code == 404
    assert signed_in("hal").get(OF_DSS).status_code == 404
    assert signed_in("hal").get(f"{HERE}XYZ/{PRIVACY}/").status_code == 404
    assert signed_in("hana").get(f"{HERE}DSS/mayor/").status_code == 404


def test_what_is_still_to_be_done_comes_first_with_its_day(people: People, signed_in: SignedIn) -> None:
    page = text(signed_in("cam"))
    first, _, rest = page.partition("Who is who")
    assert "DSS: privacy officer" in first
    assert "The name and contact of its privacy officer: 20 February 2026 (EO 13 § 6). Not done: 12 days late." in first
    assert "A senior operations manager: 13 February 2026 (EO 13 § 7(3)). Not done: 19 days late." in first
    assert "Whether it is owed is open. Open question A-23" in first
    assert "Whether it is owed is open: Does the agency have City property in its charge?" in first
    assert "nobody<span" in rest
    named(people["hana"], FEB_18, MEMBER)
    first = text(signed_in("cam")).partition("Who is who")[0]
    assert "DSS: member of the response committee" not in first
    assert "ACS: member of the response committee" in first


def test_a_vacancy_is_shown_with_both_days_and_the_consultation(people: People, signed_in: SignedIn) -> None:
    made = named(people["hana"], FEB_18)
    left(people["hana"], made.pk, date(2026, 7, 1))
    client = signed_in("chi", at_noon(date(2026, 7, 10)))
    for address in (HERE, OF_DSS):
        page = text(client, address)
        assert "Vacant since 2 July 2026" in page
        assert "22 days left." in page
        assert "1 August 2026 is a day off (Saturday). The next day that is none is 3 August 2026." in page
    assert "30 days after 2 July 2026" in text(client, OF_DSS)
    assert "No consultation of the Chief Privacy Officer is noted." in text(client, OF_DSS)
    done(NoteConsultation(made.pk, date(2026, 7, 8)), people["cal"], date(2026, 7, 10))
    assert "The Chief Privacy Officer was consulted on 8 July 2026." in text(client, OF_DSS)
    assert "For the time being" not in text(client, OF_DSS)
    named(people["hana"], date(2026, 7, 20), interim=True)
    page = text(signed_in("chi", at_noon(date(2026, 7, 21))), OF_DSS)
    assert "Done on 20 July 2026, 12 days early." in page
    assert "City counsel decides (A-25)" in page
    assert "So naming somebody for the time being ends the clock." in page


def test_a_post_that_will_fall_vacant_says_so(people: People, signed_in: SignedIn) -> None:
    left(people["hana"], named(people["hana"], FEB_18).pk, date(2026, 3, 31), on=date(2026, 3, 2))
    page = text(signed_in("hana"))
    assert "Vacant from 1 April 2026." in page
    assert "Name of 2026-02-18" in page
    assert "through 31 March 2026" in page


def test_a_head_names_sends_ends_and_corrects_and_the_chief_receives(people: People, signed_in: SignedIn) -> None:
    client = signed_in("hana")
    given = {"holder": "Pria Privacy", "contact": "Room 4", "designated_on": "2026-02-18", "work_name": "pria"}
    status, page = sent(client, f"{OF_DSS}name/", **given)
    assert status == 200
    assert "Done." in page
    assert "Pria Privacy" in page
    assert "entered on 4 March 2026" in page
    number = Designation.objects.get().pk
    assert sent(client, f"{HERE}{number}/tell/", sent_on="2026-03-03")[0] == 200
    status, page = sent(signed_in("chi"), f"{HERE}{number}/receive/", nothing="asked")
    assert "received on 4 March 2026" in page
    status, page = sent(
        signed_in("hana"), f"{HERE}{number}/correct/", **{**given, "contact": "Room 5", "reason": "Another room."}
    )
    assert status == 200
    assert "Another room." in page
    assert "Room 4" in page and "Room 5" in page
    later = Designation.objects.latest("pk").pk
    assert f'href="{HERE}{later}/tell/"' in page, "what is right has to be sent again"
    status, page = sent(client, f"{HERE}{later}/end/", last_day="2026-03-04")
    assert status == 200
    assert Designation.objects.get(pk=later).last_day == date(2026, 3, 4)
    status, page = sent(signed_in("cal"), f"{HERE}{later}/consult/", day="2026-03-04")
    assert "was consulted on 4 March 2026" in page


@pytest.mark.parametrize(
    ("act", "given", "why"),
    [
        ("tell", {"sent_on": "2026-03-05"}, "That day is still to come."),
        ("tell", {"sent_on": "soon"}, "Enter a valid date."),
        ("end", {"last_day": "2026-02-01"}, "The last day would be before the first."),
        ("consult", {"day": "2026-03-04"}, "That post did not fall vacant"),
        ("correct", {"holder": "Pria", "contact": "Room 4", "designated_on": "2026-02-18"}, "This field is required."),
    ],
)
def test_what_is_wrong_comes_back_with_a_sentence(
    people: People, signed_in: SignedIn, act: str, given: dict[str, str], why: str
) -> None:
    number = named(people["hana"], FEB_18).pk
    status, page = sent(signed_in("hana"), f"{HERE}{number}/{act}/", **given)
    assert status == 422
    assert "Not done yet." in page
    assert why in page
    assert Designation.objects.count() == 1


def test_a_reason_that_looks_as_if_it_identified_somebody_is_read_again(people: People, signed_in: SignedIn) -> None:
    number = named(people["hana"], FEB_18).pk
    given = {"holder": "Pria", "contact": "Room 4", "designated_on": "2026-02-18", "reason": "See A 012-345-678."}
    status, page = sent(signed_in("hana"), f"{HERE}{number}/correct/", **given)
    assert status == 422
    assert "This looks like an alien registration number" in page


def test_each_is_offered_what_their_office_does(people: People, signed_in: SignedIn) -> None:
    made = named(people["hana"], FEB_18)
    offered = {"hana": {"tell", "end", "correct"}, "cal": {"tell"}, "pria": set(), "chi": set(), "may": set()}
    for name, acts in offered.items():
        page = text(signed_in(name), OF_DSS)
        found = {act for act in ("tell", "receive", "end", "correct", "name") if f"{made.pk}/{act}/" in page}
        assert found == acts, name
    done(TellChiefPrivacyOfficer(made.pk, FEB_18), people["cal"], FEB_18)
    assert f"{made.pk}/receive/" in text(signed_in("chi"), OF_DSS)


def test_no_interim_is_asked_for_where_the_law_knows_none(people: People, signed_in: SignedIn) -> None:
    client = signed_in("hana")
    assert "Only for the time being" in text(client, f"{OF_DSS}name/")
    for post in (MEMBER, ACCESS):
        assert "Only for the time being" not in text(client, f"{HERE}DSS/{post}/name/")


def test_what_somebody_typed_is_text_and_never_a_page(people: People, signed_in: SignedIn) -> None:
    client, bad = signed_in("hana"), "<script>alert(1)</script>"
    sent(client, f"{OF_DSS}name/", holder=bad, contact=bad, designated_on="2026-02-18")
    for address in (HERE, OF_DSS):
        assert bad not in text(client, address)
        assert "&lt;script&gt;" in text(client, address)


def test_the_first_screen_leads_there_for_those_who_see_it(people: People, signed_in: SignedIn) -> None:
    assert f'href="{HERE}"' in text(signed_in("wes"), "/hall/")
    assert f'href="{HERE}"' not in text(signed_in("aud"), "/hall/")
