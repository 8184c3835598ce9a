"""Looking through a register: a search by choices and days, put as a query over what somebody may see, and its pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Func, Lookup, Q, QuerySet

from goldendoor.hall.matters import access
from goldendoor.hall.matters.models import Matter, State
from goldendoor.hall.matters.parties import SEALED_TO
from goldendoor.hall.matters.plan import LEAVE
from goldendoor.norms import Verdict

ROWS_ON_A_PAGE = 50
MONTHS_DRAWN = 12
ALLOWED = frozenset(one.value for one in LEAVE)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in one register. It names choices and days only; there is no way to name a person."""

    register: str
    since: date | None = None
    through: date | None = None
    agency: str = ""
    act: str = ""
    state: str = ""
    verdict: str = ""
    situation: str = ""
    ending: str = ""
    cited: str = ""
    year: int | None = None
    number: int | None = None
    late: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A matter as it stands in a register, with the number of its entry where it has one."""

    matter: Matter
    year: int | None
    number: int | None
    open_steps: int
    late_steps: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, the newest first, and where the next page goes on: before that matter."""

    lines: tuple[Line, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class Month:
    """How many matters are of a month, by what the law said of them. `first` is its first day."""

    first: date
    opened: int
    allowed: int
    refused: int


class AnyItem(Lookup):
    """Whether a list in JSON holds a text. It is asked with a name, under which the list stands, and the text."""

    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """SQLite walks the list."""
        column, given = compiler.compile(self.lhs)
        name, text = self.rhs
        return f"EXISTS (SELECT 1 FROM json_each({column}, %s) WHERE value = %s)", [*given, f'$."{name}"', text]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """PostgreSQL asks whether the one list contains the other."""
        column, given = compiler.compile(self.lhs)
        name, text = self.rhs
        return f"coalesce(({column} -> %s) @> jsonb_build_array(%s::text), false)", [*given, name, text]


class MonthOf(Func):
    """The month of a day, as 2026-03: told by the database, so that a year of days comes back as twelve."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> tuple[str, list[Any]]:
        """SQLite keeps a day as its letters."""
        return self.as_sql(compiler, connection, template="substr(%(expressions)s, 1, 7)", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> tuple[str, list[Any]]:
        """PostgreSQL keeps a day as a day."""
        return self.as_sql(compiler, connection, template="to_char(%(expressions)s, 'YYYY-MM')", **more)


class CitedWithin(Lookup):
    """Whether a list of sections holds one, or one of its paragraphs: 4-210(b) is within 4-210."""

    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """SQLite walks the list."""
        column, given = compiler.compile(self.lhs)
        inside = "EXISTS (SELECT 1 FROM json_each({}) WHERE value = %s OR substr(value, 1, %s) = %s)"
        return inside.format(column), [*given, *self._text()]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """PostgreSQL walks the list too."""
        column, given = compiler.compile(self.lhs)
        inside = (
            "EXISTS (SELECT 1 FROM jsonb_array_elements_text({}) AS one(value) "
            "WHERE value = %s OR substr(value, 1, %s) = %s)"
        )
        return inside.format(column), [*given, *self._text()]

    def _text(self) -> list[Any]:
        section = self.rhs
        return [section, len(section) + 1, f"{section}("]


def found(search: Search, account_id: int, day: date) -> QuerySet[Matter]:
    """The matters of a register that somebody may see and that are looked for.

    A sealed register is never searched across agencies: the search names one, or finds nothing.
    """
    seen = access.register_seen(account_id, day, search.register)
    if search.register in SEALED_TO and not search.agency:
        return seen.none()
    return seen.filter(*_conditions(search, day)).order_by("-opened_at", "-pk")


def _conditions(search: Search, day: date) -> Iterable[Q | Lookup]:
    same = {
        "agency__code": search.agency, "act": search.act, "state": search.state, "verdict": search.verdict,
        "situation": search.situation, "ending": search.ending, "on__gte": search.since, "on__lte": search.through,
    }  # fmt: skip
    yield Q(**{name: value for name, value in same.items() if value})
    if search.cited:
        yield CitedWithin(F("cited"), search.cited)
    if search.number is not None:
        yield Q(pk__in=access.matters_numbered(search.register, search.year, search.number))
    if search.late:
        yield ~Q(state=State.CLOSED) & Q(pk__in=access.matters_late(day))
    for name, value in search.facts.items():
        yield _fact_is(name, value)


def _fact_is(name: str, value: Any) -> Q | Lookup:
    """A list holds the value; anything else is it."""
    if isinstance(value, tuple):
        return AnyItem(F("facts"), (name, value[0]))
    return Q(**{f"facts__{name}": value})


def page(matters: QuerySet[Matter], register: str, day: date, before: int | None = None) -> Page:
    """The next lines after a matter, or the first ones; a page costs the same wherever it is."""
    if before is not None:
        last = matters.filter(pk=before).values_list("opened_at", flat=True).first()
        matters = (
            matters.none() if last is None else matters.filter(Q(opened_at__lt=last) | Q(opened_at=last, pk__lt=before))
        )
    some = list(matters[: ROWS_ON_A_PAGE + 1])
    shown = some[:ROWS_ON_A_PAGE]
    return Page(tuple(lines_of(shown, register, day)), shown[-1].pk if len(some) > ROWS_ON_A_PAGE else None)


def lines_of(matters: Iterable[Matter], register: str, day: date) -> Iterable[Line]:
    """Matters with their numbers and how much of them is still to be done."""
    shown = list(matters)
    numbers = {one.pk for one in shown}
    entries = access.entries_of(numbers, register)
    owed = access.open_steps_of(numbers, day)
    for one in shown:
        year, number = entries.get(one.pk, (None, None))
        still, late = owed.get(one.pk, (0, 0)) if one.state != State.CLOSED else (0, 0)
        yield Line(one, year, number, still, late)


def tally(matters: QuerySet[Matter], today: date) -> tuple[int, tuple[Month, ...]]:
    """How many there are; and of the last twelve months through this one, what the law let be done or not."""
    this_month = today.replace(day=1)
    counts = {_months_back(this_month, one): [0, 0, 0] for one in range(MONTHS_DRAWN)}
    of_month = matters.order_by().annotate(month=MonthOf("on")).values_list("month", "verdict", "state")
    total = 0
    for month, verdict, state, count in of_month.annotate(count=Count("pk")):
        total += count
        opened = counts.get(date.fromisoformat(f"{month}-01"), [0, 0, 0])
        opened[0] += count
        opened[1] += count if verdict in ALLOWED else 0
        # Where an approval may still come, it is not refused yet.
        opened[2] += count if verdict == Verdict.MUST_NOT.value and state != State.NOT_YET else 0
    return total, tuple(Month(one, *counts[one]) for one in sorted(counts))


def _months_back(first: date, count: int) -> date:
    months_since_year_one = first.year * 12 + first.month - 1 - count
    return date(months_since_year_one // 12, months_since_year_one % 12 + 1, 1)
