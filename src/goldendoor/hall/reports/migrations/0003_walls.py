"""The database itself keeps a published report as it was, with the figures, passages and decisions that it was made of."""

from django.db import migrations

from goldendoor.hall.walls import Wall, off_postgres, off_sqlite, on_postgres, on_sqlite, running

PUBLISHED = "a published report is never changed or removed: what is wrong in it is put right by a correction"
BELONGS = "what belongs to a published report is never changed or removed"
OF_A_PUBLISHED_ONE = (
    "EXISTS (SELECT 1 FROM reports_statutoryreport r WHERE r.id = {row}.report_id AND r.state = 'published')"
)

WALLS = (
    Wall("reports_typed", "reports_typedfigure", BELONGS, OF_A_PUBLISHED_ONE, keys=(("report_id", "figure"),)),
    Wall("reports_passage", "reports_writtenpassage", BELONGS, OF_A_PUBLISHED_ONE, keys=(("report_id", "part"),)),
    Wall(
        "reports_left_out", "reports_leftout", BELONGS, OF_A_PUBLISHED_ONE,
        keys=(("sealing_id",), ("report_id", "matter_id")),
    ),
    Wall("reports_given_back", "reports_givenback", BELONGS, OF_A_PUBLISHED_ONE, keys=(("sealing_id",),)),
    Wall("reports_cut", "reports_cuttable", BELONGS, OF_A_PUBLISHED_ONE, keys=(("sealing_id",), ("report_id",))),
    Wall(
        "reports_published", "reports_statutoryreport", PUBLISHED, "{row}.state = 'published'",
        keys=(("instrument", "label", "agency_id", "period", "version"),),
    ),
)  # fmt: skip

SQLITE, SQLITE_UNDONE = on_sqlite(WALLS), off_sqlite(WALLS)
POSTGRES, POSTGRES_UNDONE = on_postgres(WALLS), off_postgres(WALLS)


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_given_back")]

    operations = [migrations.RunPython(running(SQLITE, POSTGRES), running(SQLITE_UNDONE, POSTGRES_UNDONE))]
