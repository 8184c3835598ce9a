"""A city whose offices propose and sign, with keys of its own."""

from pathlib import Path

import pytest
from tests.hall.authorities.offices import Offices, in_their_offices
from tests.hall.cities import TODAY, a_city

from goldendoor.hall import clock
from goldendoor.hall.sealing.keys import make_key


@pytest.fixture
def offices(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offices:
    """Everybody who proposes, signs and looks on, on one day."""
    monkeypatch.setenv("GOLDENDOOR_KEYS", str(tmp_path / "keys"))
    make_key()
    a_city()
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return in_their_offices()
