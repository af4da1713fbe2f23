"""When a board's members may read what is put forward to their board: from the notice on.

The notice went out on the day that was noted; where nobody has noted it, on the day it was planned for.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from rodatraden.apps.cycle.models import Stage, StagePassed
from rodatraden.apps.org.queries.places import places_of
from rodatraden.core.content.occasions import StageKind
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.documents.enums import EditionState
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.rules import READ_PROPOSALS
from rodatraden.foundation.accounts.models import User


def put_forward_to(user: object, today: date) -> Q:
    """The documents whose proposal a board member may read today; nothing for those who are none.

    A document whose occasion has no notice among its stages may be read once it is put forward.
    """
    places = places_of(user, READ_PROPOSALS) if isinstance(user, User) else None
    if places is None or not places.contains(None):
        return Q(pk__in=())
    proposed = Exists(Edition.objects.filter(state=EditionState.PROPOSAL, document=OuterRef("pk")))
    to_come = _to_come(today)
    of_report = to_come.filter(occasion__key=OuterRef("scope__occasion"))
    of_plan = to_come.filter(occasion__kind=OccasionKind.PLAN.value)
    waits = Q(Exists(of_report)) | (Q(scope__occasion="") & Exists(of_plan))
    readable = Q(Q(proposed), ~waits)
    return readable if places.everywhere else Q(readable, scope__board__key__in=places.keys)


def _to_come(today: date) -> QuerySet[Stage]:
    """The notices of a document's year that have neither gone out to its board nor come to their day."""
    noted = StagePassed.objects.filter(
        Q(board="") | Q(board=OuterRef(OuterRef("scope__board__key"))),
        occasion=OuterRef("occasion"),
        stage=OuterRef("key"),
        day__lte=today,
    )
    ahead = Stage.objects.filter(
        kind=StageKind.NOTICE.value,
        day__gt=today,
        occasion__year__year=OuterRef("scope__year"),
        occasion__ended_at__isnull=True,
    )
    return ahead.filter(~Exists(noted))


def reads_proposal(user: object, document: Document, today: date) -> bool:
    """Whether a person reads this document as a member of the board it is put forward to."""
    return isinstance(user, User) and Document.objects.filter(put_forward_to(user, today), pk=document.pk).exists()
