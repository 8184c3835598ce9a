"""The made-up policies of a made-up city: paragraphs in plain words, each with the norms that it is about."""

from collections.abc import Mapping
from dataclasses import dataclass

LOCAL, ORDERS = "NYC-AC-", "NYC-EO-"


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph and the norms that counsel puts beside it, of which each agency has those that bind it."""

    text: str
    norms: tuple[str, ...] = ()


SAID: Mapping[str, Said] = {
    "why": Said(
        "Everybody in this city has to be able to come to us without fear. These are our own rules. They keep to the "
        "laws of the City, and they are made up for a demonstration.",
        (f"{ORDERS}34-2003/agencies-may-write-their-own-rules",),
    ),
    "doors": Said(
        "Back rooms stay closed to law officers from outside the City. Ask them to wait in the public part. Call the "
        "person whom we named for access. Only that person opens a door, and only on a paper that a judge signed.",
        (f"{LOCAL}4-210/non-public-areas-stay-closed",),
    ),
    "doors, as it was": Said(
        "You may let a law officer into a back room when your supervisor agrees. Write down when they came.",
        (f"{LOCAL}4-210/non-public-areas-stay-closed",),
    ),
    "life": Said(
        "If a life is in danger, let them in. Call 911. Write down what you saw, and tell your supervisor.",
        (f"{LOCAL}4-210/life-comes-first-wherever-it-is",),
    ),
    "lots": Said(
        "Our lots are not a base for anybody from outside. Do not agree to it. Tell your supervisor at once. When a life is "
        "in danger, call 911 and let them through.",
        (f"{ORDERS}13-2026/lots-are-not-bases", f"{ORDERS}13-2026/life-comes-first-on-a-lot"),
    ),
    "asking": Said(
        "- Do not ask anybody about immigration status.\n- Do not ask where somebody was born.\n- If a form seems to need it, "
        "call counsel first.",
        (f"{ORDERS}34-2003/workers-do-not-ask",),
    ),
    "police asking": Said(
        "- Never ask a victim, a witness or a caller about immigration status.\n- Do not ask anybody else, unless you look "
        "into a crime of another kind and counsel agrees.",
        (f"{ORDERS}34-2003/officers-do-not-ask", f"{ORDERS}34-2003/police-do-not-ask-those-who-seek-help"),
    ),
    "crime": Said(
        "Go on working with federal officers against crime. Immigration law by itself is not such work.",
        (f"{ORDERS}34-2003/officers-go-on-helping-against-crime",),
    ),
    "services": Said(
        "Whoever has a right to a service gets it. Status is no reason to turn anybody away.",
        (f"{ORDERS}34-2003/services-are-open",),
    ),
    "telling": Said(
        "Keep what you know of people to yourself. Do not tell anybody outside. Pass each request to the privacy officer, "
        "who answers it.",
        (f"{ORDERS}41-2003/confidential-information-stays-inside", f"{LOCAL}23-12/disclose-only-with-approval"),
    ),
    "writing down": Said(
        "Write down only what the work needs. Ask the privacy officer before you add a question to a form. Do not throw "
        "papers away on your own.",
        (f"{LOCAL}23-12/collect-only-with-approval", f"{LOCAL}23-12/keep-only-what-serves"),
    ),
    "totals": Said("Totals with nobody in them are kept.", (f"{LOCAL}23-12/totals-may-be-kept",)),
    "helping": Said(
        "Do not use City time, cars, rooms or money to help with immigration law. Do not stand in the way either. Nobody from "
        "outside gives you orders. Have the request written down.",
        (f"{LOCAL}10-178/nothing-of-the-citys-for-immigration-enforcement", f"{LOCAL}10-178/no-orders-from-outside"),
    ),
    "warrants": Said(
        "1. Take the paper and call counsel.\n2. Counsel reads who signed it, and for what.\n3. Do what counsel says, and no "
        "sooner.",
        (f"{LOCAL}10-178/a-warrant-for-a-crime-is-obeyed", f"{LOCAL}10-178/a-warrant-for-a-crime-is-no-detainer",
         f"{LOCAL}10-178/early-notice-is-for-counsel"),
    ),
    "holding": Said(
        "A detainer is a request. Nobody stays a minute longer for one. Let the person go when they are due to go, unless the "
        "Legal Bureau has put in writing that a judge's paper holds them.",
        (f"{LOCAL}10-178/holds-go-by-the-detainer-laws", f"{LOCAL}9-131/no-hold-on-a-detainer",
         f"{LOCAL}14-154/no-hold-on-a-detainer", f"{LOCAL}9-205/no-hold-on-a-detainer",
         f"{LOCAL}14-154/no-warrant-came-in-time"),
    ),
    "handing over": Said(
        "Do not hand anybody over on a detainer. Do not say when somebody leaves. Do not answer a call about it. Pass it to "
        "counsel.",
        (f"{LOCAL}9-131/no-handing-over-on-a-detainer", f"{LOCAL}9-131/no-notice-on-a-detainer",
         f"{LOCAL}9-131/a-release-date-told-is-a-notice", f"{LOCAL}9-131/custody-information-stays-inside",
         f"{LOCAL}9-131/word-of-a-release-may-be-a-notice", f"{LOCAL}14-154/no-handing-over-on-a-detainer",
         f"{LOCAL}14-154/no-notice-on-a-detainer", f"{LOCAL}14-154/a-release-date-told-is-a-notice"),
    ),
    "rooms": Said(
        "No office on our land is given to a body that enforces immigration law.",
        (f"{LOCAL}9-131/no-office-at-all",),
    ),
    "hard": Said(
        "Notwithstanding any contrary operational consideration, personnel encountering representatives of external "
        "enforcement organizations shall immediately communicate the particulars of the encounter to the appropriate "
        "supervisory authority, and shall refrain from facilitating administrative enforcement activities until "
        "authorization has been documented.",
        (f"{LOCAL}10-178/nothing-of-the-citys-for-immigration-enforcement",),
    ),
}  # fmt: skip
# Why a norm is left out, as counsel of the made-up agencies says it.
LEFT_OUT: Mapping[str, str] = {
    f"{LOCAL}4-210/posting-them-is-part-of-it": "The Mayor's designee posts the guidelines, not we. Nothing to add. (made up)",
    f"{LOCAL}9-131/the-speaker-is-told-first": "It is for whoever drafts rules; our rulemaking guide has it. (made up)",
}
LEFT_OUT_ELSE = "Our text says nothing of it yet. A paragraph is being written. (made up)"
