"""Parsed definitions, norms, duties, reports and questions made into the values that `norms` defines."""

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from lark import Token

from goldendoor.language.build_conditions import Conditions, Parts, StatementError, day, number
from goldendoor.language.mentions import plain, quoted
from goldendoor.language.problems import listing, meant, short
from goldendoor.norms import (
    By,
    Decided,
    Definition,
    Due,
    Duty,
    Every,
    LaterOf,
    Limb,
    Norm,
    NotHeld,
    Question,
    Reading,
    Reference,
    Report,
    ReportCount,
    Rule,
    Span,
    Step,
    Untimed,
    Within,
    Word,
)

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


class Clause(NamedTuple):
    """One line of a provision: its word, what it says, and where it stands in the statement."""

    kind: str
    value: Any
    offset: int = 0


def offset_of(parts: Parts) -> int:
    """Where the first word of these parts stands."""
    return next((part.start_pos or 0 for part in parts if isinstance(part, Token)), 0)


def _month_day(token: Token) -> tuple[int, int]:
    month, number = str(token).split()
    try:
        date(2024, MONTHS.index(month) + 1, int(number))
    except ValueError:
        raise StatementError(token.start_pos or 0, f"there is no day {token}", width=len(token)) from None
    return MONTHS.index(month) + 1, int(number)


def _unit(token: Token) -> str:
    return str(token).removesuffix("s")


def one(clauses: list[Clause], kind: str) -> Any:
    """The value of the one clause of a kind, or None.

    Raises:
        StatementError: at the second, where there are two.
    """
    found = [clause for clause in clauses if clause.kind == kind]
    if len(found) > 1:
        raise StatementError(found[1].offset, f"`{kind}` stands here twice", "one line can say it all")
    return found[0].value if found else None


def every(clauses: list[Clause], kind: str) -> tuple[Any, ...]:
    """The values of all clauses of a kind."""
    return tuple(clause.value for clause in clauses if clause.kind == kind)


