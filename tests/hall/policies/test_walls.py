"""What somebody can do who writes to the database past City Hall: nothing to a published policy or a sent audit."""

import importlib

import pytest
from django.db import connection
from tests.hall.cities import Person
from tests.hall.policies.cases import TEXT, does, proposed, published, sent
from tests.hall.walls import nothing_of_it_changes

from goldendoor.hall.policies import actions, here
from goldendoor.hall.policies.models import AuditFinding, Policy, PolicyVersion, Translation
from goldendoor.hall.walls import Wall

pytestmark = pytest.mark.django_db
walls = importlib.import_module("goldendoor.hall.policies.migrations.0002_walls")
WALLS: dict[str, Wall] = {one.name: one for one in walls.WALLS}
OTHERWISE = {"id": "id + 1000", "agency_id": "agency_id + 1", "title": "'Another'", "slug": "'another'"}
People = dict[str, Person]


def test_a_published_policy_keeps_its_text_its_address_and_its_withdrawal(people: People) -> None:
    version = published(people)
    language = here.languages(people["cal"].acting().day)[0]
    does(actions.RecordTranslation(version.pk, language, "https://city.example/es"), people["cal"])
    nothing_of_it_changes(WALLS["policies_published"], version.pk)
    nothing_of_it_changes(WALLS["policies_translated"], Translation.objects.get().pk)
    nothing_of_it_changes(WALLS["policies_address"], version.policy_id, **OTHERWISE)
    does(actions.WithdrawPolicy(version.policy_id, "Another one took its place."), people["hana"])
    nothing_of_it_changes(WALLS["policies_withdrawn"], version.policy_id, WALLS["policies_address"])
    assert Policy.objects.get().withdrawn_because == "Another one took its place."


def test_a_proposal_is_still_worked_on(people: People) -> None:
    standing, waiting = published(people), proposed(people, TEXT + "\n\nMore.")
    does(actions.TakeBackVersion(waiting.pk), people["cal"])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM policies_paragraphlink WHERE version_id = %s", [waiting.pk])
        cursor.execute("DELETE FROM policies_policyversion WHERE published_at IS NULL")
    assert list(PolicyVersion.objects.all()) == [standing]


def test_a_sent_audit_and_what_was_found_in_it_stay(people: People) -> None:
    audit = sent(people)
    nothing_of_it_changes(WALLS["policies_sent"], audit.pk)
    nothing_of_it_changes(WALLS["policies_found"], AuditFinding.objects.earliest("pk").pk)
