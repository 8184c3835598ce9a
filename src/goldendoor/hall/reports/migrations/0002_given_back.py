"""That a signed report was given back, and why."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldendoor.hall.sealing.fields


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GivenBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealing_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reason", goldendoor.hall.sealing.fields.SealedTextField()),
                ("office", models.SlugField(max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given_back",
                        to="reports.statutoryreport",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
