"""What files would change, as it is shown before anyone says yes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodatraden.apps.cycle.models import Scope as ScopeRow
from rodatraden.apps.cycle.queries.scopes import key_of
from rodatraden.apps.indicators.models import Observation
from rodatraden.apps.indicators.queries.shown import about_persons_among
from rodatraden.apps.indicators.rules import EXPORT_WHOLE
from rodatraden.apps.org.tree import tree
from rodatraden.connectors.planfile.load import FileReport, LoadReport
from rodatraden.core.content.scope import Scope
from rodatraden.core.missing import HIDDEN_WORD
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.changes import Change, ChangeKind
from rodatraden.foundation.keyed.meta import options
from rodatraden.foundation.permissions import allows

LONGEST = 200
_OUTCOME = options(Observation).label_lower
HEADINGS = {
    ChangeKind.ENDED: gettext_lazy("Avslutas"),
    ChangeKind.CHANGED: gettext_lazy("Ändras"),
    ChangeKind.REVIVED: gettext_lazy("Kommer tillbaka"),
    ChangeKind.ADDED: gettext_lazy("Läggs till"),
}
"""What is lost or replaced stands first: what is new can be read in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that would change: its file and heading where they are the first, and each field before and after."""

    file: str
    heading: str
    label: str
    name: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSummary:
    """A file: what it is about, how much it would change, and of what."""

    filename: str
    scope: str
    counts: tuple[tuple[str, int, str], ...]


def summaries(report: LoadReport) -> list[FileSummary]:
    """Each file with how much it would add, change and end."""
    return [
        FileSummary(filename=file.filename, scope=scope_words(file.scope), counts=tuple(_counts(file)))
        for file in report.files
    ]


def _counts(file: FileReport) -> Iterator[tuple[str, int, str]]:
    for what, heading in HEADINGS.items():
        labels = Counter(change.label for change in file.changes if change.what is what)
        if labels:
            told = ", ".join(f"{label} {count}" for label, count in labels.most_common())
            yield str(heading), labels.total(), told


def lines(report: LoadReport, person: User) -> list[Line]:
    """Every change, file by file, what would end first.

    What stands now of figures about persons is told to those alone who may take it home.
    """
    hidden = frozenset() if allows(person, EXPORT_WHOLE, "") else _about_persons(report)
    return [
        Line(
            file=file.filename,
            heading=str(heading),
            label=change.label,
            name=change.name or change.key,
            fields=tuple(_fields(change, hidden)) if what is ChangeKind.CHANGED else (),
        )
        for file in report.files
        for what, heading in HEADINGS.items()
        for change in file.changes
        if change.what is what
    ]


def _about_persons(report: LoadReport) -> frozenset[str]:
    """The indicators about persons whose outcomes would change."""
    changes = (change for file in report.files for change in file.changes)
    return about_persons_among({_indicator(change) for change in changes if change.kind == _OUTCOME})


def _indicator(change: Change) -> str:
    return change.key.rpartition(":")[2].partition(" ")[0]


def _fields(change: Change, hidden: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    names = _names(change.kind)
    is_hidden = change.kind == _OUTCOME and _indicator(change) in hidden
    for name in {**change.before, **change.after}:
        before = HIDDEN_WORD if is_hidden and name in change.before else change.before.get(name, "")
        yield names.get(name, name), _cut(before), _cut(change.after.get(name, ""))


def _names(kind: str) -> dict[str, str]:
    """What the fields of a kind are called."""
    return {field.name: str(field.verbose_name) for field in options(apps.get_model(kind)).concrete_fields}


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"


def scope_words(scope: Scope) -> str:
    """What a file is about, in words."""
    if not scope.board:
        return _("hela kommunen")
    name = tree().names.get(scope.board, scope.board)
    return " ".join(part for part in (name, str(scope.year or ""), scope.occasion) if part)


def locked(report: LoadReport) -> list[tuple[str, bool]]:
    """What would be replaced although it is decided (True) or changed by hand, in words."""
    keys = {key_of(file.scope): scope_words(file.scope) for file in report.files if file.changes}
    rows: Sequence[ScopeRow] = list(ScopeRow.objects.filter(key__in=list(keys)).order_by("key"))
    return [(keys[row.key], row.is_closed) for row in rows if row.is_closed or row.changed_by_person]
