"""The one large sentence: what to do, with a word, an icon and a colour that all say the same."""

from dataclasses import dataclass

from goldendoor.engine.decision import Decision
from goldendoor.norms import Corpus, Verdict


@dataclass(frozen=True, slots=True)
class Headline:
    """`tone` names colour and icon; `word` says the verdict for whoever sees neither."""

    tone: str
    word: str
    sentence: str

    @property
    def icon(self) -> str:
        """The template of its icon: one shape for each tone, so that colour never speaks alone."""
        return f"desk/icons/{self.tone}.svg"


ASK_A_LAWYER = "Ask a lawyer first"
NOT_YET = "Not yet"
NO_RULE = "No rule found"
NO_TEXT = "Text not held"


def headline(corpus: Corpus, decision: Decision, call: str) -> Headline:
    """What a decision comes to. `call` is whom to call first, in words."""
    act = corpus.act(decision.act).words
    if waits(decision):
        return Headline("not-yet", NOT_YET, f"Not yet. Call {call} before you {act}.")
    return of_verdict(decision.verdict, act, call)


def of_verdict(verdict: Verdict, act: str, call: str) -> Headline:
    """What a verdict comes to that waits for nobody; `act` is in words."""
    match verdict:
        case Verdict.MUST_NOT:
            return Headline("must-not", "Do not", f"Do not {act}.")
        case Verdict.MUST:
            return Headline("must", "You must", f"You must {act}.")
        case Verdict.MAY:
            return Headline("may", "You may", f"You may {act}.")
        case Verdict.REFER:
            return Headline("ask", ASK_A_LAWYER, f"Ask a lawyer first. Call {call} before you {act}.")
        case Verdict.UNKNOWN_TEXT:
            sentence = f"We do not have the law of that day. Call {call} before you {act}."
            return Headline("ask", NO_TEXT, sentence)
        case _:
            # Silence is no permission, and the sentence must not read like one.
            sentence = f"No rule we hold speaks of this. That is not a yes. Call {call} before you {act}."
            return Headline("silent", NO_RULE, sentence)


def waits(decision: Decision) -> bool:
    """Whether the answer is *not yet*: somebody else has to judge or approve first, or too little is known."""
    if decision.verdict is Verdict.UNDETERMINED:
        return True
    return decision.verdict is Verdict.MUST_NOT and decision.once in (Verdict.MAY, Verdict.MUST)


def gives_leave(decision: Decision) -> bool:
    """Whether somebody could act on this answer, or take it for leave: missing law is then said loudly."""
    return decision.verdict in (Verdict.MAY, Verdict.MUST, Verdict.NOT_REGULATED) or waits(decision)
