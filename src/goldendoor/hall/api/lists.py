"""What can be asked about: cities, situations, acts, facts and law, each as a list with the banner on it."""

from datetime import date

from pydantic import BaseModel, Field

from goldendoor import City
from goldendoor.hall.api.answers import banner_of
from goldendoor.hall.desk import law
from goldendoor.hall.desk.questions import at_the_desk, choice_words
from goldendoor.norms import Corpus, Fact, Instrument
from goldendoor.norms.vocabulary import YES_NO


class Listed(BaseModel):
    """A list. The banner has to be shown with whatever is made of it."""

    banner: str


class ListedCity(BaseModel):
    """A city whose law is held."""

    city: str = Field(description="Its name in addresses.")
    words: str
    place: list[str] = Field(description="Where it lies, from wide to narrow.")


class ListedSituation(BaseModel):
    """Something that happens to a worker, in plain words."""

    name: str
    words: str
    also: list[str] = Field(description="Other words for it.")
    raises: list[str] = Field(description="The acts that it raises.")
    first: list[str] = Field(description="What is asked first.")
    steps: list[str] = Field(description="What is always to be done, whatever the law answers.")
    tell: list[str] = Field(description="Words to say.")
    call: str | None = Field(description="The party to call.")
    met_by: list[str] = Field(description="The jobs that meet it most.")


class ListedAct(BaseModel):
    """Something that the law speaks of."""

    name: str
    words: str
    kind_of: list[str]


class ListedFact(BaseModel):
    """Something that can be known of a case, and who can know it."""

    name: str
    kind: str
    ask: str | None
    help: str | None
    values: list[tuple[str, str]] = Field(description="The values that it can have, each with its words.")
    unit: str | None
    burden: str = Field(description="What it costs the person to be asked.")
    may_be_given: bool = Field(description="Whether whoever asks may say it. If not, leave it out.")
    decided_by: str | None = Field(description="The party that alone may judge it.")
    held_in: str | None = Field(description="The register that alone establishes it.")


class ListedInstrument(BaseModel):
    """A law or an order, and how well its text is known."""

    name: str
    title: str
    kind: str
    cite_as: str
    place: list[str]
    begins: date | None
    ends: date | None
    text: str
    checked: str
    reviewed: str
    content_hash: str


class Cities(Listed):
    """Every city whose law is held."""

    cities: list[ListedCity]


class Situations(Listed):
    """What happens to workers of a city."""

    situations: list[ListedSituation]


class Acts(Listed):
    """What can be asked about."""

    acts: list[ListedAct]


class Facts(Listed):
    """What can be known of a case."""

    facts: list[ListedFact]


class Instruments(Listed):
    """What is law in a city on a day."""

    on: date
    instruments: list[ListedInstrument]


def cities(corpus: Corpus) -> Cities:
    """Every city."""
    rows = [ListedCity(city=name, words=words, place=list(corpus.place(name))) for name, words in law.cities().items()]
    return Cities(banner=_banner(corpus), cities=rows)


def situations(city: City) -> Situations:
    """The situations of a city."""
    rows = [
        ListedSituation(
            name=one.name, words=one.words, also=list(one.also), raises=list(one.raises), first=list(one.first),
            steps=list(one.steps), tell=list(one.tell), call=one.call, met_by=list(one.met_by),
        )
        for one in city.situations()
    ]  # fmt: skip
    return Situations(banner=_banner(city.corpus), situations=rows)


def acts(corpus: Corpus) -> Acts:
    """Every act; the cities share their words."""
    rows = [ListedAct(name=one.name, words=one.words, kind_of=list(one.kind_of)) for one in corpus.acts.values()]
    return Acts(banner=_banner(corpus), acts=rows)


def facts(corpus: Corpus) -> Facts:
    """Every fact; the cities share their words."""
    return Facts(banner=_banner(corpus), facts=[_fact(one) for one in corpus.facts.values()])


def _fact(fact: Fact) -> ListedFact:
    values = [("yes", "Yes"), ("no", "No")] if fact.kind == YES_NO else []
    return ListedFact(
        name=fact.name, kind=fact.kind, ask=fact.ask, help=fact.help,
        values=values or [(value, choice_words(fact, value)) for value in fact.values], unit=fact.unit,
        burden=fact.burden, may_be_given=at_the_desk(fact), decided_by=fact.decided_by, held_in=fact.held_in,
    )  # fmt: skip


def instruments(city: City, on: date) -> Instruments:
    """What is law in a city on a day, the highest first."""
    in_force = city.in_force(on)
    banner = banner_of(one.reviewed for one in in_force)
    return Instruments(banner=banner, on=on, instruments=[_instrument(one) for one in in_force])


def _instrument(one: Instrument) -> ListedInstrument:
    return ListedInstrument(
        name=one.name, title=one.title, kind=one.kind, cite_as=one.cite_as, place=list(one.places),
        begins=one.dates.start, ends=one.dates.end, text=one.text, checked=one.checked, reviewed=one.reviewed,
        content_hash=one.content_hash,
    )  # fmt: skip


def _banner(corpus: Corpus) -> str:
    return banner_of(one.reviewed for one in corpus.instruments.values())
