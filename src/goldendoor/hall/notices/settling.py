"""From notices to letters: whoever holds the office that day is written to once, of everything together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from django.db import transaction

from goldendoor.hall.clock import CITY_TIME
from goldendoor.hall.notices import access
from goldendoor.hall.notices.addresses import address_of
from goldendoor.hall.notices.kinds import kind_of_notice
from goldendoor.hall.notices.models import Letter, Line, Notice, State
from goldendoor.hall.people.access import names_of

MOST_AT_ONCE = 500


def settle(now: datetime) -> int:
    """Make the letters for what was posted and nobody was told of yet; give how many.

    A notice for an office that nobody holds waits until somebody does.
    """
    letters, last = 0, 0
    while True:
        with transaction.atomic():
            found = access.to_settle(now, last, MOST_AT_ONCE)
            letters += _settled(found, now)
        if len(found) < MOST_AT_ONCE:
            return letters
        last = found[-1].pk


def _settled(notices: Iterable[Notice], now: datetime) -> int:
    """Make the letters for some notices, and mark those that were told or are not worth it any more."""
    day = now.astimezone(CITY_TIME).date()
    holders = cache(lambda office, agency: access.holders(office, agency, day))
    told, settled = defaultdict[int, list[Notice]](list), []
    for notice in notices:
        kind = kind_of_notice(notice.kind)
        still = kind is None or kind.still(notice.key)
        accounts = holders(notice.office, notice.agency) if still else []
        for account in accounts:
            told[account].append(notice)
        if accounts or not still:
            settled.append(notice.pk)
    _written(told, now)
    Notice.objects.filter(pk__in=settled).update(settled_at=now)
    return len(told)


def _written(told: Mapping[int, list[Notice]], now: datetime) -> None:
    """A letter for each account, with its lines."""
    names = names_of(told)
    for account, notices in sorted(told.items()):
        state = State.WAITING if address_of(names[account]) else State.NO_ADDRESS
        letter = Letter.objects.create(account_id=account, made_at=now, state=state, next_try_at=now)
        Line.objects.bulk_create(Line(letter=letter, notice=one, account_id=account) for one in notices)
