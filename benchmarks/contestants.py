"""Who takes part: every engine's module, set up, or the reason why it is not there."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from rule_eo34.not_obtainable import REASONS
from rule_eo34.peer import Answer, Decide

# On the same six facts as the peers, on the whole situation, and with nothing said of the facts to come.
OURS, OURS_WHOLE, OURS_ANY_NAMES = "ours", "ours_whole", "ours_any_names"
OURS_RACING = (OURS, OURS_WHOLE, OURS_ANY_NAMES)
OURS_PROVED_ALONE = ("ours_decided", "kernel")
HANDWRITTEN_SIX, HANDWRITTEN, OPA = "handwritten_six_facts", "handwritten", "opa"
PEERS = (
    "zen",
    "zen_verdict_only",
    "zen_table",
    "regorus",
    "rule_engine_peer",
    "json_logic",
    "business_rules_peer",
    "durable",
    "cedar",
    OPA,
)

HIDES_FIGURES = ("pytauargus",)


@dataclass(frozen=True, slots=True)
class Contestant:
    """One engine ready to answer, or one mode of it."""

    module: str
    name: str
    answers_with: str
    reads_whole_situation: bool
    decide: Decide
    read: Callable[[Any], Answer]

    @property
    def cites(self) -> bool:
        return self.answers_with != "verdict only"

    @property
    def is_peer(self) -> bool:
        return self.module in PEERS


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """Something that took no part, and why."""

    name: str
    reason: str


def enter(modules: tuple[str, ...], explained: bool = False) -> tuple[list[Contestant], list[NotMeasured]]:
    """Sets every module's engine up once, in the mode that explains its answers where that is wanted."""
    entered, absent = [], []
    for module in modules:
        peer = import_module(f"rule_eo34.{module}")
        name = peer.NAME_EXPLAINED if explained else peer.NAME
        try:
            if reason := peer.available():
                absent.append(NotMeasured(name, reason))
                continue
            decide = peer.build_explained() if explained else peer.build()
        except Exception as error:  # an engine that cannot be set up is reported, and the others go on
            absent.append(NotMeasured(name, f"could not be set up: {type(error).__name__}: {error}"))
            continue
        read = peer.read_explained if explained else peer.read
        entered.append(Contestant(module, name, peer.ANSWERS_WITH, peer.READS_WHOLE_SITUATION, decide, read))
    return entered, absent


def not_obtainable() -> list[NotMeasured]:
    """The engines that no registry here carries."""
    return [NotMeasured(name, reason) for name, reason in REASONS.items()]


def versions() -> dict[str, str]:
    """The version of every distribution that is installed and took part."""
    found = {}
    of_modules = [import_module(f"rule_eo34.{module}").PACKAGES for module in (OURS, *PEERS)]
    for packages in (*of_modules, HIDES_FIGURES):
        for package in packages:
            try:
                found[package] = version(package)
            except PackageNotFoundError:
                continue
    return found
