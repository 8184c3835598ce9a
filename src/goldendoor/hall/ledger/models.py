"""What the ledger keeps: entries, which are only ever added, and the salts of their hashes, which may be deleted."""

from django.db import models


class Entry(models.Model):
    """One thing that was done. `body` is what counts: the other columns repeat it, so that it can be searched."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=80, db_index=True)
    body = models.BinaryField()
    leaf_hash = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.number} {self.act}"


class Salt(models.Model):
    """The salt of one hash in one entry; once it is gone, nobody can tell what the hash is of.

    It names the entry by number and not by a foreign key, so that an entry taken away leaves its salts to tell of it.
    """

    number = models.PositiveBigIntegerField()
    of = models.CharField(max_length=200, db_index=True)  # "by", or the record: "matter/42"
    salt = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["number", "of"], name="ledger_one_salt_for_each_hash"),)

    def __str__(self) -> str:
        return f"salt of {self.of} in entry {self.number}"
