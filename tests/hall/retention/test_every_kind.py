"""Nothing sealed is forgotten: every kind of record that seals something says from which day it begins to grow old."""

from django.apps import apps

from goldendoor.hall.retention.retained import retained
from goldendoor.hall.sealing.models import SealedRecord


def test_every_kind_of_sealed_record_can_come_to_its_end() -> None:
    ours = [one for one in apps.get_models() if one.__module__.startswith("goldendoor.")]
    sealed = {one._meta.label for one in ours if issubclass(one, SealedRecord)}
    assert {one.kind for one in retained()} >= sealed and "duties.Fulfilment" in sealed
