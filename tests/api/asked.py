"""Cases as another program could put them, made at random of what anybody may say; and what an answer may not hold."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st

from goldendoor.hall.desk import law
from goldendoor.hall.desk.questions import at_the_desk
from goldendoor.norms import Fact
from goldendoor.norms.vocabulary import DATE, EACH_OF, NUMBER, ONE_OF, SOME_OF, YES_NO

DAYS = ("2026-11-22", "2024-02-29", "2010-05-04", "2003-07-01", "1995-01-01")
FACTS = [one for one in law.corpus().facts.values() if at_the_desk(one)]
NOT_TO_SAY = [one for one in law.corpus().facts.values() if one.decided_by or one.held_in]
FACTS_MOST = 12


def values(fact: Fact) -> st.SearchStrategy[Any]:
    """What can be sent for a fact."""
    if fact.kind == YES_NO:
        told: st.SearchStrategy[Any] = st.sampled_from([True, False, "yes", "no"])
    elif fact.kind == ONE_OF:
        told = st.sampled_from(fact.values)
    elif fact.kind in (SOME_OF, EACH_OF):
        told = st.lists(st.sampled_from(fact.values), min_size=1, max_size=2, unique=True)
    elif fact.kind == NUMBER:
        told = st.integers(0, 100)
    elif fact.kind == DATE:
        told = st.sampled_from(["2026-03-01", "2005-01-31", "none", None])
    else:
        told = (
            st.sampled_from(["none", "a passport"]) if fact.kind == "text" else st.just([["2001-01-01", "2002-01-01"]])
        )
    return told | st.just("unknown")


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A city, and a body for `decide`."""
    city, act = draw(st.sampled_from(sorted(law.cities()))), draw(st.sampled_from(sorted(law.corpus().acts)))
    chosen = draw(st.lists(st.sampled_from(FACTS), max_size=FACTS_MOST, unique_by=lambda one: one.name))
    given = {one.name: draw(values(one)) for one in chosen}
    return city, {"act": act, "on": draw(st.sampled_from(DAYS)), "facts": given}


def day(body: dict[str, Any]) -> date:
    return date.fromisoformat(body["on"])


def sentences(value: Any) -> Iterator[str]:
    """Every text in an answer, the names of its fields too."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner)
    elif isinstance(value, str):
        yield value


def of_counsel(value: Any) -> list[str]:
    """What an answer holds that is counsel's own: a question of law, or a reading of one."""
    texts = list(sentences(value))
    owned = [
        words
        for one in law.corpus().questions.values()
        for words in (one.ask, f"{one.name}:", *(reading.words for reading in one.readings))
    ]
    return [words for words in owned if any(words in text for text in texts)]
