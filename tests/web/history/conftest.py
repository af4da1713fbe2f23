"""A small kind of thing with a place, whose values can be put back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction

from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.rules import held_by
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit import reading, restoring
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import define, require

KIND = "tests.note"
EDIT_NOTE = define("tests.edit_note", held_by(RoleKind.DEVELOPMENT_LEAD), to="ändra anteckningar")


class NoteLocked(Refusal):
    """The note may not be changed now."""


@dataclass
class Note:
    """Something with a name and a text, at a place."""

    key: str
    place: str = "omsorgsnamnden"
    values: dict[str, Any] = field(default_factory=dict)
    locked: bool = False

    def __str__(self) -> str:
        return f"Anteckningen {self.key}"


class Notes(dict[str, Note]):
    """The notes there are, and the action that changes them."""

    def edit(self, by: Any, key: str, values: Mapping[str, Any]) -> None:
        note = self[key]
        require(by, EDIT_NOTE, note)
        if note.locked:
            raise NoteLocked("Anteckningen är låst: lås upp den först.")
        with transaction.atomic():
            before = {name: note.values[name] for name in values if name in note.values}
            record(by=by, action="tests.edit", kind=KIND, key=key, before=before, after=dict(values))
        note.values.update(values)


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Notes]:
    """No notes yet; their kind can be read and put back."""
    found = Notes()
    monkeypatch.setattr(reading, "_READINGS", dict(reading._READINGS))
    monkeypatch.setattr(restoring, "_RESTORERS", dict(restoring._RESTORERS))
    reading.register(KIND, found.get)
    restoring.register(KIND, found.edit, permission=EDIT_NOTE)
    return found


Write = Callable[..., Note]


@pytest.fixture
def write(notes: Notes, development_lead: User) -> Write:
    """Change a note, made when it is not there."""

    def writes(key: str = "ett", **values: Any) -> Note:
        notes.setdefault(key, Note(key))
        notes.edit(development_lead, key, values)
        return notes[key]

    return writes
