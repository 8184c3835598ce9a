"""What is stored with reports, and why."""

from goldendoor.hall.sealing.inventory import Declared

LAW = "Admin. Code 9-131(f), 9-205(f), 10-178(d), 14-154(f), 23-1202(c)(4), (d)(2), 23-1205"
TWO_PEOPLE = "To know that whoever prepared a report did not publish it."

WHY_LEFT_OUT = Declared("To know why an item was left out of a report.", "Admin. Code 10-178(d)")
WHY_GIVEN_BACK = Declared("To know what is to be put right before a report is published.", LAW)
SMALL_FIGURES = Declared(
    "To hide small figures in tables that no law orders, and to keep later tables from giving them away.", LAW
)

DECLARED = {
    "StatutoryReport.prepared_by": Declared(TWO_PEOPLE, LAW),
    "StatutoryReport.prepared_in": Declared("To know in which office it was prepared.", LAW),
    "StatutoryReport.prepared_at": Declared("To know when it was counted.", LAW),
    "StatutoryReport.signed_at": Declared("To know when whoever prepared it signed it.", LAW),
    "StatutoryReport.published_by": Declared(TWO_PEOPLE, LAW),
    "StatutoryReport.published_in": Declared("To know in which office it was published.", LAW),
    "StatutoryReport.published_at": Declared("To know when it was published, and whether in time.", LAW),
    "StatutoryReport.begun_by": Declared("To know who said that a published report is wrong.", LAW),
    "StatutoryReport.begun_at": Declared("To know when a version was begun.", LAW),
    "StatutoryReport.why": Declared("What a new version puts right: it is published with it.", LAW),
    "TypedFigure.account": Declared(TWO_PEOPLE, LAW),
    "TypedFigure.office": Declared("To say which office told a figure.", LAW),
    "TypedFigure.at": Declared("To know when a figure was told.", LAW),
    "TypedFigure.source": Declared("To say where a figure comes from that no register holds: it is published.", LAW),
    "WrittenPassage.account": Declared(TWO_PEOPLE, LAW),
    "WrittenPassage.office": Declared("To know which office wrote it.", LAW),
    "WrittenPassage.at": Declared("To know when it was written.", LAW),
    "WrittenPassage.text": Declared("What an agency says of its own work in a report: it is published.", LAW),
    "LeftOut.account": Declared("To know who decided that an item is left out.", LAW),
    "LeftOut.office": Declared("To know in which office it was decided.", LAW),
    "LeftOut.at": Declared("To know when it was decided.", LAW),
    "GivenBack.account": Declared("To know who gave a report back: whom to ask.", LAW),
    "GivenBack.office": Declared("To know in which office it was given back.", LAW),
    "GivenBack.at": Declared("To know when it was given back.", LAW),
    "LeftOut.matter": Declared("To know which item is left out: nobody outside is told.", LAW),
}
NOT_ABOUT_PEOPLE = {
    "StatutoryReport.instrument": "The name of a law.",
    "StatutoryReport.label": "The name of a report in a law.",
    "StatutoryReport.period": "The name of a quarter or a year.",
    "StatutoryReport.first": "The first day of the period.",
    "StatutoryReport.last": "The last day of the period.",
    "StatutoryReport.due": "The day on which the law wants it.",
    "StatutoryReport.state": "How far it is.",
    "StatutoryReport.body": "The report itself: totals, which name nobody.",
    "StatutoryReport.law_hash": "The hash of the law by which it was counted.",
    "StatutoryReport.sha256": "The hash of the published report.",
    "TypedFigure.figure": "The name of a figure of the report.",
    "TypedFigure.cells": "The parts of a figure: totals.",
    "WrittenPassage.part": "The name of a part of the report.",
    "CutTable.hidden": "The places of figures that nobody is shown.",
    "LeftOut.ground": "The name of a ground in the law.",
}
