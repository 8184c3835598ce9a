"""`goldendoor law compile`: all the law of every city and day compiled ahead, so that no first question has to wait."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldendoor.cli.case import law_option
from goldendoor.cli.page import show, wrapped
from goldendoor.cli.progress import progress

if TYPE_CHECKING:
    from goldendoor.engine.ahead import Done
    from goldendoor.norms import Corpus

EXAMPLES = """
\b
Examples:
  goldendoor law compile
  goldendoor law compile --jobs 1
  goldendoor law compile --law my-city-law --json

\b
Without it every act is compiled when it is first asked about. What is kept already stays as it is, so
it may be interrupted and run again. Exit 1: something could not be compiled, or could not be kept.
"""


@click.command(
    name="compile",
    help="Compile the law of every city and day ahead, and keep it.\n" + EXAMPLES,
    short_help="Compile the law of every city and day ahead.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="How many processes at once; else one a core.",
)
@law_option
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_context
def command(context: click.Context, jobs: int, law: Path | None, as_json: bool) -> None:
    """Compile act by act, and tell what was done."""
    from goldendoor.engine.ahead import in_order_of_work
    from goldendoor.engine.cache import cache_folder, open_law
    from goldendoor.engine.decision import as_json as plain

    corpus = open_law(law)
    acts, done = in_order_of_work(corpus), list["Done"]()
    with progress("acts") as moved:
        for one in _compiled(acts, law, min(jobs, len(acts)) or 1):
            done.append(one)
            moved(len(done), len(acts))
    done.sort(key=lambda one: one.act)
    if as_json:
        click.echo(json.dumps({"folder": str(cache_folder()), "acts": plain(done)}, ensure_ascii=False, indent=2))
    else:
        show([line for told in _told(corpus, done, cache_folder()) for line in wrapped(told)])
    if any(one.too_large or one.not_kept for one in done):
        context.exit(1)


def _compiled(acts: list[str], law: Path | None, jobs: int) -> Iterator["Done"]:
    """What became of each act, in the order in which they are done."""
    if jobs == 1:
        yield from (_compile(law, act) for act in acts)
        return
    with ProcessPoolExecutor(jobs) as processes:
        try:
            yield from (one.result() for one in as_completed([processes.submit(_compile, law, act) for act in acts]))
        except BaseException:
            processes.shutdown(cancel_futures=True)
            raise


# The law as this process opened it, with what was found out about its changes.
_opened: dict[Path | None, tuple["Corpus", dict[int, tuple[date, ...]]]] = {}


def _compile(law: Path | None, act: str) -> "Done":
    """Compile one act; the law is opened once in each process."""
    from goldendoor.engine.ahead import compiled_ahead
    from goldendoor.engine.cache import open_law

    if law not in _opened:
        _opened[law] = open_law(law), {}
    corpus, changes = _opened[law]
    return compiled_ahead(corpus, act, changes)


def _told(corpus: "Corpus", done: list["Done"], folder: Path) -> list[str]:
    compiled, before = sum(one.compiled for one in done), sum(one.kept_before for one in done)
    cities = ", ".join(corpus.cities)
    told = [
        f"{len(done)} acts in {cities}: {compiled} stretches of days compiled, {before} kept before. They are in {folder}."
    ]
    told += [f"{one.act}: too large on {one.too_large} stretches of days" for one in done if one.too_large]
    lost = sum(one.not_kept for one in done)
    told += [f"{lost} of them could not be kept: the folder cannot be written."] if lost else []
    return told
