"""Golden Door: a city's immigrant-protection law as one running system.

>>> from goldendoor import City
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldendoor.engine.city import City
    from goldendoor.engine.decision import Decision

__version__ = "0.1.0"
__all__ = ["City", "Decision", "__version__"]


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first asked for, so that a small use starts at once."""
    if name == "City":
        from goldendoor.engine.city import City

        return City
    if name == "Decision":
        from goldendoor.engine.decision import Decision

        return Decision
    raise AttributeError(f"module 'goldendoor' has no attribute {name!r}")
