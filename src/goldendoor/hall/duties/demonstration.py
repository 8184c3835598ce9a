"""A made-up city's duties."""

from collections.abc import Iterator
from datetime import datetime


def made_up_fulfilments(at: datetime) -> Iterator[Iterator[datetime]]:
    return iter(())
