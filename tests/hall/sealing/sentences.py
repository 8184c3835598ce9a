"""Made-up sentences with identifiers at known places, and such without any. Made from a seed, apart from the patterns."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldendoor.hall.sealing.patterns import Kind

STREETS = ["Grand", "Arthur", "Myrtle", "Jamaica", "Roosevelt", "St. Nicholas", "Van Cortlandt Park", "Eastern", "Pell"]
WAYS = ["Street", "St", "St.", "Avenue", "Ave", "Ave.", "Blvd", "Road", "Rd.", "Place", "Parkway", "Lane", "Drive"]
MONTHS = ["January", "Feb.", "March", "April", "May", "June", "July", "Aug", "September", "Oct.", "November", "Dec"]
PEOPLE = ["jlopez", "m.chen", "fatou_diallo", "o-neil", "ana.maria.p", "user77", "r2d2"]
PLACES = ["example.org", "mail.example.com", "example.co.uk", "bronx-legal.example.net"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """What was written into a sentence, and where."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and all that it should be found to hold."""

    text: str
    truth: tuple[Identifier, ...] = ()


def digits(chance: random.Random, count: int, first: str = "0123456789") -> str:
    return chance.choice(first) + "".join(chance.choice("0123456789") for _ in range(count - 1))


def social_security(chance: random.Random) -> str:
    dash = chance.choice(["-", "-", "-", " ", ".", "–"])
    area = chance.choice([chance.randint(1, 665), chance.randint(667, 899)])
    return f"{area:03d}{dash}{chance.randint(1, 99):02d}{dash}{chance.randint(1, 9999):04d}"


def taxpayer(chance: random.Random) -> str:
    return f"9{digits(chance, 2)}-{chance.randint(70, 88)}-{chance.randint(1, 9999):04d}"


def alien_number(chance: random.Random) -> str:
    number = digits(chance, 9, "012")
    grouped = f"{number[:3]}-{number[3:6]}-{number[6:]}"
    return chance.choice([f"A{number}", f"A-{number}", f"A#{number}", f"A {number}", f"A{grouped}", f"A{number[1:]}"])


def passport(chance: random.Random) -> str:
    letters = chance.choice(["", "", "C", "X", "AB", "EJ"])
    return letters + digits(chance, 9 - len(letters))


def day(chance: random.Random) -> str:
    year, month, of_month = chance.randint(1935, 2019), chance.randint(1, 12), chance.randint(1, 28)
    word = chance.choice(MONTHS)
    return chance.choice(
        [
            f"{month}/{of_month}/{year}",
            f"{month:02d}/{of_month:02d}/{year % 100:02d}",
            f"{month}-{of_month}-{year}",
            f"{of_month}.{month}.{year}",
            f"{year}-{month:02d}-{of_month:02d}",
            f"{word} {of_month}, {year}",
            f"{of_month} {word} {year}",
        ]
    )


def phone(chance: random.Random) -> str:
    area, last = chance.choice(["212", "718", "917", "347", "646", "929"]), f"555-01{chance.randint(0, 99):02d}"
    return chance.choice(
        [
            f"{area}-{last}",
            f"({area}) {last}",
            f"({area}){last}",
            f"{area}.{last.replace('-', '.')}",
            f"{area} {last.replace('-', ' ')}",
            f"{area}{last.replace('-', '')}",
            f"+1 {area} {last}",
            f"1-{area}-{last}",
            f"+52 55 {digits(chance, 4)} {digits(chance, 4)}",
            f"+593 9{digits(chance, 8)}"[:9] + f" {digits(chance, 4)}",
        ]
    )


def email(chance: random.Random) -> str:
    return f"{chance.choice(PEOPLE)}@{chance.choice(PLACES)}"


def address(chance: random.Random) -> str:
    number = chance.choice([str(chance.randint(1, 2999)), f"{chance.randint(10, 199)}-{chance.randint(10, 99)}"])
    ordinal = chance.choice(["112th", "3rd", "82nd", "161st"])
    return chance.choice(
        [
            f"{number} {chance.choice(STREETS)} {chance.choice(WAYS)}",
            f"{number} {chance.choice(['East', 'W.', 'West', 'E'])} {ordinal} {chance.choice(['Street', 'St'])}",
            f"{number} {ordinal} Avenue, Apt {digits(chance, 1, '123456789')}{chance.choice('ABCDEF')}",
            f"{number} west {ordinal} street",
            f"{number} Broadway",
            f"{number} {chance.choice(['myrtle ave', 'grand concourse', 'pell street', 'Avenue C'])}",
        ]
    )


def licence(chance: random.Random) -> str:
    number = digits(chance, 9)
    return chance.choice(
        [number, f"{number[:3]} {number[3:6]} {number[6:]}", f"{number[:3]}-{number[3:6]}-{number[6:]}"]
    )


def city_card(chance: random.Random) -> str:
    number = digits(chance, 16)
    return chance.choice([number, " ".join(number[at : at + 4] for at in range(0, 16, 4)), number[:14]])


def check_digit(partial: str) -> str:
    """The digit that makes the sum of Luhn's formula a multiple of ten, by trying."""
    table = {digit: int(digit) * 2 - 9 * (int(digit) > 4) for digit in "0123456789"}
    total = sum(table[one] if at % 2 == 0 else int(one) for at, one in enumerate(reversed(partial)))
    return str(-total % 10)


def payment_card(chance: random.Random) -> str:
    if chance.random() < 0.25:
        partial = "37" + digits(chance, 12)
        number = partial + check_digit(partial)
        return chance.choice([number, f"{number[:4]} {number[4:10]} {number[10:]}"])
    partial = chance.choice(["4", "51", "55", "6011"]) + digits(chance, 15)
    number = partial[:15] + check_digit(partial[:15])
    groups = [number[at : at + 4] for at in range(0, 16, 4)]
    return chance.choice([number, " ".join(groups), "-".join(groups)])


