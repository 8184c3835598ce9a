"""Whom to call: the desks and numbers that a city keeps in its `contacts.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goldendoor.engine.cache import law_folder


@dataclass(frozen=True, slots=True)
class Contact:
    """A party's desk, its number and hours; `demonstration` where the number is made up."""

    party: str
    desk: str
    phone: str
    hours: str
    note: str
    demonstration: bool


def read_contacts(folder: Path | None, city: str | None) -> Mapping[str, Contact]:
    """The contacts of a city by party, or none where it keeps no file.

    Raises:
        ValueError: when the file is not TOML, naming it.
    """
    path = (folder or law_folder()) / (city or "") / "contacts.toml"
    if city is None or not path.is_file():
        return {}
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name} of {city} cannot be read: {error}") from None
    made_up = bool(read.get("demonstration", False))
    return {
        party: Contact(party, str(one.get("desk", "")), str(one.get("phone", "")), str(one.get("hours", "")),
                       str(one.get("note", "")), bool(one.get("demonstration", made_up)))
        for party, one in read.items()
        if isinstance(one, dict)
    }  # fmt: skip
