"""What a page shows of something sealed whose key was destroyed: that it was. No page breaks off over it."""

from typing import Any

from goldendoor.hall.sealing.faults import Shredded
from goldendoor.hall.sealing.sealed import Sealed

DESTROYED = "(destroyed, as the records schedule says)"


def opened(sealed: Sealed | None, otherwise: Any = DESTROYED, nothing: Any = "") -> Any:
    """A sealed value: its content, `nothing` where nothing is sealed, and `otherwise` where its key was destroyed."""
    try:
        return nothing if sealed is None else sealed.open()
    except Shredded:
        return otherwise
