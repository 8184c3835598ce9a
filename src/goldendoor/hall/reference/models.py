"""The city's buildings, and whom to call: for the whole city, for one agency, or for one building of it."""

from django.db import models
from django.db.models import Q

from goldendoor.hall.people.models import Agency


class Building(models.Model):
    """A building that an agency works in, and what of it is public."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="buildings")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200)
    district = models.CharField(max_length=60)
    public_parts = models.TextField(max_length=600)

    class Meta:
        ordering = ("agency__code", "name")
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="one_building_of_a_name_in_an_agency")]

    def __str__(self) -> str:
        return f"{self.name}, {self.agency.code}"


class Contact(models.Model):
    """A party's desk and number. Without an agency it is the whole city's; with a building it is that building's alone."""

    party = models.SlugField(max_length=60)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", null=True, blank=True)
    building = models.ForeignKey(Building, models.PROTECT, related_name="contacts", null=True, blank=True)
    desk = models.CharField(max_length=120)
    phone = models.CharField(max_length=40)
    hours = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("party", "agency__code", "building__name")
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(agency=None), name="one_contact_of_a_party_for_the_whole_city"
            ),
            models.UniqueConstraint(
                fields=["party", "agency"], condition=Q(building=None), name="one_contact_of_a_party_in_an_agency"
            ),
            models.UniqueConstraint(
                fields=["party", "building"],
                condition=Q(building__isnull=False),
                name="one_contact_of_a_party_in_a_building",
            ),
            models.CheckConstraint(
                condition=Q(building=None) | Q(agency__isnull=False), name="a_building_is_an_agencys"
            ),
        ]

    def __str__(self) -> str:
        return self.desk
