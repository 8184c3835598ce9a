"""What the records of training show about the duties of EO 13: the staff is taught, courses are out."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from goldendoor.hall.duties.sources import Shown, register_source
from goldendoor.hall.people.models import Employment
from goldendoor.hall.training import access
from goldendoor.hall.training.coverage import LAWS_OF_SECTION_2
from goldendoor.hall.training.due import NOBODY, Standing, State
from goldendoor.hall.training.law_days import IDENTIFYING_INFORMATION, PRIVACY_OFFICER, is_new
from goldendoor.hall.training.overview import overview, stands

WORKER = "worker"


def staff_taught(agency: str, day: date) -> Iterator[Shown]:
    """EO 13 § 2(2): everybody at an agency who is due for a course on the laws of § 2 is done, contractors' staff included."""
    whole, since = NOBODY, date.min
    for one in access.courses_on(day):
        if any(instrument in LAWS_OF_SECTION_2 for instrument, _ in one.on_day.version.law):
            found = overview(one, day, [agency])
            whole += found.whole
            days = [each.since for each in stands(one, day, [agency])]
            days += [each.day for each in access.contractor_counts(one.version.course_id, day, [agency])]
            since = max([since, *days])
    if whole.people:
        words = f"{whole.done} of {whole.people} who are due at {agency} have passed their courses."
        yield Shown(whole.all_done, since, words, reverse("training:due"))


def privacy_officers_trained(agency: str, day: date) -> Iterator[Shown]:
    """EO 13 § 6(1): every privacy officer of the city has passed a course on identifying information."""
    yield from _officers(_stands_of_privacy_officers(day), "privacy officers have passed")


def new_privacy_officer_trained(agency: str, day: date) -> Iterator[Shown]:
    """EO 13 § 6(1): an agency's newest privacy officer, named since the order began, has passed it."""
    new = [one for one in _stands_of_privacy_officers(day, agency) if is_new(one.trainee.since)]
    if new:
        last = max(one.trainee.since for one in new)
        newest = [one for one in new if one.trainee.since == last]
        yield from _officers(newest, "new privacy officers have passed")


def courses_are_out(agency: str, day: date) -> Iterator[Shown]:
    """EO 13 § 5(2): there is a course for workers of every agency, contractors' and subcontractors' staff included."""
    for one in access.courses_on(day):
        version = one.version
        for_workers = not version.offices or WORKER in version.offices
        for_all_kinds = not version.employments or set(version.employments) == set(Employment.values)
        if for_workers and for_all_kinds and not version.agencies:
            address = reverse("training:course", args=[version.course_id])
            yield Shown(True, one.on_day.first_approved, f"The course “{version.title}” is out.", address)


def register() -> None:
    """Make them known to the board."""
    register_source("staff_taught_the_policies", staff_taught)
    register_source("privacy_officers_trained", privacy_officers_trained)
    register_source("new_privacy_officer_trained", new_privacy_officer_trained)
    register_source("courses_for_public_facing_staff_are_out", courses_are_out)


def _stands_of_privacy_officers(day: date, agency: str | None = None) -> list[Standing]:
    agencies = None if agency is None else [agency]
    found = []
    for one in access.courses_on(day):
        covers = {instrument for instrument, _ in one.on_day.version.law}
        if IDENTIFYING_INFORMATION in covers and PRIVACY_OFFICER in one.version.offices:
            found += [each for each in stands(one, day, agencies) if each.trainee.office == PRIVACY_OFFICER]
    return found


def _officers(found: list[Standing], words: str) -> Iterator[Shown]:
    if found:
        done = sum(one.state is State.DONE for one in found)
        since = max(one.since for one in found)
        told = f"{done} of {len(found)} {words} the course on identifying information."
        yield Shown(done == len(found), since, told, reverse("training:courses"))
