"""The mistakes that people make in blocks of law, each with the function that knows it and tells it.

Every function looks at where the grammar stopped, and answers only if it recognises its own mistake.
"""

import re
from collections.abc import Callable

from goldendoor.language.mistakes_in_conditions import FOREIGN, IN_CONDITIONS, foreign_word
from goldendoor.language.problems import listing, meant, short
from goldendoor.language.stop import Said, Stop, spoken

# The words that begin a line inside a block.
LINE_WORDS = (
    "ask", "help", "asked", "decided", "held", "asking", "implies", "burden", "at", "kept", "noted", "obtain",
    "label", "means", "calculated", "unless", "must", "may", "refer", "silent", "no", "say", "tell",
    "meanwhile", "call", "then", "prevails", "done", "out", "leave", "count", "by", "within", "every",
    "reading", "until", "raises", "first", "given", "do", "picture", "met", "also", "on", "expect",
    "register", "when", "provided", "immediately", "promptly", "as", "shall",
)  # fmt: skip
_UNFINISHED = {
    "norm": "what it orders, as in: must not inquire",
    "duty": "who owes what, as in: agency must train to staff",
    "report": "who owes it, as in: agency must report to mayor",
    "define": "its meaning, as in: means person_is_minor",
    "question": "ask, its readings, and until decided",
    "scenario": "on, given and expect",
    "not": "the acts it is about, as in: inquire or assist",
    "situation": "the acts it raises, as in: raises give_access",
}
_STILL_OWED = {
    "_UNTIL": "until decided refer, or until decided and a reading",
    "_EXPECT": "expect, and a verdict",
    "_READING": "a reading, with its label and its words",
    "_ON": "on, a date, and an act",
    "_BY": "by, and who decided",
}
_VERDICTS = ("must", "must not", "may", "refer", "not regulated", "undetermined", "unknown text")
_KINDS = "yes/no, one of {…}, some of {…}, each of {…}, number of hours, date, text, list of intervals"


def _foreign_characters(stop: Stop) -> Said | None:
    if not stop.word and stop.offset >= len(stop.statement.text):
        return None
    if stop.word in ("“", "”", "„", "«", "»"):
        return stop.says("this is not a quotation mark of the language", 'write straight ones: "…"')
    if stop.word in ("'", "‘", "’", "`"):
        return stop.says("words are quoted with double quotation marks", 'write "…"')
    character = stop.statement.text[stop.offset]
    if character not in " \n" and (character.isspace() or character in "\u200b\u200c\u200d\ufeff"):
        return stop.says(f"a space of another kind (U+{ord(character):04X})", "type a plain space", 1)
    if stop.word in ("=", "!", "<", ">"):
        return stop.says(f"`{stop.word}` is no word of the law", "write is, is not, is more than, is less than")
    if stop.word in (";", ":"):
        return stop.says(f"no `{stop.word}` is needed here", "the end of the line ends what is said")
    return None


def _unclosed_quotation(stop: Stop) -> Said | None:
    """The quotation closes where another line's should open: its own closing mark is missing."""
    text = stop.statement.text
    if stop.offset == 0 or text[stop.offset - 1] != '"' or not stop.word:
        return None
    opened = text.rfind('"', 0, stop.offset - 1)
    if opened < 0 or "\n" not in text[opened : stop.offset]:
        return None
    return Said("this quotation is not closed", 'end it with " on the line where it ends', opened, 1)


def _deeper(stop: Stop) -> Said | None:
    if not stop.deeper:
        return None
    hint = "a line that begins a sentence stands four spaces below its heading"
    return stop.says(f"{short(stop.word)} is indented deeper than what it belongs to", hint)


def _not_deep_enough(stop: Stop) -> Said | None:
    if stop.accepts != {"_INDENT"} or not stop.word:
        return None
    return stop.says(f"{short(stop.word)} has to be indented below the line above it", "four spaces more")


def _comma_at_the_end(stop: Stop) -> Said | None:
    index, _ = stop.statement.position(stop.offset)
    text = stop.statement.text
    if not stop.word and text.endswith(","):
        return Said("nothing follows this comma", "take it away", len(text) - 1, 1)
    above = text[: stop.statement.starts[index]].rstrip()
    if above.endswith(",") and stop.first in LINE_WORDS:
        hint = f"take it away if {short(stop.first)} begins a new line"
        return Said("after this comma the sentence goes on", hint, len(above) - 1, 1)
    return None


def _hyphens_in_a_name(stop: Stop) -> Said | None:
    if stop.broken_at == "-" and re.fullmatch(r"[a-z_][a-z0-9_]*(?:-[a-z0-9_]+)+", stop.word):
        return stop.says("a name is written with underscores", f"write {stop.word.replace('-', '_')}")
    return None


