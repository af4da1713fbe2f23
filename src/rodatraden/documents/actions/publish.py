"""Publication is an act of its own."""

from django.db import transaction
from django.utils import timezone

from rodatraden.apps.cycle.actions import note_published
from rodatraden.documents.enums import EditionState
from rodatraden.documents.errors import AlreadyPublished, NotDecided
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import newest_edition
from rodatraden.documents.rules import PUBLISH_DOCUMENT
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.permissions import require


@transaction.atomic
def publish_document(*, by: User, document: Document) -> Edition:
    """Publish the newest decided edition: from now on anybody may read it.

    Raises `NotDecided` or `AlreadyPublished`. Earlier published editions stay readable.
    """
    require(by, PUBLISH_DOCUMENT, document)
    # Two at once: the second waits here, and then finds the edition published.
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    edition = newest_edition(document, EditionState.DECIDED, EditionState.PUBLISHED)
    if edition is None:
        raise NotDecided(document.title, "publiceras")
    if edition.state == EditionState.PUBLISHED:
        raise AlreadyPublished(document.title)
    edition.state = EditionState.PUBLISHED
    edition.published_at = timezone.now()
    edition.save(update_fields=["state", "published_at"])
    day = timezone.localdate(edition.published_at)
    note_published(by=by, scope=document.scope, day=day, document=document.key)
    record(
        by=by,
        action="documents.publish",
        kind="document",
        key=document.key,
        after={"edition": edition.number, "fingerprint": edition.fingerprint},
    )
    return edition