class Norms(Conditions):
    """Builds what an instrument says."""

    due_at = 0

    # Words and clauses ------------------------------------------------------------------
    def word_must(self, _: Parts) -> Word:
        return Word.MUST

    def word_must_not(self, _: Parts) -> Word:
        return Word.MUST_NOT

    def word_may(self, _: Parts) -> Word:
        return Word.MAY

    def word_refer(self, _: Parts) -> Word:
        return Word.REFER

    def word_silent(self, _: Parts) -> Word:
        return Word.SILENT

    def word_no_bar(self, _: Parts) -> Word:
        return Word.NO_BAR

    def clause_say(self, parts: Parts) -> Clause:
        return Clause("say", quoted(parts[0]), offset_of(parts))

    def clause_tell(self, parts: Parts) -> Clause:
        return Clause("tell", quoted(parts[0]), offset_of(parts))

    def clause_meanwhile(self, parts: Parts) -> Clause:
        return Clause("meanwhile", quoted(parts[0]), offset_of(parts))

    def clause_call(self, parts: Parts) -> Clause:
        return Clause("call", self.mentions.name("party", parts[0]), offset_of(parts))

    def clause_then(self, parts: Parts) -> Clause:
        return Clause("then", parts[0], offset_of(parts))

    def clause_prevails(self, parts: Parts) -> Clause:
        return Clause("prevails over", parts[0], offset_of(parts))

    def clause(self, parts: Parts) -> Clause:
        return Clause("unless", parts[0], offset_of(parts))

    def step_record(self, parts: Parts) -> Step:
        return Step("record in", self.mentions.name("register", parts[0]))

    def _step(self, kind: str, parts: Parts) -> Step:
        return Step(kind, self.mentions.name("party", parts[0]), parts[1])

    def step_notify(self, parts: Parts) -> Step:
        return self._step("notify", parts)

    def step_report(self, parts: Parts) -> Step:
        return self._step("report to", parts)

    def step_review(self, parts: Parts) -> Step:
        return self._step("review by", parts)

    def step_duty(self, parts: Parts) -> Step:
        return Step("duty", self.mentions.name("duty", parts[0]))

    def _rule(
        self, label: Token, pin: Token, dates: tuple[Span, str | None], word: Word, clauses: list[Clause]
    ) -> Rule:
        span, enacted_by = dates
        return Rule(
            str(label), self.pin(pin), span, word, None, self.place(label),
            say=one(clauses, "say"), tell=one(clauses, "tell"), meanwhile=one(clauses, "meanwhile"),
            call=one(clauses, "call"), then=every(clauses, "then"),
            prevails_over=every(clauses, "prevails over"), exceptions=every(clauses, "unless"), by=enacted_by,
        )  # fmt: skip

    def place(self, token: Token) -> Any:
        """Where a token stands; the loader knows how to turn the offset into a line."""
        return replace(self.source, column=token.start_pos or 0)

    def exception(self, parts: Parts) -> Rule:
        label, pin, dates, word, when, provided, *clauses = parts
        return replace(self._rule(label, pin, dates, word, clauses), when=when, provided=provided)

    def norm(self, parts: Parts) -> Norm:
        label, pin, dates, word, acts, when, provided, *clauses = parts
        if provided is not None and word is not Word.MAY:
            raise StatementError(
                label.start_pos, "only a `may` can be `provided` that something is done first", "write it into `when`"
            )
        rule = replace(self._rule(label, pin, dates, word, clauses), when=when, provided=provided)
        return Norm(acts, rule)

    # Definitions ------------------------------------------------------------------
    def limb(self, parts: Parts) -> Limb:
        condition, pin, (span, _) = parts
        return Limb(condition, self.pin(pin) if pin else None, span)

    def meaning_one(self, parts: Parts) -> dict[str, Any]:
        return {"limbs": (Limb(parts[0], None, Span()),)}

    def meaning_any(self, parts: Parts) -> dict[str, Any]:
        return {"limbs": tuple(parts), "joined_by": "any of"}

    def meaning_all(self, parts: Parts) -> dict[str, Any]:
        return {"limbs": tuple(parts), "joined_by": "all of"}

    def meaning_calculated(self, parts: Parts) -> dict[str, Any]:
        by, inputs = parts
        return {
            "calculated_by": self.mentions.name("calculation", by) if by else "",
            "inputs": self.mentions.names("input", inputs),
        }

    def definition_exception(self, parts: Parts) -> Rule:
        label, pin, dates, condition = parts
        return replace(self._rule(label, pin, dates, Word.SILENT, []), when=condition)

    def define(self, parts: Parts) -> Definition:
        name, pin, (span, enacted_by), meaning, *exceptions = parts
        if meaning.get("calculated_by") == "":
            meaning["calculated_by"] = self.mentions.name("calculation", name)
        return Definition(str(name), self.pin(pin), span, self.place(name), exceptions=tuple(exceptions),
                          by=enacted_by, **meaning)  # fmt: skip

    # Duties and reports ------------------------------------------------------------------
    def due_untimed(self, parts: Parts) -> Due:
        self.due_at = offset_of(parts)
        return Untimed(str(parts[0]))

    def due_within(self, parts: Parts) -> Due:
        count, unit, after = parts
        self.due_at = offset_of(parts)
        return Within(number(count), _unit(unit), self.mentions.name("day", after) if after else None)

    def due_by(self, parts: Parts) -> Due:
        by, count, unit, start = parts
        self.due_at = offset_of(parts)
        if not count:
            return By(day(by))
        self.mentions.name("being", by, count, unit, start)
        return By(day(by), (number(count), _unit(unit), day(start)))

    def due_later_of(self, parts: Parts) -> Due:
        by, count, unit, after = parts
        self.due_at = offset_of(parts)
        return LaterOf(day(by), number(count), _unit(unit), self.mentions.name("day", after))

    def year_ending(self, parts: Parts) -> tuple[int, int]:
        return _month_day(parts[0])

    def beginning(self, parts: Parts) -> tuple[int, str]:
        count, unit = parts
        return number(count), _unit(unit)

    def due_every(self, parts: Parts) -> Due:
        count, unit, by, within, ending, since = parts
        self.due_at = offset_of(parts)
        return Every(
            number(count) if count else 1,
            _unit(unit),
            _month_day(by) if by else None,
            ending,
            day(since) if since else None,
            within,
        )

    def due(self, parts: Parts) -> Due:
        return parts[0]  # type: ignore[no-any-return]

    timing = due

    def duty_due(self, parts: Parts) -> Clause:
        return Clause("due", parts[0], self.due_at)

    def duty_done(self, parts: Parts) -> Clause:
        return Clause("done when", parts[0], offset_of(parts))

    def duty_line(self, parts: Parts) -> Clause:
        return parts[0]  # type: ignore[no-any-return]

    report_line = duty_line

    def report_out_of(self, parts: Parts) -> Clause:
        return Clause("out of", self.mentions.name("register", parts[0]), offset_of(parts))

    def report_leave_out(self, parts: Parts) -> Clause:
        return Clause("leave out", quoted(parts[0]), offset_of(parts))

    def report_count(self, parts: Parts) -> Clause:
        words, when, by, pin = parts
        split = self.mentions.names("split by", by) if by else ()
        return Clause(
            "count", ReportCount(quoted(words), when, split, self.pin(pin) if pin else None), offset_of(parts)
        )

    def owed(self, parts: Parts) -> dict[str, Any]:
        holder, _, act, to, what, when = parts
        return {
            "holder": self.mentions.name("party", holder),
            "act": self.mentions.name("act", act),
            "to": self.mentions.name("party", to) if to else None,
            "what": quoted(what) if what else None,
            "when": when,
        }

    def duty(self, parts: Parts) -> Duty:
        label, pin, dates, owed, *clauses = parts
        rule = replace(self._rule(label, pin, dates, Word.MUST, clauses), when=owed.pop("when"))
        return Duty(**owed, due=one(clauses, "due"), done_when=one(clauses, "done when"), rule=rule)

    def report(self, parts: Parts) -> Report:
        clauses = parts[4:]
        return Report(self.duty(parts), one(clauses, "out of"), every(clauses, "count"), every(clauses, "leave out"))

    # Doubt ------------------------------------------------------------------
    def reading_prevails(self, parts: Parts) -> tuple[Reference, Reference]:
        return parts[0], parts[1]

    def reading_counting(self, parts: Parts) -> str:
        return str(parts[0])

    def reading(self, parts: Parts) -> Reading:
        label, words, *lines = parts
        self.mentions.name("own reading", label)
        counting = tuple(line for line in lines if isinstance(line, str))
        return Reading(
            str(label), quoted(words), tuple(line for line in lines if isinstance(line, tuple)), counting=counting
        )

    def question(self, parts: Parts) -> Question:
        name, pin, ask, *rest = parts
        readings = tuple(part for part in rest if isinstance(part, Reading))
        until: Token = next(part for part in rest if isinstance(part, Token))
        clauses = [part for part in rest if isinstance(part, Clause)]
        refers = until.type == "REFER"
        if not refers and str(until) not in [reading.label for reading in readings]:
            labels = [reading.label for reading in readings]
            hint = meant(until, labels) or f"one of: {listing(labels)}"
            message = f"{name} has no reading {short(until)}"
            raise StatementError(until.start_pos or 0, message, hint, len(until))
        unsettled = None if refers else str(until)
        return Question(str(name), self.pin(pin), quoted(ask), readings, unsettled, self.place(name),
                        meanwhile=one(clauses, "meanwhile"), call=one(clauses, "call"))  # fmt: skip

    def decided(self, parts: Parts) -> Decided:
        name, label, since, by = parts
        self.mentions.name("reading", name, label)
        return Decided(str(name), plain(label), day(since), self.mentions.name("party", by), self.place(name))

    def not_held(self, parts: Parts) -> NotHeld:
        _, pin, (span, _), acts, *clauses = parts
        return NotHeld(self.pin(pin), span, acts, self.source, say=one(clauses, "say"),
                       meanwhile=one(clauses, "meanwhile"), call=one(clauses, "call"))  # fmt: skip
