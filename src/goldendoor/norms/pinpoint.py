"""Where in an instrument something is said, and where in a file it was written."""

import re
from dataclasses import dataclass

_ITEM = re.compile(r",\s*")


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a law file: its name as given, the line (from 1), and the column (from 1)."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A section, paragraph or list of them, as written: `§ 3(a)(1)`, `§§ 2(d), 3, 4`, `¶ 2`."""

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def items(self) -> tuple[str, ...]:
        """The single places, without their signs: `§§ 2(d), 3` gives `("2(d)", "3")`."""
        return tuple(part.strip() for part in _ITEM.split(self.text.lstrip("§¶ ")))

    def lies_in(self, outer: "Pinpoint") -> bool:
        """Whether one of these places is, or is below, one of the outer's: `§ (b)(2)(A)` lies in `§ (b)(2)`."""
        return any(
            item == place or (item.startswith(place) and item[len(place) :][:1] in ("(", "."))
            for item in self.items
            for place in outer.items
        )

    def cited(self, cite_as: str) -> str:
        """The pinpoint as people write it: `4-210(b)(2)`, `EO 34 § 3(a)`, `23-1202(c)(1)`."""
        if self.text.startswith("§ ("):
            return cite_as + self.text[2:]
        if cite_as[:1].isdigit() and self.text[:2] == "§ " and self.text[2:3].isdigit():
            return self.text[2:]
        return f"{cite_as} {self.text}"


@dataclass(frozen=True, slots=True)
class Reference:
    """An instrument, or one place in it."""

    instrument: str
    pinpoint: Pinpoint | None = None

    def __str__(self) -> str:
        return self.instrument if self.pinpoint is None else f"{self.instrument} {self.pinpoint}"
