"""The benchmark's own modules, which are no package: they are found as when `benchmarks/run.py` runs."""

import sys
from pathlib import Path

# Last, so that they cannot stand in front of anything else.
sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
