"""A matter's page: what it rests on, and what is sealed in it, which is shown to whoever may look and to nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.hall.cities import TODAY, Person, somebody
from tests.hall.matters.cases import at_the_door

from goldendoor.hall.acting import Refused, perform
from goldendoor.hall.authorities.actions import ApproveAuthority, ProposeAuthority
from goldendoor.hall.authorities.models import Authority
from goldendoor.hall.matters.actions import Reveal

pytestmark = pytest.mark.django_db
Visit = Callable[..., Any]
SEALED = "Agent of the field office"


def test_what_is_sealed_is_shown_to_whoever_asks_for_it(send: Visit, visit: Visit, people: dict[str, Person]) -> None:
    matter = at_the_door(people["wes"], requester=SEALED)
    assert SEALED not in visit("cal", f"/hall/matters/{matter.pk}/").content.decode()
    assert SEALED in send("cal", f"/hall/matters/{matter.pk}/reveal/").content.decode()


def test_where_looking_is_refused_nothing_is_shown(
    send: Visit, people: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Reveal, by: object) -> None:
        raise Refused("Not today.")

    matter = at_the_door(people["wes"], requester=SEALED)
    monkeypatch.setattr(Reveal, "check", refuse)
    answer = send("cal", f"/hall/matters/{matter.pk}/reveal/")
    assert answer.status_code == 422
    assert "Not today." in answer.content.decode()
    assert SEALED not in answer.content.decode()


def test_a_page_says_on_which_authority_the_matter_rests(visit: Visit, people: dict[str, Person]) -> None:
    somebody("named", "worker", "DSS")
    perform(ProposeAuthority("designee", "Who decides", "Access", TODAY, "DSS", holder="named"), people["cal"].acting())
    number = Authority.objects.get().pk
    perform(ApproveAuthority(number), people["hana"].acting())
    matter = at_the_door(people["wes"], authorities=(number,))
    page = visit("wes", f"/hall/matters/{matter.pk}/").content.decode()
    assert f"standing authority {number}" in page
    assert "Who decides" in page
