"""What a law file says, as plain values: conditions, rules, duties, questions, words of the law, instruments.

Nothing here decides anything. The language makes these values, and the kernel and the engine read them.
"""

from goldendoor.norms.conditions import (
    AllOf,
    Allows,
    AnyOf,
    Compares,
    Condition,
    Exists,
    Holds,
    Includes,
    IsIn,
    IsOneOf,
    Not,
    OnReading,
)
from goldendoor.norms.corpus import Corpus, UnknownName
from goldendoor.norms.due import By, Due, Every, LaterOf, Untimed, Within
from goldendoor.norms.instrument import RANKS, Instrument, Section
from goldendoor.norms.pinpoint import Pinpoint, Reference, Source
from goldendoor.norms.provisions import (
    Decided,
    Definition,
    Duty,
    Limb,
    Norm,
    NotHeld,
    Question,
    Reading,
    Report,
    ReportCount,
    Rule,
    Step,
)
from goldendoor.norms.situation import Expectation, Given, Scenario, Situation
from goldendoor.norms.vocabulary import UNKNOWN, Act, Asking, Fact, Implication, Party, Row, Table, Value
from goldendoor.norms.words import STRICTNESS, Span, Verdict, Word

__all__ = [
    "RANKS",
    "STRICTNESS",
    "UNKNOWN",
    "Act",
    "AllOf",
    "Allows",
    "AnyOf",
    "Asking",
    "By",
    "Compares",
    "Condition",
    "Corpus",
    "Decided",
    "Definition",
    "Due",
    "Duty",
    "Every",
    "Exists",
    "Expectation",
    "Fact",
    "Given",
    "Holds",
    "Implication",
    "Includes",
    "Instrument",
    "IsIn",
    "IsOneOf",
    "LaterOf",
    "Limb",
    "Norm",
    "Not",
    "NotHeld",
    "OnReading",
    "Party",
    "Pinpoint",
    "Question",
    "Reading",
    "Reference",
    "Report",
    "ReportCount",
    "Row",
    "Rule",
    "Scenario",
    "Section",
    "Situation",
    "Source",
    "Span",
    "Step",
    "Table",
    "UnknownName",
    "Untimed",
    "Value",
    "Verdict",
    "Within",
    "Word",
]
