"""Keep what is being written, and who is where. Neither is content: nothing of it is in the log of changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import DraftTooLarge, PlaceUnknown, UploadTooLarge
from rodatraden.foundation.editing.models import (
    ADDRESS_LENGTH,
    NAME_LENGTH,
    PAGE_LENGTH,
    TOKEN_LENGTH,
    Draft,
    Presence,
    Upload,
)
from rodatraden.foundation.editing.queries import EXPIRES_AFTER
from rodatraden.foundation.editing.rules import WRITE_DRAFT
from rodatraden.foundation.editing.tokens import Values
from rodatraden.foundation.editing.values import all_as_kept
from rodatraden.foundation.permissions import require

LARGEST = 1_000_000
"""How many characters a draft may hold."""
LARGEST_UPLOAD, MOST_UPLOADS = 60_000_000, 500
"""How many bytes, and how many files, may wait for a person's answer."""
_UPLOADS_FORGOTTEN_AFTER = timedelta(days=1)
_RENEWED_AFTER = EXPIRES_AFTER / 2
_FORGOTTEN_AFTER = timedelta(hours=1)
_DONE_FORGOTTEN_AFTER = timedelta(days=60)


@transaction.atomic
def save_draft(
    *,
    by: User,
    address: str,
    page: str,
    number: int,
    values: Values,
    token: str,
    base: Values | None = None,
    instead: tuple[str, int] | None = None,
) -> Draft:
    """Keep what a page holds now, unless something newer from the same page is kept already.

    `instead` is the draft (its page and number) that this page was opened with: it goes away,
    but not when another page has written more in it since. Raises DraftTooLarge, PlaceUnknown.
    """
    require(by, WRITE_DRAFT)
    _refuse_wrong(address, page, token)
    values, base = all_as_kept(values), all_as_kept(base or {})
    if len(json.dumps([values, base])) > LARGEST:
        raise DraftTooLarge
    held = {"number": number, "values": values, "token": token, "base": base, "is_done": False}
    drafts = Draft.objects.select_for_update()
    draft, made = drafts.get_or_create(person=by, address=address, page=page, defaults=held)
    if not made and number > draft.number:
        for name, value in held.items():
            setattr(draft, name, value)
        draft.saved_at = timezone.now()
        draft.save(update_fields=[*held, "saved_at"])
    if instead is not None and instead[0] != page:
        _finish(Draft.objects.filter(person=by, address=address, page=instead[0], number=instead[1]))
    return draft


@transaction.atomic
def finish_draft(*, by: User, address: str, page: str, number: int) -> None:
    """Have done with what a page has sent up to `number`: it has been saved, or its writer wants it gone.

    What the page has sent after that stays; what it sent before and comes late is passed over.
    """
    require(by, WRITE_DRAFT)
    _refuse_wrong(address, page)
    nothing = {"number": number, "values": {}, "token": "", "is_done": True}
    draft, made = Draft.objects.select_for_update().get_or_create(
        person=by, address=address, page=page, defaults=nothing
    )
    if not made and number >= draft.number:
        _finish(Draft.objects.filter(pk=draft.pk), number)
    Draft.objects.filter(person=by, is_done=True, saved_at__lt=timezone.now() - _DONE_FORGOTTEN_AFTER).delete()


def _finish(drafts: QuerySet[Draft], number: int | None = None) -> None:
    reached = {} if number is None else {"number": number}
    drafts.update(is_done=True, values={}, base={}, token="", saved_at=timezone.now(), **reached)


def note_presence(*, by: User, address: str, is_writing: bool = False) -> None:
    """Note that a person has a place open. Called every few seconds: it writes only what others need to know."""
    require(by, WRITE_DRAFT)
    _refuse_wrong(address)
    now = timezone.now()
    held = Presence.objects.filter(address=address, person=by).first()
    if held is not None and held.is_writing is is_writing and held.seen_at > now - _RENEWED_AFTER:
        return
    with transaction.atomic():
        if held is None:
            Presence.objects.filter(seen_at__lt=now - _FORGOTTEN_AFTER).delete()
        Presence.objects.update_or_create(
            address=address, person=by, defaults={"is_writing": is_writing, "seen_at": now}
        )


@transaction.atomic
def leave(*, by: User, address: str) -> None:
    """Note that a person has gone from a place."""
    require(by, WRITE_DRAFT)
    Presence.objects.filter(address=address, person=by).delete()


@transaction.atomic
def keep_uploads(*, by: User, files: Sequence[tuple[str, bytes]]) -> None:
    """Keep the files that a person has sent until the answer, instead of those sent before; raises UploadTooLarge.

    What anyone has left unanswered for a day is forgotten.
    """
    require(by, WRITE_DRAFT)
    if len(files) > MOST_UPLOADS or sum(len(data) for _name, data in files) > LARGEST_UPLOAD:
        raise UploadTooLarge(LARGEST_UPLOAD, MOST_UPLOADS)
    forget_uploads(by=by)
    Upload.objects.filter(sent_at__lt=timezone.now() - _UPLOADS_FORGOTTEN_AFTER).delete()
    Upload.objects.bulk_create(
        Upload(person=by, place=place, name=name[-NAME_LENGTH:], data=data) for place, (name, data) in enumerate(files)
    )


@transaction.atomic
def forget_uploads(*, by: User) -> None:
    """Forget the files that wait for a person's answer: it is given."""
    require(by, WRITE_DRAFT)
    Upload.objects.filter(person=by).delete()


def _refuse_wrong(address: str, page: str = "sida", token: str = "") -> None:
    if not 0 < len(address) <= ADDRESS_LENGTH or not 0 < len(page) <= PAGE_LENGTH or len(token) > TOKEN_LENGTH:
        raise PlaceUnknown