def _label(stop: Stop) -> Said | None:
    """A label is wanted, or has just been read in part, and something else is written."""
    if not re.fullmatch(r"\s*(?:norm|duty|report|unless|scenario|situation|reading)\s+", stop.before):
        return None
    what = {"unless": "an exception", "reading": "a reading"}.get(stop.first) or stop.block
    if not stop.word or stop.word in "§¶":
        return stop.says(f"{what} needs a label", "hyphen-words that say its reason, as in workers-do-not-ask")
    label = re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", stop.word)
    if re.fullmatch(r"[\w\-]+", stop.word) and not label:
        better = re.sub(r"[\W_]+", "-", stop.word.lower()).strip("-")
        return stop.says("a label is written in small letters with hyphens", f"write {better}")
    return None


def _words_of_a_label(stop: Stop) -> Said | None:
    """`norm workers do not ask § 3`: the label is written as several words."""
    found = re.match(r"\s*(?:norm|duty|report|unless)\s+((?:[a-z0-9\-]+ +)+)(?=[§¶])", stop.line)
    if "PIN" not in stop.accepts or not found or " " not in found.group(1).strip():
        return None
    return stop.says("a label is one word with hyphens", f"write {'-'.join(found.group(1).split())}")


def _date(stop: Stop) -> Said | None:
    if "MONTH_DAY" in stop.accepts and "_NL" not in stop.accepts:
        return stop.says("a month and a day stand here", "as in September 1")
    found = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", stop.after)
    if found and not re.match(r"\d{4}-\d{2}-\d{2}", stop.after):
        year, month, day = found.groups()
        message = "a date is written year-month-day, with two figures for month and day"
        return stop.says(message, f"write {year}-{month:0>2}-{day:0>2}", len(found.group()))
    written = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2},? )?\d{4}"
    if found := re.match(written, stop.after):
        return stop.says("a date is written year-month-day", "as in 2026-02-06", len(found.group()))
    if "DATE" in stop.accepts and stop.accepts <= {"DATE", "NUMBER"}:
        return stop.says("a date is missing here", "as in 2026-02-06")
    return None


def _verdict(stop: Stop) -> Said | None:
    if stop.last != "expect":
        return None
    spelt = stop.word.replace("_", " ").replace("-", " ")
    hint = f"write {spelt}" if spelt in _VERDICTS else meant(spelt, _VERDICTS) or "one of: " + ", ".join(_VERDICTS)
    return stop.says(f"{short(stop.word)} is no verdict" if stop.word else "a verdict is missing", hint)


def _kind_of_fact(stop: Stop) -> Said | None:
    if "_YES_NO" not in stop.accepts:
        return None
    what = f"{short(stop.word)} is no kind of fact" if stop.word else "a fact says of what kind it is"
    near = "write yes/no" if re.match(r"yes|no|bool|true", stop.word.lower()) else "one of: " + _KINDS
    return stop.says(what, near)


def _table_file(stop: Stop) -> Said | None:
    if stop.statement.word != "table":
        return None
    file = stop.after.split()[0] if stop.after.split() else ""
    if "FILE" in stop.accepts:
        return stop.says("the rows of a table are kept in a file that ends in .csv", "as in: in immigration-laws.csv")
    if "_IN" in stop.accepts and file.endswith(".csv"):
        return stop.says(f"`in` is missing before {short(file)}", f"write in {file}", len(file))
    return None


def _pinpoint(stop: Stop) -> Said | None:
    if "PIN" not in stop.accepts or "_NL" in stop.accepts or "_WHEN" in stop.accepts or stop.broken_at:
        return None
    what = "an exception" if stop.first == "unless" else stop.block
    if stop.word in ("§", "¶"):
        return stop.says("a pinpoint names the place after its sign", "as in § 3(a)(1), §§ 2(d), 3, 4 or ¶ 2")
    if re.match(r"(?:section|sec|s|para|paragraph|art|article)\b|[(\d]", stop.after, re.IGNORECASE):
        return stop.says(f"{what} needs a pinpoint, and a pinpoint begins with § or ¶", "as in § 3(a)(1)")
    return stop.says(f"{what} needs a pinpoint", f"as in: {stop.before.strip() or stop.first}  § 3(a)")


def _name(stop: Stop) -> Said | None:
    if "NAME" not in stop.accepts:
        return None
    if re.fullmatch(r"[a-z_]*[A-Z]\w*", stop.word):
        spelt = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", stop.word).lower()
        return stop.says("a name is written in small letters", meant(spelt, stop.keywords) or f"write {spelt}")
    if stop.word == '"' and "TEXT" not in stop.accepts:
        return stop.says("a name stands here, without quotation marks", f"as in: {stop.first} agency_counsel")
    return None


