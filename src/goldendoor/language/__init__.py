"""Law files: reading them, checking every name and value in them, and writing them tidily."""

from goldendoor.language.check import check
from goldendoor.language.format import format_law
from goldendoor.language.load import Loaded, load, shipped_law
from goldendoor.language.problems import Problem

__all__ = ["Loaded", "Problem", "check", "format_law", "load", "shipped_law"]
