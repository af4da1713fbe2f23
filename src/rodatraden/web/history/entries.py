"""Each change as the page shows it: a sentence, its fields, what differs, what can be put back."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from rodatraden.foundation.audit.queries import Entry, FieldChange, Stated, What
from rodatraden.foundation.audit.restoring import Restorer
from rodatraden.foundation.editing.conflicts import Piece
from rodatraden.web.history.comparing import compared
from rodatraden.web.history.fields import field_label
from rodatraden.web.history.values import Names, referred_names, value_words
from rodatraden.web.history.words import done_words

_LONG = 70
_LONGEST_COMPARED = 20_000
_MANY = 6
_SAID_BY_THE_HEADING = frozenset({"key", "of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """A field with what it held; `pieces` where two long texts are shown as one with what differs.

    `first_value` is told when the field held nothing before, `erased` when it was a person's and is gone.
    `restorable` is told when the value before can be put back.
    """

    field: str
    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]
    first_value: bool
    erased: bool
    restorable: bool

    @property
    def is_long(self) -> bool:
        """Whether it is a text rather than a short value."""
        return bool(self.pieces) or len(self.before) > _LONG or len(self.after) > _LONG


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """A change, to be read; `folded` when there is more in it than one wants to see at once."""

    row: int
    at: datetime
    actor: str
    done: str
    reason: str
    changes: tuple[ShownChange, ...]
    sealed: bool
    folded: bool


def shown_entries(
    kind: str, entries: Collection[Entry], restorer: Restorer | None, marks: Callable[[str], str]
) -> tuple[ShownEntry, ...]:
    """The entries in words; earlier values can be put back where `restorer` takes their field.

    `marks` writes the live figures and references of a text in words.
    """
    names = referred_names(kind, (change for entry in entries for change in entry.changes))
    newest: dict[str, object] = {}
    shown = []
    for entry in entries:
        changes = []
        for change in entry.changes:
            if change.field in _SAID_BY_THE_HEADING:
                continue
            newest.setdefault(change.field, change.after.content if change.after else None)
            may = _may_go_back(entry, change, newest[change.field], restorer)
            made = _change(kind, change, names, marks, restorable=may)
            if made.before or made.after or made.erased:
                changes.append(made)
        shown.append(_entry(entry, tuple(changes)))
    return tuple(shown)


def _entry(entry: Entry, changes: tuple[ShownChange, ...]) -> ShownEntry:
    return ShownEntry(
        row=entry.row,
        at=entry.at,
        actor=entry.actor,
        done=done_words(entry),
        reason=entry.reason,
        changes=changes,
        sealed=entry.batch is not None,
        folded=entry.what in (What.ADDED, What.ENDED) and len(changes) > _MANY,
    )


def can_be_put_back(change: FieldChange) -> bool:
    """Whether the log still knows what the field held before."""
    return change.before is not None and not change.before.erased


def _may_go_back(entry: Entry, change: FieldChange, newest: object, restorer: Restorer | None) -> bool:
    if restorer is None or entry.what is not What.CHANGED or not can_be_put_back(change):
        return False
    return restorer.takes(change.field) and change.before is not None and change.before.content != newest


def _change(
    kind: str, change: FieldChange, names: Names, marks: Callable[[str], str], *, restorable: bool
) -> ShownChange:
    before, after = (marks(_said(kind, change.field, stated, names)) for stated in (change.before, change.after))
    long = len(before) > _LONG or len(after) > _LONG
    together = before and after and long and len(before) + len(after) <= _LONGEST_COMPARED
    return ShownChange(
        field=change.field,
        label=field_label(kind, change.field),
        before=before,
        after=after,
        pieces=compared(before, after) if together else (),
        first_value=change.before is None,
        erased=any(stated is not None and stated.erased for stated in (change.before, change.after)),
        restorable=restorable,
    )


def _said(kind: str, field: str, stated: Stated | None, names: Names) -> str:
    return value_words(kind, field, stated.content, names) if stated is not None else ""
