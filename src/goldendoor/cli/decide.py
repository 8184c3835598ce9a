"""`goldendoor decide`: what the law says of one case, or of a file of cases, one decision a line."""

import json
from typing import Any

import click

from goldendoor.cli.case import case_options, city_of, decided, typed

EXAMPLES = """
\b
Examples:
  goldendoor decide inquire --city nyc --on 2010-05-04 \\
      actor_kind=line_worker inquiry_topic=immigration_status
  goldendoor decide use_lot --city nyc --on 2026-03-01 --rest no is_city_lot_eo13=yes \\
      requester_is_nonlocal_le=yes lot_use=staging_area
  goldendoor decide accept_id --under PHL-MEMO-2003 --on 2004-01-05 --json \\
      id_needed=yes "id_offered=valid passport"
  goldendoor decide --cases cases.jsonl --rest no --json
  generate | goldendoor decide --cases - --json

\b
A value is yes, no, unknown, one of the fact's own values, a day, a number or a text. `unknown` is never
given a default. `goldendoor facts WORD` and `goldendoor acts` list the names.
Exit codes: 0 answered, whatever the answer; 2 something that was given is wrong.
"""


@click.command(
    name="decide",
    help="What the law says of ACT: what to do, whom to call, why, and which sections.\n" + EXAMPLES,
    short_help="What the law says of one case, or of a file of cases.",
)
@click.argument("act", required=False)
@case_options
@click.option("--cases", metavar="FILE", help="A file of cases, one JSON object a line; - reads standard input.")
@click.option("--json", "as_json_lines", is_flag=True, help="Exact, as JSON (see `goldendoor schema`).")
def command(act: str | None, cases: str | None, as_json_lines: bool, **values: Any) -> int:
    """Decide one case or many."""
    if cases is not None:
        from goldendoor.cli.cases import decide_file

        if act is not None or values["facts"]:
            raise click.UsageError("--cases brings its own acts and facts: give either a file or an act")
        return decide_file(cases, values, as_json_lines)
    if act is None:
        raise click.UsageError("say which act, as in `goldendoor decide inquire …`; `goldendoor acts` lists them")
    case = typed(values)
    city = city_of(case.city, case.law, named_law=bool(case.under))
    decision = decided(city, act, case.on, case.facts, case.under, case.rest)
    if as_json_lines:
        from goldendoor.engine.decision import as_json

        click.echo(json.dumps(as_json(decision), ensure_ascii=False))
    else:
        from goldendoor.cli.answer import answer
        from goldendoor.cli.page import show

        show(answer(decision, city.corpus, city.contact, facts=case.facts))
    return 0
