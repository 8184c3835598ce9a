"""Formatting changes white space inside blocks of law, once, and nothing else."""

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from goldendoor.language import format_law
from goldendoor.language.markdown import cut
from goldendoor.language.parse import Parsed, parse

from .texts import SHIPPED, TEXTS, meaning_of, outside_the_law, slipped

SOME = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

UNTIDY = """---
id:   NYC-EO-1
---

Prose   stays  as it is.

```law
act   inquire    "ask  about   status"   a  kind of collect
fact inquiry_topic one of { immigration_status ,citizenship,
                           other }
    ask     "What?"
define place § (b), (c)   from  2018-04-16   by LL-1
    means any of
        owned_by_city                  § (b)
        not(leased_by_city  or   run_by_city)     from 2026-01-01
    unless   let-out § (d)
        when  let
norm   closed  §  3(a)(1)
    must   not inquire   or collect
      when place  and  inquiry_topic   is   one of {citizenship}
             or (place)
    say    "Ask them
            to wait."
    prevails over   NYC-EO-2    § 4


```
"""
TIDY = """---
id:   NYC-EO-1
---

Prose   stays  as it is.

```law
act inquire  "ask  about   status"  a kind of collect
fact inquiry_topic  one of {immigration_status, citizenship,
                            other}
    ask "What?"
define place  § (b), (c)  from 2018-04-16 by LL-1
    means any of
        owned_by_city  § (b)
        not (leased_by_city or run_by_city)  from 2026-01-01
    unless let-out  § (d)
        when let
norm closed  § 3(a)(1)
    must not inquire or collect
      when place and (inquiry_topic is one of {citizenship}
             or place)
    say "Ask them
            to wait."
    prevails over NYC-EO-2 § 4


```
"""


def test_one_spacing() -> None:
    text = UNTIDY.replace("and  inquiry_topic", "and  (inquiry_topic").replace("or (place)", "or   place  )")
    assert format_law(text) == TIDY


def test_a_file_that_does_not_parse_is_left_as_it_is() -> None:
    broken = UNTIDY.replace('say    "Ask', "say    Ask").replace('wait."', "wait.")
    assert format_law(broken) == broken


def test_line_ends_and_marks_of_other_systems_stay() -> None:
    text = '\ufeff```law\r\nfact   young   yes/no\r\n    ask   "Young?"  \r\n```\r\n'
    assert format_law(text) == '\ufeff```law\r\nfact young  yes/no\r\n    ask "Young?"\r\n```\r\n'


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_file_says_and_its_prose_are_the_same_when_formatted(name: str) -> None:
    _same_but_tidy(TEXTS[name])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_law_can_be_formatted(path: Path) -> None:
    text = TEXTS[path.name]
    assert all(isinstance(parse(one, ""), Parsed) for one in cut(text).statements)


@pytest.mark.slow
@SOME
@given(slipped())
def test_law_with_slips_is_the_same_when_formatted(text: str) -> None:
    _same_but_tidy(text)


@pytest.mark.parametrize("name", TEXTS)
def test_whatever_the_spacing_was_it_becomes_the_same(name: str) -> None:
    """Spaces put between the words of a line of law are taken away again."""
    tidy = format_law(TEXTS[name])
    lines = tidy.split("\n")
    random = Random(name)
    for statement in cut(tidy).statements:
        for number, line in enumerate(statement.lines, start=statement.line - 1):
            if '"' not in statement.text:
                indent = line[: len(line) - len(line.lstrip())]
                lines[number] = indent + re.sub(r" +", lambda _: " " * random.randint(1, 4), line.strip())
    spaced = "\n".join(lines)
    assert meaning_of(spaced) == meaning_of(tidy)
    assert format_law(spaced).split() == tidy.split()


def _same_but_tidy(text: str) -> None:
    tidy = format_law(text)
    assert format_law(tidy) == tidy
    assert meaning_of(tidy) == meaning_of(text)
    assert outside_the_law(tidy) == outside_the_law(text)
    assert text.count("\n") == tidy.count("\n")
    assert re.sub(r"\s", "", tidy) == re.sub(r"\s", "", text)