def _instrument(stop: Stop) -> Said | None:
    if "ID" not in stop.accepts or "_NL" in stop.accepts:
        return None
    if re.fullmatch(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+", stop.word):
        message = "the name of an instrument or question is written in capitals"
        return stop.says(message, f"write {stop.word.upper()}")
    if "NAME" not in stop.accepts:
        return stop.says("an instrument or question is named here", "as in NYC-EO-34-2003, or A-07")
    return None


def _quotation(stop: Stop) -> Said | None:
    if stop.accepts != {"TEXT"}:
        return None
    after = stop.last or stop.first
    return stop.says(f"after {short(after)} come words in quotation marks", f'as in: {stop.before.strip()} "…"')


def _missing_part(stop: Stop) -> Said | None:
    """A line, or the statement, ends before it has said what it has to say."""
    if stop.word:
        return None
    if "_INDENT" in stop.accepts and len(stop.statement.lines) == 1:
        hint = f"below it, indented by four spaces: {_UNFINISHED.get(stop.statement.word, 'its lines')}"
        return stop.says(f"{stop.block} is not finished", hint, 1)
    last = stop.before.split()[-1:] or [""]
    if "NAME" in stop.accepts and "_NL" not in stop.accepts and last[0]:
        what = "a test" if "LPAR" in stop.accepts else "a name"
        hint = f"a line that goes on begins with `{last[0]}`" if last[0] in ("and", "or") else ""
        return stop.says(f"{what} is missing after {short(last[0])}", hint, 1)
    owed = [hint for name, hint in _STILL_OWED.items() if name in stop.accepts]
    if not owed and len(stop.accepts) == 1 and (wanted := spoken(next(iter(stop.accepts)))).isalpha():
        return stop.says(f"`{wanted}` is missing after {short(last[0])}", f"write {last[0]} {wanted} …", 1)
    expected = owed[:1] or sorted({spoken(name) for name in stop.accepts if name != "_NL"})
    message = "something is missing here" if "_NL" in stop.accepts else f"{stop.block} is not finished"
    return stop.says(message, "expected " + listing(expected, 8) if expected else "", 1)


def _comma_before(stop: Stop) -> Said | None:
    if "COMMA" in stop.accepts and stop.word in ("being", "for", "from"):
        return stop.says(f"a comma is missing before `{stop.word}`", f"write {stop.last}, {stop.after.strip()}")
    if "COMMA" in stop.accepts and stop.first in ("given", "first", "raises", "implies") and stop.word.islower():
        names = f"{stop.last}, {stop.word}"
        return stop.says(f"a comma is missing between {short(stop.last)} and {short(stop.word)}", f"write {names}")
    return None


def _line(stop: Stop) -> Said | None:
    """The first word of a line begins no line that can stand here."""
    if not stop.word or stop.before.strip() or not stop.keywords:
        return None
    what = "cannot stand here" if stop.word in LINE_WORDS else "begins no line of the language here"
    foreign = FOREIGN.get(stop.word.lower())
    hint = f"write `{foreign}`" if foreign else meant(stop.word, stop.keywords)
    if not hint and len(stop.keywords) == 1 and stop.word not in LINE_WORDS:
        hint = f"write {stop.keywords[0]} {stop.word}"
    return stop.says(f"{short(stop.word)} {what}", hint or f"here a line begins with {listing(stop.keywords)}")


def _one_word(stop: Stop) -> Said | None:
    """Exactly one thing could stand here."""
    if len(stop.accepts) != 1 or not stop.word:
        return None
    wanted = spoken(next(iter(stop.accepts)))
    if wanted.isalpha():
        return stop.says(f"`{wanted}` is missing before {short(stop.word)}", f"write {stop.last} {wanted} {stop.word}")
    if stop.accepts == {"_NL"}:
        return stop.says(f"the line should end before {short(stop.word)}", "begin a new line with it")
    return stop.says(f"{short(stop.word)} cannot stand here", f"here stands {wanted}")


MISTAKES: tuple[Callable[[Stop], Said | None], ...] = (
    _foreign_characters,
    _unclosed_quotation,
    _deeper,
    _comma_at_the_end,
    _not_deep_enough,
    _hyphens_in_a_name,
    _label,
    _words_of_a_label,
    _date,
    _verdict,
    _kind_of_fact,
    _table_file,
    _pinpoint,
    *IN_CONDITIONS,
    _comma_before,
    foreign_word,
    _name,
    _quotation,
    _instrument,
    _missing_part,
    _line,
    _one_word,
)
