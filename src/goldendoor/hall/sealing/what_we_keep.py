"""What City Hall keeps about people, in plain words: from the code, so that it is the same whatever is in the database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.apps import apps

from goldendoor.hall.sealing.inventory import NONE_ENTERED, Row, rows
from goldendoor.norms import Corpus

SEALED = "Sealed: encrypted under a key of its own record."
NOT_SEALED = "Not sealed."
KEPT_UNTIL_A_SCHEDULE = "Kept until counsel enters an approved records schedule that says when it is destroyed."
NO_SCHEDULE = "None comes with the program."
NOT_A_RECORD = "None is needed: it is no record of the City, the act that it tells of is."
# The burdens of a question, the heaviest first, as people would say them.
BURDENS = {
    "intrusive": "Questions that reach into somebody's life",
    "sensitive": "Questions whose answer could harm somebody",
    "light": "Other questions",
}
# What the packages keep that sign people in, table by table: they declare nothing themselves.
SIGNING_IN = {
    "account.EmailAddress": "An e-mail address, where the City's own sign-in gives one; Golden Door asks for none.",
    "account.EmailConfirmation": "Nothing: no address is confirmed by e-mail.",
    "mfa.Authenticator": "The passkeys or codes of somebody who works for the City, and when they were last used.",
    "sessions.Session": "That somebody is signed in, for eight hours at most; then it is deleted.",
    "socialaccount.SocialAccount": "Who somebody is for the City's own sign-in, and what it told of them.",
    "socialaccount.SocialToken": "Nothing: what the City's own sign-in hands over to use it is not stored.",
}
ABOUT_NOBODY = frozenset(
    {
        "auth.Permission", "auth.Group", "auth.Group_permissions", "contenttypes.ContentType", "socialaccount.SocialApp",
        "admin.LogEntry",  # which nothing writes: what changes there is an act, and on the ledger
        "django_tasks_database.DBTaskResult",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """One stored field."""

    name: str
    words: str
    purpose: str
    law: str
    sealed: str
    retention: str
    schedule: str


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of record with its fields."""

    kind: str
    words: str
    about: str
    fields: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class NeverKept:
    """What is asked at the desk and never stored, by what the question does to people."""

    burden: str
    words: str
    questions: tuple[tuple[str, str], ...]  # the fact's name, and the question


def kept() -> tuple[Group, ...]:
    """Every stored field that could identify somebody, by the kind of record."""
    by_kind = groupby(rows(), key=lambda row: (row.app, row.model))
    return tuple(_group(app, model, fields) for (app, model), fields in by_kind)


def never_kept(corpus: Corpus) -> tuple[NeverKept, ...]:
    """Every fact of the law that is used and dropped, the heaviest burden first."""
    facts = sorted((one for one in corpus.facts.values() if one.kept == "never" and one.ask), key=lambda one: one.name)
    return tuple(
        NeverKept(burden, words, tuple((one.name, one.ask or "") for one in facts if one.burden == burden))
        for burden, words in BURDENS.items()
    )


def _group(app: str, model: str, fields: Iterable[Row]) -> Group:
    known = apps.get_model(app, model)
    # The first sentence that a model says of itself is written to be read here too.
    about = re.split(r"(?<=\.)\s", " ".join((known.__doc__ or "").split()))[0].replace("`", "")
    found = tuple(_kept(row, str(known._meta.get_field(row.field).verbose_name)) for row in fields)
    return Group(f"{app}.{model}", str(known._meta.verbose_name), about, found)


def _kept(row: Row, words: str) -> Kept:
    kept = KEPT_UNTIL_A_SCHEDULE if row.retention == NONE_ENTERED else row.retention
    return Kept(
        name=row.name, words=words, purpose=row.purpose, law=row.law, sealed=SEALED if row.sealed else NOT_SEALED,
        retention=row.passing or kept, schedule=row.schedule or (NOT_A_RECORD if row.passing else NO_SCHEDULE),
    )  # fmt: skip
