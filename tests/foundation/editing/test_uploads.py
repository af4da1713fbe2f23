"""Files that wait for their person's answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing import actions
from rodatraden.foundation.editing.errors import UploadTooLarge
from rodatraden.foundation.editing.models import Upload
from rodatraden.foundation.editing.queries import uploads_of

FILES = [("b.yaml", b"tv\xc3\xa5"), ("a.yaml", b"ett")]


def test_files_are_kept_in_the_order_they_were_sent_for_their_person_alone(reader: User, auditor: User) -> None:
    actions.keep_uploads(by=reader, files=FILES)
    assert (uploads_of(reader), uploads_of(auditor)) == (FILES, [])
    actions.keep_uploads(by=reader, files=FILES[1:])
    assert uploads_of(reader) == FILES[1:]
    actions.forget_uploads(by=reader)
    assert uploads_of(reader) == []


def test_what_anyone_left_unanswered_for_a_day_is_forgotten(reader: User, development_lead: User) -> None:
    actions.keep_uploads(by=reader, files=FILES)
    Upload.objects.update(sent_at=timezone.now() - timedelta(days=1, minutes=1))
    actions.keep_uploads(by=development_lead, files=FILES)
    assert (uploads_of(reader), uploads_of(development_lead)) == ([], FILES)


def test_more_than_there_is_room_for_is_refused_and_leaves_what_was_there(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.keep_uploads(by=reader, files=FILES)
    monkeypatch.setattr(actions, "LARGEST_UPLOAD", 6)
    with pytest.raises(UploadTooLarge):
        actions.keep_uploads(by=reader, files=FILES)
    monkeypatch.setattr(actions, "MOST_UPLOADS", 1)
    with pytest.raises(UploadTooLarge):
        actions.keep_uploads(by=reader, files=[("a.yaml", b""), ("b.yaml", b"")])
    assert uploads_of(reader) == FILES
