"""The outbox: what an office is to be told of. No row holds a name, or a word that somebody typed."""

from django.db import models


class Notice(models.Model):
    """Something that the holders of one office are told once. It was posted by the act that it tells of, or not at all."""

    kind = models.SlugField(max_length=60)
    key = models.CharField(max_length=120)
    office = models.SlugField(max_length=60)
    agency = models.CharField(max_length=40, blank=True)  # empty: whichever agency the office is held in
    about = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "office", "agency"], name="an_office_is_told_once")
        ]
