"""The obligations board of a day, computed from the law, the day and the records: nothing of it is kept, and no job makes it.

What is shown is what was known by the end of that day. The board of any day can be asked for, before or after.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings

from goldendoor.engine.obligations import AGENCY_FACT
from goldendoor.engine.owed_on import Evidence, Owed, owed_on
from goldendoor.hall.acting import NotThere
from goldendoor.hall.desk import law
from goldendoor.hall.duties import access
from goldendoor.hall.duties.models import Fulfilment
from goldendoor.hall.duties.sources import Shown, done_of_many, duties_shown, facts_shown, shown, shown_done
from goldendoor.hall.duties.standing import Line, Proof, State
from goldendoor.hall.duties.who_may import EVERYTHING, NOT_THE_CITYS, Sight
from goldendoor.hall.people.access import agencies, city_records
from goldendoor.norms import UnknownName

LOOKS_BACK = timedelta(days=365)
KEPT = 512
NOTED = "noted as done by an office that answers for it"
_IN_ORDER = list(State)


def board(day: date, *, seen: Sight = EVERYTHING, agency: str = "", back_to: date | None = None) -> tuple[Line, ...]:
    """Every obligation of a day as far as somebody sees it: the late first, then what is due, each by its day.

    Args:
        seen: what of it is seen.
        agency: only what this agency owes.
        back_to: from when on each time of what comes again is shown; a year back where nothing is said. What is owed
            once is always shown.
    """
    asked = _Asked(day, back_to or day - LOOKS_BACK, agency_codes(), city_asked())
    codes = [agency] if agency else [code for code in asked.codes if _concerns(code, seen)]
    found = [one for code in codes for one in asked.of_an_agency(code)]
    if not agency and (seen.everything or seen.holders):
        found += asked.of_the_whole_city()
    return asked.lines([one for one in found if seen.sees(one)])


def line_of(key: str, day: date, seen: Sight = EVERYTHING) -> Line:
    """One obligation by its key, however long ago it was owed.

    Raises:
        UnknownName: where the law of that day knows no such obligation, with the near matches.
        NotThere: where this person does not see it.
    """
    asked, code = _Asked(day, date.min, agency_codes(), city_asked()), key.rpartition("/")[2]
    of_an_agency = code in asked.codes
    known = [*asked.of_an_agency(code), *asked.about(code)] if of_an_agency else asked.of_the_whole_city()
    found = next((one for one in known if one.obligation.key == key), None)
    if found is None:
        raise UnknownName("obligation", key, [one.obligation.key for one in known if seen.sees(one)])
    if not seen.sees(found):
        raise NotThere("There is no such obligation.")
    return asked.lines([found])[0]


def agency_codes() -> tuple[str, ...]:
    """The agencies that owe something by themselves: those of City Hall that the law knows, in the law's order."""
    here = {one.code for one in agencies()}
    return tuple(code for code in law.corpus().facts[AGENCY_FACT].values if code in here)


def laws_with_duties() -> tuple[str, ...]:
    """The laws of the city that give anybody a duty, by their names."""
    asked = law.city(city_asked())
    return tuple(one.name for one in asked.corpus.instruments.values() if one.speaks_in(asked.place) and one.all_duties)


def city_asked() -> str:
    """The city whose law it is."""
    records = city_records()
    return records.city if records else settings.DESK_CITY


def _concerns(code: str, seen: Sight) -> bool:
    """Whether an agency's obligations are looked at. What an office of the whole city owes can stand with one of them."""
    return seen.everything or bool(seen.holders) or code in seen.agencies


