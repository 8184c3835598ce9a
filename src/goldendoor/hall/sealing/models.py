"""The keys of records, each wrapped by a master key; and what a model with sealed fields is built on."""

from uuid import uuid4

from django.db import models


class RecordKey(models.Model):
    """The key of one record. When it is shredded the row stays, so that no second key is ever made for the record."""

    kind = models.CharField(max_length=120)
    record_id = models.UUIDField()
    wrapped = models.BinaryField(null=True)
    wrapped_by = models.CharField(max_length=40)
    shredded_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "record_id"], name="one_key_for_a_record"),
            models.CheckConstraint(
                condition=models.Q(wrapped__isnull=True, shredded_on__isnull=False)
                | models.Q(wrapped__isnull=False, shredded_on__isnull=True),
                name="a_key_is_there_or_shredded",
            ),
        )


class SealedRecord(models.Model):
    """A record with sealed fields. Its `sealing_id` is random, says nothing, and ties what is sealed to this row."""

    sealing_id = models.UUIDField(default=uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


def kind_of(model: type[models.Model] | models.Model) -> str:
    """What a record's key is filed under: the model that holds the `sealing_id`, as `people.Account`."""
    return model._meta.get_field("sealing_id").model._meta.label
