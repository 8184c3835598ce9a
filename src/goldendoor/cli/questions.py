"""`goldendoor questions`: what the law leaves open, how it can be read, and which verdicts hang on that."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import place_options
from goldendoor.cli.compare import AT_REST, silent_or
from goldendoor.cli.law_changes import cities_of
from goldendoor.cli.page import part, show, wrapped
from goldendoor.cli.progress import progress

if TYPE_CHECKING:
    from goldendoor.analysis.open_questions import Asked, Hangs
    from goldendoor.norms import Corpus

EXAMPLES = """
\b
Examples:
  goldendoor questions
  goldendoor questions A-28 --city durham --on 2005-03-01
  goldendoor questions --turns disclose --city nyc --json

\b
For each question: its readings, how it is read until counsel decides, and for each act that hangs on
it the simplest case, with the verdict under each reading. What a case does not tell is at rest. Each
case was decided anew under every reading before it is shown.
"""


@click.command(
    name="questions",
    help="What the law leaves open: the readings, and which verdicts hang on each.\n" + EXAMPLES,
    short_help="What the law leaves open, and which verdicts hang on it.",
)
@click.argument("names", nargs=-1, metavar="[QUESTION]...")
@place_options
@click.option("--turns", "act", metavar="ACT", help="Only questions on which the verdict on this act turns.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def command(
    names: tuple[str, ...], city: str | None, on: date | None, law: Path | None, act: str | None, as_json: bool
) -> None:
    """Look at every act of the cities, and print what hangs on what."""
    from goldendoor.analysis.open_questions import questions_asked
    from goldendoor.engine.decision import as_json as plain
    from goldendoor.engine.provenance import BANNER

    cities, day = cities_of(city, law), on or date.today()
    with progress("acts") as moved:
        found = questions_asked(cities, day, names=[name.upper() for name in names], act=act, moved=moved)
    if as_json:
        shown: dict[str, Any] = {
            "on": day.isoformat(),
            "banner": BANNER,
            "questions": [_plain(plain(one)) for one in found],
        }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    where = ", ".join(one.name or "" for one in cities)
    lines = [click.style(f"Questions of law, {where}, on {day.isoformat()}", bold=True)]
    for one in found:
        lines += question_lines(cities[0].corpus, one)
    none = f"No verdict on {act} turns on a question that day." if act else "The law asks no question."
    show([*lines, *([] if found else ["", *wrapped(none)]), "", *wrapped(BANNER)])


def _plain(one: dict[str, Any]) -> dict[str, Any]:
    """Pairs under the names that they have."""
    one["readings"] = dict(one["readings"])
    for case in one["hangs"]:
        case["readings"] = dict(case["readings"])
    return one


def question_lines(corpus: "Corpus", one: "Asked") -> list[str]:
    """A question, its readings, how it is read, and what hangs on it."""
    lines = ["", *(click.style(line, bold=True) for line in wrapped(f"{one.question} ({one.citation}): {one.ask}"))]
    for label, words in one.readings:
        lines += wrapped(f"{label}: {words}", "  - ", "    ")
    lines += wrapped(_standing(one), "  ")
    for case in one.hangs:
        lines += ["", *_case_lines(corpus, case)]
    if one.with_others:
        acts = ", ".join(f"{act} in {city}" for city, act in one.with_others)
        lines += part("Together with other open questions", [acts])
    if one.tried:
        acts = ", ".join(f"{act} in {city}" for city, act in one.tried)
        lines += part("No worked example hangs on it, and other cases were not looked at", [acts])
    if not one.hangs and not one.with_others and not one.tried:
        lines += wrapped("No verdict of that day hangs on it.", "  ")
    return lines


def _standing(one: "Asked") -> str:
    if one.settled is None:
        return "Open: until counsel decides, what hangs on it is for a lawyer."
    if one.chosen_by is None:
        return f"Until counsel decides it is read as: {one.settled}."
    return f"Decided by {one.chosen_by.replace('_', ' ')}: {one.settled}."


def _case_lines(corpus: "Corpus", case: "Hangs") -> list[str]:
    from goldendoor.analysis.comparison import cited, sentences

    acts = "; ".join(f"{act} ({corpus.acts[act].words})" for act in case.acts)
    told = " ".join(sentences(corpus, case.facts, case.stands_out)) or AT_REST
    wide = max(len(label) for label, _ in case.readings)
    verdicts = [f"    {label:<{wide}}  {silent_or(verdict)}" for label, verdict in case.readings]
    as_is = f"As things stand: {silent_or(case.as_is)}"
    places = cited(case.norms)
    return [
        *wrapped(f"In {case.city}, {acts}:", "  "),
        *wrapped(told, "    "),
        *verdicts,
        *wrapped(f"{as_is} ({places})." if places else f"{as_is}.", "    "),
    ]
