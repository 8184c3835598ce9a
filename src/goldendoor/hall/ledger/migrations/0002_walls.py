"""The database itself refuses to change or remove an entry, whoever asks."""

from django.db import migrations

SQLITE = (
    """
    CREATE TRIGGER ledger_entry_is_next BEFORE INSERT ON ledger_entry
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM ledger_entry)
    BEGIN SELECT RAISE(ABORT, 'an entry of the ledger takes the next number, and replaces none'); END
    """,
    """
    CREATE TRIGGER ledger_entry_stays BEFORE DELETE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never removed'); END
    """,
    """
    CREATE TRIGGER ledger_entry_as_it_was BEFORE UPDATE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the ledger is never changed'); END
    """,
    """
    CREATE TRIGGER ledger_salt_as_it_was BEFORE UPDATE ON ledger_salt
    BEGIN SELECT RAISE(ABORT, 'a salt of the ledger is never changed'); END
    """,
)
SQLITE_UNDONE = tuple(
    f"DROP TRIGGER {name}"
    for name in ("ledger_entry_is_next", "ledger_entry_stays", "ledger_entry_as_it_was", "ledger_salt_as_it_was")
)

POSTGRES = (
    """
    CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% of % is refused: what the ledger holds is never changed or removed', TG_OP, TG_TABLE_NAME; END $$
    """,
    """
    CREATE FUNCTION ledger_refuse_unless_empty() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM ledger_entry) THEN
            RAISE EXCEPTION 'TRUNCATE of % is refused: an entry of the ledger is never removed', TG_TABLE_NAME;
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION ledger_next_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM ledger_entry) THEN
            RAISE EXCEPTION 'an entry of the ledger takes the next number, and replaces none';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER ledger_entry_is_next BEFORE INSERT ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_next_only()
    """,
    """
    CREATE TRIGGER ledger_entry_stays BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse()
    """,
    """
    CREATE TRIGGER ledger_entry_all_stay BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_unless_empty()
    """,
    """
    CREATE TRIGGER ledger_salt_as_it_was BEFORE UPDATE ON ledger_salt
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse()
    """,
)
POSTGRES_UNDONE = (
    "DROP TRIGGER ledger_entry_is_next ON ledger_entry",
    "DROP TRIGGER ledger_entry_stays ON ledger_entry",
    "DROP TRIGGER ledger_entry_all_stay ON ledger_entry",
    "DROP TRIGGER ledger_salt_as_it_was ON ledger_salt",
    "DROP FUNCTION ledger_refuse(), ledger_refuse_unless_empty(), ledger_next_only()",
)


def _run(statements: dict[str, tuple[str, ...]]):
    def run(apps, schema_editor):
        vendor = schema_editor.connection.vendor
        if vendor not in statements:
            raise NotImplementedError(f"the ledger has no walls for {vendor}: it needs SQLite or PostgreSQL")
        for statement in statements[vendor]:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_entries_and_salts")]

    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRES}),
            _run({"sqlite": SQLITE_UNDONE, "postgresql": POSTGRES_UNDONE}),
        )
    ]
