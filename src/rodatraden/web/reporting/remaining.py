"""What is left to say in a form, as it is written now: the year's instructions and what the form itself asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rodatraden.apps.followup.queries.as_written import as_written
from rodatraden.core.checks.check import Finding, Severity
from rodatraden.core.checks.instructed import USUAL, stopping
from rodatraden.core.content.occasions import RuleSeverity
from rodatraden.web.reporting.page import PartPage
from rodatraden.web.ui.checklist import SHAPES, WORDS, Checklist, ShownMissing
from rodatraden.web.ui.words import counted

_SHOWN = 20
_INSTRUCTED = frozenset(check.id for check in USUAL)
_GRAVITY = (Severity.FAULT, Severity.QUESTION, Severity.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """What is left: the list with the gravest first, how many it does not show, and words for beside the fields."""

    checklist: Checklist
    more: int
    heading: str
    notes: Mapping[str, ShownMissing]
    stops: Mapping[str, bool]


def remaining_of(page: PartPage, values: Mapping[str, str]) -> Remaining:
    """What is left of the sections that this person writes, with `values` in their fields."""
    found = as_written(page.form, values).remaining
    left = sorted(
        (finding for name in page.written for finding in found[name]), key=lambda one: _GRAVITY.index(one.severity)
    )
    return Remaining(
        checklist=Checklist(
            lines=tuple(_line(page, finding) for finding in left[:_SHOWN]),
            faults=len(stopping(left)),
            has_document=True,
        ),
        more=len(left[_SHOWN:]),
        heading=_heading(left),
        notes={finding.place.node: _line(page, finding) for finding in left if finding.check in _INSTRUCTED},
        stops={name: bool(stopping(found[name])) for name in page.written},
    )


def to_consider(page: PartPage, sections: Iterable[str]) -> list[Finding]:
    """What does not keep the sections from being marked ready, but the year's instructions want an answer to."""
    found = (finding for name in sections for finding in page.form.remaining.get(name, ()))
    return [finding for finding in found if finding.severity is Severity.QUESTION]


def _line(page: PartPage, finding: Finding) -> ShownMissing:
    severity = RuleSeverity(finding.severity.value)
    stops = severity is RuleSeverity.FAULT
    return ShownMissing(
        name=finding.place.label,
        text=finding.text,
        why=finding.mend,
        href=page.pieces.way_to(finding.place.node),
        shape="new" if stops and finding.check not in _INSTRUCTED else SHAPES[severity],
        severity=_("Behövs för att klarmarkera") if stops else WORDS[severity],
    )


def _heading(left: list[Finding]) -> str:
    if not left:
        return _("Allt är ifyllt")
    many = counted(len(left), _("sak"), _("saker"))
    return (_("Kvar att fylla i: %(many)s") if stopping(left) else _("Att se över: %(many)s")) % {"many": many}
