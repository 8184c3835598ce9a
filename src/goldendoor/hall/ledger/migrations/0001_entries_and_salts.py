"""The tables of the ledger."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("act", models.CharField(db_index=True, max_length=80)),
                ("body", models.BinaryField()),
                ("leaf_hash", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Salt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField()),
                ("of", models.CharField(db_index=True, max_length=200)),
                ("salt", models.BinaryField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("number", "of"), name="ledger_one_salt_for_each_hash")],
            },
        ),
    ]
