"""The database itself refuses a finding by whoever asked, and never changes who took part or what was found."""

from django.db import migrations

SQLITE = (
    """
    CREATE TRIGGER matters_finding_by_another BEFORE INSERT ON matters_finding
    WHEN (SELECT asked FROM matters_seat WHERE id = NEW.seat_id)
    BEGIN SELECT RAISE(ABORT, 'whoever asked finds nothing: somebody else decides'); END
    """,
    """
    CREATE TRIGGER matters_finding_stays BEFORE UPDATE ON matters_finding
    BEGIN SELECT RAISE(ABORT, 'a finding is never changed: another one is made'); END
    """,
    """
    CREATE TRIGGER matters_seat_stays BEFORE UPDATE ON matters_seat
    BEGIN SELECT RAISE(ABORT, 'nobody changes their part in a matter'); END
    """,
    """
    CREATE TRIGGER matters_record_stays BEFORE UPDATE OF register, year, number, answers, at ON matters_record
    BEGIN SELECT RAISE(ABORT, 'what stands in a register is never changed'); END
    """,
)
SQLITE_UNDONE = tuple(
    f"DROP TRIGGER {name}"
    for name in (
        "matters_finding_by_another", "matters_finding_stays", "matters_seat_stays", "matters_record_stays",
    )
)  # fmt: skip
POSTGRES = (
    """
    CREATE FUNCTION matters_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% of % is refused: it is never changed', TG_OP, TG_TABLE_NAME; END $$
    """,
    """
    CREATE FUNCTION matters_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF (SELECT asked FROM matters_seat WHERE id = NEW.seat_id) THEN
            RAISE EXCEPTION 'whoever asked finds nothing: somebody else decides';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER matters_finding_by_another BEFORE INSERT ON matters_finding
    FOR EACH ROW EXECUTE FUNCTION matters_by_another()
    """,
    """
    CREATE TRIGGER matters_finding_stays BEFORE UPDATE ON matters_finding
    FOR EACH ROW EXECUTE FUNCTION matters_refuse()
    """,
    """
    CREATE TRIGGER matters_seat_stays BEFORE UPDATE ON matters_seat
    FOR EACH ROW EXECUTE FUNCTION matters_refuse()
    """,
    """
    CREATE TRIGGER matters_record_stays BEFORE UPDATE OF register, year, number, answers, at ON matters_record
    FOR EACH ROW EXECUTE FUNCTION matters_refuse()
    """,
)
POSTGRES_UNDONE = (
    "DROP TRIGGER matters_finding_by_another ON matters_finding",
    "DROP TRIGGER matters_finding_stays ON matters_finding",
    "DROP TRIGGER matters_seat_stays ON matters_seat",
    "DROP TRIGGER matters_record_stays ON matters_record",
    "DROP FUNCTION matters_refuse(), matters_by_another()",
)


def _run(statements: dict[str, tuple[str, ...]]):
    def run(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("matters", "0001_matters")]

    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRES}),
            _run({"sqlite": SQLITE_UNDONE, "postgresql": POSTGRES_UNDONE}),
        )
    ]
