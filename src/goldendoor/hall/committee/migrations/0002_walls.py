"""The database itself keeps what the committee wrote, sent and published as it was: what comes later is added to it."""

from django.db import migrations

from goldendoor.hall.walls import Wall, off_postgres, off_sqlite, on_postgres, on_sqlite, running

WRITTEN = "what was written into the records of the committee is never changed or removed: a later version follows it"
FILE = "a crisis file keeps what it was opened with, and is closed once"
SENT = "a report that was sent to the Mayor is never changed or removed"
PUBLISHED = "a published version of a product is never changed or removed"

# Each is written once; what changes is written as another row.
SEALING = ("sealing_id",)
WRITTEN_ONCE = {
    "readiness": (SEALING,), "preparednessitem_agencies": (("preparednessitem_id", "agency_id"),),
    "preparednessitem": (SEALING,), "request": (SEALING,), "fileentry_agencies": (("fileentry_id", "agency_id"),),
    "fileentry": (SEALING, ("first_id", "version")), "direction": (SEALING,), "sending": (), "founding": (),
}  # fmt: skip
ENDS = "('delivered', 'withdrawn')"
ENDED_ONCE = f"was.request_id = NEW.request_id AND was.move IN {ENDS} AND NEW.move IN {ENDS}"
OPENED_WITH = ("id", "sealing_id", "title", "kind", "why", "opened_by_id", "opened_at")

WALLS = (
    Wall("committee_sent", "committee_mayorreport", SENT, "{row}.sent_at IS NOT NULL", keys=(SEALING,)),
    Wall("committee_step", "committee_requeststep", WRITTEN, keys=(SEALING,), takes_its_place=ENDED_ONCE),
    *(Wall(f"committee_{one}", f"committee_{one}", WRITTEN, keys=keys) for one, keys in WRITTEN_ONCE.items()),
    Wall(
        "committee_published", "committee_productversion", PUBLISHED, "{row}.published_at IS NOT NULL",
        keys=(SEALING, ("product", "number")),
    ),
    Wall("committee_opened", "committee_crisis", FILE, columns=OPENED_WITH, keys=(SEALING,)),
    Wall("committee_closed", "committee_crisis", FILE, "{row}.closed_at IS NOT NULL"),
)  # fmt: skip

SQLITE, SQLITE_UNDONE = on_sqlite(WALLS), off_sqlite(WALLS)
POSTGRES, POSTGRES_UNDONE = on_postgres(WALLS), off_postgres(WALLS)


class Migration(migrations.Migration):
    dependencies = [("committee", "0001_crises_requests_reports_and_products")]

    operations = [migrations.RunPython(running(SQLITE, POSTGRES), running(SQLITE_UNDONE, POSTGRES_UNDONE))]
