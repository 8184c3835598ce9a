"""Which norms an audit lists: exactly those that the kernel says can be about the agency; and when one counts as changed."""

from dataclasses import replace
from datetime import date

import pytest

from goldendoor.engine.cache import open_law
from goldendoor.hall.policies.beside import LAWS_AUDITED, binding, norm_on
from goldendoor.hall.policies.owed import audit_owed
from goldendoor.kernel import MOST_MISSING, _Reader
from goldendoor.norms import Condition, Corpus, Instrument, Word
from goldendoor.norms.case import Case
from goldendoor.norms.given_facts import filled
from goldendoor.norms.outcome import Doubt, Missing

SIX = ("ACS", "DOC", "DOHMH", "DOP", "DSS", "NYPD")
DAY = date(2026, 5, 7)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return open_law(None)


def can_hold(corpus: Corpus, reader: _Reader, test: Condition | None, tried: int = 0) -> bool:
    """Whether some case of the kernel's own has a condition hold, however what is missing is filled in, or a doubt decided."""
    try:
        return reader.holds(test)
    except Doubt as doubt:
        before = reader.readings
        for label in corpus.questions[str(doubt)].labels:
            reader.readings = {**before, str(doubt): label}
            if can_hold(corpus, reader, test, tried):
                return True
        reader.readings = before
    except Missing as missing:
        if tried == MOST_MISSING:
            return True  # nothing that was tried says no
        before_facts = reader.facts
        for facts in filled(corpus, before_facts, str(missing), DAY, reader.contradictory):
            reader.facts = facts
            if can_hold(corpus, reader, test, tried + 1):
                reader.facts = before_facts
                return True
        reader.facts = before_facts
    return False


def as_the_kernel_says(corpus: Corpus, agency: str) -> set[tuple[str, str]]:
    """The norms that have something to say, in instruments that bind the agency, whose condition can hold there."""
    case = Case(act="disclose", on=DAY, facts={"actor_agency": agency}, place=corpus.place("nyc"), rest=False)

    def possible(one: Instrument, test: Condition | None) -> bool:
        return can_hold(corpus, _Reader(corpus, case, {}), test)

    return {
        (one.name, norm.rule.label)
        for one in corpus.instruments.values()
        if one.name in LAWS_AUDITED and DAY in one.dates and possible(one, one.binds)
        for norm in one.norms
        if DAY in norm.rule.dates and norm.rule.word is not Word.SILENT and possible(one, norm.rule.when)
    }


@pytest.mark.parametrize("agency", SIX)
def test_the_norms_listed_are_those_that_bind_the_agency(corpus: Corpus, agency: str) -> None:
    listed = {(one.instrument, one.label) for one in binding(corpus, corpus.place("nyc"), agency, DAY)}
    assert listed == as_the_kernel_says(corpus, agency)
    assert len(listed) >= 20


def test_each_agency_has_the_detainer_law_that_is_its_own(corpus: Corpus) -> None:
    laws = {agency: {one.instrument for one in binding(corpus, corpus.place("nyc"), agency, DAY)} for agency in SIX}
    own = {"DOC": "NYC-AC-9-131", "DOP": "NYC-AC-9-205", "NYPD": "NYC-AC-14-154"}
    for law in own.values():
        assert {agency for agency in SIX if law in laws[agency]} == {agency for agency in own if own[agency] == law}


def test_before_the_order_its_own_norms_are_not_listed(corpus: Corpus) -> None:
    listed = binding(corpus, corpus.place("nyc"), "DSS", date(2026, 2, 5))
    assert "NYC-EO-13-2026" not in {one.instrument for one in listed}
    assert "NYC-AC-4-210" in {one.instrument for one in listed}


def test_a_norm_comes_with_its_words_and_pinpoint(corpus: Corpus) -> None:
    norm = norm_on(corpus, "NYC-AC-9-131", "no-hold-on-a-detainer", DAY)
    assert norm is not None
    assert (norm.citation, norm.says) == ("9-131(b)(1)", "must not")
    assert norm.acts == "hold a person past release on a detainer"
    assert "Release the person when otherwise due" in norm.advice
    assert "Three things have to come together" in norm.prose
    assert ("a judge and a record", "may") in [(one.words, one.says) for one in norm.unless]
    assert norm_on(corpus, "NYC-AC-9-131", "no-office-at-all", date(2026, 1, 28)) is None
    assert norm_on(corpus, "NYC-AC-9-131", "no-such-norm", DAY) is None
    assert norm_on(corpus, "NO-SUCH-LAW", "no-hold-on-a-detainer", DAY) is None


def test_a_norm_counts_as_changed_when_its_word_or_a_term_under_it_is_another_one(corpus: Corpus) -> None:
    name, label = "NYC-AC-4-210", "non-public-areas-stay-closed"
    standing = norm_on(corpus, name, label, DAY)
    assert standing is not None
    assert standing.fingerprint == norm_on(corpus, name, label, date(2026, 5, 8)).fingerprint  # type: ignore[union-attr]
    one = corpus.instruments[name]
    norm = next(norm for norm in one.norms if norm.rule.label == label)
    reworded = replace(norm, rule=replace(norm.rule, say="Let them in."))
    other = replace(one, norms=tuple(reworded if each is norm else each for each in one.norms))
    changed = replace(corpus, instruments={**corpus.instruments, name: other})
    assert norm_on(changed, name, label, DAY).fingerprint != standing.fingerprint  # type: ignore[union-attr]
    term = corpus.term_on("area_is_nonpublic", DAY)
    assert term is not None
    narrower = replace(corpus, terms={**corpus.terms, term.name: (replace(term, limbs=term.limbs[:1]),)})
    assert norm_on(narrower, name, label, DAY).fingerprint != standing.fingerprint  # type: ignore[union-attr]
    moved = replace(norm, rule=replace(norm.rule, source=replace(norm.rule.source, line=1)))
    elsewhere = replace(one, norms=tuple(moved if each is norm else each for each in one.norms))
    same = replace(corpus, instruments={**corpus.instruments, name: elsewhere})
    assert norm_on(same, name, label, DAY).fingerprint == standing.fingerprint  # type: ignore[union-attr]


@pytest.mark.parametrize("agency", SIX)
def test_the_six_owe_a_report_by_the_day_of_the_order(corpus: Corpus, agency: str) -> None:
    owed = audit_owed(corpus, corpus.place("nyc"), agency, 2026)
    assert owed is not None
    assert owed.due == date(2026, 5, 7)
    later = audit_owed(corpus, corpus.place("nyc"), agency, 2027)
    assert later is None or later.due is None


@pytest.mark.parametrize("agency", ["DOE", "HH", "MOIA", "DCAS"])
def test_nobody_else_owes_one(corpus: Corpus, agency: str) -> None:
    assert audit_owed(corpus, corpus.place("nyc"), agency, 2026) is None
