"""Small figures hidden, and others with them, so that nobody can reckon a hidden figure out of those that are shown.

**What is guaranteed.** Take anybody who has this table as it is published and everything that was published before of what
it counts, and who knows that counts are whole numbers and not below zero. For each hidden figure there are two possible
sets of counts that agree with all of that and in which the figure differs by at least the threshold. So no hidden figure
can be solved for, nor pinned to an interval narrower than the threshold. The same holds afterwards for what was hidden
before. This is proved figure by figure (`witnesses`), not believed of the method. Where no proof was found, the figure is
named in `unproven`: what was published before pins it to an interval narrower than that, whatever is hidden now. Where this
table tells it no closer than the earlier ones did, that is proved too (`no_closer`): counts are known in which it is as far
apart as the earlier ones leave room for at all.

**What is not.** Zeros are shown unless they have to cover another figure. Whoever knows something from elsewhere (his own
case, a newspaper) knows more. Whoever knows how this method chooses may guess better than by chance. Whoever has the first
version of a corrected table is taken to know which figures are still the same, and not how the others changed. A figure
that a statute ordered to be published is public, and is not hidden elsewhere.

The choice is the hypercube method: a hidden figure is covered by the cheapest block of figures that can be swapped against
each other; in the end what turned out not to be needed is shown again. It hides little, not the least possible.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldendoor.hall.reports.covering import Cover
from goldendoor.hall.reports.linked import Layout, Space, counts_that_agree, space_of
from goldendoor.hall.reports.tables import Key, Mark, Table, same_cut

THRESHOLD = 5


@dataclass(frozen=True, slots=True)
class Published:
    """A table with its true figures, and which of them are hidden. Only `shown` leaves the house.

    `unproven` are hidden figures that earlier publications tell, to within less than the threshold. Where it is `no_closer`,
    it is proved that this table tells none of them, and none that was hidden before, any closer than those do.
    """

    table: Table
    hidden: frozenset[Key] = frozenset()
    unproven: frozenset[Key] = frozenset()
    no_closer: bool = True

    def shown(self) -> Table:
        """The table as everybody sees it: without what is hidden, and without notes on it."""
        figures = {key: Mark.HIDDEN if key in self.hidden else one for key, one in self.table.figures.items()}
        notes = {key: note for key, note in self.table.notes.items() if key not in self.hidden}
        return replace(self.table, figures=figures, notes=notes)


def suppressed(
    table: Table, threshold: int = THRESHOLD, earlier: Sequence[Published] = (), finer: Sequence[Table] = ()
) -> Published:
    """What of a table may be shown, so that no figure from 1 to below the threshold can be told, nor any hidden before.

    Args:
        table: the true figures, all of them numbers.
        earlier: what was published before, in order of time: those that count something else are passed over. Of a table that
            this one corrects, the figures that are still the same are taken as known, and what was hidden stays hidden.
        finer: true tables that nobody is shown, split by all variables of several cuts; needed only where without them no
            counts are found that agree with all cuts.

    Raises:
        Contradiction: where no counts are found that agree with this table and the earlier ones.
        ValueError: for a threshold below 2, or a table with a figure that is no number.
    """
    if threshold < 2:
        raise ValueError(f"a threshold of {threshold} hides nothing; the least is 2")
    linked = [one for one in earlier if one.table.what == table.what]
    versions = [one for one in linked if same_cut(one.table, table)]
    standing = _touching(table, _in_force([one for one in linked if not same_cut(one.table, table)]))
    unseen = [one for one in finer if one.what == table.what]
    space = space_of([table, *(one.table for one in standing), *unseen])
    known = {key for one in versions for key in _still_so(one, table)}
    public = {number for number, key in _numbered(space.layouts[0]) if key in known} | _shown_already(space, standing)
    kept = {key for one in versions for key in one.hidden if key in table.figures}
    cover = Cover(space, counts_that_agree(space), threshold)
    for layout, one in zip(space.layouts[1:], standing, strict=False):
        cover.published_before(layout, one.hidden, one.unproven)
    for layout in space.layouts[1 + len(standing) :]:
        cover.never_published(layout)
    cover.to_be_published(space.layouts[0], kept, public)
    cover.choose()
    unproven, no_closer = cover.checked()
    keys = dict(_numbered(space.layouts[0]))
    return Published(
        table,
        frozenset(key for number, key in keys.items() if number in cover.hidden),
        frozenset(key for number, key in keys.items() if number in unproven),
        no_closer,
    )


def _in_force(linked: Sequence[Published]) -> list[Published]:
    """The last version of each earlier table."""
    return [
        one
        for place, one in enumerate(linked)
        if not any(same_cut(one.table, later.table) for later in linked[place + 1 :])
    ]


def _touching(table: Table, standing: Sequence[Published]) -> list[Published]:
    """The tables that count some of what this one counts, or of what such a table counts; others say nothing about it."""
    reached, waiting = [False] * len(standing), [table]
    for one in waiting:
        for place, other in enumerate(standing):
            if not reached[place] and not _apart(one, other.table):
                reached[place] = True
                waiting.append(other.table)
    return [one for one, is_reached in zip(standing, reached, strict=True) if is_reached]


def _apart(one: Table, other: Table) -> bool:
    """Whether two tables are limited to values of which none is in both."""
    return any(not set(one.within[name]) & set(other.within[name]) for name in set(one.within) & set(other.within))


def _still_so(version: Published, table: Table) -> Iterator[Key]:
    """The figures that an earlier version showed and that are the same now."""
    for key, figure in version.table.figures.items():
        if key not in version.hidden and table.figures.get(key) == figure:
            yield key


def _shown_already(space: Space, standing: Sequence[Published]) -> set[int]:
    """The table's own figures that an earlier table shows under another head."""
    shown = {
        _taken_in(layout, number)
        for layout, one in zip(space.layouts[1:], standing, strict=False)
        for number, key in _numbered(layout)
        if key not in one.hidden
    }
    own = space.layouts[0]
    return {number for number, _ in _numbered(own) if _taken_in(own, number) in shown}


def _taken_in(layout: Layout, number: int) -> tuple[frozenset[int], ...]:
    return tuple(of[place] for of, place in zip(layout.coordinates, layout.place(number), strict=True))


def _numbered(layout: Layout) -> Iterator[tuple[int, Key]]:
    return enumerate(layout.keys, layout.first)
