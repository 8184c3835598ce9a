"""The law compiled ahead is the law that is asked for: by stretches of days, with what other days have drawn already."""

from datetime import date
from pathlib import Path

import pytest

from goldendoor import City
from goldendoor import norms as law
from goldendoor.engine.ahead import Stretch, compiled_ahead, in_order_of_work, stretch_of, stretches
from goldendoor.engine.cache import open_law
from goldendoor.engine.compile import Compiled, compile_act
from goldendoor.engine.diagram import Forest
from goldendoor.engine.drawn import Drawn
from goldendoor.engine.given import instruments_asked
from goldendoor.engine.kept import keep
from goldendoor.norms import Corpus

# Acts of every kind: what is told, opened, done; with questions of law, with duties, with texts that are not held.
ACTS = ["give_office", "use_lot", "retain", "report", "give_service", "issue_summons", "place_under_direction"]


@pytest.fixture(scope="module")
def corpus(cache_of_its_own: Path) -> Corpus:
    return open_law()


def every_day(corpus: Corpus) -> list[date]:
    """The first day of every stretch of any law, whatever its act."""
    return sorted({day for by_name in corpus.changes.values() for days in by_name.values() for day in days})


def alike(corpus: Corpus, one: Compiled, other: Compiled) -> bool:
    """Whether two compilations are of the same law: the same diagrams, with the same rules in their leaves."""
    if one.forest.variables != other.forest.variables or one.rules != other.rules or one.settled != other.settled:
        return False
    # Planted side by side, diagrams that say the same are one.
    together = Forest(one.forest.variables, "side by side")
    left, right = (
        [[together.thaw(frozen) for frozen in some] for some in provisions.values()]
        + [together.thaw(frozen) for _, frozen in sorted(turning.items())]
        + [together.thaw_if_any(on_facts), together.thaw(possible)]
        for provisions, turning, on_facts, possible in (keep(corpus, one), keep(corpus, other))
    )
    return left == right


@pytest.mark.slow
@pytest.mark.parametrize("act", ACTS)
def test_what_other_days_have_drawn_comes_out_as_if_drawn_anew(corpus: Corpus, act: str) -> None:
    drawn = Drawn(corpus, act)
    for one in stretches(corpus, act):
        reused = compile_act(corpus, act, one.day, one.scope, drawn=drawn)
        assert alike(corpus, reused, compile_act(corpus, act, one.day, one.scope)), one.day
    assert drawn.provisions


def test_some_days_need_nothing_new_to_be_drawn(corpus: Corpus) -> None:
    drawn, provisions = Drawn(corpus, "use_lot"), 0
    for one in stretches(corpus, "use_lot"):
        compiled = compile_act(corpus, "use_lot", one.day, one.scope, drawn=drawn)
        provisions += sum(map(len, compiled.provisions.values()))
    assert sum(map(len, drawn.provisions.values())) < provisions / 2


@pytest.mark.slow
@pytest.mark.parametrize("act", ["give_office", "retain", "give_service"])
def test_the_law_on_an_act_is_the_same_on_every_day_of_a_stretch(corpus: Corpus, act: str) -> None:
    lengths = []
    for place in corpus.cities.values():
        known: dict[Stretch, Compiled] = {}
        for day in every_day(corpus):
            stretch = stretch_of(corpus, act, day, instruments_asked(corpus, day, (), place))
            assert stretch.day <= day
            here = compile_act(corpus, act, day, stretch.scope)
            assert alike(corpus, here, known.setdefault(stretch, here)), day
        lengths.append(len(known))
    assert 1 <= max(lengths) < len(every_day(corpus))


def test_after_compiling_ahead_no_decision_has_to_compile(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDENDOOR_CACHE", str(tmp_path))
    opened = open_law()
    done = compiled_ahead(opened, "issue_summons")
    assert done.compiled > 1
    assert (done.not_kept, done.kept_before, done.too_large) == (0, 0, 0)
    kept = sorted(tmp_path.iterdir())
    for city in map(City, opened.cities):
        for day in every_day(opened):
            city.decide("issue_summons", on=day, facts={})
    assert sorted(tmp_path.iterdir()) == kept
    again = compiled_ahead(opened, "issue_summons")
    assert (again.compiled, again.kept_before) == (0, done.compiled)


def test_where_nothing_can_be_written_it_says_so(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "no-folder"
    file.write_text("a file stands where the folder should be")
    monkeypatch.setenv("GOLDENDOOR_CACHE", str(file))
    done = compiled_ahead(corpus, "give_service")
    assert done.not_kept == done.compiled > 0


def test_every_act_is_in_the_order_of_work_once(corpus: Corpus) -> None:
    acts = in_order_of_work(corpus)
    assert sorted(acts) == sorted(corpus.acts)
    assert acts.index("disclose") < acts.index("require_card")


def test_what_counsel_decides_of_who_prevails_begins_a_stretch_for_both() -> None:
    source, pin, day = law.Source("town.md", 1), law.Pinpoint("§ 1"), date(2026, 3, 1)

    def ordinance(name: str, word: law.Word) -> law.Instrument:
        rule = law.Rule(f"{name}-rule", pin, law.Span(), word, None, source)
        norms = (law.Norm(("give",), rule),)
        return law.Instrument(name, name, "local law", ("city",), name, law.Span(), "held", source, norms=norms)

    first_prevails = law.Reading("first", "the first", ((law.Reference("FIRST"), law.Reference("SECOND")),))
    readings = (law.Reading("neither", "neither"), first_prevails)
    town = Corpus(
        acts={"give": law.Act("give", "give it", (), None, source)},
        instruments={"FIRST": ordinance("FIRST", law.Word.MAY), "SECOND": ordinance("SECOND", law.Word.MUST_NOT)},
        questions={"who": law.Question("who", pin, "Who prevails?", readings, "neither", source)},
        decided=(law.Decided("who", "first", day, "counsel", source),),
        cities={"town": ("city",)},
    )
    city = City("town", corpus=town)
    for when, verdict in ((date(2026, 2, 28), law.Verdict.MUST_NOT), (day, law.Verdict.MAY)):
        assert city.decide("give", on=when).verdict is verdict
