"""`goldendoor timeline`: what came into force and what ended, day by day; or what was in force on one day."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import city_of, place_options
from goldendoor.cli.page import columns, show

if TYPE_CHECKING:
    from goldendoor.norms import Instrument

EXAMPLES = """
\b
Examples:
  goldendoor timeline --city nyc
  goldendoor timeline --city nyc --on 2017-05-11      what was law that day
  goldendoor timeline --city durham --json
"""


@click.command(
    name="timeline",
    help="What was in force when, in a city.\n" + EXAMPLES,
    short_help="What was in force when.",
)
@place_options
@click.option("--json", "as_json_list", is_flag=True, help="The same as JSON.")
def command(city: str | None, on: Any, law: Path | None, as_json_list: bool) -> None:
    """List the events, or the instruments of one day."""
    from goldendoor.engine.decision import as_json

    opened = city_of(city, law, named_law=False)
    if on is not None:
        instruments = [_summary(one) for one in opened.in_force(on)]
        if as_json_list:
            click.echo(json.dumps({"on": on.isoformat(), "in_force": instruments}, ensure_ascii=False, indent=2))
        else:
            show(
                [
                    f"In force in {city} on {on.isoformat()}:",
                    "",
                    *columns((one["name"], _line(one)) for one in instruments),
                ]
            )
        return
    events = [as_json(event) for event in opened.timeline()]
    if as_json_list:
        click.echo(json.dumps(events, ensure_ascii=False, indent=2))
    else:
        show(
            columns(
                (event["day"], f"{event['instrument']}: {event['what']}{_at(event['pinpoint'])}") for event in events
            )
        )


def _summary(one: "Instrument") -> dict[str, Any]:
    return {
        "name": one.name, "title": one.title, "kind": one.kind, "cite_as": one.cite_as,
        "from": one.dates.start.isoformat() if one.dates.start else None,
        "through": one.dates.end.isoformat() if one.dates.end else None,
    }  # fmt: skip


def _line(one: dict[str, Any]) -> str:
    through = f" through {one['through']}" if one["through"] else ""
    return f"{one['title']} ({one['kind']}, from {one['from'] or 'an unknown day'}{through})"


def _at(pinpoint: Any) -> str:
    return f" ({pinpoint})" if pinpoint else ""
