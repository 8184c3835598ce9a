"""Which norms of the laws that EO 13 § 2 names are covered by some course on a day, and which are covered by none."""

from dataclasses import dataclass
from datetime import date

from goldendoor.engine.sentences import words_of_label
from goldendoor.hall.desk.law import corpus
from goldendoor.hall.matters.deciding import city_name
from goldendoor.hall.training import access, law

# EO 13 § 2 names four sections and the other laws of the kind; the brief counts these two among them (4.12).
LAWS_OF_SECTION_2 = (
    "NYC-AC-9-131", "NYC-AC-9-205", "NYC-AC-10-178", "NYC-AC-14-154", "NYC-AC-4-210", "NYC-AC-23-12",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CoveredBy:
    """A norm that is law on the day, with the titles of the courses that cover it."""

    citation: str
    words: str
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LawCovered:
    """An instrument with its norms."""

    cite_as: str
    title: str
    norms: tuple[CoveredBy, ...]

    @property
    def covered(self) -> int:
        """How many of its norms some course covers."""
        return sum(bool(one.courses) for one in self.norms)


def coverage(day: date) -> tuple[LawCovered, ...]:
    """The laws of EO 13 § 2 that are law in the city, each with its norms of that day."""
    courses: dict[tuple[str, str], list[str]] = {}
    for one in access.courses_on(day):
        for norm in one.on_day.version.law:
            courses.setdefault(norm, []).append(one.version.title)
    place, meanings = corpus().place(city_name()), law.meanings()
    found = []
    for name in LAWS_OF_SECTION_2:
        instrument = corpus().instruments.get(name)
        if instrument is None or not instrument.speaks_in(place):
            continue
        norms = dict.fromkeys(one.rule.label for one in meanings.norms_on(name, day))
        told = tuple(
            CoveredBy(
                meanings.on(name, label, day).citation, words_of_label(label), tuple(courses.get((name, label), ()))
            )
            for label in norms
        )
        found.append(LawCovered(instrument.cite_as, instrument.title, told))
    return tuple(found)
