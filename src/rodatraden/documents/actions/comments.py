"""Comments in the margin, before the decision."""

from django.db import transaction
from django.utils import timezone

from rodatraden.documents.enums import EditionState
from rodatraden.documents.errors import AlreadyDecided, CommentEmpty, CommentSettled
from rodatraden.documents.models import Document, MarginComment
from rodatraden.documents.queries import newest_edition
from rodatraden.documents.rules import COMMENT
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require

LONGEST = 4000


@transaction.atomic
def comment_on(*, by: User, document: Document, node: str, place: str, text: str) -> MarginComment:
    """Write a comment at a node of the document (`place` is its name to people).

    Raises CommentEmpty, or AlreadyDecided: what is decided is corrected, not commented.
    """
    require(by, COMMENT, document)
    if not text.strip():
        raise CommentEmpty
    if newest_edition(document, EditionState.DECIDED, EditionState.PUBLISHED) is not None:
        raise AlreadyDecided(document.title)
    made = MarginComment.objects.create(
        document=document, node=node[:300], place=place[:300], text=text.strip()[:LONGEST], written_by=by
    )
    after = {"place": made.place, "text": made.text}
    record(by=by, action="documents.comment", kind="documents.margincomment", key=str(made.pk), after=after)
    return made


@transaction.atomic
def settle_comment(*, by: User, comment: MarginComment, answer: str) -> MarginComment:
    """Answer a comment and lay it aside; raises CommentSettled when somebody has been before."""
    require(by, COMMENT, comment.document)
    locked = MarginComment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if locked.settled_at is not None:
        raise CommentSettled
    locked.answer, locked.settled_by, locked.settled_at = answer.strip()[:LONGEST], by, timezone.now()
    locked.save(update_fields=("answer", "settled_by", "settled_at"))
    record(
        by=by,
        action="documents.settle_comment",
        kind="documents.margincomment",
        key=str(locked.pk),
        after={"answer": locked.answer},
    )
    return locked
