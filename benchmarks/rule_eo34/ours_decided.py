"""Golden Door's full decision, with reasons, duties, and whom to call. It is here to be proved equal, not to race."""

from . import ours
from .patterns import ACT, CITY, ON, UNDER
from .peer import Decide, Facts

NAME = "Golden Door, the full decision"
ANSWERS_WITH = ours.ANSWERS_WITH
PACKAGES = ours.PACKAGES
READS_WHOLE_SITUATION = True

available, read = ours.available, ours.read


def build() -> Decide:
    from goldendoor import City

    city = City(CITY)

    def decide(facts: Facts) -> object:
        return city.decide(ACT, on=ON, facts=facts, under=UNDER)

    return decide
