"""Large laws: two thousand norms neither overflow nor hang, and an act whose diagram explodes says so by name."""

from datetime import date
from time import monotonic

import pytest

from goldendoor import City, kernel
from goldendoor import norms as law
from goldendoor.engine.diagram import DiagramTooLarge
from goldendoor.norms import Span, Verdict, Word
from goldendoor.norms.case import Case

HERE = law.Source("large.md", 1)
DAY = date(2026, 1, 1)
NORMS = 2_000
ON_EVERY_MACHINE_SECONDS = 120


def large(norms: list[law.Norm], facts: int) -> law.Corpus:
    """One local law with these norms about the act `give`, and so many yes/no facts."""
    names = [f"so_{number}" for number in range(facts)]
    ordinance = law.Instrument(
        "LARGE", "Large", "local law", ("the city",), "LARGE", Span(), "held", HERE, norms=tuple(norms)
    )
    return law.Corpus(
        acts={"give": law.Act("give", "give it", (), None, HERE)},
        facts={name: law.Fact(name, "yes/no", (), HERE, ask=f"{name}?") for name in names},
        instruments={"LARGE": ordinance},
        cities={"city": ("the city",)},
    )


def norm(number: int, word: Word, when: law.Condition, exceptions: tuple[law.Rule, ...] = ()) -> law.Norm:
    pinpoint = law.Pinpoint(f"§ {number}")
    return law.Norm(("give",), law.Rule(f"rule-{number}", pinpoint, Span(), word, when, HERE, exceptions=exceptions))


def on_a_few_facts(number: int) -> law.Norm:
    """One of many norms over eight facts, most of which say the same."""
    one, other = law.Holds(f"so_{number % 8}"), law.Holds(f"so_{number // 8 % 8}")
    when = law.AllOf((one, law.Not(other)) if number % 3 else (one, other))
    return norm(number, Word.MUST_NOT if number % 2 else Word.MAY, when)


@pytest.mark.slow
def test_two_thousand_norms_in_one_instrument_compile_or_say_that_they_are_too_many() -> None:
    corpus = large([on_a_few_facts(number) for number in range(NORMS)], 8)
    city, started = City("city", corpus=corpus), monotonic()
    for pattern in (0, 37, 255):
        facts = {f"so_{place}": bool(pattern >> place & 1) for place in range(8)}
        expected = kernel.decide(corpus, Case("give", DAY, facts, place=("the city",))).verdict
        assert city.decide("give", on=DAY, facts=facts).verdict is expected
    assert monotonic() - started < ON_EVERY_MACHINE_SECONDS


@pytest.mark.slow
def test_two_thousand_norms_that_never_speak_at_once_are_decided() -> None:
    """A chain: each norm speaks only where none before it does."""
    facts = 12
    norms = []
    for number in range(NORMS):
        bits = [
            law.Holds(f"so_{place}") if number >> place & 1 else law.Not(law.Holds(f"so_{place}"))
            for place in range(facts)
        ]
        norms.append(norm(number, Word.MUST_NOT if number % 7 else Word.MAY, law.AllOf(tuple(bits))))
    corpus = large(norms, facts)
    city, started = City("city", corpus=corpus), monotonic()
    fast = city.compile("give", on=DAY)
    for number in (0, 1, 7, 14, 1_999, 2_000, 4_095):
        facts_of = {f"so_{place}": bool(number >> place & 1) for place in range(facts)}
        expected = Verdict.NOT_REGULATED if number >= NORMS else Verdict.MUST_NOT if number % 7 else Verdict.MAY
        assert fast(facts_of).verdict is expected
        if number in (14, 4_095):
            assert city.decide("give", on=DAY, facts=facts_of).verdict is expected
    assert monotonic() - started < ON_EVERY_MACHINE_SECONDS


