"""Which agencies owe an audit, and by when: asked of the law's own duties, by the fact that says that one is done."""

from collections.abc import Iterator
from datetime import date

from goldendoor.engine.obligations import Obligation, obligations
from goldendoor.norms import Corpus
from goldendoor.norms.walk import names_in

AUDIT_SUBMITTED = "audit_report_submitted"


def audit_owed(corpus: Corpus, place: tuple[str, ...], agency: str, year: int) -> Obligation | None:
    """The duty of an agency to report its audit in a year, the one with a day first; None where it owes none."""
    found = sorted(_owed(corpus, place, agency, year), key=lambda one: (one.due is None, one.due or date.max))
    return found[0] if found else None


def _owed(corpus: Corpus, place: tuple[str, ...], agency: str, year: int) -> Iterator[Obligation]:
    done_by_it = {
        (one.name, duty.rule.label)
        for one in corpus.instruments.values()
        for duty in one.all_duties
        if AUDIT_SUBMITTED in names_in(duty.done_when)
    }
    for one in obligations(corpus, place, date(year, 1, 1), date(year, 12, 31), agency):
        if (one.instrument, one.norm) in done_by_it:
            yield one
