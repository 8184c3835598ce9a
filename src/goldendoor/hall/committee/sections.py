"""The six sections of a crisis file, one for each thing that EO 13 § 7 has the committee do, and what an entry of each says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

CHAPTER_12 = (
    "Admin. Code 23-1202 binds what agencies collect and give: ask for figures only, never for anything about a person."
)
SEVERITIES = MappingProxyType(
    {
        "breach": "The City would break its own law",
        "harm": "Somebody could be harmed before it is mended",
        "doubt": "Staff could read it in two ways",
        "gap": "It leaves out a case that can come up",
    }
)
GOVERNMENTS = MappingProxyType(
    {"federal": "federal", "state": "State", "local": "local", "tribal": "tribal", "territorial": "territorial"}
)
MESSAGES = MappingProxyType({"priority": "a priority", "message": "a message"})


class Kind(Enum):
    """How something is asked for on a form."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    LANGUAGES = "languages"
    AGENCY = "agency"
    AGENCIES = "agencies"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that an entry says. `free` texts are read once more for identifiers before they are kept."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    choices: Mapping[str, str] = field(default_factory=dict)
    says: str = ""
    required: bool = True

    @property
    def free(self) -> bool:
        """Whether people type it."""
        return self.kind in (Kind.LINE, Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the file: its place, its title, what it is for, where the order has it, and what an entry says.

    Where `asked` is empty the section is no list of entries: preparedness is a grid, and figures are requests.
    """

    key: str
    number: int
    title: str
    says: str
    pinpoint: str
    asked: tuple[Asked, ...] = ()
    to_agencies: bool = False

    @property
    def heading(self) -> str:
        """What an entry is known by: the name of the first thing that it says."""
        return self.asked[0].name


SECTIONS = (
    Section(
        "guidance", 1, "Response policy and guidance", "What the City does in this crisis, in versions, and to whom it went.",
        "EO 13 § 7(1)",
        (
            Asked("title", "Title", Kind.LINE),
            Asked("text", "The policy or the guidance"),
            Asked("agencies", "Sent to these agencies", Kind.AGENCIES, required=False),
            Asked("to_whom", "Sent to whom else", Kind.LINE, says="Offices and bodies, no persons.", required=False),
        ),
        to_agencies=True,
    ),
    Section(
        "preparedness", 2, "Preparedness of the agencies", "What each agency is asked to be ready for, and what it says itself.",
        "EO 13 § 7(1)",
    ),
    Section(
        "risk", 3, "Risks found in policies", "Where a policy does not hold in this crisis, and what was decided.",
        "EO 13 § 7(1)",
        (
            Asked("found", "What was found"),
            Asked("agencies", "Whose policy", Kind.AGENCY),
            Asked("citation", "Which provision", Kind.LINE, says="As it is cited, such as 4-210(b)(2)."),
            Asked("severity", "How severe", Kind.CHOICE, SEVERITIES),
            Asked("decided", "What was decided", says="Left out as long as nothing is.", required=False),
        ),
    ),
    Section(
        "message", 4, "Priorities and messages", "What comes first, and what the City says about it.", "EO 13 § 7(1)",
        (
            Asked("text", "The priority or the message"),
            Asked("which", "Which of the two", Kind.CHOICE, MESSAGES),
            Asked("languages", "Out in these languages, beside English", Kind.LANGUAGES, required=False),
        ),
    ),
    Section(
        "figures", 5, "Figures asked for and received", f"Counts only. {CHAPTER_12}", "EO 13 § 7(1); 23-1202",
    ),
    Section(
        "contact", 6, "Coordination with other governments", "Offices, and what was agreed with them; nothing about any person.",
        "EO 13 § 7(4)",
        (
            Asked("office", "Which office", Kind.LINE),
            Asked("government", "Of which government", Kind.CHOICE, GOVERNMENTS),
            Asked("contact", "Work contact", Kind.LINE, says="How the office is reached at work; no private numbers.",
                  required=False),
            Asked("agreed", "What was agreed"),
        ),
    ),
)  # fmt: skip
BY_KEY: Mapping[str, Section] = MappingProxyType({one.key: one for one in SECTIONS})
