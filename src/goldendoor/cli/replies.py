"""What somebody types at a question of the interview, read as a value or as a wish."""

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from goldendoor.cli.case import raw_value
from goldendoor.norms import UNKNOWN, Corpus
from goldendoor.norms.giving import BadValue, read_value

if TYPE_CHECKING:
    from goldendoor.engine.decision import NextQuestion

BACK, WHY, QUIT = "back", "why", "quit"
WISHES = {"back": BACK, "b": BACK, "why": WHY, "w": WHY, "?": WHY, "quit": QUIT, "q": QUIT, "exit": QUIT}
NOT_KNOWN = ("unknown", "u", "i do not know", "i don't know", "dont know", "don't know")


class BadReply(ValueError):
    """A reply that is neither a value nor a wish; the message says what can be typed."""


def read_reply(corpus: Corpus, question: "NextQuestion", line: str) -> Any:
    """The reply as a raw value of the fact, `unknown`, or one of BACK, WHY and QUIT.

    Raises:
        BadReply: when it is none of these.
    """
    typed = line.strip()
    spoken = typed.casefold()
    if spoken in WISHES:
        return WISHES[spoken]
    if spoken in NOT_KNOWN:
        return UNKNOWN
    if not typed:
        raise BadReply("type a number or a value from the list, or: unknown, back, why, quit")
    raw = _chosen(question, typed) if question.values else raw_value(typed)
    try:
        read_value(corpus, question.fact, raw)
    except BadValue as error:
        raise BadReply(f"{error} (or: unknown, back, why, quit)") from None
    return raw


def _chosen(question: "NextQuestion", typed: str) -> str:
    """The value that was meant: by its number, its name, its words, or a beginning that fits only one.

    Raises:
        BadReply: with the near values, where none or several fit.
    """
    several = question.kind in ("each of", "some of")
    if several and "," in typed:
        return ",".join(_chosen(question, one) for one in typed.split(",") if one.strip())
    spoken = typed.strip().casefold()
    if spoken.isdecimal():
        if 1 <= int(spoken) <= len(question.values):
            return question.values[int(spoken) - 1][0]
        raise BadReply(f"there are {len(question.values)} answers in the list; {spoken} is none of them")
    names = {name: value for value, words in question.values for name in (value.casefold(), words.casefold())}
    if spoken in names:
        return names[spoken]
    fitting = {value for name, value in names.items() if name.startswith(spoken)}
    if len(fitting) == 1:
        return fitting.pop()
    near = get_close_matches(spoken, names, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "type its number"
    raise BadReply(f"{typed!r} is not in the list; {hint} (or: unknown, back, why, quit)")
