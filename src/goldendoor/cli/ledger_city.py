"""City Hall's records opened for a command: Django starts here, and no sooner."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click


def start_django() -> None:
    """Start Django with City Hall's settings.

    Raises:
        click.ClickException: where City Hall is not installed, or its settings are wrong.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldendoor.hall.city_settings")
    try:
        import django
    except ModuleNotFoundError as missing:
        raise click.ClickException("City Hall is not installed: pip install 'goldendoor[hall]'") from missing
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as wrong:  # such as a DATABASE_URL that names no database
        raise click.ClickException(f"City Hall's settings: {wrong}") from wrong


@contextmanager
def city_hall() -> Iterator[None]:
    """Have City Hall's records at hand; whatever is wrong with its database is one line.

    Raises:
        click.ClickException: where there is no database, or no ledger in it.
    """
    start_django()
    from django.db import Error, connection

    try:
        if "ledger_entry" not in connection.introspection.table_names():
            raise click.ClickException("there is no ledger in City Hall's database yet: it has to be set up first")
        yield
    except Error as error:
        first, *_ = str(error).splitlines() or [type(error).__name__]
        raise click.ClickException(f"City Hall's database: {first}") from error
