"""x"""

from collections.abc import Iterator
from datetime import datetime


def made_up_reports(at: datetime) -> Iterator[Iterator[datetime]]:
    yield from ()
