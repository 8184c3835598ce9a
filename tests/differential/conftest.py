"""The calculators of the random laws stand beside those of the shipped law."""

from collections.abc import Iterator

import pytest
from tests.differential.laws import CALCULATORS

from goldendoor.engine.calculated import CALCULATED


@pytest.fixture(autouse=True)
def calculators(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the engine can calculate, and what random laws calculate."""
    for name, function in CALCULATORS.items():
        monkeypatch.setitem(CALCULATED, name, function)
    yield
