"""`goldendoor ask`: the interview in the terminal, one observable question at a time, and then what to do."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldendoor.cli.answer import DANGER, HANDS_OFF, answer, call_words, styled_sentence
from goldendoor.cli.case import city_of, place_options
from goldendoor.cli.explain import tree_of
from goldendoor.cli.page import numbered, part, show, wrapped
from goldendoor.cli.replies import BACK, QUIT, WHY, BadReply, read_reply

if TYPE_CHECKING:
    from goldendoor import City
    from goldendoor.engine.consultation import Consultation
    from goldendoor.engine.decision import NextQuestion

EXAMPLES = """
\b
Examples:
  goldendoor situations
  goldendoor ask someone-wants-to-come-in --city nyc
  goldendoor ask may-i-ask --city nyc --on 2010-05-04
  printf 'line_worker\\nyes\\n' | goldendoor ask may-i-ask --city nyc --on 2010-05-04

\b
At each question: a number or a value from the list; `unknown`; `back` to change the last answer;
`why` for the reasons so far; `quit`. Nothing that you answer is kept. Where the answers end early,
you get what the law says on what is known.
"""


@click.command(
    name="ask",
    help="Answer a few questions about SITUATION; get what to do, what to say and whom to call.\n" + EXAMPLES,
    short_help="Answer a few questions about a situation; get what to do.",
)
@click.argument("situation")
@place_options
@click.option("--json", "as_json", is_flag=True, help="At the end, the answer as JSON; the questions go to stderr.")
def command(situation: str, city: str | None, on: date | None, law: Path | None, as_json: bool) -> None:
    """Interview, then answer."""
    opened = city_of(city, law, named_law=False)
    day = on or date.today()
    opened.consult(situation, on=day)  # a misspelt situation is told before the first line
    asking = Interview(opened, situation, day, aside=as_json)
    consultation = asking.run()
    if consultation is None:
        return
    if as_json:
        from goldendoor.engine.decision import as_json as plain

        decisions = [plain(one) for one in consultation.decisions]
        found = {
            "situation": situation,
            "on": day.isoformat(),
            "answers": asking.answers,
            "decisions": decisions,
        }
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        show(["", "─" * 40, "", *page_of(consultation, opened, asking.answers, day)])


class Interview:
    """The questions of one situation, answered from standard input."""

    def __init__(self, city: "City", situation: str, day: date, *, aside: bool = False) -> None:
        self.city, self.situation, self.day, self.aside = city, situation, day, aside
        self.answers: dict[str, Any] = {}

    def tell(self, lines: list[str]) -> None:
        """Print, beside the answer where that is to be pure JSON."""
        click.echo("\n".join(lines), err=self.aside)

    def consult(self) -> "Consultation":
        """What the law says on the answers so far."""
        return self.city.consult(self.situation, on=self.day, facts=self.answers)

    def run(self) -> "Consultation | None":
        """Ask until nothing is left to ask; None where somebody quits."""
        consultation = self.consult()
        words = click.style(consultation.situation.words, bold=True)
        self.tell([*wrapped(DANGER), "", words, f"The law of {self.day.isoformat()}, in {self.city.name}."])
        while (question := self.following(consultation)) is not None:
            reply = self.reply_to(question)
            if reply is None:
                self.tell(["", "No more answers. This is what the law says on what is known."])
                return consultation
            if reply == QUIT:
                self.tell(["", "Left without an answer. Nothing was kept."])
                return None
            if reply == WHY:
                self.tell(["", *self.why(consultation)])
            elif reply == BACK:
                self.go_back()
            else:
                self.answers[question.fact] = reply
            consultation = self.consult()
        return consultation

    def following(self, consultation: "Consultation") -> "NextQuestion | None":
        """The next question; a fact that somebody does not know is not asked for again."""
        asked = consultation.next
        if asked is None or asked.fact not in self.answers:
            return asked
        order = [name for name in consultation.situation.first if name not in self.answers]
        for act in consultation.situation.raises:
            other = self.city.decide(act, on=self.day, facts=consultation.facts, order=order).next
            if other is not None and other.fact not in self.answers:
                return other
        return None

    def reply_to(self, question: "NextQuestion") -> Any:
        """Ask until the reply can be read; None at the end of the input."""
        self.tell(["", *(click.style(line, bold=True) for line in wrapped(question.ask))])
        if question.help:
            self.tell(wrapped(question.help, "  "))
        self.tell([f"  {number}  {words}" for number, (_, words) in enumerate(question.values, start=1)])
        while True:
            click.echo("> ", nl=False, err=self.aside)
            line = sys.stdin.readline()
            if not line:
                self.tell([""])
                return None
            try:
                return read_reply(self.city.corpus, question, line)
            except BadReply as error:
                click.echo(f"{error}", err=True)

    def go_back(self) -> None:
        """Forget the last answer, so that its question comes again."""
        if self.answers:
            self.answers.popitem()
        else:
            self.tell(["There is nothing to go back to: this is the first question."])

    def why(self, consultation: "Consultation") -> list[str]:
        """The reasons so far, of the answer that matters most."""
        if consultation.leading is None:
            return ["This situation has steps to take, and no question of law."]
        return tree_of(consultation.leading.because)


def page_of(consultation: "Consultation", city: "City", answers: dict[str, Any], day: date) -> list[str]:
    """The answer to a situation: the strictest decision in full, the others in a sentence each."""
    from goldendoor.engine.decision import Call

    situation, leading, corpus = consultation.situation, consultation.leading, city.corpus
    if leading is None:
        call = [Call(situation.call, corpus.parties[situation.call].words)] if situation.call else []
        return [
            *wrapped(DANGER),
            *numbered("What to do", situation.steps),
            *part("Words to say", [f"“{words}”" for words in situation.tell]),
            *part("Call", [call_words(one, city.contact) for one in call], "- "),
            "",
            *wrapped(HANDS_OFF),
            "",
            *wrapped(f"Research, not the City's advice, not legal advice. Law as of {day.isoformat()}."),
            f"Hash {corpus.content_hash}",
        ]
    lines = answer(leading, corpus, city.contact, facts=answers, situation=situation)
    for other in consultation.decisions:
        if other is not leading:
            lines += ["", *styled_sentence(other, corpus.act(other.act).words)]
    return lines
