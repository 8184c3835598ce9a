"""A made-up city with somebody in each office that takes part in matters."""

import pytest
from tests.hall.cities import Person, a_city, somebody

from goldendoor.hall.sealing.keys import make_key, sealing_folder

PEOPLE = (
    ("wes", "worker", "DSS"), ("sam", "supervisor", "DSS"), ("ann", "property_official", "DSS"),
    ("pria", "agency_privacy_officer", "DSS"), ("cal", "agency_general_counsel", "DSS"), ("hana", "agency_head", "DSS"),
    ("chi", "chief_privacy_officer", "MOIA"), ("dee", "duty_chief", "NYPD"), ("leo", "legal_bureau", "NYPD"),
    ("ola", "operations_unit", "NYPD"), ("rae", "ranking_officer_on_scene", "NYPD"), ("nic", "agency_general_counsel", "NYPD"),
    ("pol", "worker", "NYPD"), ("dan", "detainer_clerk", "DOC"), ("con", "agency_general_counsel", "DOC"),
    ("aud", "auditor", "MOIA"), ("out", "agency_privacy_officer", "ACS"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _a_key() -> None:
    """Reasons and particulars are sealed: a city has a key before it has a matter."""
    if not sealing_folder().exists():
        make_key()


@pytest.fixture
def city() -> str:
    """Whose law it is; a test of another city's says so."""
    return "nyc"


@pytest.fixture
def people(db: None, city: str) -> dict[str, Person]:
    """Everybody by name; `wes` asks at DSS, `pol` at the police, `dan` is the clerk for detainers."""
    a_city(city=city)
    return {name: somebody(name, office, agency) for name, office, agency in PEOPLE}
