"""Parsed blocks made into values of `norms`: vocabulary, situations, scenarios, and all the rest."""

from lark import Token

from goldendoor.language.build_conditions import Parts, day, number
from goldendoor.language.build_norms import Clause, Norms, every, offset_of, one
from goldendoor.language.mentions import plain, quoted
from goldendoor.norms import (
    UNKNOWN,
    Act,
    Asking,
    Condition,
    Expectation,
    Fact,
    Given,
    Implication,
    Party,
    Scenario,
    Situation,
    Source,
    Table,
    Verdict,
)

_FACT_LINES = (
    "ask",
    "help",
    "asked of",
    "decided by",
    "held in",
    "asking",
    "burden",
    "kept",
    "noted",
    "obtain",
)


class Builder(Norms):
    """Builds the value of one statement; `mentions` then holds every name in it."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.labelled: list[Token] = []

    # Parties, acts, tables ------------------------------------------------------------------
    def party(self, parts: Parts) -> Party:
        name, words, short, when, *lines = parts
        also = one(lines, "also") or ""
        return Party(
            str(name), quoted(words), quoted(short) if short else None, when, self.place(name),
            also=tuple(text.strip() for text in also.split(";") if text.strip()), named_by=one(lines, "named by"),
        )  # fmt: skip

    def party_also(self, parts: Parts) -> Clause:
        return Clause("also", quoted(parts[0]), offset_of(parts))

    def party_named_by(self, parts: Parts) -> Clause:
        return Clause("named by", self.mentions.name("named by", parts[0]), offset_of(parts))

    def act(self, parts: Parts) -> Act:
        name, words, kinds, register = parts
        wider = self.mentions.names("act", kinds) if kinds else ()
        return Act(str(name), quoted(words), wider, str(register) if register else None, self.place(name))

    def table(self, parts: Parts) -> Table:
        name, pin, (span, enacted_by), file = parts
        return Table(str(name), self.pin(pin), span, str(file), (), self.place(name), by=enacted_by)

    def binds(self, parts: Parts) -> Condition:
        return parts[0]  # type: ignore[no-any-return]

    # Facts ------------------------------------------------------------------
    def kind_yes_no(self, _: Parts) -> tuple[str, tuple[str, ...], str | None]:
        return "yes/no", (), None

    def kind_one_of(self, parts: Parts) -> tuple[str, tuple[str, ...], str | None]:
        return "one of", tuple(map(plain, parts[0])), None

    def kind_some_of(self, parts: Parts) -> tuple[str, tuple[str, ...], str | None]:
        return "some of", tuple(map(plain, parts[0])), None

    def kind_each_of(self, parts: Parts) -> tuple[str, tuple[str, ...], str | None]:
        return "each of", tuple(map(plain, parts[0])), None

    def kind_number(self, parts: Parts) -> tuple[str, tuple[str, ...], str | None]:
        return "number", (), str(parts[0])

    def kind_date(self, _: Parts) -> tuple[str, tuple[str, ...], str | None]:
        return "date", (), None

    def kind_text(self, _: Parts) -> tuple[str, tuple[str, ...], str | None]:
        return "text", (), None

    def kind_intervals(self, _: Parts) -> tuple[str, tuple[str, ...], str | None]:
        return "list of intervals", (), None

    def fact_ask(self, parts: Parts) -> Clause:
        return Clause("ask", quoted(parts[0]), offset_of(parts))

    def fact_help(self, parts: Parts) -> Clause:
        return Clause("help", quoted(parts[0]), offset_of(parts))

    def fact_asked_of(self, parts: Parts) -> Clause:
        return Clause("asked of", self.mentions.name("party", parts[0]), offset_of(parts))

    def fact_decided_by(self, parts: Parts) -> Clause:
        return Clause("decided by", self.mentions.name("party", parts[0]), offset_of(parts))

    def fact_held_in(self, parts: Parts) -> Clause:
        return Clause("held in", self.mentions.name("register of authorities", parts[0]), offset_of(parts))

    def fact_asking(self, parts: Parts) -> Clause:
        return Clause("asking", Asking(self.mentions.name("act", parts[0]), parts[1]), offset_of(parts))

    def implied(self, parts: Parts) -> Implication:
        negated, name = parts
        return Implication(self.mentions.name("implied", name), negated is None)

    def fact_implies(self, parts: Parts) -> Clause:
        return Clause("implies", tuple(parts), offset_of(parts))

    def fact_burden(self, parts: Parts) -> Clause:
        return Clause("burden", self.mentions.name("burden", parts[0]), offset_of(parts))

    def fact_at_rest(self, parts: Parts) -> Clause:
        return Clause("at rest", parts[0], offset_of(parts))

    def fact_kept(self, parts: Parts) -> Clause:
        return Clause("kept", " ".join(parts[0].split()[1:]), offset_of(parts))

    def fact_noted(self, parts: Parts) -> Clause:
        return Clause("noted", quoted(parts[0]), offset_of(parts))

    def fact_obtain(self, parts: Parts) -> Clause:
        return Clause("obtain", quoted(parts[0]), offset_of(parts))

    def fact_label(self, parts: Parts) -> Clause:
        self.labelled.append(parts[0])
        return Clause("label", (plain(parts[0]), quoted(parts[1])), offset_of(parts))

    def fact(self, parts: Parts) -> Fact:
        name, (kind, values, unit), *lines = parts
        rest: Token | None = one(lines, "at rest")
        for value in self.labelled:
            self.mentions.name("own label", name, value)
        if rest is not None:
            self.mentions.name("own value", name, rest)
        at_rest: str | int | None = None if rest is None else plain(rest)
        if kind == "number" and rest is not None and rest.isdecimal():
            at_rest = number(rest)
        single = {key.replace(" ", "_"): one(lines, key) for key in _FACT_LINES}
        said = {key: value for key, value in single.items() if value is not None}
        implied = tuple(other for group in every(lines, "implies") for other in group)
        return Fact(str(name), kind, values, self.place(name), unit=unit, implies=implied, at_rest=at_rest,
                    labels=every(lines, "label"), **said)  # fmt: skip

    # Situations and scenarios ------------------------------------------------------------------
    def item_yes(self, parts: Parts) -> Given:
        return Given(self.mentions.name("given yes/no", parts[0]), True)

    def item_no(self, parts: Parts) -> Given:
        return Given(self.mentions.name("given yes/no", parts[1]), False)

    def item_unknown(self, parts: Parts) -> Given:
        return Given(self.mentions.name("given", parts[0]), UNKNOWN)

    def item_value(self, parts: Parts) -> Given:
        name, token = parts
        value = day(token) if token.type == "DATE" else number(token) if token.type == "NUMBER" else plain(token)
        return Given(self.mentions.name("given value", name, token), value)

    def item_set(self, parts: Parts) -> Given:
        name, tokens = parts
        return Given(self.mentions.name("given set", name, *tokens), frozenset(map(plain, tokens)))

    def situation_raises(self, parts: Parts) -> Clause:
        return Clause("raises", self.mentions.names("act", parts[0]), offset_of(parts))

    def situation_first(self, parts: Parts) -> Clause:
        return Clause("first", self.mentions.names("known", parts[0]), offset_of(parts))

    def situation_given(self, parts: Parts) -> Clause:
        return Clause("given", tuple(parts), offset_of(parts))

    def situation_do(self, parts: Parts) -> Clause:
        return Clause("do", quoted(parts[0]), offset_of(parts))

    def situation_tell(self, parts: Parts) -> Clause:
        return Clause("tell", quoted(parts[0]), offset_of(parts))

    def situation_picture(self, parts: Parts) -> Clause:
        return Clause("picture", self.mentions.names("picture", parts), offset_of(parts))

    def situation_met_by(self, parts: Parts) -> Clause:
        return Clause("met by", self.mentions.names("met by", parts), offset_of(parts))

    def situation_also(self, parts: Parts) -> Clause:
        return Clause("also", quoted(parts[0]), offset_of(parts))

    def situation_only_in(self, parts: Parts) -> Clause:
        return Clause("only in", self.mentions.names("city", parts[0]), offset_of(parts))

    def situation(self, parts: Parts) -> Situation:
        label, words, *lines = parts
        joined = {key: tuple(one for group in every(lines, key) for one in group)
                  for key in ("raises", "first", "given", "picture", "met by", "only in")}  # fmt: skip
        return Situation(str(label), quoted(words), self.place(label), joined["raises"], joined["first"],
                         joined["given"], every(lines, "do"), every(lines, "tell"), joined["picture"],
                         one(lines, "call"), joined["met by"], joined["only in"], also=every(lines, "also"))  # fmt: skip

    def verdict_must(self, _: Parts) -> Verdict:
        return Verdict.MUST

    def verdict_must_not(self, _: Parts) -> Verdict:
        return Verdict.MUST_NOT

    def verdict_may(self, _: Parts) -> Verdict:
        return Verdict.MAY

    def verdict_refer(self, _: Parts) -> Verdict:
        return Verdict.REFER

    def verdict_not_regulated(self, _: Parts) -> Verdict:
        return Verdict.NOT_REGULATED

    def verdict_undetermined(self, _: Parts) -> Verdict:
        return Verdict.UNDETERMINED

    def verdict_unknown_text(self, _: Parts) -> Verdict:
        return Verdict.UNKNOWN_TEXT

    def scenario(self, parts: Parts) -> Scenario:
        label, on, act, under = parts[:4]
        given = tuple(part for part in parts[4:-3] if part is not None)
        verdict, pin, due = parts[-3:]
        named = self.mentions.names("instrument", under) if under else ()
        expect = Expectation(verdict, self.pin(pin) if pin else None, day(due) if due else None)
        return Scenario(str(label), day(on), self.mentions.name("act", act), named, given, expect, self.place(label))
