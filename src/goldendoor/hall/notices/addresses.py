"""Where somebody's mail goes: the name they sign in with where that is an address, else that name at the City's own domain."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email


def address_of(work_name: str) -> str:
    """An e-mail address; empty where the name makes none."""
    found = work_name if "@" in work_name else f"{work_name}@{settings.MAIL_DOMAIN}"
    try:
        validate_email(found)
    except ValidationError:
        return ""
    return found
