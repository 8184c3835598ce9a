"""Small laws of a town, as people would write them, with the words that they share."""

from collections.abc import Callable
from pathlib import Path

Write = Callable[..., Path]

WORDS = """
```law
party worker "the worker"
party agency "the agency"  short "AG"
    when actor_kind is manager
party counsel "the town's counsel"
    when actor_kind is counsel
party agency_general_counsel "the agency's general counsel"
party chief "the chief"
party mayor "the Mayor"
party public "the public"
act collect "take down information"
act inquire "ask about status"  a kind of collect
act disclose "give information away"
    register disclosures
act report "send a report"
act publish "make public"
fact actor_kind  one of {line_worker, manager, counsel}
    ask "What is your job?"
fact is_minor  yes/no
    ask "Is the person under eighteen?"
fact is_old  yes/no
    ask "Is the person over sixty-five?"
    implies not is_minor
fact came_for_help  yes/no
    ask "Did the person come for help?"
fact approved  yes/no
    ask "Has counsel approved?"
    decided by counsel
fact approved_by_chief  yes/no
    ask "Has the chief approved?"
    decided by chief
fact agreement_stands  yes/no
    ask "Is there a standing agreement?"
    held in standing_authorities
fact consent_on_paper  yes/no
    ask "Has the person agreed in writing?"
    obtain "the person's own written agreement"
fact parent_consent_on_paper  yes/no
    ask "Has a parent agreed in writing?"
    obtain "a parent's written agreement"
fact consent_is_void  yes/no
    ask "Is the paper void?"
fact kind_of_information  each of {address, health, status}
    ask "What kind of information is it?"
fact powers  some of {search, enter, arrest}
    ask "What does the paper allow?"
fact age  number of years
    ask "How old is the person?"
fact arrest_date  date
    ask "On what day was the arrest?"
fact offense  text
    ask "Which offense?"
fact report_is_out  yes/no
    ask "Is the report out?"
```
"""


def order(
    body: str,
    *,
    name: str = "TOWN-1",
    cite: str = "EO 1",
    kind: str = "executive order",
    place: str = "Country, State, Town",
    in_force: str = "from 2010-01-01",
    text: str = "held",
    more: str = "",
    words: str = WORDS,
) -> str:
    """A law file: its front matter, the shared words, and what it says."""
    return f"""---
id: {name}
title: The order {name}
kind: {kind}
place: {place}
cite as: {cite}
in force: {in_force}
text: {text}
checked: 2026-11-22
{more}---

In plain words.
{words}
```law
{body.strip()}
```
"""
