"""`goldendoor facts`, `acts`, `instruments`, `situations`: what there is, and a search in it."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.case import law_option
from goldendoor.cli.commands import ANSWER_IS_NO, FINE
from goldendoor.cli.page import columns, show

if TYPE_CHECKING:
    from goldendoor.norms import Corpus

Entry = dict[str, Any]

HELP = """{words}

\b
Examples:
  goldendoor {name}
  goldendoor {name} {example}
  goldendoor {name} {example} --json

Every WORD has to stand somewhere in an entry. Exit code 1: nothing was found.
"""


def _listing(name: str, words: str, example: str, entries: "Callable[[Corpus], Iterable[Entry]]") -> click.Command:
    """A subcommand that lists entries, each with `name` and `words`; a search keeps what holds every word."""

    @click.command(name=name, help=HELP.format(words=words, name=name, example=example), short_help=words)
    @click.argument("search", nargs=-1, metavar="[WORD]...")
    @law_option
    @click.option("--json", "as_json", is_flag=True, help="Everything that is known of each, as JSON.")
    def command(search: tuple[str, ...], law: Path | None, as_json: bool) -> int:
        from goldendoor.engine.cache import open_law

        found = [one for one in entries(open_law(law)) if _holds(one, search)]
        if as_json:
            click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        elif found:
            show(columns((one["name"], one["words"]) for one in found))
        else:
            click.echo(f"nothing in {name} holds: {' '.join(search)}", err=True)
        return FINE if found or not search else ANSWER_IS_NO

    return command


def _holds(one: Entry, search: tuple[str, ...]) -> bool:
    """Whether every word searched for stands somewhere in the entry; `_` and `-` read as spaces too."""
    text = " ".join(map(str, one.values())).casefold()
    spoken = text.replace("_", " ").replace("-", " ")
    return all(word.casefold() in text or word.casefold() in spoken for word in search)


def _facts(corpus: "Corpus") -> Iterable[Entry]:
    for fact in corpus.facts.values():
        values = f" {{{', '.join(fact.values)}}}" if fact.values else f" of {fact.unit}" if fact.unit else ""
        judged = f"; decided by {fact.decided_by}" if fact.decided_by else ""
        held = f"; held in {fact.held_in}" if fact.held_in else ""
        yield {
            "name": fact.name,
            "words": f"{fact.ask or fact.noted or ''} [{fact.kind}{values}{judged}{held}]".strip(),
            "kind": fact.kind,
            "values": list(fact.values),
            "ask": fact.ask,
            "help": fact.help,
            "decided_by": fact.decided_by,
            "held_in": fact.held_in,
            "at_rest": fact.at_rest,
            "noted": fact.noted,
        }
    for name, versions in corpus.terms.items():
        where = "; ".join(f"{one.instrument} {one.pinpoint}".strip() for one in versions)
        yield {"name": name, "words": f"a term of the law: {where} [yes/no]", "kind": "term", "values": []}


def _acts(corpus: "Corpus") -> Iterable[Entry]:
    for act in corpus.acts.values():
        wider = f" (a kind of {', '.join(act.kind_of)})" if act.kind_of else ""
        yield {
            "name": act.name,
            "words": act.words + wider,
            "kind_of": list(act.kind_of),
            "register": act.register,
        }


def _instruments(corpus: "Corpus") -> Iterable[Entry]:
    for one in sorted(corpus.instruments.values(), key=lambda one: (one.places, one.name)):
        start = one.dates.start.isoformat() if one.dates.start else None
        end = one.dates.end.isoformat() if one.dates.end else None
        days = f"from {start or 'an unknown day'}" + (f" through {end}" if end else "")
        yield {
            "name": one.name,
            "words": f"{one.title} ({one.kind}, {one.places[-1]}, {days}; text {one.text})",
            "title": one.title,
            "kind": one.kind,
            "place": list(one.places),
            "cite_as": one.cite_as,
            "from": start,
            "through": end,
            "text": one.text,
            "checked": one.checked,
            "reviewed": one.reviewed,
            "content_hash": one.content_hash,
        }


def _situations(corpus: "Corpus") -> Iterable[Entry]:
    for one in corpus.situations.values():
        yield {
            "name": one.name,
            "words": one.words,
            "raises": list(one.raises),
            "asks_first": list(one.first),
            "also": list(one.also),
        }


facts = _listing("facts", "List or search the facts that a case can give.", "warrant", _facts)
acts = _listing("acts", "List or search the acts that the law speaks of.", "lot", _acts)
instruments = _listing("instruments", "List or search the laws and orders that are held.", "privacy", _instruments)
situations = _listing("situations", "List or search what can happen to a worker.", "badge", _situations)
