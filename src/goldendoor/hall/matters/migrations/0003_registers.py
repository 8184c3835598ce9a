"""What is written about a register itself, and an index by which its newest matters are found at once."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldendoor.hall.sealing.fields

SQLITE = (
    """
    CREATE TRIGGER matters_export_stays BEFORE UPDATE OF
        number, mark, register, query, form, with_sealed, rows, account_id, office, agency_id, at
    ON matters_export
    BEGIN SELECT RAISE(ABORT, 'what was taken out of a register is never changed'); END
    """,
)
SQLITE_UNDONE = ("DROP TRIGGER matters_export_stays",)
POSTGRES = (
    """
    CREATE TRIGGER matters_export_stays BEFORE UPDATE OF
        number, mark, register, query, form, with_sealed, rows, account_id, office, agency_id, at
    ON matters_export
    FOR EACH ROW EXECUTE FUNCTION matters_refuse()
    """,
)
POSTGRES_UNDONE = ("DROP TRIGGER matters_export_stays ON matters_export",)


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("matters", "0002_walls"),
        ("people", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BroughtIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=64, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealing_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField(unique=True)),
                ("mark", models.CharField(max_length=32, unique=True)),
                ("register", models.SlugField(max_length=60)),
                ("query", models.CharField(blank=True, max_length=2000)),
                ("form", models.CharField(choices=[("csv", "a table (CSV)"), ("json", "JSON")], max_length=4)),
                ("with_sealed", models.BooleanField()),
                ("rows", models.PositiveIntegerField()),
                ("reason", goldendoor.hall.sealing.fields.SealedTextField(null=True)),
                ("office", models.SlugField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(fields=["register", "agency", "on", "verdict", "state"], name="counted_in_a_register"),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["matter", "office", "agency"], name="offices_in_a_matter"),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(fields=["register", "-opened_at", "-id"], name="newest_in_a_register"),
        ),
        migrations.AddField(
            model_name="broughtin",
            name="record",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="brought_in", to="matters.record"
            ),
        ),
        migrations.AddField(
            model_name="export",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="exports", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="export",
            name="agency",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.agency"),
        ),
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRES}),
            _run({"sqlite": SQLITE_UNDONE, "postgresql": POSTGRES_UNDONE}),
        ),
    ]
