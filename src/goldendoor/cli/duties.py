"""`goldendoor duties`: who owes what to whom by when, with how each day was found; and the same as a calendar file."""

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import Day, city_of, law_option
from goldendoor.cli.owed import target_words
from goldendoor.cli.page import show, wrapped

if TYPE_CHECKING:
    from goldendoor import City
    from goldendoor.engine.obligations import Obligation
    from goldendoor.norms import Corpus

EXAMPLES = """
\b
Examples:
  goldendoor duties --city nyc --from 2026-02-06 --to 2026-12-31
  goldendoor duties --city nyc --from 2026-02-06 --to 2026-12-31 --agency ACS
  goldendoor duties --city nyc --from 2026-07-01 --to 2026-12-31 --event apo_vacancy_date=2026-07-02
  goldendoor duties --city nyc --from 2026-02-06 --to 2027-02-05 --ics duties.ics

\b
Both days count. Where the law gives no number of days it says so, and no day is made up. A due day on
a weekend or a legal holiday stays where it is; the other day is shown beside it (question A-42).
The calendar file (RFC 5545) holds what has a day; - writes it to standard output.
"""


class EventDay(click.ParamType[tuple[str, date]]):
    """An event, `fact=DAY`: the date fact that a duty is counted from, and the day of it."""

    name = "fact=day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, date]:
        """The name and the day; an error that says how to write one."""
        if isinstance(value, tuple):
            return value
        name, equals, day = str(value).partition("=")
        if not equals:
            self.fail(f"{value!r} names no day; write {value}=2026-03-02", param, ctx)
        return name.strip(), Day().convert(day.strip(), param, ctx)


@click.command(
    name="duties",
    help="Who owes what to whom by when, between two days, with how each day was found.\n" + EXAMPLES,
    short_help="Who owes what to whom by when.",
)
@click.option("--city", required=True, help="The city whose law it is: nyc, philadelphia, durham.")
@click.option("--from", "first", type=Day(), required=True, help="The first day looked at.")
@click.option("--to", "last", type=Day(), required=True, help="The last day looked at.")
@click.option("--agency", help="Only what this agency owes, or somebody in it, such as ACS.")
@click.option(
    "--event", "events", multiple=True, type=EventDay(), metavar="FACT=DAY", help="An event; may be repeated."
)
@click.option("--ics", metavar="FILE", help="Write what has a day as a calendar file; - for standard output.")
@law_option
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def command(
    city: str, first: date, last: date, agency: str | None, events: tuple[tuple[str, date], ...],
    ics: str | None, law: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Lay the duties out, and print them or write the calendar."""
    if first > last:
        raise click.UsageError(f"--from {first.isoformat()} is after --to {last.isoformat()}")
    if ics and as_json:
        raise click.UsageError("--ics and --json: ask for one of them")
    opened = city_of(city, law)
    days: dict[str, list[date]] = {}
    for name, day in events:
        days.setdefault(name, []).append(day)
    found = opened.duties(first, last, agency=agency.upper() if agency else None, events=days)
    if ics:
        _write(opened, found, ics)
    elif as_json:
        click.echo(json.dumps(_plain(opened, first, last, agency, found), ensure_ascii=False, indent=2))
    else:
        of = f", of {agency.upper()}" if agency else ""
        show(_page(opened, f"Duties in {opened.name} from {first.isoformat()} through {last.isoformat()}{of}", found))


def _plain(city: "City", first: date, last: date, agency: str | None, found: "Iterable[Obligation]") -> dict[str, Any]:
    from goldendoor.engine.days_off import holidays_held
    from goldendoor.engine.decision import as_json
    from goldendoor.engine.provenance import BANNER

    return {
        "city": city.name, "from": first.isoformat(), "to": last.isoformat(), "agency": agency, "banner": BANNER,
        "legal_holidays_held": holidays_held(city.corpus, city.place), "duties": [as_json(one) for one in found],
    }  # fmt: skip


def _write(city: "City", found: "tuple[Obligation, ...]", ics: str) -> None:
    """Write the calendar, and say what is in it on standard error.

    Raises:
        click.UsageError: where the package that writes calendars is not installed.
        OSError: when the file cannot be written.
    """
    try:
        from goldendoor.exchange.calendar_file import as_calendar
    except ModuleNotFoundError as error:
        raise click.UsageError(f"{error.name} is not installed; pip install 'goldendoor[calendar]' brings it") from None
    content = as_calendar(city.corpus, city.name or "", found)
    if ics == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    else:
        Path(ics).write_bytes(content)
    dated = sum(one.due is not None for one in found)
    click.echo(f"{dated} with a day; {len(found) - dated} without one are left out", err=True)


def _page(city: "City", title: str, found: "tuple[Obligation, ...]") -> list[str]:
    from goldendoor.engine.days_off import holidays_held
    from goldendoor.engine.provenance import BANNER

    groups = {
        "Due on a day": [one for one in found if one.due],
        "For a quarter or a year, and the law names no day": [one for one in found if not one.due and one.period],
        "The law gives no number of days": [one for one in found if not (one.due or one.period or one.waits_for)],
        "After an event that nobody has given (--event)": [one for one in found if one.waits_for],
    }
    lines = [click.style(line, bold=True) for line in wrapped(title)]
    for heading, duties in groups.items():
        if duties:
            lines += ["", click.style(heading, bold=True)]
            lines += [line for one in duties for line in ["", *duty_lines(city.corpus, one)]]
    if not found:
        lines += ["", "  Nothing is owed in these days by the law that is held."]
    if found and not holidays_held(city.corpus, city.place):
        lines += ["", *wrapped("No table of legal holidays is held for this city: only weekends are told apart.")]
    return [*lines, "", *wrapped(BANNER)]


def duty_lines(corpus: "Corpus", one: "Obligation") -> list[str]:
    """One duty: its day, who owes what to whom, how the day was found, and what else it depends on."""
    act = corpus.acts[one.act].words
    owed = act if one.what == act else f"{act}: {one.what}"
    to = f"; to: {one.to_whom}" if one.to_whom else ""
    head = f"{one.due.isoformat()}  " if one.due else ""
    lines = wrapped(f"{head}{one.who_words}: {owed}{to}. {one.citation}", "  ", "    ")
    lines += wrapped(f"{one.due_words}: {one.computed}" if one.due_words != one.computed else one.computed, "    ")
    if one.other_day is not None:
        moved = f"That day is {one.falls_on}; if such a day moves, it is {one.other_day.isoformat()} (A-42, open)."
        lines += wrapped(moved, "    ")
    if one.internal_target:
        lines += wrapped(f"{target_words(one.internal_target)}.", "    ")
    if one.waits_for:
        lines += wrapped(f"Give it as --event {one.waits_for}=DAY.", "    ")
    if one.agencies:
        lines += wrapped(f"Owed by: {', '.join(one.agencies)}.", "    ")
    return lines + [
        line for question in one.depends_on for line in wrapped(f"Depends on: {question}", "    ", "      ")
    ]
