"""The findings of the review as the page shows them: numbered, by severity, at their places."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rodatraden.core.checks.check import Finding, Severity
from rodatraden.core.checks.wording import SEVERITY_WORDS
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.html import Mark
from rodatraden.documents.html.options import Cell
from rodatraden.documents.models import AcceptedFinding

A_PAGE = 30
"""How many findings the panel shows at a time: with a chapter beside it the page stays under 200 rows."""
SEVERITY_SHAPES = {Severity.FAULT: "off", Severity.QUESTION: "risk", Severity.NOTE: "new"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a finding that was refused: what was written, and what is wrong with it."""

    finding: str
    reason: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A finding in the panel; `key` names it in the form that accepts it, "" where nobody may."""

    number: int
    text: str
    place: str
    facts: tuple[tuple[str, str], ...]
    accepted: str
    href: str
    open: bool
    key: str = ""
    reason: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The findings of one severity on this page of the panel, and how many there are in all."""

    name: str
    shape: str
    findings: tuple[Listed, ...]
    total: int


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first: the order they are numbered in."""
    return sorted(findings, key=lambda finding: list(Severity).index(finding.severity))


def grouped(listed: Iterable[tuple[Finding, Listed]], every: Iterable[Finding]) -> list[Group]:
    """The panel's groups, one for each severity that has something here; `every` finding is counted."""
    totals = Counter(finding.severity for finding in every)
    found: dict[Severity, list[Listed]] = {}
    for finding, item in listed:
        found.setdefault(finding.severity, []).append(item)
    return [
        Group(
            name=SEVERITY_WORDS[severity],
            shape=SEVERITY_SHAPES[severity],
            findings=tuple(found[severity]),
            total=totals[severity],
        )
        for severity in Severity
        if severity in found
    ]


def marks(findings: Iterable[Finding], href: Callable[[int], str]) -> dict[Cell, tuple[Mark, ...]]:
    """The marks that stand in the document, with the numbers of the panel; `href` leads to a number there."""
    found: dict[Cell, tuple[Mark, ...]] = {}
    for number, finding in enumerate(in_order(findings), 1):
        place = finding.place
        cell = (place.node, place.row, place.column)
        mark = Mark(number=number, href=href(number), label=_("Anmärkning %(n)s") % {"n": number})
        found[cell] = (*found.get(cell, ()), mark)
    return found


def listed(
    findings: Iterable[Finding],
    accepted: Mapping[str, AcceptedFinding],
    href: Callable[[str], str],
    *,
    numbers: range,
    may_accept: bool,
    refused: Answer | None = None,
) -> list[tuple[Finding, Listed]]:
    """The findings with these numbers, as the panel shows them.

    The one whose answer was refused lies open, else the first.
    """
    found = []
    for number, finding in enumerate(in_order(findings), 1):
        if number not in numbers:
            continue
        key = finding_key(finding)
        own = refused if refused is not None and refused.finding == key else None
        facts = ((_("Väntat"), finding.expected), (_("Funnet"), finding.found), (_("Rätta"), finding.mend))
        item = Listed(
            number=number,
            text=finding.text,
            place=finding.place.label,
            facts=tuple((term, fact) for term, fact in facts if fact),
            accepted=_accepted(accepted.get(key)),
            href=href(anchor(finding)),
            open=own is not None if refused is not None else number == numbers[0],
            key=key if may_accept and key not in accepted else "",
            reason=own.reason if own else "",
            error=own.error if own else "",
        )
        found.append((finding, item))
    return found


def _accepted(answer: AcceptedFinding | None) -> str:
    if answer is None:
        return ""
    return _("Godtagen av %(who)s %(day)s: %(why)s") % {
        "who": answer.accepted_by.name,
        "day": f"{answer.accepted_at:%Y-%m-%d}",
        "why": answer.reason,
    }


def anchor(finding: Finding) -> str:
    """The id in the page of the place a finding stands at."""
    place = finding.place
    if place.row:
        return f"{place.node}~{place.row}"
    return place.node
