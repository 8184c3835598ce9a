"""Where a worker runs, a notice goes out a few minutes after the act, and not with the next tick: as one-off work."""

from contextlib import suppress
from datetime import datetime, timedelta

from goldendoor.hall import clock
from goldendoor.hall.notices.delivering import deliver
from goldendoor.hall.notices.sending import NotDelivered
from goldendoor.hall.one_off import is_asked_for, one_off

# What comes about together is told together.
GATHERED_FOR = timedelta(minutes=2)


@one_off
def deliver_soon() -> None:
    """Deliver what waits. That no server can be reached is for the tick to say."""
    with suppress(NotDelivered):
        deliver(clock.now())


def ask_for_delivery(at: datetime) -> None:
    """Have the outbox delivered soon after a moment, unless that was asked for already."""
    if not is_asked_for(deliver_soon):
        deliver_soon.using(run_after=at + GATHERED_FOR).enqueue()
