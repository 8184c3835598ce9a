"""The shipped law of three cities, and towns with a small law of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.engine.towns import Write

from goldendoor import City, Decision
from goldendoor.language import check, load
from goldendoor.norms import Scenario

Town = Callable[..., City]
WorkedOut = Callable[[Scenario, bool], Decision]


@pytest.fixture(scope="session")
def nyc(cache_of_its_own: Path) -> City:
    return City("nyc")


@pytest.fixture(scope="session")
def any_city(nyc: City) -> City:
    """All the shipped law, for cases that name their instruments."""
    return City(None, corpus=nyc.corpus)


@pytest.fixture(scope="session")
def worked_out(any_city: City) -> WorkedOut:
    """What the law says of one of its own scenarios, with the rest at rest or unknown: decided once for all who look at it."""
    told: dict[tuple[int, bool], Decision] = {}

    def decision(scenario: Scenario, rest: bool) -> Decision:
        key = (id(scenario), rest)
        if key not in told:
            facts = {one.name: one.value for one in scenario.given}
            told[key] = any_city.decide(scenario.act, on=scenario.on, facts=facts, under=scenario.under, rest=rest)
        return told[key]

    return decision


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write law files below the folder of the town's law, and give that folder back."""

    def written(**files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / "law" / name.replace("__", "/").replace("_csv", ".csv")
            path = path if path.suffix else path.with_suffix(".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "law"

    return written


@pytest.fixture
def town(write: Write) -> Town:
    """A town whose law is sound: `town(order(...))`, with further files by name."""

    def with_law(text: str, **files: str) -> City:
        loaded = load(write(town__order=text, **files))
        wrong = [str(one) for one in check(loaded) if not one.warning]
        # The shared words serve many small laws, and no one of these uses them all.
        unsound = [one for one in wrong if "nothing in the law turns on" not in one]
        assert not unsound, "\n".join(unsound)
        return City("town", corpus=loaded.corpus)

    return with_law
