"""How much of what identifies somebody the detector finds in made-up sentences, and how often it is wrong."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hall.sealing.sentences import Identifier, Sentence, sentences

from goldendoor.hall.sealing import detector
from goldendoor.hall.sealing.detector import ADVICE, WHAT_IT_CANNOT_FIND, Finding, find, warnings
from goldendoor.hall.sealing.patterns import Kind

RECALL_AT_LEAST, PRECISION_AT_LEAST = 0.98, 0.95


def covers(finding: Finding, truth: Identifier) -> bool:
    return finding.kind == truth.kind and finding.start <= truth.start and finding.end >= truth.end


def touches(finding: Finding, truth: Identifier) -> bool:
    return finding.kind == truth.kind and finding.start < truth.end and truth.start < finding.end


def measured(made: list[Sentence]) -> tuple[float, float, Counter[Kind]]:
    """Recall, precision, and how many were missed of each kind."""
    truths = [(one, truth) for one in made for truth in one.truth]
    findings = [(one, finding) for one in made for finding in find(one.text)]
    missed = Counter(truth.kind for one, truth in truths if not any(covers(it, truth) for it in find(one.text)))
    right = sum(any(touches(finding, truth) for truth in one.truth) for one, finding in findings)
    return 1 - missed.total() / len(truths), right / len(findings), missed


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_it_finds_nearly_all_and_is_seldom_wrong(seed: int) -> None:
    made = list(sentences(seed, 500))
    assert len(made) == 500
    assert {truth.kind for one in made for truth in one.truth} == set(Kind)
    recall, precision, missed = measured(made)
    assert recall >= RECALL_AT_LEAST, missed
    assert precision >= PRECISION_AT_LEAST


def test_every_kind_by_itself_is_found_nearly_always() -> None:
    made = list(sentences(5, 3000))
    of_kind = Counter(truth.kind for one in made for truth in one.truth)
    _, _, missed = measured(made)
    for kind in Kind:
        assert of_kind[kind] > 100
        assert missed[kind] <= 0.03 * of_kind[kind], kind


def test_a_measure_that_sees_a_miss_and_a_false_alarm() -> None:
    text = "SSN 123-45-6789"
    wrong = [
        Sentence(text, (Identifier(Kind.PHONE, 4, 15),)),
        Sentence(text, (Identifier(Kind.SOCIAL_SECURITY, 4, 15),)),
    ]
    assert measured(wrong)[:2] == (0.5, 0.5)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("(a098765432)", Kind.ALIEN_NUMBER, "a098765432"),
        ("alien registration no. 098-765-432", Kind.ALIEN_NUMBER, "098-765-432"),
        ("His A# is 98765432", Kind.ALIEN_NUMBER, "98765432"),
        ("case number A098765432", Kind.ALIEN_NUMBER, "A098765432"),
        ("docket number: A098765432", Kind.ALIEN_NUMBER, "A098765432"),
        ("ssn is 123456789", Kind.SOCIAL_SECURITY, "123456789"),
        ("file no. 123-45-6789", Kind.SOCIAL_SECURITY, "123-45-6789"),
        ("pasaporte G12345678", Kind.PASSPORT, "G12345678"),
        ("nacido el 14/3/1988", Kind.BIRTH, "14/3/1988"),
        ("3/14/1988 (DOB)", Kind.BIRTH, "3/14/1988"),
        ("his birthday is the 14th of March, 1988", Kind.BIRTH, "14th of March, 1988"),
        ("call 555-0147", Kind.PHONE, "555-0147"),
        ("212-555-0147 ext. 12", Kind.PHONE, "212-555-0147 ext. 12"),
        ("mail jane.o'doe+court@example.org, please", Kind.EMAIL, "jane.o'doe+court@example.org"),
        ("37-12 82nd Street, Apt 4B", Kind.ADDRESS, "37-12 82nd Street, Apt 4B"),
        ("12 Kings Court", Kind.ADDRESS, "12 Kings Court"),
        ("at 1 Avenue of the Americas", Kind.ADDRESS, "1 Avenue of the Americas"),
        ("learner's permit 123 456 789", Kind.LICENCE, "123 456 789"),
        ("driver’s license no. 123456789", Kind.LICENCE, "123456789"),
        ("IDNYC card number is 1234 5678 9012 34", Kind.CITY_CARD, "1234 5678 9012 34"),
        ("4111-1111-1111-1111", Kind.PAYMENT_CARD, "4111-1111-1111-1111"),
        ("378282246310005", Kind.PAYMENT_CARD, "378282246310005"),
        ("IOE0912345678", Kind.RECEIPT, "IOE0912345678"),
    ],
)
def test_tricky_ones_are_found(text: str, kind: Kind, found: str) -> None:
    (finding,) = find(text)
    assert (finding.kind, text[finding.start : finding.end]) == (kind, found)
    assert finding.advice == ADVICE[kind]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Docket No. 1:26-cv-01234-ABC",
        "26 Civ. 1234 (JGK)",
        "Index No. 451234/2026 in Kings County Supreme Court",
        "12345 Kings County Supreme Court",
        "CR-012345-26NY",
        "2019NY012345",
        "O-12345-24/24A",
        "HUD-L-001234-26",
        "A-1234-25, Appellate Division",
        "Case No. 2026123456",
        "Warrant number 2125550147",
        "4111 1111 1111 1112 has a wrong check digit",
        "0000 0000 0000 0000",
        "000-12-3456, 666-12-3456, 123-00-4567 and 123-45-0000 were never issued",
        "On May 3 Court Street was closed",
        "I saw 3 people on the street",
        "a 1234567 dollar budget",
        "A 1234567 dollar budget",
        "Form I-205 of 3/14/2026",
        "born in 1988, or so",
        "the passport had 32 pages",
        "under § 14-154 and 8 U.S.C. 1357(g)",
        "10007-1234",
        "see https://example.org/2125550147/page",
        "call 911, then 311",
    ],
)
def test_tricky_ones_are_left_alone(text: str) -> None:
    assert find(text) == ()


def test_it_finds_no_names_and_says_so() -> None:
    text = "Maria Lopez and her brother Juan spoke to Officer Smith."
    assert find(text) == ()
    assert warnings(text) == (WHAT_IT_CANNOT_FIND,)
    assert "does not find names" in WHAT_IT_CANNOT_FIND
    assert "does not find names" in detector.__doc__


def test_each_advice_is_one_plain_sentence_and_is_given_once() -> None:
    assert set(ADVICE) == set(Kind)
    for advice in ADVICE.values():
        assert re.fullmatch(r"This looks like [^.]+: leave it out[^.]*\.", advice)
    said = warnings("123-45-6789 and 123-45-6780, or jlopez@example.org")
    assert said == (ADVICE[Kind.SOCIAL_SECURITY], ADVICE[Kind.EMAIL], WHAT_IT_CANNOT_FIND)


@given(st.text(max_size=300) | st.text("0123456789 -./()A@#bornDOBpasthe", max_size=300))
def test_findings_lie_in_the_text_in_order_and_apart(text: str) -> None:
    ends = 0
    for one in find(text):
        assert ends <= one.start < one.end <= len(text)
        ends = one.end
