"""The database itself keeps a published policy and a sent audit as they were: another text is another version."""

from django.db import migrations

from goldendoor.hall.walls import Wall, off_postgres, off_sqlite, on_postgres, on_sqlite, running

PUBLISHED = "a published version of a policy is never changed or removed: another text is another version"
ADDRESS = "a policy that was published keeps its title and its address"
WITHDRAWN = "a policy is withdrawn once, and its reason stays"
TRANSLATED = "what was recorded of a translation is never changed or removed"
SENT = "an audit that was sent is never changed or removed"
WAS_PUBLISHED = (
    "EXISTS (SELECT 1 FROM policies_policyversion v WHERE v.policy_id = {row}.id AND v.published_at IS NOT NULL)"
)
OF_A_SENT_ONE = "EXISTS (SELECT 1 FROM policies_audit a WHERE a.id = {row}.audit_id AND a.sent_at IS NOT NULL)"

WALLS = (
    Wall("policies_translated", "policies_translation", TRANSLATED, keys=(("version_id", "language"),)),
    Wall(
        "policies_published", "policies_policyversion", PUBLISHED, "{row}.published_at IS NOT NULL",
        keys=(("policy_id", "number"),),
    ),
    Wall(
        "policies_address", "policies_policy", ADDRESS, WAS_PUBLISHED, columns=("id", "agency_id", "title", "slug"),
        keys=(("agency_id", "slug"),),
    ),
    Wall("policies_withdrawn", "policies_policy", WITHDRAWN, "{row}.withdrawn_at IS NOT NULL"),
    Wall("policies_found", "policies_auditfinding", SENT, OF_A_SENT_ONE, keys=(("sealing_id",),)),
    Wall("policies_sent", "policies_audit", SENT, "{row}.sent_at IS NOT NULL", keys=(("sealing_id",), ("agency_id", "year"))),
)  # fmt: skip

SQLITE, SQLITE_UNDONE = on_sqlite(WALLS), off_sqlite(WALLS)
POSTGRES, POSTGRES_UNDONE = on_postgres(WALLS), off_postgres(WALLS)


class Migration(migrations.Migration):
    dependencies = [("policies", "0001_policies_and_audits")]

    operations = [migrations.RunPython(running(SQLITE, POSTGRES), running(SQLITE_UNDONE, POSTGRES_UNDONE))]
