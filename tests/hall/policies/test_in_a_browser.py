"""Policies and audits in a real Chromium: counsel writes, the head publishes and signs, the auditor reads."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from tests.hall.browsing import PHONE, emptied_past_the_walls, looked_at, sign_in
from tests.hall.cities import Person, a_city, several
from tests.hall.policies.cases import DOORS, TEXT
from tests.hall.policies.conftest import PEOPLE

from goldendoor.hall import clock
from goldendoor.hall.acting import Act, Actor, perform
from goldendoor.hall.policies import actions, audit_acts
from goldendoor.hall.policies.models import Audit, PolicyVersion
from goldendoor.hall.policies.workbook import OPEN, drawn_up

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WIDE = {"width": 1280, "height": 900}
Faults = Callable[[Page], list[str]]
People = dict[str, Person]
# Where somebody wants to look at the pages themselves, they are put there.
PICTURES = os.environ.get("GOLDENDOOR_PICTURES", "")
EVIL = (
    "# <img src=x onerror=document.title='evil'>\n\n<script>document.title='evil'</script>\n\n"
    "- **<svg onload=document.title='evil'>**\n- [x](javascript:document.title='evil')\n\nKeep it shut.\n"
)


@pytest.fixture
def everybody(keys: None) -> People:
    """Everybody by name, in a made-up city where a password is enough."""
    cache.clear()  # how often somebody tried to sign in
    a_city(made_up=True)
    return several(PEOPLE)


@pytest.fixture
def window(chromium: Browser, live_server: object, everybody: People) -> Iterator[Callable[..., Page]]:
    """A function that opens a window in which somebody has signed in; "" opens one for nobody."""
    with ExitStack() as ending:
        ending.callback(emptied_past_the_walls)

        def opened(name: str, size: dict[str, int] = PHONE) -> Page:
            context = chromium.new_context(base_url=str(live_server), viewport=size)  # type: ignore[arg-type]
            ending.callback(context.close)
            page = context.new_page()
            if name:
                sign_in(page, name)
            return page

        yield opened


def looked_at_twice(page: Page, faults: Faults, name: str) -> None:
    """Nothing is held against the page, neither on a phone nor on a wide screen; the first is set again."""
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        looked_at(page, faults)
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{name}-{size['width']}.png", full_page=True)


def does(act: Act, by: Person) -> None:
    now = clock.now()
    perform(act, Actor(by.account.pk, by.office, by.agency, now, now))


def published(everybody: People, text: str = TEXT) -> PolicyVersion:
    does(actions.ProposeVersion(text, title="At our doors"), everybody["cal"])
    version = PolicyVersion.objects.latest("pk")
    does(actions.PublishVersion(version.pk), everybody["hana"])
    return version


def signed_by_counsel(everybody: People) -> Audit:
    does(audit_acts.OpenAudit(clock.today().year), everybody["cal"])
    audit = Audit.objects.latest("pk")
    for row in drawn_up(audit, clock.today()).rows:
        if row.state == OPEN:
            norm = f"{row.instrument}/{row.label}"
            does(audit_acts.RecordFinding(audit.pk, norm, "left_out", "Being written."), everybody["cal"])
    does(audit_acts.SignAudit(audit.pk), everybody["cal"])
    return audit


def test_counsel_writes_a_policy_and_the_head_publishes_it(
    window: Callable[..., Page], accessibility_faults: Faults
) -> None:
    counsel = window("cal")
    counsel.get_by_role("link", name="Policies", exact=True).click()
    looked_at_twice(counsel, accessibility_faults, "policies-empty")
    counsel.get_by_role("link", name="Propose a policy").click()
    counsel.get_by_label("Title").fill("At our doors")
    counsel.get_by_label("Text").fill("# Doors\n\nNotwithstanding organizational considerations, personnel shall wait.")
    looked_at_twice(counsel, accessibility_faults, "propose")
    counsel.get_by_role("button", name="Propose a policy").click()
    counsel.get_by_role("link", name="A version waits to be published").click()
    expect(counsel.get_by_text("Plain language is grade 8 at most.")).to_be_visible()
    counsel.get_by_role("link", name="Put a norm beside paragraph 1").click()
    counsel.get_by_label("What the law says").select_option(DOORS)
    looked_at_twice(counsel, accessibility_faults, "link")
    counsel.get_by_role("button", name="Put the law beside paragraph 1").click()
    expect(counsel.get_by_text("Ask them to wait in the public part")).to_be_visible()
    looked_at_twice(counsel, accessibility_faults, "version-waiting")

    head = window("hana")
    head.get_by_role("link", name="Policies", exact=True).click()
    head.get_by_role("link", name="A version waits to be published").click()
    head.get_by_role("link", name="Publish it").click()
    looked_at_twice(head, accessibility_faults, "publish")
    head.get_by_label("Yes: I have read it, and the public may read it from now on").check()
    head.get_by_role("button", name="Publish: At our doors").click()
    expect(head.get_by_role("status")).to_have_text("Done.")
    anybody = window("")
    anybody.goto("/policies/DSS/at-our-doors/")
    expect(anybody.get_by_role("heading", level=1)).to_have_text("At our doors")
    assert anybody.context.cookies() == []


def test_a_change_is_read_side_by_side_and_in_public(
    window: Callable[..., Page], everybody: People, accessibility_faults: Faults
) -> None:
    version = published(everybody)
    does(actions.LinkParagraph(version.pk, 1, (DOORS,)), everybody["cal"])
    does(actions.RecordTranslation(version.pk, "Spanish", "https://city.example/es/"), everybody["cal"])
    counsel = window("cal")
    counsel.goto(f"/hall/policies/{version.policy_id}/change/")
    expect(counsel.get_by_label("Text")).to_have_value(TEXT)
    changed = "You may open the back rooms when a supervisor agrees."
    counsel.get_by_label("Text").fill(TEXT.replace("Keep the back rooms closed.", changed))
    counsel.get_by_role("button", name="Propose a change").click()
    waiting = PolicyVersion.objects.latest("pk")
    does(actions.LinkParagraph(waiting.pk, 1, (DOORS,)), everybody["cal"])
    counsel.goto(f"/hall/policies/versions/{waiting.pk}/")
    expect(counsel.get_by_text("says “may”; the norm says “must not”")).to_be_visible()
    expect(counsel.locator("ins", has_text="may")).to_be_visible()
    looked_at_twice(counsel, accessibility_faults, "version-changed")
    counsel.goto(f"/hall/policies/{version.policy_id}/")
    looked_at_twice(counsel, accessibility_faults, "policy")
    counsel.goto("/hall/policies/")
    looked_at_twice(counsel, accessibility_faults, "policies")
    does(actions.PublishVersion(waiting.pk), everybody["hana"])
    anybody = window("")
    for name, address in (("public", ""), ("public-older", "1/")):
        anybody.goto(f"/policies/DSS/at-our-doors/{address}")
        looked_at_twice(anybody, accessibility_faults, name)
    anybody.goto("/policies/")
    looked_at_twice(anybody, accessibility_faults, "public-list")
    anybody.get_by_role("link", name="At our doors").click()
    expect(anybody.get_by_text(changed, exact=True)).to_be_visible()


def test_the_head_signs_and_sends_and_the_auditor_reads(
    window: Callable[..., Page], everybody: People, accessibility_faults: Faults
) -> None:
    version = published(everybody)
    does(actions.LinkParagraph(version.pk, 1, (DOORS,)), everybody["cal"])
    audit = signed_by_counsel(everybody)
    auditor = window("aud")
    auditor.get_by_role("link", name="Audits", exact=True).click()
    expect(auditor.get_by_text("There is none that you may see.")).to_be_visible()

    head = window("hana")
    head.get_by_role("link", name="Audits", exact=True).click()
    looked_at_twice(head, accessibility_faults, "audits")
    head.get_by_role("link", name=f"DSS, {audit.year}").click()
    looked_at_twice(head, accessibility_faults, "audit-signed")
    head.get_by_role("link", name="Sign it").click()
    head.get_by_label("Yes: I have looked at every norm, and this is what was found").check()
    looked_at_twice(head, accessibility_faults, "sign")
    head.get_by_role("button", name="Sign the audit").click()
    head.get_by_role("link", name="Send it to the Mayor's Office").click()
    head.get_by_label("Yes: the Mayor's Office, the committee and the auditor may read it from now on").check()
    head.get_by_role("button", name="Send the audit").click()
    expect(head.get_by_text("The report as PDF")).to_be_visible()

    auditor.reload()
    auditor.get_by_role("link", name=f"DSS, {audit.year}").click()
    expect(auditor.get_by_text("At our doors, version 1, paragraph 1:")).to_be_visible()
    expect(auditor.get_by_role("link", name="Say what you found")).to_have_count(0)
    looked_at_twice(auditor, accessibility_faults, "audit-sent")
    with auditor.expect_download() as download:
        auditor.get_by_role("link", name="The report as PDF").click()
    assert download.value.suggested_filename == f"audit-DSS-{audit.year}.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_counsel_looks_through_the_workbook(
    window: Callable[..., Page], everybody: People, accessibility_faults: Faults
) -> None:
    version = published(everybody, "You may open a back room when a supervisor agrees.\n")
    does(actions.LinkParagraph(version.pk, 1, (DOORS,)), everybody["cal"])
    counsel = window("cal")
    counsel.get_by_role("link", name="Audits", exact=True).click()
    counsel.get_by_role("link", name="Open the audit of").click()
    counsel.get_by_role("button", name="Open an audit").click()
    counsel.get_by_role("link", name=f"DSS, {clock.today().year}").click()
    expect(counsel.get_by_text("says “may”; the norm says “must not”")).to_be_visible()
    looked_at_twice(counsel, accessibility_faults, "workbook")
    counsel.get_by_role("link", name="Say what you found of 4-210(b), (c)").click()
    looked_at_twice(counsel, accessibility_faults, "find")
    counsel.get_by_role("button", name="What you found of").click()
    expect(counsel.get_by_text("Not done yet.")).to_be_visible()
    looked_at(counsel, accessibility_faults)
    counsel.get_by_label("says otherwise").check()
    counsel.get_by_label("Why, and what is done about it").fill("It leaves to a supervisor what is for another office.")
    counsel.get_by_role("button", name="What you found of").click()
    expect(counsel.get_by_text("It leaves to a supervisor what is for another office.")).to_be_visible()
    counsel.get_by_role("link", name="Take it back").click()
    looked_at(counsel, accessibility_faults)


@pytest.mark.parametrize("who", ["", "hana"])
def test_a_script_in_a_text_is_words_and_nothing_else(window: Callable[..., Page], everybody: People, who: str) -> None:
    version = published(everybody, EVIL)
    does(actions.ProposeVersion(EVIL.replace("shut", "closed"), version.policy_id), everybody["cal"])
    page = window(who)
    said: list[ConsoleMessage] = []
    page.on("console", lambda message: said.append(message))
    at_hall = (
        f"/hall/policies/versions/{PolicyVersion.objects.latest('pk').pk}/",
        f"/hall/policies/versions/{version.pk}/",
    )
    for address in at_hall if who else ("/policies/DSS/at-our-doors/", "/policies/DSS/at-our-doors/1/text/"):
        answer = page.goto(address)
        assert answer is not None and "script-src 'self'" in answer.headers["content-security-policy"]
        page.wait_for_load_state("networkidle")
        assert page.title() != "evil"
        expect(page.get_by_text("<script>document.title='evil'</script>").first).to_be_visible()
        assert page.locator("main img[src=x], main svg[onload], main a[href^=javascript]").count() == 0
    assert not [one.text for one in said if "Content Security Policy" in one.text]  # nothing even tried
