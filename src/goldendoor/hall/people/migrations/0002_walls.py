"""The database itself refuses to turn made-up records into real ones, or another city's."""

from django.db import migrations

SQLITE = """
    CREATE TRIGGER people_city_as_it_was BEFORE UPDATE ON people_cityrecords
    BEGIN SELECT RAISE(ABORT, 'what these records are of is never changed'); END
"""
POSTGRES = (
    """
    CREATE FUNCTION people_city_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'what these records are of is never changed'; END $$
    """,
    """
    CREATE TRIGGER people_city_as_it_was BEFORE UPDATE ON people_cityrecords
    FOR EACH ROW EXECUTE FUNCTION people_city_stays()
    """,
)


def build(apps, schema_editor):
    """Add the trigger, in the words of this database."""
    for one in POSTGRES if schema_editor.connection.vendor == "postgresql" else (SQLITE,):
        schema_editor.execute(one, params=None)


def take_down(apps, schema_editor):
    """Remove it again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER people_city_as_it_was ON people_cityrecords")
        schema_editor.execute("DROP FUNCTION people_city_stays()")
    else:
        schema_editor.execute("DROP TRIGGER people_city_as_it_was")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_accounts_and_offices")]
    operations = [migrations.RunPython(build, take_down)]
