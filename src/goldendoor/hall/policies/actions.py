"""What is done about policies, one class for each act: propose, publish, take back, withdraw, link, translate."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.text import slugify

from goldendoor.hall.acting import Act, Actor, Refused
from goldendoor.hall.people.access import HeldOffice, agency_of_code
from goldendoor.hall.policies import access, here, told
from goldendoor.hall.policies.beside import SEPARATOR
from goldendoor.hall.policies.models import ParagraphLink, Policy, PolicyVersion, Translation
from goldendoor.hall.policies.text import normal, paragraph, paragraphs

LONGEST_LETTERS = 40_000
LONGEST_SLUG = 80


def own(by: Actor) -> tuple[HeldOffice, ...]:
    """The office that somebody acts in, to look with."""
    return (HeldOffice(by.office, by.agency),)


@dataclass(frozen=True)
class ProposeVersion(Act):
    """Counsel proposes a policy, or another version of one. The norms beside paragraphs that stay as they are go along."""

    name = "policy.propose"
    offices = access.COUNSEL
    text: str
    policy: int | None = None
    title: str = ""

    def check(self, by: Actor) -> None:
        if not paragraphs(self.text):
            raise Refused("A policy has at least one paragraph.")
        if len(self.text) > LONGEST_LETTERS:
            raise Refused(f"A policy has at most {LONGEST_LETTERS:,} letters: make two of it.")
        if self.policy is not None:
            self._check_a_change(by)
        elif not slugify(self.title):
            raise Refused("A policy has a title of letters.")
        elif access.slug_taken(by.agency, _slug(self.title)):
            raise Refused("Your agency has a policy of this title: propose another version of that one.")

    def _check_a_change(self, by: Actor) -> None:
        assert self.policy is not None
        found = access.policy(own(by), self.policy)
        if found.withdrawn_at is not None:
            raise Refused("This policy is withdrawn: propose a new one, with another title.")
        if access.waiting(found) is not None:
            raise Refused("A version of this policy waits to be published: take that one back first.")
        standing = access.current(found)
        if standing is not None and standing.text == normal(self.text):
            raise Refused("Nothing changed: this is the text that is published.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        text, agency = normal(self.text), agency_of_code(by.agency)
        new = self.policy is None
        found = (
            Policy.objects.create(agency=agency, title=self.title.strip(), slug=_slug(self.title))
            if new
            else access.policy(own(by), self.policy or 0)
        )
        made = PolicyVersion.objects.create(
            policy=found, text=text, text_hash=hashlib.sha256(text.encode()).hexdigest(), proposed_by_id=by.account_id,
            proposed_at=by.at,
        )  # fmt: skip
        told.that_it_is_to_be_published(made, by)
        yield from [("policy", found.pk)] if new else []
        yield "policyversion", made.pk
        yield from _links_taken_along(access.current(found), made)


@dataclass(frozen=True)
class PublishVersion(Act):
    """The head publishes what counsel proposed: from then on it is the public text, under its own number for good."""

    name = "policy.publish"
    offices = access.HEAD
    needs_fresh_sign_in = True
    version: int

    def check(self, by: Actor) -> None:
        found = access.version(own(by), self.version)
        _check_that_it_waits(found)
        if found.proposed_by_id == by.account_id:
            raise Refused("Somebody else has to publish what you proposed.")
        if found.policy.withdrawn_at is not None:
            raise Refused("This policy is withdrawn.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.version(own(by), self.version)
        found.number = access.last_number(found.policy) + 1
        found.published_by_id, found.published_at = by.account_id, by.at
        found.save(update_fields=["number", "published_by", "published_at"])
        return [("policyversion", found.pk)]


@dataclass(frozen=True)
class TakeBackVersion(Act):
    """Counsel or the head takes a proposal back; it was never public."""

    name = "policy.take-back"
    offices = access.THE_AGENCYS
    version: int

    def check(self, by: Actor) -> None:
        _check_that_it_waits(access.version(own(by), self.version))

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.version(own(by), self.version)
        found.taken_back_by_id, found.taken_back_at = by.account_id, by.at
        found.save(update_fields=["taken_back_by", "taken_back_at"])
        return [("policyversion", found.pk)]


@dataclass(frozen=True)
class WithdrawPolicy(Act):
    """The head withdraws a policy, with a reason that the public reads; its versions keep their addresses."""

    name = "policy.withdraw"
    offices = access.HEAD
    needs_fresh_sign_in = True
    policy: int
    reason: str

    def check(self, by: Actor) -> None:
        found = access.policy(own(by), self.policy)
        if found.withdrawn_at is not None:
            raise Refused("This policy is withdrawn already.")
        if access.current(found) is None:
            raise Refused("This policy was never published; take its proposal back.")
        if access.waiting(found) is not None:
            raise Refused("A version of this policy waits to be published: take that one back first.")
        if not self.reason.strip():
            raise Refused("Say why, in a sentence that the public reads.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.policy(own(by), self.policy)
        found.withdrawn_at, found.withdrawn_by_id, found.withdrawn_because = by.at, by.account_id, self.reason.strip()
        found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
        return [("policy", found.pk)]


@dataclass(frozen=True)
class LinkParagraph(Act):
    """Counsel puts norms beside a paragraph: the paragraph covers them."""

    name = "policy.link"
    offices = access.COUNSEL
    version: int
    paragraph: int
    norms: tuple[str, ...]  # of each the instrument and the label

    def check(self, by: Actor) -> None:
        found = access.version(own(by), self.version)
        if not found.waits and found != access.current(found.policy):
            raise Refused("The law is put beside the text that is proposed or published, not beside an older one.")
        if paragraph(found.text, self.paragraph) is None:
            raise Refused(f"This text has no paragraph {self.paragraph}.")
        if not self.norms or not set(self.norms) <= {one.name for one in here.norms_binding(by.agency, by.day)}:
            raise Refused("No such norm binds your agency today.")
        there = {_name(one) for one in access.links_of(found).filter(paragraph=self.paragraph)}
        if there & set(self.norms):
            raise Refused("Such a norm stands beside this paragraph already.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        version = access.version(own(by), self.version)
        for norm in here.norms_binding(by.agency, by.day):
            if norm.name in self.norms:
                made = ParagraphLink.objects.create(
                    version=version, paragraph=self.paragraph, instrument=norm.instrument, label=norm.label,
                    fingerprint=norm.fingerprint, linked_by_id=by.account_id, linked_at=by.at,
                )  # fmt: skip
                yield "paragraphlink", made.pk


@dataclass(frozen=True)
class UnlinkParagraph(Act):
    """Counsel takes a norm away from beside a paragraph."""

    name = "policy.unlink"
    offices = access.COUNSEL
    link: int

    def check(self, by: Actor) -> None:
        found = access.link(own(by), self.link)
        if not found.version.waits and found.version != access.current(found.version.policy):
            raise Refused("An older version keeps the norms that stood beside it.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        found = access.link(own(by), self.link)
        found.removed_by_id, found.removed_at = by.account_id, by.at
        found.save(update_fields=["removed_by", "removed_at"])
        return [("paragraphlink", found.pk)]


@dataclass(frozen=True)
class RecordTranslation(Act):
    """Counsel records that the published text is out in another language, and where."""

    name = "policy.translate"
    offices = access.COUNSEL
    version: int
    language: str
    address: str

    def check(self, by: Actor) -> None:
        found = access.version(own(by), self.version)
        if found != access.current(found.policy):
            raise Refused("Only of the text that is published a translation is out.")
        if self.language not in here.languages(by.day):
            raise Refused("That is none of the languages that the City has designated.")
        if found.translations.filter(language=self.language).exists():
            raise Refused(f"This version is out in {self.language} already.")
        if urlsplit(self.address).scheme != "https":
            raise Refused("Give the address of the translation, beginning with https.")

    def write(self, by: Actor) -> Iterable[tuple[str, int]]:
        made = Translation.objects.create(
            version=access.version(own(by), self.version), language=self.language, stands_at=self.address,
            recorded_by_id=by.account_id, recorded_at=by.at,
        )  # fmt: skip
        return [("translation", made.pk)]


def _name(link: ParagraphLink) -> str:
    return f"{link.instrument}{SEPARATOR}{link.label}"


def _slug(title: str) -> str:
    return slugify(title)[:LONGEST_SLUG].strip("-")


def _check_that_it_waits(found: PolicyVersion) -> None:
    if found.taken_back_at is not None:
        raise Refused("This was taken back; propose it again.")
    if found.published_at is not None:
        raise Refused("This is published already.")


def _links_taken_along(standing: PolicyVersion | None, made: PolicyVersion) -> Iterator[tuple[str, int]]:
    """The norms beside paragraphs whose words are the same in both texts, as counsel put them there."""
    if standing is None:
        return
    now_at = {block.words: block.number for block in paragraphs(made.text)}
    words = {block.number: block.words for block in paragraphs(standing.text)}
    for one in access.links_of(standing):
        number = now_at.get(words.get(one.paragraph, ""))
        if number is not None:
            new = ParagraphLink.objects.create(
                version=made, paragraph=number, instrument=one.instrument, label=one.label, fingerprint=one.fingerprint,
                linked_by_id=one.linked_by_id, linked_at=one.linked_at,
            )  # fmt: skip
            yield "paragraphlink", new.pk
