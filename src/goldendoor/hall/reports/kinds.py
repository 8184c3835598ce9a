"""How reports and what belongs to them stand on the ledger: as plain values that can be hashed again."""

from goldendoor.hall.ledger.kinds import register_model
from goldendoor.hall.matters.kinds import plain
from goldendoor.hall.reports.models import CutTable, GivenBack, LeftOut, StatutoryReport, TypedFigure, WrittenPassage


def register() -> None:
    """Make them known to the ledger."""
    register_model("statutory-report", StatutoryReport, plain)
    register_model("typed-figure", TypedFigure, plain)
    register_model("written-passage", WrittenPassage, plain)
    register_model("cut", CutTable, plain)
    register_model("left-out", LeftOut, plain)
    register_model("given-back", GivenBack, plain)
