"""`goldendoor compare`: where the laws of several cities or days differ on an act, in the simplest situations."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import law_option
from goldendoor.cli.page import part, show, wrapped
from goldendoor.cli.sides import SideOrFact, sides_and_facts
from goldendoor.norms import Verdict

if TYPE_CHECKING:
    from goldendoor.analysis.comparison import Comparison
    from goldendoor.analysis.situations import Answer, Situation
    from goldendoor.norms import Corpus

EXAMPLES = """
\b
Examples:
  goldendoor compare disclose nyc@2003-11-01 philadelphia@2003-11-01 durham@2003-11-01
  goldendoor compare inquire nyc@2003-11-01 durham@2003-11-01 actor_kind=nypd_uniformed
  goldendoor compare disclose nyc@2017-11-01 nyc@2026-11-01 --every-rule --json

\b
Each way in which two of the answers differ is shown once, in the simplest situation that shows it.
Facts given as FACT=VALUE are so in every situation. What a situation does not tell is at rest: no,
none, a City worker in no special post. Each situation was decided anew before it is shown.
"""
AT_REST = "Nothing out of the ordinary: everything is at rest."
SILENT = "Silent is no permission: it says that no rule we hold speaks of the situation."


@click.command(
    name="compare",
    help="Where the laws of cities and days differ on ACT, and where they are alike.\n" + EXAMPLES,
    short_help="Where cities, or days, differ on an act.",
)
@click.argument("act")
@click.argument("sides", nargs=-1, type=SideOrFact(), metavar="CITY@DAY CITY@DAY [...] [FACT=VALUE]...")
@law_option
@click.option("--every-rule", is_flag=True, help="Show also each rule that makes a difference, once.")
@click.option("--most", type=click.IntRange(1), default=80, show_default=True, help="At most so many situations.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON, with every fact of each situation.")
def command(act: str, sides: tuple[Any, ...], law: Path | None, every_rule: bool, most: int, as_json: bool) -> None:
    """Compare, and print what was found."""
    from goldendoor.analysis.comparison import as_plain, compare

    named, given = sides_and_facts(sides, law)
    with counted("situations") as heard:
        found = compare(act, named, given=given, every_rule=every_rule, most=most, heard=heard)
    corpus = named[0].city.corpus
    if as_json:
        click.echo(json.dumps(as_plain(corpus, found), ensure_ascii=False, indent=2))
    else:
        show(page(corpus, found))


MORE = "There are more situations than these: --most shows more, and facts narrow it."
TRIED = (
    "There are too many cases to look at all of them, so the worked examples of the law were tried. There may be more "
    "situations than these: facts that are given, as FACT=VALUE, make it smaller."
)


@contextmanager
def counted(what: str) -> Iterator[Callable[[int], None]]:
    """On a terminal, a line on standard error that counts what has been found; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda number: None
        return
    yield lambda number: click.echo(f"\r{number} {what} ", nl=False, err=True)
    click.echo("\r" + " " * (len(what) + 8) + "\r", nl=False, err=True)


def page(corpus: "Corpus", found: "Comparison") -> list[str]:
    """The whole comparison."""
    head = f"To {corpus.act(found.act).words} ({found.act}): {', '.join(one.side for one in found.sides)}."
    given = _sentences(corpus, found.given, tuple(found.given))
    return [
        *(click.style(line, bold=True) for line in wrapped(head)),
        *part("So in every situation", given, "- "),
        *_situations(corpus, "Where they differ", "They differ nowhere.", found.differences),
        *_situations(corpus, "Where they are alike", "They are alike nowhere.", found.alike),
        *_end(found),
    ]


def _sentences(corpus: "Corpus", facts: Any, names: tuple[str, ...]) -> tuple[str, ...]:
    from goldendoor.analysis.comparison import sentences

    return sentences(corpus, facts, names)


def _situations(corpus: "Corpus", title: str, none: str, situations: "tuple[Situation, ...]") -> list[str]:
    lines = ["", click.style(title, bold=True)]
    for number, one in enumerate(situations, start=1):
        lines += ["", *situation_lines(corpus, one, f"{number:>3}  ")]
    return lines if situations else [*lines, *wrapped(none, "  ")]


def situation_lines(corpus: "Corpus", one: "Situation", mark: str) -> list[str]:
    """One situation in sentences, what each law says of it, and what would bring them together."""
    room = " " * len(mark)
    told = " ".join(_sentences(corpus, one.facts, one.stands_out)) or AT_REST
    wide = max(len(answer.side) for answer in one.answers)
    lines = wrapped(told, mark, room)
    for answer in one.answers:
        start = f"{room}{answer.side:<{wide}}  {silent_or(answer.verdict):<12}  "
        lines += wrapped(places(answer), start, " " * len(start))
    for turn in one.turns[:3]:
        sentence = " ".join(_sentences(corpus, {turn.fact: turn.value}, (turn.fact,)))
        changed = zip(one.answers, turn.verdicts, strict=True)
        then = ", ".join(
            f"{before.side} {silent_or(after)}" for before, after in changed if before.verdict is not after
        )
        lines += wrapped(f"If instead: {sentence} Then: {then}.", room, room)
    return lines


def silent_or(verdict: Verdict) -> str:
    """The verdict in words; a law that regulates nothing is silent."""
    return "silent" if verdict is Verdict.NOT_REGULATED else verdict.spoken


def places(answer: "Answer") -> str:
    """What an answer cites; of silence, what kept the nearest rule silent."""
    from goldendoor.analysis.comparison import cited

    places = cited(answer.norms)
    if answer.verdict is not Verdict.NOT_REGULATED:
        return places
    return f"(nearest: {places})" if places else "(no rule at all)"


def _end(found: "Comparison") -> list[str]:
    absent = [f"{one.side}: {', '.join(cite for _, cite in one.not_encoded)}" for one in found.sides if one.not_encoded]
    more = [] if found.complete else [TRIED if found.tried else MORE]
    failed = f"{found.not_replayed} more came out otherwise when decided anew, and are not shown."
    return [
        *part("Law of those days that is not in here yet: ask counsel about it", absent, "- "),
        "",
        *(wrapped(SILENT) if _some_silence(found) else []),
        *(line for text in more for line in wrapped(text)),
        *(wrapped(failed) if found.not_replayed else []),
        *wrapped(found.banner),
    ]


def _some_silence(found: "Comparison") -> bool:
    situations = (*found.differences, *found.alike)
    return any(verdict is Verdict.NOT_REGULATED for one in situations for verdict in one.verdicts)
