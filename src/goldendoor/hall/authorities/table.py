"""The kinds of standing authority: which facts each establishes, who proposes it, who signs it, and for whom it is.

None of the laws gives one of these a longest term, so none is held here: an authority runs through the day in its own paper,
or until somebody ends it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType

from goldendoor.hall.desk.law import corpus

REGISTER = "standing_authorities"


class Reach(Enum):
    """For whom an authority of a kind can be."""

    AGENCY = "one agency"
    CITY = "the whole city"
    EITHER = "one agency, or the whole city"
    TWO_AGENCIES = "two agencies together"


class Whose(Enum):
    """Of which agency the office has to be that signs."""

    AGENCY = "of the agency"
    OTHER_AGENCY = "of the other agency"
    CITY = "for the whole city"


@dataclass(frozen=True, slots=True)
class SignatureNeeded:
    """One signature: by somebody in one of these offices, of that agency."""

    offices: frozenset[str]
    whose: Whose = Whose.AGENCY


@dataclass(frozen=True, slots=True)
class AuthorityKind:
    """A kind of standing authority.

    `paper_by` is the day by which its paper has to be dated; `names_somebody` says that it counts for one person alone;
    `privileged`, that only law and privacy read what it says; `stands_uncited`, that it counts for everybody at any time.
    """

    name: str
    words: str
    pinpoints: str
    facts: tuple[str, ...]
    reach: Reach
    proposed_by: frozenset[str]
    signatures: tuple[SignatureNeeded, ...]
    needs_paper: bool = False
    paper_by: date | None = None
    names_somebody: bool = False
    privileged: bool = False
    stands_uncited: bool = False

    @property
    def signing_offices(self) -> frozenset[str]:
        """Every office that signs one of these."""
        return frozenset().union(*(one.offices for one in self.signatures))


# The Corporation Counsel heads the Law Department; a city may hold either office, so each signs for it.
LAW_DEPARTMENT = frozenset({"corporation_counsel", "law_department"})
COUNSEL, PRIVACY = frozenset({"agency_general_counsel"}), frozenset({"agency_privacy_officer"})
HEAD, CHIEF_PRIVACY = frozenset({"agency_head"}), frozenset({"chief_privacy_officer"})
MAYORS = frozenset({"mayor", "mayors_office", "mayors_designee", "first_deputy_mayor"})
OF_COUNSEL, OF_PRIVACY, OF_THE_HEAD = SignatureNeeded(COUNSEL), SignatureNeeded(PRIVACY), SignatureNeeded(HEAD)
OF_LAW = SignatureNeeded(LAW_DEPARTMENT, Whose.CITY)
OF_CHIEF_PRIVACY = SignatureNeeded(CHIEF_PRIVACY, Whose.CITY)

# Who proposes is our choice throughout: those whose work it is, so that somebody other than the signer has begun it. Where
# the comment says no other, who signs is what the law says.
_KINDS = (
    # That counsel signs for the agency is our choice: the section asks for an agreement, and not for who found it.
    AuthorityKind(
        "contract", "contract or subcontract of an agency", "Admin. Code § 4-210(b)(1)",
        ("access_under_agreement_contract_or_subcontract",),
        Reach.AGENCY, HEAD | COUNSEL | {"property_official"}, (OF_COUNSEL,), needs_paper=True,
    ),
    AuthorityKind(
        "agreement", "agreement of the City", "Admin. Code § 4-210(b)(1)",
        ("access_under_agreement_contract_or_subcontract",),
        Reach.CITY, LAW_DEPARTMENT | MAYORS, (OF_LAW,), needs_paper=True,
    ),
    # The order asks for a formal agreement that was duly approved; that counsel approves it is our choice.
    AuthorityKind(
        "lot_permit", "permit to use a City lot, by formal agreement", "EO 13 of 2026 § 3(1)",
        ("access_under_agreement_contract_or_subcontract",),
        Reach.AGENCY, HEAD | {"property_official"}, (OF_COUNSEL,), needs_paper=True,
    ),
    # The Law Department signs, by our choice: whether an effort is a cooperative arrangement is a question of law.
    AuthorityKind(
        "arrangement", "cooperative arrangement, such as a joint task force",
        "Admin. Code §§ 10-178(e)(i), 4-210(b)(4); EO 13 of 2026 § 3(3)",
        (
            "cooperative_arrangement_exists",
            "cooperative_arrangement_city_state_federal",
            "cooperative_arrangement_formally_entered_for_city",
        ),
        Reach.EITHER, LAW_DEPARTMENT | MAYORS | HEAD | COUNSEL | {"legal_bureau"}, (OF_LAW,), needs_paper=True,
    ),
    # The policies ask for the agreement (§ 23-1203(3)); that counsel signs it off is our choice.
    AuthorityKind(
        "use_agreement", "agreement on how a third party may use information", "Admin. Code § 23-1203(3)",
        ("third_party_use_agreement_in_place",),
        Reach.AGENCY, PRIVACY, (OF_COUNSEL,), needs_paper=True,
    ),
    AuthorityKind(
        "routine", "routine collection or disclosure, approved beforehand", "Admin. Code §§ 23-1202(b)(2)(a), (c)(2)(a)",
        ("routine_preapproved_by_apo",),
        Reach.AGENCY, HEAD | COUNSEL | PRIVACY | {"supervisor"}, (OF_PRIVACY,),
    ),
    AuthorityKind(
        "interagency", "agreement of two agencies' privacy officers", "Admin. Code § 23-1201",
        ("interagency_apo_agreement",),
        Reach.TWO_AGENCIES, HEAD | COUNSEL | PRIVACY | {"supervisor"},
        (OF_PRIVACY, SignatureNeeded(PRIVACY, Whose.OTHER_AGENCY)),
    ),
    # A determination has two signatures; that the second is the Law Department's is our choice.
    AuthorityKind(
        "best_interest", "determination that it is in the City's best interest",
        "Admin. Code §§ 23-1202(b)(2)(b), (c)(2)(b)",
        ("cpo_best_interest_determination",),
        Reach.EITHER, PRIVACY | COUNSEL | CHIEF_PRIVACY | LAW_DEPARTMENT, (OF_CHIEF_PRIVACY, OF_LAW), privileged=True,
    ),
    AuthorityKind(
        "added_information", "kind of information added to the protected ones", "Charter § 8(h); Admin. Code § 23-1201",
        ("type_added_by_cpo",),
        Reach.CITY, PRIVACY | CHIEF_PRIVACY | LAW_DEPARTMENT, (OF_CHIEF_PRIVACY,),
    ),
    AuthorityKind(
        "added_services", "kind of contractor's services brought under the chapter", "Admin. Code §§ 23-1201, 23-1202(g)",
        ("services_designated_by_cpo",),
        Reach.CITY, PRIVACY | CHIEF_PRIVACY | LAW_DEPARTMENT, (OF_CHIEF_PRIVACY,),
    ),
    # The finding had to be made by the end of 2016, and none is known. Who signs is our choice.
    AuthorityKind(
        "retention", "determination that copies have to be kept", "Admin. Code § 3-115(e)(2)",
        ("retention_determination_made",),
        Reach.AGENCY, PRIVACY | COUNSEL | {"supervisor"}, (OF_COUNSEL, OF_THE_HEAD),
        needs_paper=True, paper_by=date(2016, 12, 31), privileged=True,
    ),
    # The Mayor's own paper comes first. The Law Department only enters it here, which is our choice.
    AuthorityKind(
        "mayoral_order", "executive order that allows an office on correction land", "Admin. Code § 9-131(h)(2)",
        ("mayoral_eo_authorises_office",),
        Reach.CITY, LAW_DEPARTMENT | MAYORS, (OF_LAW,), needs_paper=True,
    ),
    AuthorityKind(
        "proxy", "determination by the Mayor that a federal law is used as a proxy", "Admin. Code § 10-178(a)",
        ("mayor_proxy_determination_exists",),
        Reach.CITY, LAW_DEPARTMENT | MAYORS, (OF_LAW, OF_LAW), needs_paper=True, privileged=True,
    ),
    AuthorityKind(
        "chief_privacy", "appointment of the Chief Privacy Officer", "Charter § 8(h)",
        ("chief_privacy_officer_in_office",),
        Reach.CITY, LAW_DEPARTMENT | MAYORS, (OF_LAW,), needs_paper=True, stands_uncited=True,
    ),
    AuthorityKind(
        "designee", "person whom the agency's head named to decide", "Admin. Code § 4-210(d); EO 124 of 1989 ¶ officers",
        ("actor_is_designated_officer",),
        Reach.AGENCY, HEAD | COUNSEL | PRIVACY | {"property_official"}, (OF_THE_HEAD,), names_somebody=True,
    ),
    AuthorityKind(
        "certifier", "supervisor whom the agency's head named to sign certifications", "8 CFR § 214.14(a)(3)",
        ("supervisor_is_named_to_certify",),
        Reach.AGENCY, HEAD | COUNSEL | {"supervisor"}, (OF_THE_HEAD,), names_somebody=True,
    ),
)  # fmt: skip
KINDS: Mapping[str, AuthorityKind] = MappingProxyType({one.name: one for one in _KINDS})


@cache
def facts_held() -> frozenset[str]:
    """Every fact of the law that only this register can establish."""
    return frozenset(fact.name for fact in corpus().facts.values() if fact.held_in == REGISTER)


def with_what_they_imply(facts: frozenset[str]) -> frozenset[str]:
    """These facts, and those held here that the law files say come with them."""
    implied = {
        one.other for name in facts for one in corpus().facts[name].implies if one.holds and one.other in facts_held()
    }
    return facts if implied <= facts else with_what_they_imply(facts | implied)
