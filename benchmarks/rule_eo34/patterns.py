"""The one list of situations, read from manifest.json: every engine answers exactly these."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MANIFEST = json.loads(Path(__file__).with_name("manifest.json").read_text(encoding="utf-8"))

RULE: str = _MANIFEST["rule"]
CITY: str = _MANIFEST["city"]
ACT: str = _MANIFEST["act"]
ON = date.fromisoformat(_MANIFEST["on"])
UNDER: tuple[str, ...] = tuple(_MANIFEST["under"])
FACTS: tuple[str, ...] = tuple(_MANIFEST["facts"])
CONSTANTS: dict[str, object] = _MANIFEST["constants"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One situation: its six facts alone, the whole of it, and the answer with its citation."""

    six_facts: dict[str, bool]
    whole_situation: dict[str, object]
    verdict: str
    citation: str


def _pattern(bits: str, verdict: str, citation: str) -> Pattern:
    six_facts = {fact: bit == "1" for fact, bit in zip(FACTS, bits, strict=True)}
    return Pattern(six_facts, {**CONSTANTS, **six_facts}, verdict, citation)


PATTERNS: tuple[Pattern, ...] = tuple(_pattern(*row) for row in _MANIFEST["patterns"])
