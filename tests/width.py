"""How wide the random searches go: a part of them on every change, all of them with `make test-wide`."""

import os

WIDE = os.environ.get("GOLDENDOOR_TESTS_WIDE") == "yes"


def parts(of_all: int, *, on_every_change: int) -> range:
    """The numbers of the parts of a search that are run now; each part stands for itself."""
    return range(of_all if WIDE else on_every_change)
