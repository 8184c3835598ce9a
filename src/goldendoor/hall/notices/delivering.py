"""What is in the outbox goes out: letters are made for whoever holds the office, sent, and what is old is forgotten."""

from datetime import datetime

from goldendoor.hall.notices.forgetting import forget
from goldendoor.hall.notices.sending import send
from goldendoor.hall.notices.settling import settle


def deliver(now: datetime) -> list[str]:
    """Deliver what waits; a line for each thing that was done. Run twice at one moment it does nothing more.

    Raises:
        NotDelivered: where the mail server cannot be reached.
    """
    settle(now)
    forgotten = forget(now)  # what could not be told within that time either
    done = send(now)
    told = [
        (done.found, "notices: {} that an earlier run left half-way went out again, which says so in them"),
        (done.sent, "notices: {} letters went out"),
        (done.failed, "notices: {} letters did not go out; each is tried five times"),
        (forgotten, "notices: {} were forgotten after 90 days"),
    ]
    return [words.format(f"{count:,}") for count, words in told if count]