def receipt(chance: random.Random) -> str:
    return chance.choice(["EAC", "IOE", "MSC", "LIN"]) + digits(chance, 10)


MAKERS: list[tuple[Kind, Callable[[random.Random], str], list[str]]] = [
    (Kind.SOCIAL_SECURITY, social_security, ["His SSN is {}.", "they asked for {} at the desk", "Social Security: {}"]),
    (Kind.SOCIAL_SECURITY, taxpayer, ["ITIN {} was on the form.", "The letter shows {}, it seems."]),
    (Kind.ALIEN_NUMBER, alien_number, ["The paper says {}.", "Case number {} in immigration court.", "({})", "re: {}"]),
    (
        Kind.PASSPORT,
        passport,
        ["Passport {} was shown.", "her passport number is {}", "PASSPORT NO. {}", "passport #{}"],
    ),
    (Kind.BIRTH, day, ["Born {} in Puebla.", "DOB: {}", "date of birth {}.", "He was born on {}.", "D.O.B. {};"]),
    (Kind.PHONE, phone, ["Call {} after five.", "Her number: {}", "reach him at {}, or not", "tel. {}"]),
    (Kind.EMAIL, email, ["Write to {}.", "<{}>", "the parent's address is {} I think"]),
    (Kind.ADDRESS, address, ["Lives at {}.", "They went to {}, then left", "The family moved to {} in June."]),
    (
        Kind.LICENCE,
        licence,
        ["Driver's license {}.", "driver licence no. {}", "NYS DMV ID number: {}", "non-driver ID {}"],
    ),
    (Kind.CITY_CARD, city_card, ["IDNYC {}", "She showed an IDNYC card, number {}.", "idnyc #{}"]),
    (Kind.PAYMENT_CARD, payment_card, ["Paid with {}.", "the card {} was declined", "Card no: {}"]),
    (Kind.RECEIPT, receipt, ["The notice carries {}.", "Receipt {}"]),
]


def with_identifiers(chance: random.Random) -> Sentence:
    """One identifier, or two, each in a sentence of its own kind."""
    text, truth = "", []
    for kind, make, frames in chance.sample(MAKERS, chance.choice([1, 1, 2])):
        before, after = chance.choice(frames).split("{}")
        text += (" " if text else "") + before
        written = make(chance)
        truth.append(Identifier(kind, len(text), len(text) + len(written)))
        text += written + after
    return Sentence(text, tuple(truth))


def without_any(chance: random.Random) -> Sentence:
    """What a worker writes that is no identifier: papers of courts, law, days, places, sums, badges, forms."""
    year, number, small = chance.randint(2019, 2026), chance.randint(1000, 99999), chance.randint(2, 40)
    word = chance.choice(["January", "March", "May", "October"])
    return Sentence(
        chance.choice(
            [
                f"Docket No. 1:{year % 100}-cv-{number:05d}-{chance.choice(['ABC', 'JGK-RWL'])}, signed by the judge.",
                f"Index No. {number}{small}/{year}, Kings County Supreme Court.",
                f"CR-{digits(chance, 6)}-{year % 100}NY was on the paper.",
                f"The order in {chance.choice('BFNOV')}-{number:05d}-{year % 100}/{year % 100}A is sealed.",
                f"Case No. {digits(chance, 10, '23456789')} is pending.",
                f"IND-{number:05d}-{year % 100}/00{small % 10} came from New York County.",
                f"United States v. Doe, {year % 100} Cr. {small}{chance.randint(10, 99)}, S.D.N.Y.",
                f"Form I-{chance.randint(200, 247)} dated {word} {small % 28 + 1}, {year}.",
                f"On {word} {small % 28 + 1} Court Street was closed for {small} hours.",
                f"{small} officers stood in the street near the school on {year}-0{small % 9 + 1}-1{small % 9}.",
                f"Section 14-{chance.randint(100, 199)} and 8 U.S.C. 1357(g) were read to them.",
                f"The grant is ${chance.randint(1, 9)},{chance.randint(100, 999)},{chance.randint(100, 999)} a year.",
                f"Shield {number}, car {small}, precinct {small}; they came at {small % 12 + 1}:30 p.m.",
                f"{small} people waited at the precinct for {chance.randint(100, 999)} minutes.",
                f"Law {year}/{small} says so; call 911 or 311. ZIP 10{chance.randint(100, 299)}-{chance.randint(1000, 9999)}.",
                f"Order {digits(chance, 9)} of paper, item {digits(chance, 12)}, box {small}.",
                f"The hearing is on {small % 12 + 1}/{small % 28 + 1}/{year} in part {small}.",
                f"Room {number} of the Family Court, floor {small}, asked for warrant {year}-{number}.",
                f"The passport was shown on {word} {small % 28 + 1}, {year}; the license plate was not read.",
                # Four that a form alone can hardly tell from an identifier; a detector that is wrong here is counted wrong.
                f"Serial number {digits(chance, 10)} of the scanner.",
                f"The parcel is {digits(chance, 16)}, says the carrier.",
                f"At {small % 12 + 1} Park Avenue was closed to cars.",
                f"The program was born on {small % 12 + 1}/{small % 28 + 1}/{year}.",
                f"A judge of the Southern District signed it; {small} pages, version {small}.{small}.{year}.",
            ]
        )
    )


def sentences(seed: int, count: int) -> Iterator[Sentence]:
    """As many sentences as asked for, three in five with identifiers; the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        yield with_identifiers(chance) if chance.random() < 0.6 else without_any(chance)
