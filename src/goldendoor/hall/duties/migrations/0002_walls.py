"""The database itself keeps what was noted as it was: it is taken back once, never edited and never removed.

A later migration that makes SQLite build this table anew takes its triggers away: it has to put them up again.
"""

from django.db import migrations

TABLE = "duties_fulfilment"
AS_IT_WAS = "what was noted as done is never changed: it is taken back, once"
STAYS = "what was noted as done is never removed"
BEGINS = "what is noted as done begins as such, and replaces nothing"

NOTED = (
    "id", "sealing_id", "key", "instrument", "norm", "agency_id", "done_on", "paper", "place", "noted_by_id", "noted_in",
    "noted_for_id", "noted_at",
)  # fmt: skip
TAKEN_BACK = ("taken_back_by_id", "taken_back_at", "reason")
REPLACES = f"""NEW.taken_back_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM {TABLE} f WHERE f.id = NEW.id OR f.sealing_id = NEW.sealing_id
        OR (f.key = NEW.key AND f.taken_back_at IS NULL))"""


def edited(differs: str) -> str:
    """Whether an update changes what was noted, or takes back anew what was taken back."""
    changed = [f"OLD.{name} {differs} NEW.{name}" for name in NOTED]
    again = [f"(OLD.{name} IS NOT NULL AND OLD.{name} {differs} NEW.{name})" for name in TAKEN_BACK]
    in_again = f"(OLD.taken_back_in <> '' AND OLD.taken_back_in {differs} NEW.taken_back_in)"
    return " OR ".join([*changed, *again, in_again])


SQLITE = (
    f"""
    CREATE TRIGGER duties_begins BEFORE INSERT ON {TABLE} WHEN {REPLACES}
    BEGIN SELECT RAISE(ABORT, '{BEGINS}'); END
    """,
    f"""
    CREATE TRIGGER duties_as_it_was BEFORE UPDATE ON {TABLE} WHEN {edited("IS NOT")}
    BEGIN SELECT RAISE(ABORT, '{AS_IT_WAS}'); END
    """,
    f"CREATE TRIGGER duties_stays BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END",
)
SQLITE_UNDONE = tuple(f"DROP TRIGGER {statement.split()[2]}" for statement in SQLITE)
POSTGRES = (
    f"""
    CREATE FUNCTION duties_noting() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {REPLACES} THEN RAISE EXCEPTION '{BEGINS}'; END IF;
        RETURN NEW;
    END $$
    """,
    f"""
    CREATE FUNCTION duties_updating() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {edited("IS DISTINCT FROM")} THEN RAISE EXCEPTION '{AS_IT_WAS}'; END IF;
        RETURN NEW;
    END $$
    """,
    f"""
    CREATE FUNCTION duties_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% of % is refused: {STAYS}', TG_OP, TG_TABLE_NAME; END $$
    """,
    f"""
    CREATE FUNCTION duties_refuse_unless_empty() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM {TABLE}) THEN
            RAISE EXCEPTION 'TRUNCATE of % is refused: {STAYS}', TG_TABLE_NAME;
        END IF;
        RETURN NULL;
    END $$
    """,
    f"CREATE TRIGGER duties_noting BEFORE INSERT ON {TABLE} FOR EACH ROW EXECUTE FUNCTION duties_noting()",
    f"CREATE TRIGGER duties_updating BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION duties_updating()",
    f"CREATE TRIGGER duties_stays BEFORE DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION duties_refuse()",
    f"""
    CREATE TRIGGER duties_all_stay BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION duties_refuse_unless_empty()
    """,
)
POSTGRES_UNDONE = (
    f"DROP TRIGGER duties_noting ON {TABLE}",
    f"DROP TRIGGER duties_updating ON {TABLE}",
    f"DROP TRIGGER duties_stays ON {TABLE}",
    f"DROP TRIGGER duties_all_stay ON {TABLE}",
    "DROP FUNCTION duties_noting(), duties_updating(), duties_refuse(), duties_refuse_unless_empty()",
)


def _run(statements: dict[str, tuple[str, ...]]):
    def run(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_fulfilments")]

    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRES}),
            _run({"sqlite": SQLITE_UNDONE, "postgresql": POSTGRES_UNDONE}),
        )
    ]
