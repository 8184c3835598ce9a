"""Law files: reading them, checking every name and value in them, and writing them tidily."""

from goldendoor.language.load import Loaded, load, shipped_law
from goldendoor.language.problems import Problem

__all__ = ["Loaded", "Problem", "load", "shipped_law"]
