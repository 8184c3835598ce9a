"""The reason for two kinds of diagrams, on the law that ships."""

from datetime import date

import pytest
from tools.diagram_sizes import sizes


@pytest.mark.slow
def test_the_verdict_of_a_city_is_smaller_than_all_that_its_laws_say() -> None:
    found = {act: (verdict, whole) for act, _, verdict, whole in sizes("nyc", date(2026, 3, 1))}
    for act in ("assist", "disclose", "give_access", "inquire", "use_lot"):
        verdict, whole = found[act]
        assert isinstance(whole, str) or verdict < whole, act
