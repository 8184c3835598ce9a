"""Where the ways to read law once disagreed: each case made as small as it goes, with what section 5 says of it."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.differential.agreement import Asked, Tally, disagreement, said_by_kernel

from goldendoor import City
from goldendoor import norms as law
from goldendoor.engine.explain import Explainer
from goldendoor.norms import UNKNOWN, Span, Verdict, Word
from goldendoor.norms.vocabulary import Value

HERE = law.Source("small.md", 1)
DAY = date(2026, 1, 1)
ENDED = Span(None, date(2025, 1, 1))


def fact(name: str, kind: str = "yes/no", *lines: law.Implication, values: tuple[str, ...] = ()) -> law.Fact:
    return law.Fact(name, kind, values, HERE, ask=f"{name}?", implies=lines)


def rule(word: Word, when: law.Condition | None = None, pinpoint: str = "§ 1", **more: Any) -> law.Rule:
    return law.Rule(
        f"rule-{word.value}-{pinpoint}".replace(" ", "-"), law.Pinpoint(pinpoint), Span(), word, when, HERE, **more
    )


def instrument(name: str, *rules: law.Rule, **more: Any) -> law.Instrument:
    norms = tuple(law.Norm(("give",), one) for one in rules)
    return law.Instrument(name, name, "local law", ("here",), name, Span(), "held", HERE, norms=norms, **more)


def corpus_of(instruments: list[law.Instrument], facts: list[law.Fact], **more: Any) -> law.Corpus:
    return law.Corpus(
        acts={"give": law.Act("give", "give it", (), None, HERE)}, facts={one.name: one for one in facts},
        instruments={one.name: one for one in instruments}, cities={"city": ("here",)}, **more,
    )  # fmt: skip


def calculated(name: str, *inputs: str) -> dict[str, tuple[law.Definition, ...]]:
    term = law.Definition(
        name, law.Pinpoint("§ 8"), Span(), HERE, calculated_by="the first is something", inputs=inputs
    )
    return {name: (term,)}


def verdict(corpus: law.Corpus, facts: dict[str, Value], under: tuple[str, ...] = (), rest: bool = False) -> Verdict:
    """The verdict that the kernel, the engine and the compiled function all give; AssertionError where they differ."""
    city, asked = City("city", corpus=corpus), Asked("give", DAY, under, rest)
    fast = city.compile("give", on=DAY, under=under, rest=rest)
    assert disagreement(corpus, city, asked, facts, fast, Tally()) is None
    return said_by_kernel(corpus, asked, facts, city.place).verdict


def test_an_exception_that_is_no_longer_law_needs_none_of_its_facts() -> None:
    ended = replace(rule(Word.MAY, None, "§ 1(a)", provided=law.Holds("forgotten")), dates=ENDED)
    one = instrument("ONE", rule(Word.MUST_NOT, law.Holds("so"), exceptions=(ended,)))
    corpus = corpus_of([one], [fact("so"), fact("forgotten")])
    assert verdict(corpus, {"so": True}) is Verdict.MUST_NOT


def test_an_instrument_asked_alone_is_asked_with_what_prevails_inside_it() -> None:
    refuses = rule(Word.MUST_NOT, law.Holds("so"), "§ 2")
    prevailing = rule(Word.MAY, law.Holds("so"), prevails_over=(law.Reference("ONE", law.Pinpoint("§ 2")),))
    other = instrument("OTHER", rule(Word.MUST_NOT, law.Allows("ONE")))
    corpus = corpus_of([instrument("ONE", prevailing, refuses), other], [fact("so")])
    assert verdict(corpus, {"so": True}, under=("OTHER",)) is Verdict.MUST_NOT


def test_an_instrument_asked_alone_is_asked_with_what_a_reading_lets_prevail_inside_it() -> None:
    refuses, allows = rule(Word.MUST_NOT, law.Holds("so"), "§ 2"), rule(Word.MAY, law.Holds("so"))
    pair = (law.Reference("ONE", law.Pinpoint("§ 1")), law.Reference("ONE", law.Pinpoint("§ 2")))
    readings = (law.Reading("wide", "Yes.", (pair,)), law.Reading("narrow", "No."))
    question = law.Question("A-1", law.Pinpoint("§ A"), "Which?", readings, "wide", HERE)
    other = instrument("OTHER", rule(Word.MUST_NOT, law.Allows("ONE")))
    corpus = corpus_of([instrument("ONE", allows, refuses), other], [fact("so")], questions={"A-1": question})
    assert verdict(corpus, {"so": True}, under=("OTHER",)) is Verdict.MUST_NOT
    narrow = replace(corpus, questions={"A-1": replace(question, until_decided="narrow")})
    assert verdict(narrow, {"so": True}, under=("OTHER",)) is Verdict.NOT_REGULATED


def test_a_pair_that_two_readings_let_prevail_prevails_on_both() -> None:
    refuses, allows = rule(Word.MUST_NOT, None, "§ 2"), rule(Word.MAY, law.Holds("so"))
    pair = (law.Reference("ONE", law.Pinpoint("§ 1")), law.Reference("ONE", law.Pinpoint("§ 2")))
    readings = (law.Reading("wide", "Yes.", (pair,)), law.Reading("wider", "Yes.", (pair,)), law.Reading("none", "No."))
    question = law.Question("A-1", law.Pinpoint("§ A"), "Which?", readings, "wider", HERE)
    corpus = corpus_of([instrument("ONE", allows, refuses)], [fact("so")], questions={"A-1": question})
    assert verdict(corpus, {"so": True}) is Verdict.MAY


def test_facts_that_cannot_be_together_are_as_given_and_rule_nothing_else_out() -> None:
    one = instrument("ONE", rule(Word.MUST_NOT, law.AllOf((law.Holds("third"), law.Not(law.Holds("fourth"))))))
    facts = [
        fact("so", "yes/no", law.Implication("other", True)), fact("other"),
        fact("third", "yes/no", law.Implication("fourth", True)), fact("fourth"),
    ]  # fmt: skip
    corpus = corpus_of([one], facts)
    assert verdict(corpus, {"so": True, "other": True}) is Verdict.NOT_REGULATED
    assert verdict(corpus, {"so": True, "other": False}) is Verdict.UNDETERMINED


def test_a_text_that_nobody_knows_may_be_what_another_law_lists() -> None:
    """A row of a table that only another act asks about stands in both tables that this act asks about."""

    def table(name: str, key: str) -> tuple[law.Table, ...]:
        return (law.Table(name, law.Pinpoint("§ 9"), Span(), "t.csv", (law.Row(key, Span()),), HERE),)

    tables = {"reds": table("reds", "red"), "blues": table("blues", "blue"), "forms": table("forms", "red blue")}
    one = instrument("ONE", rule(Word.MUST_NOT, law.AllOf((law.IsIn("paper", "reds"), law.IsIn("paper", "blues")))))
    elsewhere = law.Norm(("take",), rule(Word.MAY, law.IsIn("paper", "forms")))
    two = replace(instrument("TWO"), norms=(elsewhere,))
    corpus = corpus_of([one, two], [fact("paper", "text")], tables=tables)
    corpus = replace(corpus, acts={**corpus.acts, "take": law.Act("take", "take it", (), None, HERE)})
    assert verdict(corpus, {}) is Verdict.UNDETERMINED


def test_a_text_that_two_tables_list_at_once_is_like_none_that_one_of_them_lists() -> None:
    def table(name: str, key: str) -> tuple[law.Table, ...]:
        return (law.Table(name, law.Pinpoint("§ 9"), Span(), "t.csv", (law.Row(key, Span()),), HERE),)

    tables = {"reds": table("reds", "red"), "blues": table("blues", "blue")}
    both = law.AllOf((law.IsIn("paper", "reds"), law.IsIn("paper", "blues")))
    one = instrument("ONE", rule(Word.MUST_NOT, law.AllOf((both, law.Holds("so")))))
    corpus = corpus_of([one], [fact("paper", "text"), fact("so")], tables=tables)
    assert verdict(corpus, {"paper": "a red and blue form"}) is Verdict.UNDETERMINED
    assert verdict(corpus, {"paper": "a red form"}) is Verdict.NOT_REGULATED
    assert verdict(corpus, {"paper": "a blue and red form", "so": True}) is Verdict.MUST_NOT


def test_a_line_that_gives_a_term_works_from_what_is_given_alone() -> None:
    facts = [fact("so", "yes/no", law.Implication("sum", True)), fact("amount", "number")]
    both = law.AllOf((law.Holds("so"), law.Not(law.Holds("sum"))))
    corpus = corpus_of([instrument("ONE", rule(Word.MUST_NOT, both))], facts, terms=calculated("sum", "amount"))
    assert verdict(corpus, {}) is Verdict.UNDETERMINED
    assert verdict(corpus, {"so": True}) is Verdict.NOT_REGULATED


def test_a_calculated_term_is_computed_from_a_yes_too() -> None:
    corpus = corpus_of(
        [instrument("ONE", rule(Word.MUST_NOT, law.Holds("sum")))], [fact("so")], terms=calculated("sum", "so")
    )
    assert verdict(corpus, {"so": True}) is Verdict.MUST_NOT
    assert verdict(corpus, {"so": False}) is Verdict.NOT_REGULATED


def test_a_calculated_term_with_an_input_missing_is_an_unknown_of_its_own() -> None:
    both = law.AllOf((law.Holds("so"), law.Not(law.Holds("sum"))))
    corpus = corpus_of([instrument("ONE", rule(Word.MUST_NOT, both))], [fact("so")], terms=calculated("sum", "so"))
    assert verdict(corpus, {}) is Verdict.UNDETERMINED
    assert verdict(corpus, {"so": True}) is Verdict.NOT_REGULATED


def test_a_list_of_intervals_can_be_missing_and_an_empty_one_is_none() -> None:
    corpus = corpus_of(
        [instrument("ONE", rule(Word.MUST_NOT, law.Exists("stays")))], [fact("stays", "list of intervals")]
    )
    assert verdict(corpus, {}) is Verdict.UNDETERMINED
    assert verdict(corpus, {"stays": ()}) is Verdict.NOT_REGULATED
    assert verdict(corpus, {"stays": ((DAY, DAY),)}) is Verdict.MUST_NOT


def test_at_rest_a_fact_is_still_what_another_brings_with_it() -> None:
    facts = [fact("so", "yes/no", law.Implication("other", True)), fact("other")]
    corpus = corpus_of([instrument("ONE", rule(Word.MUST_NOT, law.Holds("other")))], facts)
    assert verdict(corpus, {"so": True}, rest=True) is Verdict.MUST_NOT
    assert verdict(corpus, {}, rest=True) is Verdict.NOT_REGULATED


def test_at_rest_what_an_unknown_fact_would_bring_stays_open() -> None:
    facts = [fact("so", "yes/no", law.Implication("other", True)), fact("other")]
    corpus = corpus_of([instrument("ONE", rule(Word.MUST_NOT, law.Holds("other")))], facts)
    assert verdict(corpus, {"so": UNKNOWN}, rest=True) is Verdict.UNDETERMINED


def test_a_term_that_a_fact_gives_is_given() -> None:
    limb = law.Limb(law.Holds("other"), None, Span())
    terms = {"meant": (law.Definition("meant", law.Pinpoint("§ 8"), Span(), HERE, limbs=(limb,)),)}
    facts = [fact("so", "yes/no", law.Implication("meant", True)), fact("other")]
    corpus = corpus_of([instrument("ONE", rule(Word.MUST_NOT, law.Holds("meant")))], facts, terms=terms)
    assert verdict(corpus, {"so": True, "other": False}) is Verdict.MUST_NOT
    assert verdict(corpus, {"other": False}) is Verdict.NOT_REGULATED


def test_a_case_that_names_its_instrument_and_not_its_actor_is_about_somebody_bound() -> None:
    one = instrument("ONE", rule(Word.MUST_NOT), binds=law.Holds("of_the_city"))
    corpus = corpus_of([one], [fact("of_the_city")])
    assert verdict(corpus, {}, under=("ONE",), rest=True) is Verdict.MUST_NOT
    assert verdict(corpus, {"of_the_city": False}, under=("ONE",), rest=True) is Verdict.NOT_REGULATED
    assert verdict(corpus, {}, rest=True) is Verdict.NOT_REGULATED


def test_an_actor_said_to_be_unknown_is_not_named() -> None:
    duty = law.Duty("clerk", "give", None, "it", None, None, rule(Word.MUST))
    party = law.Party("clerk", "a clerk", None, law.AllOf((law.Holds("clerk_acts"), law.Holds("by_day"))), HERE)
    corpus = corpus_of(
        [instrument("ONE", duties=(duty,))], [fact("clerk_acts"), fact("by_day")], parties={"clerk": party}
    )
    assert verdict(corpus, {"clerk_acts": UNKNOWN}) is Verdict.MUST
    assert verdict(corpus, {"clerk_acts": False}) is Verdict.NOT_REGULATED


def test_a_term_that_no_law_defines_that_day_does_not_hold_and_the_reasons_say_so() -> None:
    terms = {"meant": (law.Definition("meant", law.Pinpoint("§ 8"), ENDED, HERE, limbs=()),)}
    corpus = corpus_of([instrument("ONE", rule(Word.MUST_NOT, law.Not(law.Holds("meant"))))], [fact("so")], terms=terms)
    assert verdict(corpus, {}) is Verdict.MUST_NOT
    told = Explainer(corpus, DAY, "give it", {}).condition(law.Holds("meant"), "ONE § 1")({})
    assert told.holds is False
