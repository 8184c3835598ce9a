"""The keys of records."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RecordKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=120)),
                ("record_id", models.UUIDField()),
                ("wrapped", models.BinaryField(null=True)),
                ("wrapped_by", models.CharField(max_length=40)),
                ("shredded_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "record_id"), name="one_key_for_a_record"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("shredded_on__isnull", False), ("wrapped__isnull", True)),
                            models.Q(("shredded_on__isnull", True), ("wrapped__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_key_is_there_or_shredded",
                    ),
                ],
            },
        ),
    ]
