"""An import's report as lines of Swedish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rodatraden.connectors.planfile.load import FileReport, LoadReport
from rodatraden.foundation.keyed.changes import Change, ChangeKind

_MOST = 20
_LONGEST = 60
_NOTHING = "ingenting"
_HEADINGS = {
    ChangeKind.ADDED: "Nytt",
    ChangeKind.REVIVED: "Tillbaka",
    ChangeKind.CHANGED: "Ändrat",
    ChangeKind.ENDED: "Avslutat",
}


def lines_of(report: LoadReport, *, everything: bool = False) -> Iterator[str]:
    """What was, or would be, added, changed field by field, and ended; long lists cut unless `everything`."""
    for file in report.files:
        yield from _file(file, everything=everything)
    if report.dry_run:
        yield "Provläst: ingenting är sparat."


def _file(file: FileReport, *, everything: bool) -> Iterator[str]:
    if not file.changes:
        yield f"{file.filename} ({file.scope}): inget är ändrat."
        return
    by_kind = {what: [c for c in file.changes if c.what is what] for what in _HEADINGS}
    counts = ", ".join(f"{_HEADINGS[what].lower()} {len(found)}" for what, found in by_kind.items() if found)
    yield f"{file.filename} ({file.scope}): {counts}."
    for what, found in by_kind.items():
        if found:
            yield from _kind(what, found, everything=everything)


def _kind(what: ChangeKind, changes: Sequence[Change], *, everything: bool) -> Iterator[str]:
    labels = Counter(change.label for change in changes)
    yield f"  {_HEADINGS[what]}: " + ", ".join(f"{label} {count}" for label, count in labels.items())
    # What is new can be read in the file; what changes or ends cannot, so that is told in full.
    short = what is ChangeKind.ADDED and not everything
    for change in changes[:_MOST] if short else changes:
        yield f"    {change.label} {change.key}{f': {_cut(change.name)}' if change.name else ''}"
        if what is ChangeKind.CHANGED:
            yield from _fields(change)
    if short and len(changes) > _MOST:
        yield f"    … och {len(changes) - _MOST} till (visas med --verbosity 2)"


def _fields(change: Change) -> Iterator[str]:
    for name in {**change.before, **change.after}:
        before, after = change.before.get(name, _NOTHING), change.after.get(name, _NOTHING)
        yield f"      {name}: {_cut(before)} → {_cut(after)}"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
