"""`goldendoor hall report`: one report that the law orders, as it was published, or counted now where it is not."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.ledger_city import city_hall
from goldendoor.cli.page import show, wrapped

if TYPE_CHECKING:
    from goldendoor.hall.reports.composing import Said
    from goldendoor.hall.reports.models import StatutoryReport

EXAMPLES = """
\b
Examples:
  goldendoor hall report NYC-AC-10-178 requests-for-help --period "2026 quarter 3"
  goldendoor hall report NYC-AC-9-131 detainers-at-correction --period 2026 --pdf detainers.pdf --csv detainers.csv
  goldendoor hall report NYC-AC-23-12 what-the-agency-holds --period 2026 --agency DSS --json

\b
Where it is published, that version is told. Where it is not, it is counted from the register as it stands, and says so;
nothing is kept. Exit 1: it is not published. Exit 2: the law orders no such report.
"""
FILES = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command(
    name="report",
    help="A report that the law orders, on the screen or as files.\n" + EXAMPLES,
    short_help="A report that the law orders, as it was published, or counted now.",
)
@click.argument("instrument")
@click.argument("label")
@click.option("--period", required=True, help="Its period, such as '2026 quarter 3' or 2026.")
@click.option("--agency", default="", help="Whose, where several agencies owe one.")
@click.option("--pdf", "pdf_file", type=FILES, help="Write it as a paper.")
@click.option("--csv", "csv_file", type=FILES, help="Write it as a table.")
@click.option("--parquet", "parquet_file", type=FILES, help="Write it as a table for programs.")
@click.option("--dictionary", type=FILES, help="Write what is in these tables, as JSON.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_context
def command(
    context: click.Context, instrument: str, label: str, period: str, agency: str, pdf_file: Path | None,
    csv_file: Path | None, parquet_file: Path | None, dictionary: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Show it, and write the files that were asked for."""
    with city_hall():
        report = _report(instrument, label, period, agency)
        from goldendoor.hall.printing.paper import CannotPrint
        from goldendoor.hall.reports.composing import said
        from goldendoor.hall.reports.files import WRITTEN

        wanted = {"pdf": pdf_file, "csv": csv_file, "parquet": parquet_file, "json": dictionary}
        for form, path in wanted.items():
            if path is not None:
                try:
                    path.write_bytes(WRITTEN[form][1](report))
                except CannotPrint as why:
                    raise click.ClickException(str(why)) from why
        told = said(report.body)
        if as_json:
            click.echo(
                json.dumps({**told.body, "state": report.state, "sha256": report.sha256}, ensure_ascii=False, indent=2)
            )
        else:
            show(_page(report, told, [path for path in wanted.values() if path is not None]))
        if not report.sha256:
            context.exit(1)


def _report(instrument: str, label: str, period: str, agency: str) -> "StatutoryReport":
    """The published version, or one that is counted now and kept nowhere."""
    from goldendoor.hall import clock
    from goldendoor.hall.reports import access
    from goldendoor.hall.reports.composing import counted_now
    from goldendoor.norms import UnknownName

    try:
        one = access.wanted_named(instrument, label, period, agency, clock.today())
    except UnknownName as wrong:
        raise click.UsageError(str(wrong)) from wrong
    return access.newest_published(one) or counted_now(one, clock.now())


def _page(report: "StatutoryReport", told: "Said", files: Iterable[Path]) -> list[str]:
    body: Any = told.body
    lines = [*wrapped(f"{body['title']}: {body['period']['words']} ({body['citation']})")]
    if report.sha256:
        lines += wrapped(f"Published on {body['published_on']}, version {report.version}. SHA-256 {report.sha256}")
    else:
        lines += wrapped("Not published. Counted now from the register as it stands; nothing of this is kept.")
    for one in told.figures:
        lines += ["", *wrapped(f"{one.citation}  {one.words}: {one.shown}")]
        lines += [line for note in one.notes for line in wrapped(f"({note})", indent="    ")]
        lines += [
            line for cell in one.cells for line in wrapped(f"{', '.join(cell.words)}: {cell.figure:,}", indent="    ")
        ]
    for left in told.left_out:
        lines += ["", *wrapped(f"{left.citation}  left out, {left.words}: {left.count}")]
    for passage in told.passages:
        lines += ["", passage.title, *wrapped(passage.text, indent="    ")]
    return [*lines, *([""] if files else []), *(f"Written: {path}" for path in files)]
