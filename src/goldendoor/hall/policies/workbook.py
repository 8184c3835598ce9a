"""The workbook of an audit: each norm that binds the agency, which paragraph of which policy covers it, and what was found."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from goldendoor.hall.policies import access, here
from goldendoor.hall.policies.beside import NormBeside
from goldendoor.hall.policies.changes import changes
from goldendoor.hall.policies.models import Audit, AuditFinding, ParagraphLink, PolicyVersion
from goldendoor.hall.policies.text import paragraph
from goldendoor.hall.sealing.destroyed import opened
from goldendoor.norms import Word

COVERED, LEFT_OUT, SAYS_OTHERWISE, OPEN = "covered", "left_out", "says_otherwise", "open"
STATES = {
    COVERED: "covered",
    LEFT_OUT: "left out",
    SAYS_OTHERWISE: "says otherwise",
    OPEN: "not looked at yet",
}
_ALLOWS = re.compile(r"\b(?:may|can)\b(?! (?:not|never)\b)", re.IGNORECASE)
_WEAKENS = re.compile(r"\b(?:may|can|need not|should)\b", re.IGNORECASE)
_WEAKER_THAN = {Word.MUST_NOT.value: _ALLOWS, Word.MUST.value: _WEAKENS}


@dataclass(frozen=True, slots=True)
class Covering:
    """A paragraph that covers a norm."""

    policy: str
    version: int
    paragraph: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One norm in an audit: what it says, where it is covered, what counsel found, and what else is to be looked at."""

    instrument: str
    label: str
    citation: str
    law: str
    words: str
    says: str
    acts: str
    advice: str
    fingerprint: str
    state: str
    covering: tuple[Covering, ...]
    reason: str
    hints: tuple[str, ...]
    finding: int | None = None

    @property
    def state_words(self) -> str:
        """The state as people say it."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Made:
    """A change that was made while the audit was open: which policy, its versions before and after, and when."""

    policy: str
    before: int | None
    after: int
    on: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Content:
    """What an audit says: the rows, the changes made, who looked, and the day whose law it is held against.

    Of one that came to its end by the records schedule only that it did: it is `destroyed`.
    """

    law_on: str
    rows: tuple[Row, ...] = ()
    changes: tuple[Made, ...] = ()
    looked: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    destroyed: bool = False

    @property
    def open_rows(self) -> int:
        """How many norms nobody has looked at yet."""
        return sum(one.state == OPEN for one in self.rows)

    def plain(self) -> dict[str, Any]:
        """As it is sealed."""
        return {name: value for name, value in asdict(self).items() if name != "destroyed"}


def content(audit: Audit, today: date) -> Content:
    """What an audit says: as it was signed, or as everything stands today."""
    if audit.signed_content is None:
        return drawn_up(audit, today)
    signed = opened(audit.signed_content, otherwise=None)
    return Content(str(audit.counsel_signed_on), destroyed=True) if signed is None else _as_signed(signed)


def drawn_up(audit: Audit, today: date) -> Content:
    """What an audit says as everything stands: the law of today, the policies that are published, what was found."""
    agency = audit.agency.code
    versions, found = access.in_force(agency, today), access.findings_of(audit)
    links = [(version, one) for version in versions for one in version.links.all()]
    rows = tuple(_row(norm, links, found) for norm in here.norms_binding(agency, today))
    named = (f"{version.policy.title}, version {version.number}" for version in versions)
    return Content(
        today.isoformat(), rows, tuple(_changes_made(audit)), _who_looked(links, found.values()), tuple(named)
    )


def hints(norm: NormBeside, version: PolicyVersion, link: ParagraphLink) -> tuple[str, ...]:
    """What about a paragraph and the norm beside it is to be looked at again."""
    found = []
    block = paragraph(version.text, link.paragraph)
    where = f"Paragraph {link.paragraph} of {version.policy.title}"
    weaker = _WEAKER_THAN.get(norm.says)
    if weaker is not None and block is not None and (match := weaker.search(block.words)):
        found.append(f"{where} says “{match.group().lower()}”; the norm says “{norm.says}”.")
    if link.fingerprint != norm.fingerprint:
        found.append(f"The law changed after {where[:1].lower()}{where[1:]} was put beside it.")
    return tuple(found)


def changed_since(audit: Audit, today: date) -> tuple[tuple[str, str], ...]:
    """The norms that are not as they were when the audit was signed: how each is cited, and what became of it."""
    said = content(audit, today)
    if said.destroyed:
        return ()
    signed = {(one.instrument, one.label): one for one in said.rows}
    now = {(one.instrument, one.label): one for one in here.norms_binding(audit.agency.code, today)}
    gone = [(one.citation, "is no longer in force") for key, one in signed.items() if key not in now]
    other = [
        (one.citation, "changed") for key, one in now.items()
        if key in signed and signed[key].fingerprint != one.fingerprint
    ]  # fmt: skip
    new = [(one.citation, "is new") for key, one in now.items() if key not in signed]
    return (*gone, *other, *new)


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """How many norms are in each state."""
    states = [one.state for one in rows]
    return {state: states.count(state) for state in STATES}


def by_law(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of each law, in the order of the laws."""
    found: dict[str, list[Row]] = {}
    for one in rows:
        found.setdefault(one.law, []).append(one)
    return list(found.items())


def _row(
    norm: NormBeside,
    links: Iterable[tuple[PolicyVersion, ParagraphLink]],
    found: Mapping[tuple[str, str], AuditFinding],
) -> Row:
    theirs = [(version, one) for version, one in links if (one.instrument, one.label) == (norm.instrument, norm.label)]
    finding = found.get((norm.instrument, norm.label))
    state = finding.outcome if finding else COVERED if theirs else OPEN
    return Row(
        norm.instrument, norm.label, norm.citation, norm.title, norm.words, norm.says, norm.acts, norm.advice,
        norm.fingerprint, state, tuple(_covering(version, one) for version, one in theirs),
        opened(finding and finding.reason),
        tuple(hint for version, one in theirs for hint in hints(norm, version, one)), finding.pk if finding else None,
    )  # fmt: skip


def _covering(version: PolicyVersion, link: ParagraphLink) -> Covering:
    block = paragraph(version.text, link.paragraph)
    return Covering(version.policy.title, version.number or 0, link.paragraph, block.words if block else "")


def _changes_made(audit: Audit) -> Iterator[Made]:
    """The versions that were published since the audit was opened."""
    for one in access.published(audit.agency.code):
        if one.published_at >= audit.opened_at:
            earlier = access.before(one)
            count = len(changes(earlier.text, one.text)) if earlier else 0
            yield Made(
                one.policy.title, earlier.number if earlier else None, one.number, one.published_on.isoformat(), count
            )


def _who_looked(links: Iterable[tuple[PolicyVersion, ParagraphLink]], found: Iterable[AuditFinding]) -> tuple[str, ...]:
    names = {one.linked_by.known_as for _, one in links} | {one.found_by.known_as for one in found}
    return tuple(sorted(names))


def _as_signed(plain: Mapping[str, Any]) -> Content:
    rows = tuple(
        Row(**{**row, "covering": tuple(Covering(**one) for one in row["covering"]), "hints": tuple(row["hints"])})
        for row in plain["rows"]
    )
    return Content(
        plain["law_on"], rows, tuple(Made(**one) for one in plain["changes"]), tuple(plain["looked"]),
        tuple(plain["policies"]),
    )  # fmt: skip
