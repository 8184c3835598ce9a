"""A version as its agency sees it: each paragraph with its reading grade, and the law in force beside it."""

from dataclasses import dataclass
from datetime import date

from goldendoor.hall.policies import access, here, reading
from goldendoor.hall.policies.beside import NormBeside
from goldendoor.hall.policies.models import ParagraphLink, Policy, PolicyVersion
from goldendoor.hall.policies.text import Block, blocks
from goldendoor.hall.policies.workbook import hints


@dataclass(frozen=True, slots=True)
class Linked:
    """A norm beside a paragraph, as it is in force today; without a norm where it is no longer. `marks` say what to look at."""

    number: int
    citation: str
    norm: NormBeside | None
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a text with how hard it is to read and the norms beside it; a heading has neither."""

    block: Block
    reading: reading.Readability | None
    linked: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A policy in a list: what is published of it, what waits, and in how many languages it is out."""

    policy: Policy
    current: PolicyVersion | None
    waiting: PolicyVersion | None
    reading: reading.Readability | None
    languages: int
    of_languages: int


def side_by_side(version: PolicyVersion, today: date) -> tuple[Paragraph, ...]:
    """The text of a version, with the law of today beside it."""
    linked: dict[int, list[Linked]] = {}
    for link in version.links.all():
        linked.setdefault(link.paragraph, []).append(_linked(version, link, today))
    return tuple(
        Paragraph(block, reading.of_block(block), tuple(linked.get(block.number, ())))
        if block.number
        else Paragraph(block, None, ())
        for block in blocks(version.text)
    )


def listed(policy: Policy, today: date) -> Listed:
    """A policy for the list of them."""
    current, waiting = access.current(policy), access.waiting(policy)
    return Listed(
        policy, current, waiting, reading.of_text(current.text) if current else None,
        len(access.translations_by(current, today)) if current else 0, len(here.languages(today)),
    )  # fmt: skip


def _linked(version: PolicyVersion, link: ParagraphLink, today: date) -> Linked:
    norm = here.norm_on(link.instrument, link.label, today)
    cited = here.cited(link.instrument, link.label)
    if norm is None:
        return Linked(link.pk, cited, None, (f"{cited} is no longer in force.",))
    return Linked(link.pk, cited, norm, hints(norm, version, link))
