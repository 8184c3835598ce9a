"""An answer as JSON: a decision with what the desk would show beside it, and without what is counsel's own."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic_core import to_json

from goldendoor import City
from goldendoor.engine.consultation import Consultation
from goldendoor.engine.decision import Decision, OwedDuty, Reason, as_json
from goldendoor.engine.provenance import BANNER
from goldendoor.hall.desk.callees import COUNSEL, Callee
from goldendoor.hall.desk.callees import callees_of_the_file as callees
from goldendoor.hall.desk.headline import gives_leave, headline, of_verdict, waits
from goldendoor.hall.desk.settled import Settled
from goldendoor.hall.desk.sheet import (
    COUNSEL_DECIDES,
    WAIT,
    for_the_public,
    levels_shown,
    needs_somebody,
    parties_to_call,
)
from goldendoor.norms import Corpus, Situation, Verdict

DANGER = "Is somebody in danger? Act, call 911. No question of law delays it."
CLOSING = (
    "Do not block, touch, mislead, hide anyone, or destroy anything. "
    "If they go on without your consent, do not resist: note what you saw, and call."
)
# Given back as the engine has them. What is not among these is counsel's own, or is made for the public below.
AS_THEY_ARE = (
    "act", "city", "on", "verdict", "norms", "provided", "then", "missing", "next", "say", "tell", "judged_by", "once",
    "would_change", "warnings", "provenance",
)  # fmt: skip


def decided(city: City, decision: Decision) -> bytes:
    """The answer to `decide`."""
    return to_json(
        {
            "danger": DANGER,
            "banner": decision.provenance.banner,
            "decision": public_decision(city, decision),
            "closing": CLOSING,
        }
    )


def settled(city: City, act: str, on: date, found: Settled, case_id: str | None) -> bytes:
    """The answer to `verdict` where it is settled. Whom the law would have called, and why, `decide` says."""
    corpus, outcome = city.corpus, found.outcome
    not_encoded = dict(city.not_encoded(act, on))
    # Whoever could take this for leave is told that not all of the law is in here.
    calls = callees(city, [COUNSEL]) if not_encoded and outcome.verdict is not Verdict.MUST_NOT else ()
    words = corpus.acts[act].words
    return to_json(
        {
            "danger": DANGER,
            "banner": banner_of(corpus.instruments[one.instrument].reviewed for one in outcome.norms),
            "id": case_id,
            "act": act,
            "city": city.name,
            "on": on,
            "verdict": outcome.verdict,
            "sentence": of_verdict(outcome.verdict, words, "").sentence,
            "not_yet": False,
            "norms": outcome.norms,
            "call": [_call(one) for one in calls],
            "meanwhile": (),
            "law": {"hash": found.law.hash},
            "not_encoded": not_encoded,
            "closing": CLOSING,
        }
    )


def verdict_of(city: City, decision: Decision, case_id: str | None) -> bytes:
    """The answer to `verdict` where the full decision says whom to call and what to do meanwhile."""
    whole = public_decision(city, decision)
    if not whole["call"] and decision.not_encoded and gives_leave(decision):
        whole["call"] = [_call(one) for one in callees(city, [COUNSEL])]
    names = ("act", "city", "on", "verdict", "sentence", "not_yet", "norms", "call", "meanwhile")
    return to_json(
        {
            "danger": DANGER,
            "banner": decision.provenance.banner,
            "id": case_id,
            **{name: whole[name] for name in names},
            "law": {"hash": decision.law.hash},
            "not_encoded": whole["not_encoded"],
            "closing": CLOSING,
        }
    )


def consulted(city: City, consultation: Consultation) -> bytes:
    """The answer to `consult`: one decision for each act that the situation raises, and the next question."""
    situation, decisions, leading = consultation.situation, consultation.decisions, consultation.leading
    banners = [one.provenance.banner for one in decisions] or [BANNER]
    return to_json(
        {
            "danger": DANGER,
            "banner": next(filter(None, banners), ""),
            "situation": situation.name,
            "words": situation.words,
            "next": consultation.next,
            "leading": leading.act if leading else None,
            "decisions": [public_decision(city, one, situation) for one in decisions],
            "steps": situation.steps,
            "tell": situation.tell,
            "call": [
                _call(one) for one in callees(city, [*parties_to_call(decisions), situation.call or ""], situation)
            ],
            "closing": CLOSING,
        }
    )


def public_decision(city: City, decision: Decision, situation: Situation | None = None) -> dict[str, Any]:
    """A decision without the questions of law, their readings, and the ways in which it could still come out.

    Which facts would let it come out otherwise is told to nobody: that would coach (docs/safety.md 8 and 14).
    """
    corpus = city.corpus
    calls = callees(city, parties_to_call([decision]), situation)
    meanwhile = decision.meanwhile or ((WAIT,) if needs_somebody(decision) else ())
    return {
        **{name: getattr(decision, name) for name in AS_THEY_ARE},
        "sentence": headline(corpus, decision, calls[0].words).sentence,
        "not_yet": waits(decision),
        "duties": [_duty(corpus, one) for one in decision.duties],
        "because": _reason(for_the_public(corpus, decision.because, levels_shown(decision))),
        "question_of_law": COUNSEL_DECIDES if decision.questions else None,
        "call": [_call(one) for one in calls] if needs_somebody(decision) or decision.call else [],
        "meanwhile": meanwhile,
        "law": {"hash": decision.law.hash, "instruments": dict(decision.law.instruments)},
        "not_encoded": dict(decision.not_encoded),
        "parts": [public_decision(city, one, situation) for one in decision.parts],
    }


def _call(one: Callee) -> dict[str, Any]:
    return {
        "party": one.party, "words": one.words, "desk": one.desk, "phone": one.phone, "hours": one.hours,
        "note": one.note, "demonstration": one.demonstration,
    }  # fmt: skip


def _duty(corpus: Corpus, one: OwedDuty) -> dict[str, Any]:
    """A duty; that the count of its days is an open question is said, and not which."""
    shown: dict[str, Any] = as_json(one)
    if one.question is None:
        return shown
    return {**shown, "question": COUNSEL_DECIDES, "computed": one.computed.replace(one.question, COUNSEL_DECIDES)}


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "sentence": reason.sentence,
        "pinpoint": reason.pinpoint,
        "holds": reason.holds,
        "parts": [_reason(one) for one in reason.parts],
    }


def banner_of(reviews: Iterable[str]) -> str:
    """The banner of a list of law: it stays until all of it has been reviewed."""
    return BANNER if any(one == "none" for one in reviews) else ""