@pytest.mark.slow
def test_two_thousand_norms_on_facts_of_their_own_are_decided_in_time() -> None:
    """No diagram of the verdict can hold them all; what each case leaves of them can be answered."""
    corpus = large([norm(number, Word.MUST_NOT, law.Holds(f"so_{number}")) for number in range(NORMS)], NORMS)
    city, started = City("city", corpus=corpus), monotonic()
    barred = city.decide("give", on=DAY, facts={"so_1": True})
    assert barred.verdict is Verdict.MUST_NOT
    assert [one.citation for one in barred.norms] == ["LARGE § 1"]
    assert city.decide("give", on=DAY, facts={}).verdict is Verdict.UNDETERMINED
    assert city.decide("give", on=DAY, facts={f"so_{place}": False for place in range(NORMS)}).verdict is (
        Verdict.NOT_REGULATED
    )
    assert monotonic() - started < ON_EVERY_MACHINE_SECONDS


@pytest.mark.slow
def test_a_condition_that_no_order_makes_small_is_refused_by_name() -> None:
    """Pairs far apart in the order of the law: a diagram of them has two to the power of their number of nodes."""
    pairs = 24
    far = law.AnyOf(
        tuple(law.AllOf((law.Holds(f"so_{place}"), law.Holds(f"so_{place + pairs}"))) for place in range(pairs))
    )
    first = law.AllOf(tuple(law.Holds(f"so_{place}") for place in range(2 * pairs)))
    corpus = large([norm(1, Word.MAY, first), norm(2, Word.MUST_NOT, far)], 2 * pairs)
    with pytest.raises(DiagramTooLarge, match="give on"):
        City("city", corpus=corpus).decide("give", on=DAY, facts={})
    facts = {f"so_{place}": place in (3, 3 + pairs) for place in range(2 * pairs)}
    assert kernel.decide(corpus, Case("give", DAY, facts, place=("the city",))).verdict is Verdict.MUST_NOT


def test_more_than_twelve_missing_facts_are_refused_with_the_name_of_one() -> None:
    every = law.AllOf(tuple(law.Holds(f"so_{place}") for place in range(13)))
    corpus = large([norm(1, Word.MUST_NOT, every)], 13)
    with pytest.raises(kernel.TooManyMissing, match=r"more than 12 .*so_12"):
        kernel.decide(corpus, Case("give", DAY, {}, place=("the city",)))
    twelve = kernel.decide(corpus, Case("give", DAY, {"so_0": True}, place=("the city",)))
    assert twelve.verdict is Verdict.UNDETERMINED


def test_the_kernel_stops_at_the_first_two_completions_that_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    under_readings = kernel._Reader.under_readings

    def counting(reader: kernel._Reader, facts: dict[str, object]) -> object:
        answer = under_readings(reader, facts)
        tried.append(facts)
        return answer

    monkeypatch.setattr(kernel._Reader, "under_readings", counting)
    every = law.AnyOf(tuple(law.Holds(f"so_{place}") for place in range(12)))
    corpus = large([norm(1, Word.MUST_NOT, every)], 12)
    outcome = kernel.decide(corpus, Case("give", DAY, {}, place=("the city",)))
    assert outcome.verdict is Verdict.UNDETERMINED
    first, second = outcome.disagreeing
    both = [kernel.decide(corpus, Case("give", DAY, facts, place=("the city",))) for facts in (first, second)]
    assert {one.verdict for one in both} == {Verdict.MUST_NOT, Verdict.NOT_REGULATED}
    assert len(tried) <= 13 + 2


def test_the_kernel_tries_one_completion_more_than_agree() -> None:
    """Facts that change nothing are tried to the end, and then there is one verdict."""
    both = law.AnyOf((law.Holds("so_0"), law.Not(law.Holds("so_0"))))
    corpus = large([norm(1, Word.MUST_NOT, both)], 1)
    outcome = kernel.decide(corpus, Case("give", DAY, {}, place=("the city",)))
    assert outcome.verdict is Verdict.MUST_NOT
    assert outcome.disagreeing == ()
