"""The four products of EO 13 § 5: proposed by one office, published by another, sent, in versions; two of them for anybody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.hall.cities import NOW, TODAY, somebody
from tests.hall.committee.conftest import Committee

from goldendoor.hall.acting import NotThere, Refused, SignInAgain, perform
from goldendoor.hall.committee.models import ProductVersion, Sending
from goldendoor.hall.committee.paper_acts import DeclineProduct, NoteSending, ProposeProduct, PublishProduct

Page = Callable[[str, str], str]
TEXT = "You can stay silent.\n\nYou can ask for a lawyer."


def proposed(city: Committee, product: str = "rights", text: str = TEXT, changes: str = "") -> int:
    city.do("may", ProposeProduct(product, "Your rights", text, changes))
    return ProductVersion.objects.latest("pk").pk


def published(city: Committee, product: str = "rights", text: str = TEXT, changes: str = "") -> int:
    number = proposed(city, product, text, changes)
    city.do("lou", PublishProduct(number))
    return number


def test_it_takes_the_mayors_office_and_counsel(city: Committee) -> None:
    number = proposed(city)
    with pytest.raises(Refused, match="not for the office"):
        city.do("may", PublishProduct(number))
    with pytest.raises(SignInAgain):
        perform(PublishProduct(number), city.people["lou"].acting(signed_in=NOW - timedelta(hours=1)))
    somebody("may", "corporation_counsel", "MOIA")
    may = city.people["may"]
    both = type(may)(may.account, "corporation_counsel", "MOIA")
    for act in (PublishProduct(number), DeclineProduct(number, "Why")):
        with pytest.raises(Refused, match="two people"):
            perform(act, both.acting())
    with transaction.atomic(), pytest.raises(IntegrityError), transaction.atomic():
        ProductVersion.objects.filter(pk=number).update(reviewed_by=may.account, published_at=NOW)
    city.do("lou", PublishProduct(number))
    with pytest.raises(Refused, match="decided already"):
        city.do("lou", DeclineProduct(number, "Too late"))


def test_versions_follow_each_other_and_say_what_is_new(city: Committee) -> None:
    with pytest.raises(NotThere):
        proposed(city, "posters")
    proposed(city)
    with pytest.raises(Refused, match="waits for review"):
        proposed(city)
    city.do("lou", PublishProduct(ProductVersion.objects.get().pk))
    with pytest.raises(Refused, match="what is other"):
        proposed(city)
    published(city, text="You can stay silent at work too.", changes="Work was added.")
    assert list(ProductVersion.objects.order_by("pk").values_list("number", flat=True)) == [1, 2]


def test_a_declined_text_says_why_to_those_who_make_it_and_is_seen_by_nobody_else(city: Committee, page: Page) -> None:
    number = proposed(city)
    with pytest.raises(Refused, match="why it is declined"):
        city.do("lou", DeclineProduct(number, " "))
    city.do("lou", DeclineProduct(number, "Too hard to read."))
    address = f"/hall/committee/products/{number}/"
    assert "Too hard to read." in page("may", address) and "Too hard to read." in page("lou", address)
    assert "Too hard to read." not in page("cam", address)
    for who in ("wes", "hana", "chi"):
        assert page(who, address) == "404"


def test_only_what_is_published_is_sent_and_never_before_it_came_out(city: Committee, page: Page) -> None:
    number = proposed(city, "requests")
    with pytest.raises(Refused, match="Only what is published"):
        city.do("may", NoteSending(number, "All agencies", TODAY))
    city.do("lou", PublishProduct(number))
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(Refused, match="from its publication until today"):
            city.do("may", NoteSending(number, "All agencies", day))
    with pytest.raises(Refused, match="to which offices"):
        city.do("may", NoteSending(number, " ", TODAY))
    city.do("may", NoteSending(number, "All agencies", TODAY))
    assert Sending.objects.count() == 1
    assert "All agencies, 4 March 2026" in page("wes", f"/hall/committee/products/{number}/"), "staff read what is out"


def test_the_page_says_what_is_out_what_is_late_and_by_which_target(
    city: Committee, page: Page, sign_in: Any, monkeypatch: Any
) -> None:
    from goldendoor.hall import clock

    published(city)
    shown = page("may", "/hall/committee/products/")
    target = "the City&#x27;s own target, not law"
    for words in ("EO 13 § 5(1)", "EO 13 § 5(4)", target, "Out since 4 March 2026", "Not out yet."):
        assert words in shown, words
    assert "Later than the target." not in shown
    client = sign_in("may")
    monkeypatch.setattr(clock, "today", lambda: TODAY.replace(month=6, day=30))
    shown = client.get("/hall/committee/products/").content.decode()
    assert shown.count("Later than the target.") == 3, "the one that is out came in time"
    client.force_login(city.people["wes"].account)
    assert "target:" not in client.get("/hall/committee/products/").content.decode().lower()


def test_by_its_forms_a_text_is_proposed_warned_of_reviewed_and_sent(
    city: Committee, send: Callable[..., Any], page: Page
) -> None:
    address = "/hall/committee/products/propose/rights/"
    answer = send("may", address, title="Your rights", text="Call 212-555-0134.")
    assert answer.status_code == 422 and b"phone number" in answer.content
    assert send("may", address, title="Your rights", text=TEXT).status_code == 302
    number = ProductVersion.objects.get().pk
    assert "Review before it is published: Your rights, version 1" in page("lou", "/hall/")
    assert send("lou", f"/hall/committee/products/{number}/publish/").status_code == 422, "it has to be meant"
    assert send("lou", f"/hall/committee/products/{number}/publish/", sure="on").status_code == 302
    assert send("may", f"/hall/committee/products/{number}/sent/", to_whom="All", on=TODAY).status_code == 302
    assert "Review before" not in page("lou", "/hall/")
    assert page("wes", address) == page("lou", address) == "404"
    assert page("may", "/hall/committee/products/propose/posters/") == "404"


# For anybody --------------------------------------------------------------------------------------------------------
def test_anybody_reads_what_is_out_with_its_history_and_no_cookie(city: Committee, client: Client) -> None:
    assert client.get("/material/").content.decode().count("It is not out yet.") == 2
    published(city)
    published(city, text="Ask <b>for</b> a lawyer.", changes="Shorter.")
    proposed(city, changes="Not out", text="Nobody may see this yet.")
    for address in ("/material/", "/material/rights/", "/material/rights/1/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "A demonstration: this text is made up." in answer.content.decode()
        assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
        assert client.post(address).status_code == 405
        assert "Nobody may see this yet." not in answer.content.decode()
        assert not {"May", "Lou"} & set(answer.content.decode().replace("<", " ").split()), "no names of staff"
    newest = client.get("/material/rights/").content.decode()
    assert "Ask &lt;b&gt;for&lt;/b&gt; a lawyer." in newest and "Shorter." in newest and "/material/rights/1/" in newest
    before = client.get("/material/rights/1/").content.decode()
    assert "You can stay silent." in before and "newer version" in before


@pytest.mark.parametrize("address", ["requests/", "courses/", "posters/", "rights/3/", "city-rules/", "city-rules/1/"])
def test_what_is_for_staff_or_not_out_is_not_there_for_anybody(city: Committee, client: Client, address: str) -> None:
    published(city)
    published(city, "requests")
    assert client.get(f"/material/{address}").status_code == 404
