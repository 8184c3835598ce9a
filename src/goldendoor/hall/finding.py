"""One row by its number, out of those that somebody may see: what is not among them is not there at all."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from goldendoor.hall.acting import NotThere

Row = TypeVar("Row", bound=Model)


def there(seen: QuerySet[Row], number: int, missing: str) -> Row:
    """The row of that number.

    Args:
        seen: the rows that this person may see.
        missing: the sentence for one that is not among them, whether there is such a row or not.

    Raises:
        NotThere: where it is not among them.
    """
    found = seen.filter(pk=number).first()
    if found is None:
        raise NotThere(missing)
    return found
