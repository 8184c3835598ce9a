"""Rules and their exceptions say when they hold, and prevail only over what they can prevail over."""

from collections.abc import Iterator

from goldendoor.language.checks.law import Law
from goldendoor.language.problems import Problem, at, listing, short
from goldendoor.norms import Instrument, Pinpoint, Span, Word
from goldendoor.norms.conditions import tests_in

Checked = Iterator[Problem]
# A place is known by itself and by what it lies in; nobody cites deeper than this.
_DEEPEST_PLACE = 12


def an_exception_says_when(law: Law) -> Checked:
    """An exception without `when`, `provided`, days of its own or exceptions always stands: the rule is dead.

    Only `refer` may stand so: it counts where there is no other way out.
    """
    for instrument in law.corpus.instruments.values():
        for rule, _, around in law.rules_of(instrument):
            conditions = rule.when is None and rule.provided is None and rule.dates == Span()
            if around is not None and conditions and not rule.exceptions and rule.word is not Word.REFER:
                message = f"the exception {short(rule.label)} always stands, so {short(around.label)} never holds"
                yield at(rule.source, message, f"say when: `{rule.word.value} when …`")


def binds_is_one_test(law: Law) -> Checked:
    """Whom an instrument binds is one test; a longer one is a term of the law."""
    for parsed in law.loaded.parsed:
        if parsed.statement.word == "binds" and len(tests_in(parsed.value)) > 1:
            text = parsed.statement.text
            offset = len(text) - len(text.lstrip())
            hint = "define a term for whom it binds, and write that"
            yield parsed.problem(offset, "`binds` is one test", hint, len(text.strip()))


def the_lower_does_not_prevail_over_the_higher(law: Law) -> Checked:
    """Outside a reading, a provision prevails over equals and over what is lower, never over the higher."""
    for parsed in law.loaded.parsed:
        own = law.instrument_in(parsed)
        if parsed.statement.word == "question" or own is None:
            continue
        for mention in parsed.mentions:
            other = law.corpus.instruments.get(mention.name) if mention.use == "reference" else None
            if other is not None and other.rank > own.rank:
                message = f"{article_of(own)} cannot prevail over {article_of(other)}"
                hint = "if that is in doubt, ask it as a question and let a reading say so"
                yield parsed.problem(mention.offset, message, hint, len(mention.name))


def article_of(instrument: Instrument) -> str:
    """What an instrument is, with its article: `an executive order`."""
    return f"{'an' if instrument.kind[0] in 'aeiou' else 'a'} {instrument.kind}"


def references_find_their_place(law: Law) -> Checked:
    """A reference names a place at which its instrument has a norm or an exception."""
    places: dict[str, tuple[set[str], str]] = {}
    for parsed in law.loaded.parsed:
        for mention in parsed.mentions:
            instrument = law.corpus.instruments.get(mention.name) if mention.use == "reference" else None
            if instrument is None or not mention.values:
                continue
            if instrument.name not in places:
                places[instrument.name] = _places(law, instrument)
            known, hint = places[instrument.name]
            text, offset = mention.values[0]
            if not any(item in known for item in Pinpoint(text).items):
                message = f"{instrument.name} has no norm at {' '.join(text.split())}"
                yield parsed.problem(offset, message, hint, len(text))


def _places(law: Law, instrument: Instrument) -> tuple[set[str], str]:
    """Every place at which the instrument has a rule or around one (3(a)(1), 3(a), 3), and a hint that lists some."""
    written = {str(rule.pinpoint) for rule, *_ in law.rules_of(instrument)}
    found: set[str] = set()
    for rule, *_ in law.rules_of(instrument):
        for item in rule.pinpoint.items:
            ends = [index for index, character in enumerate(item) if character in "(." and index]
            found.add(item)
            found |= {item[:end] for end in ends[:_DEEPEST_PLACE]}
    return found, f"it has {listing(sorted(written), 10)}" if written else "it has no norms"
