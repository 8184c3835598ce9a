"""The mistakes that people make in what a norm says and in its conditions."""

import re
from collections.abc import Callable

from goldendoor.language.problems import meant, short
from goldendoor.language.stop import Said, Stop, spoken

# What people write who have other languages, or other statutes, in mind.
FOREIGN = {
    "if": "when", "where": "when", "except": "unless", "but": "unless", "shall": "must", "should": "must",
    "cannot": "must not", "&": "and", "|": "or", "to": "through", "till": "through", "until": "through",
    "subject": "provided",
}  # fmt: skip
_NO_WORDS_OF_A_NORM = ("shall", "should", "can", "cannot", "will", "needs", "has", "is", "ought")
_WORDS_OF_A_NORM = "write must, must not, may, refer on, silent on or no bar on"


def _word_of_a_norm(stop: Stop) -> Said | None:
    if "MUST" in stop.accepts and stop.word.lower() in _NO_WORDS_OF_A_NORM:
        hint = "write must" if stop.accepts == {"MUST"} else _WORDS_OF_A_NORM
        return stop.says(f"{short(stop.word)} is not a word of a norm", hint)
    if stop.last == "may" and stop.word == "not":
        return stop.says("`may not` is read in two ways", "write `must not`, or `no bar on`")
    if stop.accepts == {"_ON"} and stop.last in ("refer", "silent", "bar"):
        word = "no bar" if stop.last == "bar" else stop.last
        return stop.says(f"`{word}` needs `on` before the act", f"write {word} on {stop.word or 'disclose'}")
    return None


def _acts(stop: Stop) -> Said | None:
    words = ("must", "may", "not", "refer", "silent", "on")
    if stop.last in words and "NAME" not in stop.accepts and {"_WHEN", "_PROVIDED"} <= stop.accepts and stop.word:
        return stop.says("an exception speaks of its norm's acts and does not name them", f"write {stop.last} when …")
    if stop.last in words and stop.accepts <= {"NAME", "NOT"} and stop.word in ("when", "provided", ""):
        return stop.says("a norm names the act it is about", f"as in: {stop.before.strip()} inquire when …")
    if stop.word in ("and", ",") and {"_OR", "_WHEN"} <= stop.accepts:
        return stop.says("the acts of a norm are joined by `or`", "as in: must not inquire or collect")
    if stop.statement.word == "not" and stop.word == '"' and "_OR" in stop.accepts:
        return stop.says("first come the acts whose text is not held", "as in: inquire or assist")
    return None


def _and_beside_or(stop: Stop) -> Said | None:
    if stop.word not in ("and", "or"):
        return None
    own, other = ("_AND", "_OR") if stop.word == "and" else ("_OR", "_AND")
    if other in stop.accepts and own not in stop.accepts:
        return stop.says("`and` beside `or` needs brackets", "write (a and b) or c, or a and (b or c)")
    if "NAME" in stop.accepts:
        return stop.says(f"`{stop.word}` stands between two tests", "a test is missing before it")
    return None


def _value_without_its_fact(stop: Stop) -> Said | None:
    """`actor_agency is DOC or LAW`."""
    found = re.search(r"(\w+) is (not )?(\w+) or $", stop.before)
    if not found or "NAME" not in stop.accepts or not re.fullmatch(r"\w+", stop.word):
        return None
    name, negated, value = found.groups()
    hint = f"write `{name} is {negated or ''}one of {{{value}, {stop.word}}}`"
    return stop.says("each test names its fact", hint)


def _missing_is(stop: Stop) -> Said | None:
    name = stop.last.lstrip("({")
    if "_IS" not in stop.accepts or not re.fullmatch(r"[a-z_][a-z0-9_]*", name):
        return None
    if stop.word.lower() in FOREIGN or not re.fullmatch(r"\w+|[{\"]", stop.word):
        return None
    if stop.word.islower() and (meant(stop.word, stop.keywords) or "COMMA" in stop.accepts):
        return None
    value = {"{": "one of {…}", '"': '"…"'}.get(stop.word, stop.word)
    return stop.says(f"something is missing between {short(name)} and {short(stop.word)}", f"write `{name} is {value}`")


def _list_of_values(stop: Stop) -> Said | None:
    if "LBRACE" in stop.accepts and stop.last == "of":
        return stop.says("the values of a list stand in { }", "as in: is one of {citizenship, nationality}")
    if stop.last == "in" and stop.word == "{":
        return stop.says("`is in` names a table", "for values write `is one of {…}`")
    if stop.last == "one" and stop.word == "{":
        return stop.says("`of` is missing before the list", "write one of {…}")
    if "RBRACE" in stop.accepts and re.fullmatch(r"\w+|\"", stop.word):
        return stop.says("a comma is missing between two values", f"write , before {stop.word}")
    if stop.word == "}" and "VALUE" in stop.accepts:
        return stop.says("a value is missing before the bracket", "as in: {citizenship, nationality}")
    return None


def _closed_but_not_opened(stop: Stop) -> Said | None:
    terminal = {")": "RPAR", "}": "RBRACE"}.get(stop.word)
    if terminal is None or terminal in stop.accepts or "NAME" in stop.accepts:
        return None
    return stop.says("this bracket closes what was never opened", "take it away")


def _test_missing_in_brackets(stop: Stop) -> Said | None:
    if stop.word != ")" or "LPAR" not in stop.accepts:
        return None
    return stop.says("a test is missing before the bracket", "as in: (person_is_minor or person_is_arrestee)")


def foreign_word(stop: Stop) -> Said | None:
    """A word of another language, where the law's own word for it could stand."""
    word = FOREIGN.get(stop.word.lower())
    if not word or not any(word.split()[0] == spoken(name).split()[0] for name in stop.accepts):
        return None
    return stop.says(f"{short(stop.word)} is no word of the language here", f"write `{word}`")


IN_CONDITIONS: tuple[Callable[[Stop], Said | None], ...] = (
    _word_of_a_norm,
    _acts,
    _and_beside_or,
    _value_without_its_fact,
    _list_of_values,
    _missing_is,
    _closed_but_not_opened,
    _test_missing_in_brackets,
)
