"""A letter goes out: claimed first, then sent, then settled. What is left half-way is found, and sent again with a word about it.

Each letter is sent at least once. It is sent more than once only where nobody can know whether the server took it: then
the next one says so, and carries the same Message-ID. At most once would be easier and worse: a deadline that nobody
heard of costs more than a mail read twice.
"""

import smtplib
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F

from goldendoor.hall.notices import access
from goldendoor.hall.notices.addresses import address_of
from goldendoor.hall.notices.models import Letter, State, Why
from goldendoor.hall.notices.wording import subject_of, words_of
from goldendoor.hall.people.access import is_made_up

# After the first, second, third and fourth try; after the fifth it is given up, and the keeper is told.
PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=8))
# Longer than a server can keep us waiting: whoever claimed a letter before then has died.
CLAIM_LASTS = timedelta(minutes=20)
# A run leaves the rest to the next one.
RUN_LASTS = timedelta(minutes=10)
IN_FILES = "goldendoor.hall.notices.letters_folder.LettersFolder"


class NotDelivered(Exception):
    """Letters wait because the mail server is not there; the sentence is meant to be shown."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run did: letters sent, tries that came to nothing, and letters found that an earlier run left half-way."""

    sent: int = 0
    failed: int = 0
    found: int = 0


def send(now: datetime) -> Sent:
    """Send what is due.

    Raises:
        NotDelivered: where the mail server cannot be reached; then no try is counted.
    """
    waiting = access.to_send(now, now - CLAIM_LASTS)
    if not waiting:
        return Sent()
    _give_up(now)
    started, sent, failed, found = time.monotonic(), 0, 0, 0
    connection = _open()
    try:
        for number in waiting:
            at = now + timedelta(seconds=time.monotonic() - started)
            if at - now > RUN_LASTS:
                break
            letter = _claim(number, at)
            if letter is None:
                continue
            found += letter.why == Why.INTERRUPTED
            why = _try(letter, connection)
            sent, failed = sent + (why is None), failed + (why is not None)
            _settle(letter, why, at)
            if why is not None:  # some servers leave after they refuse
                _close(connection)
                connection = _open()
    finally:
        _close(connection)
    return Sent(sent, failed, found)


def _open() -> Any:
    """The way to the mail server. What is made up goes into files, whatever server there is."""
    connection = get_connection(IN_FILES if is_made_up() else None)
    try:
        connection.open()
    except Exception as fault:
        count = access.waiting_letters()
        letters = "1 letter waits" if count == 1 else f"{count:,} letters wait"
        raise NotDelivered(f"The mail server cannot be reached: {letters} for the next run.") from fault
    return connection


def _close(connection: Any) -> None:
    with suppress(smtplib.SMTPException, OSError):  # whatever it was, the connection is gone
        connection.close()


def _give_up(now: datetime) -> None:
    """A letter with which a run dies again and again is not tried for ever."""
    left = access.left_half_way(now - CLAIM_LASTS).filter(tries__gt=len(PAUSES))
    left.update(state=State.FAILED, claim=None, claimed_at=None, may_have_gone_out=True, why=Why.INTERRUPTED)


def _claim(number: int, at: datetime) -> Letter | None:
    """Take a letter, so that nobody else sends it; None where somebody else has."""
    claim = uuid.uuid4()
    taken = {"state": State.CLAIMED, "claim": claim, "claimed_at": at, "tries": F("tries") + 1}
    if not Letter.objects.filter(pk=number, state=State.WAITING, next_try_at__lte=at).update(**taken):
        left = access.left_half_way(at - CLAIM_LASTS).filter(pk=number, tries__lte=len(PAUSES))
        left.update(**taken, may_have_gone_out=True, why=Why.INTERRUPTED)
    return access.claimed(claim)


def _try(letter: Letter, connection: Any) -> Why | None:
    """Hand a letter to the server; why that came to nothing, if it did."""
    if not letter.account.is_active:
        return None
    try:
        connection.send_messages([_message(letter, connection)])
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException):
        return Why.REFUSED
    except (smtplib.SMTPException, OSError):
        return Why.BROKE_OFF  # it may have been taken just before
    except Exception:
        return Why.FAULT
    return None


def _message(letter: Letter, connection: Any) -> EmailMessage:
    notices = access.notices_of(letter)
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    return EmailMessage(
        subject_of(notices), words_of(notices, may_have_gone_out=letter.may_have_gone_out),
        to=[address_of(letter.account.name)], connection=connection,
        headers={"Message-ID": f"<{letter.mark}@{host}>", "Auto-Submitted": "auto-generated"},
    )  # fmt: skip


def _settle(letter: Letter, why: Why | None, at: datetime) -> None:
    """Write down what came of it, unless somebody else has taken the letter since."""
    more: dict[str, object] = {"state": State.SENT if letter.account.is_active else State.CLOSED, "why": ""}
    if why is not None:
        over = letter.tries > len(PAUSES)
        more = {"state": State.FAILED if over else State.WAITING, "why": why}
        more["next_try_at"] = at if over else at + PAUSES[letter.tries - 1]
        more["may_have_gone_out"] = letter.may_have_gone_out or why is Why.BROKE_OFF
    Letter.objects.filter(pk=letter.pk, claim=letter.claim).update(claim=None, claimed_at=None, **more)
