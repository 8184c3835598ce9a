"""Compiled law on disk: a warm start reads the same law, and a bad file costs time and never an answer."""

import os
import pickle
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tests.engine.towns import Write, order

from goldendoor import City
from goldendoor.engine import cache
from goldendoor.engine.cache import LawHasMistakes, open_law
from goldendoor.engine.decision import Decision
from goldendoor.language import load
from goldendoor.norms import Corpus, Verdict

DAY = date(2020, 3, 2)
RULE = "norm nobody-asks  § 3\n    must not inquire\n    when is_minor"


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("GOLDENDOOR_CACHE", str(folder))
    return folder


def kept_law(folder: Path) -> Path:
    (path,) = folder.glob("*.law")
    return path


def verdict(law: Path, **facts: object) -> Verdict:
    return City("town", law=law).decide("inquire", on=DAY, facts=facts).verdict


def must_not_be_read(*_: object) -> None:
    raise AssertionError("the law was read anew")


def test_a_warm_start_reads_the_same_law_without_parsing_it(
    own_cache: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = write(town__order=order(RULE))
    cold = open_law(law)
    monkeypatch.setattr(cache, "_load", must_not_be_read)
    assert open_law(law) == cold


def test_the_shipped_law_is_the_same_warm_as_read(own_cache: Path) -> None:
    cold, warm = open_law(), open_law()
    assert warm == cold
    read = load(cache.law_folder()).corpus
    assert (warm.instruments, warm.terms, warm.facts, warm.tables, warm.content_hash) == (
        read.instruments, read.terms, read.facts, read.tables, read.content_hash)  # fmt: skip


def test_a_damaged_file_is_noticed_wherever_the_damage_is(own_cache: Path, write: Write) -> None:
    law = write(town__order=order(RULE))
    cold = open_law(law)
    path = kept_law(own_cache)
    good = path.read_bytes()
    places = {*range(60), *range(60, len(good), max(1, len(good) // 40)), len(good) - 1}
    for place in sorted(places):
        path.write_bytes(good[:place] + bytes([good[place] ^ 0x41]) + good[place + 1 :])
        assert open_law(law) == cold, f"byte {place}"
        assert path.read_bytes() == good, "the file is made anew"


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.999])
def test_a_file_that_breaks_off_is_noticed(own_cache: Path, write: Write, share: float) -> None:
    law = write(town__order=order(RULE))
    cold = open_law(law)
    path = kept_law(own_cache)
    good = path.read_bytes()
    path.write_bytes(good[: int(len(good) * share)])
    assert open_law(law) == cold
    assert path.read_bytes() == good


def test_damaged_diagrams_are_noticed_and_compiled_anew(own_cache: Path, write: Write) -> None:
    law = write(town__order=order(RULE))
    assert verdict(law, is_minor=True) is Verdict.MUST_NOT
    (path,) = own_cache.glob("*.diagrams")
    good = path.read_bytes()
    for bad in (b"", good[:50], good[:-1], good[:-5] + b"\0" + good[-4:], sealed(pickle.dumps(({}, {}, 1, 2)))):
        path.write_bytes(bad)
        assert verdict(law, is_minor=True) is Verdict.MUST_NOT
        assert verdict(law, is_minor=False) is Verdict.NOT_REGULATED


@pytest.mark.parametrize(
    "diagrams",
    [(), (1, 2, 3, 4), ({}, {}, (), ()), ({"TOWN-1": ()}, {}, (), ()), ({"TOWN-1": 7}, {}, {}, {}),
     ({"TOWN-1": {"nodes": 1}}, {"A-01": ()}, (), ()), ("TOWN-1", "", "", "")],
    ids=repr,
)  # fmt: skip
def test_diagrams_that_are_no_diagrams_are_compiled_anew(
    own_cache: Path, write: Write, diagrams: tuple[object, ...]
) -> None:
    law = write(town__order=order(RULE))
    verdict(law)
    (path,) = own_cache.glob("*.diagrams")
    path.write_bytes(sealed(pickle.dumps(diagrams)))
    assert verdict(law, is_minor=True) is Verdict.MUST_NOT


def test_law_that_has_changed_is_read_anew(own_cache: Path, write: Write) -> None:
    law = write(town__order=order(RULE))
    assert verdict(law, is_minor=True) is Verdict.MUST_NOT
    write(town__order=order(RULE.replace("must not", "may")))
    assert verdict(law, is_minor=True) is Verdict.MAY
    write(town__order=order(RULE))
    assert verdict(law, is_minor=True) is Verdict.MUST_NOT


def test_a_table_that_has_changed_is_read_anew(own_cache: Path, write: Write) -> None:
    rule = "table crimes  § 1  in crimes.csv\nnorm of-crimes  § 3\n    must not inquire\n    when offense is in crimes"
    law = write(town__order=order(rule), town__crimes_csv="key\narson\n")
    assert verdict(law, offense="theft") is Verdict.NOT_REGULATED
    write(town__crimes_csv="key\narson\ntheft\n")
    assert verdict(law, offense="theft") is Verdict.MUST_NOT


def test_a_folder_with_another_name_is_another_city(own_cache: Path, write: Write) -> None:
    law = write(town__order=order(RULE))
    assert list(open_law(law).cities) == ["town"]
    (law / "town").rename(law / "village")
    assert list(open_law(law).cities) == ["village"]


def test_law_with_mistakes_is_an_error_each_time_and_is_never_kept(own_cache: Path, write: Write) -> None:
    law = write(town__order=order("norm nobody-asks  § 3\n    must not must not inquire"))
    for _ in range(2):
        with pytest.raises(LawHasMistakes, match="law check"):
            open_law(law)
    assert list(own_cache.glob("*.law")) == []


# Foreign files ---------------------------------------------------------------------------------------------------


def sealed(body: bytes) -> bytes:
    """A file that is whole by its own hash, as only somebody who knows the format can make."""
    return cache._MAGIC + sha256(body).digest() + body


class Runs:
    """What a foreign file would do when it is read."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.system, (f"touch {self.mark}",)


def through_our_own_modules(mark: Path) -> bytes:
    """The same by way of a name in our own modules that leads to everything: a method's globals."""

    def named(name: str) -> bytes:
        return (
            b"".join(b"\x8c" + bytes([len(part)]) + part for part in (b"goldendoor.norms.corpus", name.encode()))
            + b"\x93"
        )

    def text(words: str) -> bytes:
        return b"\x8c" + bytes([len(words)]) + words.encode()

    get = "Corpus.act.__globals__.__class__.__getitem__"
    the_globals = named("Corpus.act.__globals__")
    builtins = named(get) + the_globals + text("__builtins__") + b"\x86R"
    evaluate = named(get) + builtins + text("eval") + b"\x86R"
    return b"\x80\x04" + evaluate + text(f"open({str(mark)!r}, 'w').close()") + b"\x85R."


def test_a_foreign_file_runs_nothing(own_cache: Path, write: Write, tmp_path: Path) -> None:
    law = write(town__order=order(RULE))
    cold = open_law(law)
    verdict(law)
    mark = tmp_path / "it-ran"
    pickle.loads(through_our_own_modules(mark))
    assert mark.exists(), "read without care it does run"
    mark.unlink()
    for body in (pickle.dumps(Runs(mark)), pickle.dumps((Runs(mark),)), through_our_own_modules(mark)):
        for path in (kept_law(own_cache), *own_cache.glob("*.diagrams")):
            path.write_bytes(sealed(body))
        assert open_law(law) == cold
        assert verdict(law, is_minor=True) is Verdict.MUST_NOT
        assert not mark.exists()


def test_a_whole_file_that_holds_something_else_is_read_anew(own_cache: Path, write: Write) -> None:
    law = write(town__order=order(RULE))
    cold = open_law(law)
    for body in (b"", b"not a pickle", pickle.dumps("words"), pickle.dumps({}), b"\x80\x04K\x01h\x07.", b"\x80\x04)R."):
        kept_law(own_cache).write_bytes(sealed(body))
        assert open_law(law) == cold


# Folders and neighbours ------------------------------------------------------------------------------------------


def test_where_nothing_can_be_written_the_law_is_read_each_time(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = write(town__order=order(RULE))
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("in the way")
    for folder in (in_the_way, in_the_way / "below", Path("/proc/no-such-place")):
        monkeypatch.setenv("GOLDENDOOR_CACHE", str(folder))
        assert verdict(law, is_minor=True) is Verdict.MUST_NOT
    assert in_the_way.read_text() == "in the way"


def test_somebody_without_a_home_gets_an_answer_all_the_same(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    law = write(town__order=order(RULE))
    monkeypatch.delenv("GOLDENDOOR_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert verdict(law, is_minor=True) is Verdict.MUST_NOT


def test_a_write_that_breaks_off_leaves_nothing_behind(
    own_cache: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    law = write(town__order=order(RULE))
    monkeypatch.setattr(os, "replace", full)
    assert verdict(law, is_minor=True) is Verdict.MUST_NOT
    assert list(own_cache.iterdir()) == []


PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from goldendoor import City
for _ in range(3):
    city = City("town", law=Path(sys.argv[1]))
    assert city.decide("inquire", on=date(2020, 3, 2), facts={"is_minor": True}).verdict.value == "must_not"
    for path in Path(sys.argv[2]).glob("*"):
        path.unlink(missing_ok=True)
print("right")
"""


def test_processes_that_start_at_once_and_clear_up_after_each_other_all_answer(own_cache: Path, write: Write) -> None:
    law = write(town__order=order(RULE))
    environment = {**os.environ, "GOLDENDOOR_CACHE": str(own_cache)}
    both = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, str(law), str(own_cache)], env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]  # fmt: skip
    said = [one.communicate(timeout=60) for one in both]
    assert [out for out, _ in said] == ["right\n"] * 3, said


# Diagrams that were kept -----------------------------------------------------------------------------------------


def told(decision: Decision) -> object:
    return (decision.verdict, decision.norms, decision.missing, decision.once, decision.provided, decision.duties,
            decision.would_change, {one.question for one in decision.questions}, decision.because, decision.call)  # fmt: skip


@pytest.mark.parametrize("every", [pytest.param(15, marks=pytest.mark.part), pytest.param(4, marks=pytest.mark.slow)])
def test_kept_diagrams_give_the_same_answers_as_fresh_ones(own_cache: Path, every: int) -> None:
    corpus: Corpus = open_law()
    keeping, fresh = City(None), City(None, corpus=corpus)
    cases = corpus.scenarios[::every]
    first = [told(keeping.decide(one.act, on=one.on, under=one.under, rest=True,
                                 facts={each.name: each.value for each in one.given})) for one in cases]  # fmt: skip
    assert list(own_cache.glob("*.diagrams"))
    warm = City(None)
    for scenario, at_first in zip(cases, first, strict=True):
        facts = {one.name: one.value for one in scenario.given}
        for rest in (True, False):
            kept = told(warm.decide(scenario.act, on=scenario.on, facts=facts, under=scenario.under, rest=rest))
            new = told(fresh.decide(scenario.act, on=scenario.on, facts=facts, under=scenario.under, rest=rest))
            assert kept == new, scenario.name
            if rest:
                assert kept == at_first, scenario.name
