"""The posts that the law asks each agency to fill, and the duties of the law about each: nothing else is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Post:
    """One post. `naming` are the duties to fill it at all, in the instrument that asks for it.

    `filling` is the duty that runs from a vacancy, where the law has one; `done_fact` is the fact by which the law says
    that somebody is named. Of some posts the Chief Privacy Officer is told who holds them.
    """

    name: str
    words: str
    instrument: str
    naming: tuple[str, ...]
    filling: str = ""
    told_to_chief: bool = False
    may_be_interim: bool = False
    done_fact: str = ""


PRIVACY_OFFICER, COMMITTEE_MEMBER, ACCESS_DESIGNEE = "privacy-officer", "committee-member", "access-designee"
POSTS: Mapping[str, Post] = MappingProxyType(
    {
        one.name: one
        for one in (
            Post(
                PRIVACY_OFFICER, "privacy officer", "NYC-EO-13-2026", ("name-the-privacy-officer",), "fill-the-post",
                told_to_chief=True, may_be_interim=True,
            ),
            Post(
                COMMITTEE_MEMBER, "member of the response committee", "NYC-EO-13-2026",
                ("appoint-members", "appoint-members-from-public-bodies"), done_fact="committee_member_named",
            ),
            Post(
                ACCESS_DESIGNEE, "person who answers for access", "NYC-AC-4-210", ("name-someone",),
                done_fact="responsible_individual_designated",
            ),
        )
    }
)  # fmt: skip
# The facts of the law that say what became of the privacy officer's post.
CONTACT_SENT, VACANT_SINCE, NEW_OFFICER, IS_INTERIM = (
    "apo_contact_sent", "apo_vacancy_date", "new_apo_designated", "new_apo_is_interim",
)  # fmt: skip
# Whether somebody named for the time being fills the post.
ABOUT_INTERIM = "A-25"
