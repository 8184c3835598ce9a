"""What to do with somebody for whom a detainer came, and by when at the latest they are free (docs/safety.md 9).

Without a power that the Legal Bureau has recorded it is always *release when otherwise due*. With one, and only where the
law allows a hold, there is a latest release: never a time until which somebody may be held.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from goldendoor.engine.days_off import HOLIDAYS
from goldendoor.engine.decision import CitedNorm, Decision
from goldendoor.engine.given import instruments_asked
from goldendoor.engine.provenance import weakness
from goldendoor.engine.relevant import speaking
from goldendoor.engine.whole import choice_of_counsel
from goldendoor.hall.matters.hold_periods import (
    Period,
    days_left_out,
    end_of,
    first_change,
    midnight_of,
    on_the_clock,
    periods_of,
    spoken,
)
from goldendoor.norms import Corpus, UnknownName, Verdict

DETAIN, NOTIFY, TRANSFER = "detain", "notify", "transfer"
RELEASE = "Release the person when otherwise due."
_FORBIDDEN = {
    DETAIN: RELEASE,
    NOTIFY: f"Do not tell them of the release. {RELEASE}",
    TRANSFER: f"Do not hand the person over. {RELEASE}",
}
_ON_RECORD = {
    NOTIFY: f"The Legal Bureau tells them, as it has recorded. Do not do it on your own. {RELEASE}",
    TRANSFER: f"Hand the person over only as the Legal Bureau has recorded. Nobody stays longer for it. {RELEASE}",
}
_NOT_ALLOWED = {
    Verdict.UNDETERMINED: "It is not known yet whether the law allows it.",
    Verdict.REFER: "Whether the law allows it is for counsel to say.",
    Verdict.UNKNOWN_TEXT: "The text of the law of that day is not held.",
    Verdict.NOT_REGULATED: "No law held here gives a power to hold anybody.",
}
_ALLOWS = (Verdict.MAY, Verdict.MUST)
_ALLOWING = ("may", "must")


@dataclass(frozen=True, slots=True)
class Holding:
    """How somebody stands for whom a detainer came: what to do, the latest release if there is one, and why.

    `computed` tells how the time was found, or why there is none. `text` is how well the weakest of the texts behind
    it is known. No fact of the case is in here.
    """

    act: str
    sentence: str
    release_due: datetime
    latest_release: datetime | None
    computed: str
    citations: tuple[str, ...]
    text: str

    @property
    def clock(self) -> str:
        """The clock in words: `Latest release: Tue 24 Feb 2026, 10:00`."""
        latest = self.latest_release
        return f"Release due: {spoken(self.release_due)}" if latest is None else f"Latest release: {spoken(latest)}"

    def passed(self, at: datetime) -> bool:
        """Whether the person has to be free by now.

        Raises:
            ValueError: when the time has no zone.
        """
        # Compared in UTC: two times of one zone are compared by their faces, and one hour in autumn has two.
        return on_the_clock(at).astimezone(UTC) >= (self.latest_release or self.release_due).astimezone(UTC)


def standing_of(
    corpus: Corpus,
    place: tuple[str, ...],
    decision: Decision,
    release_due: datetime,
    authority: datetime | None,
    authority_ends: datetime | None = None,
) -> Holding:
    """How somebody stands by a decision on `detain`, `notify` or `transfer` (from `City.decide`).

    Args:
        corpus, place: the law, and where: as the `City` that decided has them.
        decision: what the law says of the case on its day.
        release_due: when the person is otherwise due for release.
        authority: when the Legal Bureau recorded a power, or None; a record made after that time comes too late.
        authority_ends: the end that the record itself names, if it does; the earlier end counts.

    A decision that was asked of part of the law only, or that rests on what is assumed, never allows a hold.

    Raises:
        UnknownName: for a decision on another act.
        ValueError: when a time has no zone.
    """
    if decision.act not in _FORBIDDEN:
        raise UnknownName("act of a detainer", decision.act, list(_FORBIDDEN))
    due = on_the_clock(release_due)
    barred = _barred(corpus, place, decision, due) or _not_recorded(decision.act, due, authority)
    if barred is not None:
        return _without_a_hold(corpus, decision, due, _FORBIDDEN[decision.act], barred)
    if decision.act != DETAIN:
        recorded = "The law allows it, and the Legal Bureau has recorded it. It gives no hold."
        return _without_a_hold(corpus, decision, due, _ON_RECORD[decision.act], recorded)
    return _held(corpus, place, decision, due, None if authority_ends is None else on_the_clock(authority_ends))


def _barred(corpus: Corpus, place: tuple[str, ...], decision: Decision, due: datetime) -> str | None:
    """Why the law allows nothing here, or None where it does on every reading that counsel has not ruled out."""
    if decision.verdict not in _ALLOWS:
        return _NOT_ALLOWED.get(decision.verdict, "The law does not allow it in this case.")
    if any(part.assumed for part in _parts(decision)):
        return "Something was assumed and not told, and nothing is ever allowed on that."
    if not _of_the_whole_law(corpus, place, decision):
        return "Not all of the law of that day was asked, or it has changed since."
    days = sorted((decision.on, due.date()))
    if first_change(corpus, place, decision.act, *days) is not None:
        return "The law changes between the day of this answer and the release. Ask for the day of the release."
    turned_on = (one.question for part in _parts(decision) for one in part.questions)
    if any(choice_of_counsel(corpus, one, decision.on) is None for one in turned_on):
        return "It turns on a question of law that City counsel decides. Until then the shorter hold counts."
    return None


def _of_the_whole_law(corpus: Corpus, place: tuple[str, ...], decision: Decision) -> bool:
    """Whether every instrument in force that speaks of the act was asked, and says still what it said."""
    asked = dict(decision.law.instruments)
    acts = corpus.widened(decision.act)
    in_force = instruments_asked(corpus, decision.on, (), place)
    speaks = {one.name for one in in_force if speaking(one, acts, decision.on).speaks}
    same = all(corpus.instruments[name].content_hash == content for name, content in asked.items())
    return speaks <= asked.keys() and same


def _parts(decision: Decision) -> tuple[Decision, ...]:
    """A decision on several kinds at once is several; the leading one is among them."""
    return decision.parts or (decision,)


def _not_recorded(act: str, due: datetime, authority: datetime | None) -> str | None:
    """Why no power of the Legal Bureau counts, or None where one does."""
    if authority is None:
        return "The Legal Bureau has recorded no power for it."
    if act == DETAIN and on_the_clock(authority).astimezone(UTC) > due.astimezone(UTC):
        return "The Legal Bureau's record was made after the release was due, and does not reach back."
    return None


def _held(
    corpus: Corpus, place: tuple[str, ...], decision: Decision, due: datetime, ends: datetime | None
) -> Holding:  # fmt: skip
    """A hold that the law allows and the Legal Bureau has recorded: by when it is over at the latest."""
    ways = tuple(_ways_to_end(corpus, place, decision, due, ends))
    if not ways:
        return _without_a_hold(corpus, decision, due, RELEASE,
            "The law names no hours for this hold, and the Legal Bureau's record names no end of it.")  # fmt: skip
    first = min(ways, key=_ending)
    change = first_change(corpus, place, DETAIN, due.date(), first.latest.date())
    if change is not None and midnight_of(change) < first.latest:
        first = _End(midnight_of(change), "The law changes then. Ask again for that day.")
    if _ending(first) <= due.astimezone(UTC):
        return _without_a_hold(corpus, decision, due, RELEASE, "What is recorded ends before the release is due.")
    sentence = f"Release the person by {spoken(first.latest)} at the latest, and sooner when the Legal Bureau says so."
    cited = tuple(dict.fromkeys([*_citations(decision), *first.citations]))
    return Holding(DETAIN, sentence, due, first.latest, first.computed, cited, _weakest(corpus, decision, first.used))


@dataclass(frozen=True, slots=True)
class _End:
    """One way in which a hold comes to its end: when, how that was found, and the law behind it."""

    latest: datetime
    computed: str
    citations: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


def _ending(one: _End) -> datetime:
    return one.latest.astimezone(UTC)


def _ways_to_end(
    corpus: Corpus, place: tuple[str, ...], decision: Decision, due: datetime, ends: datetime | None
) -> Iterator[_End]:
    """The ends that the law sets, and the one that the record itself names."""
    if ends is not None:
        yield _End(ends, "The end that the Legal Bureau's record itself names.")
    table = corpus.table_on(HOLIDAYS, decision.on)
    for norm in _allowing(decision):
        for period in periods_of(corpus, norm, decision.on):
            latest = end_of(corpus, place, period, due)
            holidays = (table,) if table is not None and period.leaves_out_days_off else ()
            cited = (one.pinpoint.cited(corpus.instruments[one.instrument].cite_as) for one in holidays)
            yield _End(latest, _how(corpus, place, period, due, latest), (period.citation, *cited),
                       tuple(one.instrument for one in holidays))  # fmt: skip


def _how(corpus: Corpus, place: tuple[str, ...], period: Period, due: datetime, latest: datetime) -> str:
    begun = f"{period.hours} hours from {spoken(due)} ({period.citation})"
    nothing_more = "Nothing is added for a search, and nothing moves to a later day."
    if not period.leaves_out_days_off:
        return f"{begun}. {nothing_more}"
    left_out = ", ".join(days_left_out(corpus, place, due, latest)) or "none fell into them"
    return f"{begun}, without Saturdays, Sundays and legal holidays: {left_out}. {nothing_more}"


def _without_a_hold(corpus: Corpus, decision: Decision, due: datetime, sentence: str, why: str) -> Holding:
    return Holding(decision.act, sentence, due, None, why, _citations(decision), _weakest(corpus, decision, ()))


def _allowing(decision: Decision) -> Iterable[CitedNorm]:
    return (norm for part in _parts(decision) for norm in part.norms if norm.word in _ALLOWING)


def _citations(decision: Decision) -> tuple[str, ...]:
    return tuple(dict.fromkeys(norm.citation for part in _parts(decision) for norm in part.norms))


def _weakest(corpus: Corpus, decision: Decision, more: Iterable[str]) -> str:
    """How well the weakest text is known: of those that the decision used, and of the table of holidays."""
    names = [decision.provenance.instrument, *more]
    used = [corpus.instruments[name] for name in dict.fromkeys(names) if name in corpus.instruments]
    return max(used, key=weakness).text if used else decision.provenance.text
