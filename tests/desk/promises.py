"""What every page of the desk promises, as functions that say what is wrong with a page."""

import html
import re
from typing import Any

from django.http import HttpResponse

from goldendoor.hall.desk import law
from goldendoor.hall.desk.sheet import Sheet, needs_somebody

DANGER = "Is somebody in danger? Act, call 911. No question of law delays it."
BANNER = "Research, not the City's advice, not legal advice."
CLOSING = (
    "Do not block, touch, mislead, hide anyone, or destroy anything. "
    "If they go on without your consent, do not resist: note what you saw, and call."
)
LEAVE = re.compile(
    r"\byou (may|can|must)\b|\b(permitted|allowed|lawful|fine|free) to\b|\bis (permitted|allowed)\b", re.I
)


def words(page: str) -> str:
    """What a reader reads: no tags, single spaces."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", page.split("<body>")[-1]))).strip()


def broken_on_any_page(response: HttpResponse) -> list[str]:
    """Danger first, the banner on every page, nothing stored with the visitor or on the way, no counsel's readings."""
    page = response.content.decode()
    text = words(page)
    wrong = []
    main = page.split("<main", 1)[-1]
    if DANGER not in text or not re.match(r'[^>]*><section class="danger"', main):
        wrong.append("danger does not come first")
    if BANNER not in text:
        wrong.append("no banner")
    if response.cookies:
        wrong.append("a cookie")
    if response["Cache-Control"] != "no-store":
        wrong.append("the browser may keep it")
    wrong += [f"{one.name}: a reading is shown" for one in law.corpus().questions.values()
              if any(reading.words in text for reading in one.readings)]  # fmt: skip
    return wrong


def broken_on_an_answer(response: HttpResponse) -> list[str]:
    """safety.md 5 to 7, as a reader of the page would check them."""
    sheet: Sheet = response.context["sheet"]
    text = words(response.content.decode())
    wrong = broken_on_any_page(response)
    if CLOSING not in text:
        wrong.append("it does not end with what never to do")
    if sheet.headline.sentence not in text:
        wrong.append("no large sentence")
    if not sheet.calls or any(call.words.lower() not in text.lower() for call in sheet.calls):
        wrong.append("nobody to call")
    decision = sheet.decision
    if decision is None:
        return wrong
    if needs_somebody(decision):
        if "Meanwhile, until they answer" not in text or not all(one in text for one in sheet.meanwhile):
            wrong.append("it does not say what to do meanwhile")
        if sheet.calls[0].words not in sheet.headline.sentence:
            wrong.append("the large sentence does not say whom to call")
        if decision.verdict.value == "not_regulated":
            wrong += _leave(sheet)
    if sheet.loud and "Not all of the law is in here yet: call counsel first" not in text:
        wrong.append("law that is missing is not said loudly")
    if decision.law.hash[:16] not in text:
        wrong.append("which law answered is not said")
    return wrong


def _leave(sheet: Sheet) -> list[str]:
    """Silence that reads like leave."""
    shown = [sheet.headline.word, sheet.headline.sentence, *(_of_the_law(sheet))]
    wrong = [f"silence reads as leave: {one}" for one in shown if LEAVE.search(one)]
    if "No rule we hold speaks of this. That is not a yes." not in sheet.headline.sentence:
        wrong.append("silence is not said to be no permission")
    return wrong


def _of_the_law(sheet: Sheet) -> list[Any]:
    decision = sheet.decision
    return [*decision.say, *sheet.meanwhile] if decision else []
