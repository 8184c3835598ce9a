"""The forms of identifiers, the surest first, and the forms of other numbers that must not be taken for them.

In each form the group `it` is the identifier itself. What has no form of its own needs a word before it that gives it
away, such as *passport* or *born*.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an identifier is."""

    SOCIAL_SECURITY = "Social Security or taxpayer number"
    ALIEN_NUMBER = "alien registration number"
    RECEIPT = "immigration receipt number"
    PASSPORT = "passport number"
    BIRTH = "date of birth"
    PHONE = "phone number"
    EMAIL = "e-mail address"
    ADDRESS = "street address"
    LICENCE = "driver licence or State identity card"
    CITY_CARD = "IDNYC card"
    PAYMENT_CARD = "payment card"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of identifier, a form that it takes, and what else has to hold of a match."""

    kind: Kind
    form: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool]


def _passes_luhn(match: re.Match[str]) -> bool:
    """The check digit that every payment card ends with."""
    digits = [int(one) for one in match["it"] if one.isdigit()]
    doubled = (sum(divmod(2 * one, 10)) for one in digits[-2::-2])
    return (sum(digits[::-2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1


def _is_no_court(match: re.Match[str]) -> bool:
    """12 Kings Court is an address; 12 in Kings County Supreme Court is not."""
    return not COURT.search(match["it"])


COURT = re.compile(
    r"\b(?:supreme|family|criminal|civil|district|housing|county|city|circuit|appellate|municipal|superior|federal"
    r"|immigration|bankruptcy|surrogate'?s|sup|crim|fam|civ|dist|cir|app)\b.*\bc(?:our)?t\b",
    re.IGNORECASE,
)
BEFORE = r"(?<![\w@#/.-])"  # not in the midst of a word, a number or an address on the net
AFTER = r"(?![\w/@]|[-.]\d)"
AREA = r"[2-9][0-8]\d"  # no area of the North American plan has a nine in its midst
DASH = r"[-‐‑–—. ]"  # people type all of these
IS = r"(?:\W{0,3}\b(?:no|nr|num|number|card|id|is|was|are|of|the|reads|ending|shown|as|on|el)\b\.?){0,4}\W{0,4}"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    rf"|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH},?\s\d{{4}})"
)
STREET = (
    r"(?:street|str?|avenue|ave?|boulevard|blvd|road|rd|drive|dr|lane|ln|place|pl|court|ct|terrace|ter|parkway|pkwy"
    r"|square|sq|plaza|plz|highway|hwy|turnpike|tpke|expressway|expy|concourse|crescent|loop|walk|way|alley|row|slip)"
)
TOWARDS = r"(?:(?:north|south|east|west|[nsew])\.?\s+)?"
HOUSE = r"\d{1,5}(?:-\d{1,4})?[a-z]?"
UNIT = r"(?:,?\s+(?:apt|apartment|unit|ste|suite|fl|floor|room|rm|#)\.?\s*#?\s*\w{1,5})?"
NO_MONTH = r"(?<!jan )(?<!feb )(?<!mar )(?<!apr )(?<!may )(?<!june )(?<!july )(?<!aug )(?<!sept )(?<!oct )(?<!nov )"
NO_LONG_MONTH = (
    r"(?<!january )(?<!february )(?<!march )(?<!april )(?<!august )(?<!september )(?<!october )(?<!november )"
    r"(?<!december )(?<!dec )"
)
NO_PART_OF_LAW = (
    r"(?<!section )(?<!§ )(?<!article )(?<!chapter )(?<!rule )(?<!part )(?<!title )(?<!room )(?<!precinct )"
)
# In small letters only what can hardly be anything else: one word or an ordinal, and none of these.
PLAIN = (
    r"(?!(?:of|on|in|at|to|the|and|or|by|from|near|off|over|people|officers|agents|men|women|cars|days|a|an|this)\b)"
)
NUMBERED = r"(?:\d{1,3}(?:st|nd|rd|th)?|[a-z]+(?:st|nd|rd|th))"


def _form(text: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(text, flags)


def _always(match: re.Match[str]) -> bool:
    return True


def _cued(cue: str, it: str) -> re.Pattern[str]:
    """A word that gives it away, a few that say nothing, and the thing."""
    return _form(rf"\b(?:{cue}){IS}(?P<it>{it}){AFTER}")


PATTERNS = tuple(
    Pattern(kind, form, holds)
    for kind, form, holds in [
        (Kind.EMAIL, _form(r"(?<![\w.+%'-])(?P<it>[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24})\b"), _always),
        (Kind.RECEIPT, _form(rf"{BEFORE}(?P<it>(?:EAC|WAC|LIN|SRC|MSC|NBC|IOE|YSC|VSC)[- ]?\d{{10}}){AFTER}"), _always),
        (Kind.ALIEN_NUMBER, _form(rf"{BEFORE}(?P<it>A(?:[-#:] ?)?\d{{7,9}}|A \d{{8,9}}){AFTER}", 0), _always),
        (Kind.ALIEN_NUMBER, _form(rf"{BEFORE}(?P<it>a[-#]?\d{{7,9}}){AFTER}", 0), _always),
        (Kind.ALIEN_NUMBER, _form(rf"{BEFORE}(?P<it>A[-#: ]{{0,2}}\d{{2,3}}[- ]\d{{3}}[- ]\d{{3}}){AFTER}"), _always),
        (
            Kind.ALIEN_NUMBER,
            _cued(
                r"alien(?:\s+registration)?|a[- ]?(?:number|num|no)\b|a#|uscis",
                r"A?[-# ]?\d{2,3}[- ]?\d{3}[- ]?\d{2,3}",
            ),
            _always,
        ),
        (
            Kind.SOCIAL_SECURITY,
            _form(rf"{BEFORE}(?P<it>(?!000|666)\d{{3}}({DASH})(?!00)\d{{2}}\2(?!0000)\d{{4}}){AFTER}"),
            _always,
        ),
        (
            Kind.SOCIAL_SECURITY,
            _cued(r"ssn|ss#|social(?:\s+security)?|itin|taxpayer", rf"(?!000|666)\d{{3}}{DASH}?\d{{2}}{DASH}?\d{{4}}"),
            _always,
        ),
        (Kind.PASSPORT, _cued(r"passports?|pasaporte", r"[A-Z]{0,2}[- ]?\d{6,9}[A-Z]?"), _always),
        (Kind.CITY_CARD, _cued(r"idnyc", r"\d(?:[- ]?\d){7,18}"), _always),
        (
            Kind.LICENCE,
            _cued(
                r"driver'?’?s?\s+licen[cs]e|licen[cs]e|learner'?’?s?\s+permit|non-?driver(?:\s+id)?|dmv(?:\s+id)?|dl"
                r"|client\s+id|state\s+id",
                r"[A-Z]?\d{3}[- ]?\d{3}[- ]?\d{3}|[A-Z]\d{7}|[A-Z]\d{18}",
            ),
            _always,
        ),
        (
            Kind.BIRTH,
            _cued(r"d\.?o\.?b\.?|date\s+of\s+birth|birth\s?(?:date|day)|born|nacid[oa]|nacimiento", DAY),
            _always,
        ),
        (
            Kind.BIRTH,
            _form(rf"(?<!\d)(?P<it>{DAY})\W{{1,3}}(?:d\.?o\.?b\b|date\s+of\s+birth|is\s+\w+\s+birthday)"),
            _always,
        ),
        (
            Kind.PAYMENT_CARD,
            _form(rf"{BEFORE}(?P<it>[2-6]\d{{3}}([- ]?)\d{{4}}\2\d{{4}}\2\d{{1,4}}(?:\2\d{{3}})?){AFTER}"),
            _passes_luhn,
        ),
        (Kind.PAYMENT_CARD, _form(rf"{BEFORE}(?P<it>3[47]\d\d([- ]?)\d{{6}}\2\d{{5}}){AFTER}"), _passes_luhn),
        (
            Kind.PHONE,
            _form(
                rf"{BEFORE}(?P<it>(?:\+?1[-. ]{{0,2}})?(?:\({AREA}\)|{AREA})[-–./ ]{{0,2}}(?!\d11)[2-9]\d\d[-–. ]?\d{{4}}"
                rf"(?:\s*(?:x|ext\.?)\s*\d{{1,5}})?){AFTER}"
            ),
            _always,
        ),
        (Kind.PHONE, _form(r"(?<![\w+])(?P<it>\+(?!1\b)\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5})(?!\w)"), _always),
        (
            Kind.PHONE,
            _cued(r"phone|tel|telephone|cell|mobile|call(?:ed)?|text(?:ed)?|fax", r"[2-9]\d\d[-. ]\d{4}"),
            _always,
        ),
        # Words with a capital between the number and the street, as most people type it.
        (
            Kind.ADDRESS,
            _form(
                rf"(?i:{BEFORE}{NO_MONTH}{NO_LONG_MONTH}{NO_PART_OF_LAW})(?P<it>(?i:{HOUSE}\s+{TOWARDS})"
                rf"(?:(?:[A-Z][\w.'’-]{{0,20}}|(?i:{NUMBERED}))\s+){{1,3}}(?i:{STREET})\b\.?(?i:{UNIT}))",
                0,
            ),
            _is_no_court,
        ),
        (
            Kind.ADDRESS,
            _form(
                rf"{BEFORE}{NO_MONTH}{NO_LONG_MONTH}{NO_PART_OF_LAW}(?P<it>{HOUSE}\s+{TOWARDS}"
                rf"{PLAIN}(?:[a-z]{{3,20}}|{NUMBERED})\s+{STREET}\b\.?{UNIT})"
            ),
            _is_no_court,
        ),
        (
            Kind.ADDRESS,
            _form(
                rf"{BEFORE}{NO_MONTH}{NO_LONG_MONTH}{NO_PART_OF_LAW}(?P<it>{HOUSE}\s+{TOWARDS}"
                rf"(?:broadway|bowery|avenue\s+(?:of\s+the\s+americas|[a-z])|ave\.?\s+[a-z])\b{UNIT})"
            ),
            _always,
        ),
    ]
)

LEFT_ALONE = tuple(
    map(
        _form,
        [
            r"\b\d:\d{2}-[a-z]{2,4}-\d{3,6}(?:-[a-z]{2,4})*\b",  # federal courts
            r"\b\d{2}[- ](?:civ|cv|cr|crim|mj|mag|misc|bk)\.?[- ]\d{2,6}\b",
            r"\b\d{3,7}/\d{2,4}[a-z]?\b",  # Supreme Court, Civil Court, Surrogate's Court
            r"\b(?:CR|IND|SCI|LT|CV|NC|SC|TS|CO|IN)-\d{5,6}-\d{2}(?:/[A-Z]{2}|[A-Z]{2})?\b",  # the State's newer ones
            r"\b(?:19|20)\d{2}[A-Z]{2}\d{6}\b",  # Criminal Court until 2021
            r"\b[A-Z]{1,2}-\d{5}-\d{2}(?:/\d{2}[A-Z]?)?\b",  # Family Court
            r"\b(?:[A-Z]{3}-)?[A-Z]{1,2}-\d{4,6}-\d{2}\b",  # New Jersey
            # A number that is said to be a court's, whatever it looks like. The `A` of an alien number is no docket.
            r"\b(?:docket|index|indictment|case|cause|calendar|warrant|file|ind|dkt)\W{0,2}"
            r"(?:no|nos|number|num|#)\W{0,3}(?:is\s|was\s)?"
            r"(?!a[-#]?\d{7,9}\b|a[-#]?\d{2,3}-\d{3}-\d{3}\b|\d{3}-\d\d-\d{4}\b)[\w/:-]{4,24}",
            # A number that is said to be a thing's.
            r"\b(?:serial|tracking|invoice|model|item|part)\W{0,2}(?:no|nos|number|num|#)\W{0,3}(?:is\s|was\s)?[\w-]{4,24}",
        ],
    )
)
