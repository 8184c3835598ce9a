"""What can be proved of the law before anybody asks it: conflicts, dead rules, idle readings, failing scenarios."""

from goldendoor.analysis.coverage import Reached, reach
from goldendoor.analysis.problems import law_problems

__all__ = ["Reached", "law_problems", "reach"]
