"""The law that ships is sound, can be read by those who need it, and keeps to what is never asked and never kept."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from tests.law.reading_grade import grade, words_in

from goldendoor.analysis import law_problems, reach
from goldendoor.language import Loaded, check, load, shipped_law
from goldendoor.language.markdown import cut
from goldendoor.norms import DAYS_MOVE, OWN_QUARTERS, Corpus, Fact
from goldendoor.norms.walk import within

EIGHTH_GRADE = 8
# The formula is made for passages; in a shorter text one long word settles it.
PASSAGE_WORDS = 30
LONGEST_SENTENCE_WORDS = 25
# Conclusions of law by the words that name them: never a front-line worker's to draw.
CONCLUSIONS = re.compile(
    r"exigent_circ|required_by_law|furthers|further_chapter|necessary|impossible_without|verified|suspected"
)
AUTHORITIES = re.compile(
    r"cooperative_arrangement_(?!primarily)|_in_place$|proxy_determination|preapproved|designated_officer"
)


@cache
def loaded() -> Loaded:
    return load(shipped_law())


def corpus() -> Corpus:
    return loaded().corpus


def a_worker_is_asked(fact: Fact) -> bool:
    """Whether the desk may put a fact to whoever stands at the door."""
    return fact.ask is not None and fact.decided_by is None and fact.held_in is None and fact.noted is None


def told_by_file() -> Iterator[tuple[str, str]]:
    """Every text that a worker, a person or a lawyer is told or asked, by its file."""
    law = corpus()
    things = [law.instruments, law.facts, law.questions, law.situations]
    for one in within([value for named in things for value in named.values()]):
        for kind in ("say", "tell", "ask", "help", "meanwhile", "steps"):
            text = getattr(one, kind, None)
            for each in (text,) if isinstance(text, str) else text or ():
                yield one.source.file, each


def prose_by_file() -> Iterator[tuple[str, str]]:
    """Every section's prose, by its file."""
    for file, lines in loaded().texts.items():
        if file.endswith(".md"):
            yield from ((file, section.prose) for section in cut("\n".join(lines)).sections)


def passages() -> list[tuple[str, str]]:
    """Texts long enough to be graded; the short ones of a file are graded together."""
    found, short = list[tuple[str, str]](), dict[str, list[str]]()
    for file, text in (*told_by_file(), *prose_by_file()):
        if len(words_in(text)) >= PASSAGE_WORDS:
            found.append((file, text))
        else:
            short.setdefault(file, []).append(text if text.rstrip().endswith((".", "?", "!")) else f"{text}.")
    return found + [(file, " ".join(texts)) for file, texts in short.items()]


def test_nothing_is_wrong_in_the_law_that_ships() -> None:
    found = [one for one in check(loaded()) if not (one.warning and one.message.startswith("nothing uses"))]
    assert [str(one) for one in found] == []


@pytest.mark.slow
def test_no_rule_conflicts_none_is_dead_and_every_worked_example_comes_out_as_it_says() -> None:
    assert [str(one) for one in law_problems(corpus())] == []


@pytest.mark.slow
def test_every_rule_is_reached_by_worked_examples_both_ways() -> None:
    told = reach(corpus())
    assert len(told) >= sum(len(one.norms) for one in corpus().instruments.values())
    assert [one.rule.label for one in told if not one.both_ways] == []


def test_what_people_read_is_no_harder_than_the_eighth_grade() -> None:
    read = passages()
    assert len(read) > 50
    hard = {f"{file}: {text[:60]}": round(grade(text), 1) for file, text in read if grade(text) > EIGHTH_GRADE}
    assert hard == {}


def test_nobody_is_told_anything_in_a_long_sentence() -> None:
    sentences = [
        (file, sentence)
        for file, text in told_by_file()
        for sentence in re.split(r"(?<=[.!?:;])\s", text.replace("\n", " "))
    ]
    assert [one for one in sentences if len(words_in(one[1])) > LONGEST_SENTENCE_WORDS] == []


def test_what_a_worker_is_asked_is_asked_in_a_short_question() -> None:
    asked = [fact for fact in corpus().facts.values() if a_worker_is_asked(fact)]
    assert [fact.name for fact in asked if len(words_in(fact.ask or "")) > 17] == []


def test_no_worker_is_asked_for_a_conclusion_of_law() -> None:
    concluded = [fact for name, fact in corpus().facts.items() if CONCLUSIONS.search(name)]
    assert len(concluded) >= 10
    assert [fact.name for fact in concluded if a_worker_is_asked(fact)] == []


@pytest.mark.parametrize("name", ["judicial_warrant_4_210", "judicial_warrant_eo13"])
def test_whether_a_paper_is_a_judges_warrant_is_worked_out_from_what_can_be_seen(name: str) -> None:
    assert name not in corpus().facts
    assert name in corpus().terms


def test_an_authority_is_found_in_the_register_and_never_ticked() -> None:
    authorities = [fact for name, fact in corpus().facts.items() if AUTHORITIES.search(name)]
    assert len(authorities) >= 5
    assert [fact.name for fact in authorities if fact.held_in != "standing_authorities"] == []


def test_nothing_sensitive_is_kept() -> None:
    sensitive = [fact for fact in corpus().facts.values() if fact.burden == "sensitive"]
    assert len(sensitive) >= 10
    assert [fact.name for fact in sensitive if fact.kept != "never"] == []


def test_to_learn_whether_somebody_is_an_alien_by_asking_is_an_act_that_the_law_regulates() -> None:
    fact = corpus().facts["person_is_alien"]
    assert fact.asking is not None
    assert fact.asking.act == "inquire"
    assert fact.burden == "sensitive"


def test_no_situation_asks_first_what_only_a_sensitive_answer_can_tell() -> None:
    asked = [(one.name, name) for one in corpus().situations.values() for name in one.first]
    assert asked
    assert [pair for pair in asked if pair[1] in corpus().facts and corpus().facts[pair[1]].asking] == []


def test_what_would_change_an_answer_is_only_ever_a_paper_or_an_approval() -> None:
    obtained = [fact for fact in corpus().facts.values() if fact.obtain]
    assert obtained
    assert [fact.name for fact in obtained if fact.burden == "sensitive" or fact.asking] == []


def test_no_question_of_law_is_decided_as_shipped() -> None:
    assert corpus().decided == ()


@pytest.mark.parametrize(
    ("name", "manner", "meanwhile"),
    [("A-42", DAYS_MOVE, "the-day-stays"), ("A-27", OWN_QUARTERS, "the-calendars-quarter")],
)
def test_how_days_are_counted_is_open_and_the_law_as_written_holds_meanwhile(
    name: str, manner: str, meanwhile: str
) -> None:
    question = corpus().questions[name]
    assert [reading.label for reading in question.readings if manner in reading.counting] != [meanwhile]
    assert any(manner in reading.counting for reading in question.readings)
    assert question.until_decided == meanwhile


def test_every_number_to_call_is_real_or_plainly_made_up() -> None:
    numbers = [
        (path.parent.name, desk, one["phone"])
        for path in shipped_law().glob("*/contacts.toml")
        for desk, one in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if isinstance(one, dict)
    ]
    assert numbers
    assert [one for one in numbers if one[2] not in ("911", "311") and not re.search(r"555-01\d\d$", one[2])] == []
