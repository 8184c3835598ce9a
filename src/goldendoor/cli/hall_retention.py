"""`goldendoor hall retention`: what is past its date. It only reports; `--destroy` does what counsel's schedules say."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from goldendoor.cli.ledger_city import city_hall
from goldendoor.cli.page import show, wrapped

if TYPE_CHECKING:
    from goldendoor.hall.retention.destroying import Destroyed
    from goldendoor.hall.retention.past import OfField, OfKind, Report

EXAMPLES = """
\b
Examples:
  goldendoor hall retention
  goldendoor hall retention --json
  goldendoor hall retention --destroy

\b
A record is destroyed only where every sealed field of it has an approved records schedule that counsel entered, every
one is over, no hold stands on it, and counsel was warned thirty days ago (`goldendoor hall tick` warns). Its key is
destroyed, and its entry is on the ledger, in one step or not at all.
Exit 1: older copies of keys that were destroyed may still be in the database's journal: run it again.
"""


@click.command(
    name="retention",
    help="What is past its date, for each declared field. Nothing is destroyed.\n" + EXAMPLES,
    short_help="What is past its date; nothing is destroyed unless you say so.",
)
@click.option("--destroy", "destroying", is_flag=True, help="Destroy what may be, and print a certificate.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_context
def command(context: click.Context, destroying: bool, as_json: bool) -> None:
    """Report, or destroy and certify."""
    with city_hall():
        if destroying:
            _destroy(context, as_json)
            return
        from goldendoor.hall import clock
        from goldendoor.hall.retention.past import report

        found = report(clock.today())
    if as_json:
        kinds = [{**asdict(one), "due": one.due} for one in found.kinds]
        click.echo(
            json.dumps({**asdict(found), "kinds": kinds, "destroyed": 0}, default=str, ensure_ascii=False, indent=2)
        )
    else:
        show(_page(found))


def _destroy(context: click.Context, as_json: bool) -> None:
    from goldendoor.hall import clock
    from goldendoor.hall.retention.destroying import destroy
    from goldendoor.hall.sealing.records import empty_the_journal

    day, done = clock.today(), list["Destroyed"]()
    for one in destroy(day, clock.now()):
        done.append(one)
        if not as_json:
            # Told one by one: whoever stops it has the certificate of what is gone so far.
            show([*([f"Shred certificate of {day}"] if len(done) == 1 else []), *_certified(one)])
    emptied = empty_the_journal()
    if as_json:
        told = {"day": day, "destroyed": [asdict(one) for one in done], "journal_emptied": emptied}
        click.echo(json.dumps(told, default=str, ensure_ascii=False, indent=2))
    else:
        show(_ended(len(done), emptied))
    if not emptied:
        context.exit(1)


def _certified(one: "Destroyed") -> list[str]:
    words = f"{one.record}: kept through {one.kept_through} under {' and '.join(one.cites)}; entry {one.entry}"
    return [*wrapped(words, "  - ", "    "), f"    {one.entry_hash}"]


def _ended(count: int, emptied: bool) -> Iterator[str]:
    if not count:
        yield from wrapped(
            "Nothing was destroyed: no record is past every date that counsel entered without a hold on it."
        )
        return
    were = "1 record was" if count == 1 else f"{count:,} records were"
    words = "what was sealed in them can never be read again. `goldendoor ledger prove` proves each entry once it is signed for."
    yield from wrapped(f"{were} destroyed: {words}")
    if not emptied:
        yield from wrapped(
            "Somebody was reading, so the database's journal may still hold older copies of the keys: run this again."
        )


def _page(found: "Report") -> Iterator[str]:
    if found.schedules:
        entered = "1 schedule counts" if found.schedules == 1 else f"{found.schedules} schedules count"
        holds = "1 hold stands" if found.holds == 1 else f"{found.holds} holds stand"
        yield from wrapped(f"On {found.day} {entered}, and {holds}. Nothing was destroyed by this report.")
    else:
        yield from wrapped("No records schedule is entered: nothing is past a date, and nothing is destroyed.")
    yield ""
    for one in found.fields:
        yield from wrapped(_of_field(one), "  - ", "    ")
    yield ""
    for kind in found.kinds:
        yield from wrapped(_of_kind(kind), "  - ", "    ")


def _of_field(one: "OfField") -> str:
    name = f"{one.field}, sealed" if one.sealed else one.field
    if not one.schedules:
        return f"{name}: no schedule entered; kept"
    past = f"{one.past:,} past their date, {one.held:,} of them on hold"
    return (
        f"{name}: {', '.join(one.schedules)}; {past}{'' if one.sealed else '; not sealed, so not destroyed by a run'}"
    )


def _of_kind(one: "OfKind") -> str:
    if not one.counted_from:
        return f"{one.kind}: it says no date that retention is counted from; kept"
    past = f"{one.past:,} past every date, {one.held:,} of them on hold; a run would destroy {one.due:,}"
    if one.unwarned:
        past += f", and not yet {one.unwarned:,} of which counsel was not warned thirty days ago"
    return f"{one.kind}: {one.records:,} records hold something sealed; {past}"
