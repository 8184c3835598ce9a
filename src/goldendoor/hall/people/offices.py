"""Which offices there are: those that the law files name, and the few that City Hall itself needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from goldendoor.norms import Corpus

# What City Hall needs beside the law's own offices. Nobody holds one without a day from which.
OF_THE_HOUSE: Mapping[str, str] = MappingProxyType(
    {
        "auditor": "the auditor, who reads the ledger and nothing else",
        "detainer_clerk": "the clerk for detainers",
        "keeper": "the keeper of accounts and offices, who sees no register",
        "publisher": "the publisher of law and reports",
        "translator": "the translator",
    }
)
# These speak for the whole city: who holds them is not one agency's alone.
CITYWIDE = frozenset(
    {
        "auditor", "keeper", "publisher", "translator", "chief_privacy_officer", "corporation_counsel", "law_department",
        "mayor", "mayors_office", "mayors_designee", "first_deputy_mayor", "immigrant_affairs", "response_committee",
    }
)  # fmt: skip
# They see no register: the auditor reads the ledger, and the others keep accounts and words.
SEES_NO_REGISTER = frozenset({"auditor", "keeper", "publisher", "translator"})
# Parties that the law speaks of and that nobody holds as an office.
NOBODYS_OFFICE = frozenset({"agency", "public", "staff", "people_served", "the_person", "person_asking", "parents"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its name in the law files, its words, whether the law names it, and whether it is for the whole city."""

    name: str
    words: str
    of_the_law: bool
    citywide: bool


def offices(corpus: Corpus) -> dict[str, Office]:
    """Every office by its name, those of the law first."""
    return {one.name: one for one in _offices(corpus)}


def _offices(corpus: Corpus) -> Iterator[Office]:
    for party in corpus.parties.values():
        if party.name not in NOBODYS_OFFICE:
            yield Office(party.name, party.words, True, party.name in CITYWIDE)
    for name, words in OF_THE_HOUSE.items():
        if name not in corpus.parties:
            yield Office(name, words, False, name in CITYWIDE)