@dataclass(frozen=True, slots=True)
class _Asked:
    """One look at the board: its day, how far back, of which agencies; and what the records show, each asked once."""

    day: date
    back_to: date
    codes: tuple[str, ...]
    city: str
    records: dict[tuple[str, str, date], tuple[Shown, ...]] = field(default_factory=dict)
    of_many: dict[str, dict[tuple[str, str], tuple[Shown, ...]]] = field(default_factory=dict)

    def of_an_agency(self, code: str) -> list[Owed]:
        """What an agency owes, or somebody in it."""
        return self._owed(agency=code)

    def of_the_whole_city(self) -> list[Owed]:
        """What is no single agency's. What waits for an event in an agency is left out where one agency had it."""
        about = [one for code in self.codes for one in self.about(code)]
        had = {(one.obligation.instrument, one.obligation.norm) for one in about}
        own = self._owed()
        waiting = (one for one in own if one.obligation.waits_for)
        left_out = {one.obligation.key for one in waiting if (one.obligation.instrument, one.obligation.norm) in had}
        return [one for one in own if one.obligation.key not in left_out] + about

    def about(self, code: str) -> list[Owed]:
        """What offices of the whole city owe because of an event in an agency."""
        had_an_event = any(isinstance(one.value, date) for one in self._evidence(code, facts_shown()))
        return self._owed(about=code) if had_an_event else []

    def shown(self, fact: str, code: str, day: date | None = None) -> tuple[Shown, ...]:
        """What the records show of a fact by the end of the day that is asked about, or of one before it."""
        which = fact, code, day or self.day
        if which not in self.records:
            self.records[which] = shown(*which)
        return self.records[which]

    def done(self, instrument: str, norm: str, code: str) -> tuple[Shown, ...]:
        """What the records show of a duty done for which the law names no fact."""
        if code not in self.of_many:
            self.of_many[code] = done_of_many(code, self.day)
        own = shown_done(instrument, norm, code, self.day) if (instrument, norm) in duties_shown() else ()
        return (*own, *self.of_many[code].get((instrument, norm), ()))

    def lines(self, owed: Sequence[Owed]) -> tuple[Line, ...]:
        """Each obligation with what shows that it is done; the late first."""
        noted: dict[str, list[Fulfilment]] = {}
        for one in access.noted_by(self.day, [owed[0].obligation.key] if len(owed) == 1 else None):
            noted.setdefault(one.key, []).append(one)
        lines = [Line(one, self.day, tuple(self._proofs(one, noted.get(one.obligation.key, ())))) for one in owed]
        return tuple(sorted(lines, key=_by_state))

    def _owed(self, agency: str = "", about: str = "") -> list[Owed]:
        code = agency or about
        known = self._evidence(code, facts_shown())
        found = self._by_law(agency, about, known)
        # A record that says only how things are now has said on the due day how they were then: what was met stays met.
        before = {(one.obligation.due, one.can_show) for one in found if one.obligation.due and one.can_show}
        days = sorted((due, facts) for due, facts in before if due and due < self.day)
        more = {one for due, facts in days for one in self._evidence(code, facts, due)} - set(known)
        if more:
            found = self._by_law(agency, about, (*known, *sorted(more, key=lambda one: (one.since, one.fact))))
        return [one for one in found if one.obligation.who not in NOT_THE_CITYS]

    def _by_law(self, agency: str, about: str, known: tuple[Evidence, ...]) -> tuple[Owed, ...]:
        law_hash = law.corpus().content_hash or ""
        return _by_law(self.city, law_hash, self.codes, self.day, agency, about, known, self.back_to)

    def _evidence(self, code: str, facts: Iterable[str], day: date | None = None) -> tuple[Evidence, ...]:
        return tuple(Evidence(fact, one.value, one.since) for fact in facts for one in self.shown(fact, code, day))

    def _proofs(self, owed: Owed, noted: Iterable[Fulfilment]) -> list[Proof]:
        """What shows that an obligation is met, the first first: by the law's own test, by a record, by what was noted."""
        one, code = owed.obligation, owed.agency or owed.about
        found = [self._proof(owed.done, each, code) for each in owed.shown_by if owed.done]
        records = self.done(one.instrument, one.norm, code)
        if records:
            time = one.key.split("/")[2]
            found += [Proof(each.since, each.evidence, each.address) for each in records if each.value == time]
        found += [Proof(each.done_on, NOTED, number=each.pk) for each in noted]
        return sorted(found, key=lambda proof: proof.since)

    def _proof(self, since: date, evidence: Evidence, code: str) -> Proof:
        of_it = (record for (fact, of, _), found in self.records.items() if (fact, of) == (evidence.fact, code)
                 for record in found)  # fmt: skip
        record = next(one for one in of_it if (one.value, one.since) == (evidence.value, evidence.since))
        return Proof(since, record.evidence, record.address)


@lru_cache(KEPT)
def _by_law(
    city: str, law_hash: str, codes: tuple[str, ...], day: date, agency: str, about: str, known: tuple[Evidence, ...],
    back_to: date,
) -> tuple[Owed, ...]:  # fmt: skip
    """What the law of a day makes of what is known: the same for everybody who asks, and kept while the process runs."""
    asked = law.city(city)
    return owed_on(
        asked.corpus, asked.place, day, agency=agency, about=about, agencies=codes, shown=known, back_to=back_to,
        targets=asked.targets_of,
    )  # fmt: skip


def _by_state(line: Line) -> tuple[int, date, str]:
    one = line.owed.obligation
    return _IN_ORDER.index(line.state), one.due or (one.period[1] if one.period else date.max), one.key
