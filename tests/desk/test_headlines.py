"""The large sentence of every verdict, from decisions made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from goldendoor.engine.consultation import Consultation
from goldendoor.engine.decision import Approval, Call, Decision, Judgement, LawUsed, Provenance, Reason, TurnedOn
from goldendoor.hall.desk import law
from goldendoor.hall.desk.headline import headline, waits
from goldendoor.hall.desk.sheet import CALL_COUNSEL_FIRST, COUNSEL_DECIDES, Sheet, for_the_public, sheet
from goldendoor.norms import Verdict

ACT = "give_access"
WORDS = law.corpus().acts[ACT].words
COUNSEL = "the agency's general counsel"


def decision(verdict: Verdict, **more: object) -> Decision:
    """A decision on letting somebody in, with nothing in it but what a test gives."""
    blank = Decision(
        act=ACT, city="nyc", on=date(2026, 11, 22), verdict=verdict, norms=(), provided=(), then=(), duties=(),
        because=Reason("So it is.", "§ 1", True), assumed=(), questions=(), missing=(), next=None, say=(), tell=(),
        call=(Call("agency_general_counsel", COUNSEL),), meanwhile=(), judged_by=(), once=None, would_change=(),
        disagreeing=(), warnings=(), provenance=Provenance("held", "", "none", "X", "Research."),
        law=LawUsed("0" * 64, ()),
    )  # fmt: skip
    return replace(blank, **more)


def sheet_of(*decisions: Decision) -> Sheet:
    situation = law.corpus().situations["someone-wants-to-come-in"]
    return sheet(law.city("nyc"), Consultation(situation, decisions, decisions[0], None, {}, ()))


@pytest.mark.parametrize(
    ("verdict", "tone", "sentence"),
    [
        (Verdict.MAY, "may", f"You may {WORDS}."),
        (Verdict.MUST, "must", f"You must {WORDS}."),
        (Verdict.MUST_NOT, "must-not", f"Do not {WORDS}."),
        (Verdict.UNDETERMINED, "not-yet", f"Not yet. Call {COUNSEL} before you {WORDS}."),
        (Verdict.REFER, "ask", f"Ask a lawyer first. Call {COUNSEL} before you {WORDS}."),
        (Verdict.UNKNOWN_TEXT, "ask", f"We do not have the law of that day. Call {COUNSEL} before you {WORDS}."),
        (
            Verdict.NOT_REGULATED,
            "silent",
            f"No rule we hold speaks of this. That is not a yes. Call {COUNSEL} before you {WORDS}.",
        ),
    ],
)
def test_each_verdict_has_its_own_sentence(verdict: Verdict, tone: str, sentence: str) -> None:
    shown = headline(law.corpus(), decision(verdict), COUNSEL)
    assert (shown.tone, shown.sentence) == (tone, sentence)


def test_no_two_verdicts_look_alike_and_say_the_same_word() -> None:
    shown = [headline(law.corpus(), decision(verdict), COUNSEL) for verdict in Verdict]
    assert len({one.word for one in shown}) == len(list(Verdict))


def test_what_waits_for_an_approval_is_not_yet() -> None:
    waiting = decision(
        Verdict.MUST_NOT,
        once=Verdict.MAY,
        provided=(
            Approval(
                "apo_written_approval",
                "Has the privacy officer agreed?",
                "agency_privacy_officer",
                "the agency's privacy officer",
                None,
            ),
        ),
    )
    assert waits(waiting)
    shown = sheet_of(waiting)
    assert shown.headline.sentence.startswith("Not yet. Call the agency's privacy officer")
    assert shown.approvals == (("the agency's privacy officer", ("Has the privacy officer agreed?",)),)


def test_a_plain_prohibition_waits_for_nobody() -> None:
    assert not waits(decision(Verdict.MUST_NOT))


def test_whoever_has_to_judge_is_called_first() -> None:
    judged = Judgement("exigent_circumstances", "Is there an emergency?", "supervisor", "your supervisor")
    shown = sheet_of(decision(Verdict.UNDETERMINED, judged_by=(judged,)))
    assert [one.party for one in shown.calls][:2] == ["supervisor", "agency_general_counsel"]


@pytest.mark.parametrize("verdict", [Verdict.MAY, Verdict.MUST, Verdict.NOT_REGULATED, Verdict.UNDETERMINED])
def test_law_that_is_not_in_here_is_loud_where_somebody_could_act(verdict: Verdict) -> None:
    shown = sheet_of(decision(verdict, not_encoded=(("NYC-AC-9-131", "9-131"),)))
    assert shown.loud and shown.steps[0] == CALL_COUNSEL_FIRST
    assert "agency_general_counsel" in [one.party for one in shown.calls]


def test_law_that_is_not_in_here_is_named_but_not_loud_under_a_prohibition() -> None:
    shown = sheet_of(decision(Verdict.MUST_NOT, not_encoded=(("NYC-AC-9-131", "9-131"),)))
    assert shown.not_encoded and not shown.loud


def test_there_is_always_something_to_do_meanwhile() -> None:
    assert sheet_of(decision(Verdict.REFER)).meanwhile
    assert sheet_of(decision(Verdict.REFER, meanwhile=("Ask them to wait.",))).meanwhile == ("Ask them to wait.",)


@pytest.mark.parametrize("how", ["{name}: {ask} {reading}", "Open question {name}: {ask} City counsel decides."])
def test_the_readings_of_an_open_question_stay_with_counsel(how: str) -> None:
    question = next(iter(law.corpus().questions.values()))
    told = how.format(name=question.name, ask=question.ask, reading=question.readings[0].words)
    leaf = Reason(told, "§ 1", None)
    shown = for_the_public(law.corpus(), Reason("Because.", "§ 1", True, (Reason("And so.", "§ 1", True, (leaf,)),)))
    assert shown.parts[0].parts[0].sentence == COUNSEL_DECIDES


def test_an_answer_that_turns_on_a_question_of_law_says_only_that() -> None:
    turned = TurnedOn("A-20", "Is it?", "§ 1", ("yes: Yes.", "no: No."), None)
    assert sheet_of(decision(Verdict.REFER, questions=(turned,))).question_of_law


def test_several_kinds_of_information_are_answered_one_by_one() -> None:
    parts = (decision(Verdict.MUST_NOT), decision(Verdict.MAY))
    situation = law.corpus().situations["someone-wants-information"]
    whole = replace(parts[0], parts=parts)
    facts = {"info_category": ["release_date", "address"]}
    shown = sheet(law.city("nyc"), Consultation(situation, (whole,), whole, None, facts, ()))
    labels = dict(law.corpus().facts["info_category"].labels)
    assert [line.headline.tone for line in shown.lines] == ["must-not", "may"]
    assert [line.about.lower() for line in shown.lines] == [labels["address"].lower(), labels["release_date"].lower()]
