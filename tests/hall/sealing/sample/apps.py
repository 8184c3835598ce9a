"""The sample as Django knows it."""

from pathlib import Path

from django.apps import AppConfig


class Sample(AppConfig):
    name = "tests.hall.sealing.sample"
    label = "sample"
    path = str(Path(__file__).parent)
