"""After ninety days nothing tells any more who was written to of what: only that an office was told, so that it is told once."""

from datetime import datetime, timedelta

from django.db import transaction

from goldendoor.hall.notices import access
from goldendoor.hall.notices.models import Letter, Notice

KEPT = timedelta(days=90)
MOST_AT_ONCE = 5000


def forget(now: datetime) -> int:
    """Delete the letters of old notices, and what these were about; give how many notices that were.

    The notice's own key stays. Without it whoever posts again what is long told would have it told again.
    """
    with transaction.atomic():
        old = list(access.old_notices(now - KEPT).order_by("pk").values_list("pk", flat=True).distinct()[:MOST_AT_ONCE])
        Notice.objects.filter(pk__in=old, settled_at=None).update(settled_at=now)
        Notice.objects.filter(pk__in=old).update(about={})
        Notice.letters.through.objects.filter(notice_id__in=old).delete()
        Letter.objects.filter(lines=None, made_at__lt=now - KEPT).delete()
        return len(old)
