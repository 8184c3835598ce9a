"""How tests walk through City Hall in a real Chromium: signing in, what every page is held to, and emptying the city after."""

from collections.abc import Callable
from importlib import import_module

from django.db import connection
from playwright.sync_api import Page

PASSWORD = "a long enough password"
PHONE = {"width": 390, "height": 844}
# The apps whose tables the database itself keeps from being emptied, and those tables, the last to be made first.
WALLED = {
    "authorities": ("authorities_signature", "authorities_authority"),
    "ledger": ("ledger_entry",),
    "duties": ("duties_fulfilment",),
    "reports": (
        "reports_typedfigure", "reports_writtenpassage", "reports_leftout", "reports_givenback", "reports_cuttable",
        "reports_statutoryreport",
    ),
    "policies": (
        "policies_translation", "policies_paragraphlink", "policies_policyversion", "policies_policy", "policies_auditfinding",
        "policies_audit",
    ),
    "committee": (
        "committee_mayorreport", "committee_requeststep", "committee_readiness", "committee_preparednessitem_agencies",
        "committee_preparednessitem", "committee_request", "committee_fileentry_agencies", "committee_fileentry",
        "committee_direction", "committee_sending", "committee_founding", "committee_productversion", "committee_crisis",
    ),
}  # fmt: skip
# The migration that put the walls up, where it is not the second.
WALLS = {"reports": "0003_walls"}


def sign_in(page: Page, name: str) -> None:
    """Sign in with a name and the password of all of them."""
    page.goto("/hall/")
    page.get_by_label("Name, as at work").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/login/" not in address)


def looked_at(page: Page, faults: Callable[[Page], list[str]]) -> None:
    """The page holds nothing against it: axe, and no sideways scroll on a phone."""
    assert faults(page) == [], page.url
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is wider than a phone"


def emptied_past_the_walls() -> None:
    """Empty what a test's database refuses to empty as long as its walls stand, and put these up again."""
    with connection.cursor() as cursor:
        for app, tables in WALLED.items():
            walls = import_module(f"goldendoor.hall.{app}.migrations.{WALLS.get(app, '0002_walls')}")
            emptying = tuple(f"DELETE FROM {table}" for table in tables)
            for statement in (*walls.SQLITE_UNDONE, *emptying, *walls.SQLITE):
                cursor.execute(statement)
