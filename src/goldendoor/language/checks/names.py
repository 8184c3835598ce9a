"""Every name in the law is the name of something, and of something of the right kind."""

from collections.abc import Callable, Collection, Iterator

from goldendoor.language.checks import values
from goldendoor.language.checks.law import Law
from goldendoor.language.mentions import Mention
from goldendoor.language.parse import Parsed
from goldendoor.language.problems import Problem, listing, short

BURDENS = ("light", "intrusive", "sensitive")
PICTURES = ("judicial-warrant", "administrative-warrant", "subpoena", "detainer")
REGISTERS_OF_AUTHORITIES = ("standing_authorities",)
Checked = Iterator[Problem]
_HOW = {
    "register": "an act names its register, in a line below it: register disclosures",
    "party": "parties are declared like this: party agency_counsel",
    "table": "tables are declared like this: table immigration_laws  § (a)  in immigration-laws.csv",
}


def every_name_means_something(law: Law) -> Checked:
    """Look at each mention of a name according to its use."""
    for parsed in law.loaded.parsed:
        for mention in parsed.mentions:
            yield from USES[mention.use](law, parsed, mention)


def _named(kind: str, known: Callable[[Law], Collection[str]]) -> Callable[[Law, Parsed, Mention], Checked]:
    """The check that a mention names something of one kind."""

    def look(law: Law, parsed: Parsed, mention: Mention) -> Checked:
        names = known(law)
        if mention.name in names or mention.name in law.loaded.half_read:
            return
        other = [what for what, _ in law.meanings.get(mention.name, ()) if what != kind]
        if other:
            what = f"{values.article(other[0])}, and {values.article(kind)} belongs here"
            message = f"{short(mention.name)} is {what}"
            yield parsed.problem(mention.offset, message, "", len(mention.name))
            return
        few = f"one of: {listing(names)}" if 0 < len(names) <= 12 else _HOW.get(kind, "")
        hint = law.near(mention.name, names) or few
        yield parsed.problem(mention.offset, f"there is no {kind} {short(mention.name)}", hint, len(mention.name))

    return look


def _reading(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    question = law.corpus.questions.get(mention.name)
    if question is None:
        if mention.name not in law.loaded.half_read:
            hint = law.near(mention.name, law.corpus.questions)
            message = f"there is no question {short(mention.name)}"
            yield parsed.problem(mention.offset, message, hint, len(mention.name))
        return
    for label, offset in mention.values:
        if label not in question.labels:
            hint = law.near(label, question.labels) or f"one of: {listing(question.labels)}"
            yield parsed.problem(offset, f"{mention.name} has no reading {short(label)}", hint, len(label))


def _duty(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    labels = law.duties_in(parsed)
    if mention.name not in labels and mention.name not in law.loaded.half_read:
        hint = law.near(mention.name, labels) or "a step is a duty of this instrument, record in, notify …"
        message = f"there is no duty {short(mention.name)} in this instrument"
        yield parsed.problem(mention.offset, message, hint, len(mention.name))


def _calculation(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    if mention.name not in law.calculations:
        known = sorted(law.calculations)
        hint = law.near(mention.name, known) or f"one of: {listing(known)}"
        message = f"nothing calculates {short(mention.name)}"
        yield parsed.problem(mention.offset, message, hint, len(mention.name))


def _met_by(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    kinds = law.domains.get("actor_kind", frozenset())
    if kinds and mention.name not in kinds:
        hint = law.near(mention.name, kinds)
        yield parsed.problem(mention.offset, f"`actor_kind` has no value {short(mention.name)}", hint,
                             len(mention.name))  # fmt: skip


def _named_by(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    fact = law.corpus.facts.get(mention.name)
    if fact is None:
        yield from _named("fact", lambda law: law.corpus.facts)(law, parsed, mention)
    elif fact.kind != "one of":
        message = f"{short(mention.name)} has no values that could be names"
        yield parsed.problem(
            mention.offset, message, "a party is named by a fact that is `one of {…}`", len(mention.name)
        )


def _nothing(law: Law, parsed: Parsed, mention: Mention) -> Checked:
    """Others look at this use: days.counts_agree_with_days, meanings.a_reading_is_named_once."""
    yield from ()


_instrument = _named("instrument", lambda law: law.corpus.instruments)

USES: dict[str, Callable[[Law, Parsed, Mention], Checked]] = {
    **values.USES,
    "act": _named("act", lambda law: law.corpus.acts),
    "party": _named("party", lambda law: law.corpus.parties),
    "table": _named("table", lambda law: law.corpus.tables),
    "instrument": _instrument,
    "reference": _instrument,
    "register": _named("register", lambda law: law.registers),
    "register of authorities": _named("register of authorities", lambda _: REGISTERS_OF_AUTHORITIES),
    "burden": _named("burden", lambda _: BURDENS),
    "named by": _named_by,
    "picture": _named("picture", lambda _: PICTURES),
    "reading": _reading,
    "duty": _duty,
    "calculation": _calculation,
    "met by": _met_by,
    "own reading": _nothing,
    "being": _nothing,
}
