"""The findings of the review as the page shows them: numbered, by severity, at their places."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rodatraden.core.checks.check import Finding, Severity
from rodatraden.core.checks.wording import SEVERITY_WORDS
from rodatraden.documents.finding_key import finding_key
from rodatraden.documents.html import Mark
from rodatraden.documents.html.options import Cell
from rodatraden.documents.models import AcceptedFinding

SEVERITY_SHAPES = {Severity.FAULT: "off", Severity.QUESTION: "risk", Severity.NOTE: "new"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A finding in the panel."""

    number: int
    text: str
    place: str
    facts: tuple[tuple[str, str], ...]
    accepted: str
    href: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The findings of one severity."""

    name: str
    shape: str
    findings: tuple[Listed, ...]


def grouped(
    findings: Iterable[Finding], accepted: Mapping[str, AcceptedFinding], href: Callable[[str], str]
) -> tuple[list[Group], dict[Cell, tuple[Mark, ...]]]:
    """The panel's groups, and the marks that stand in the document with the same numbers."""
    ordered = sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
    marks: dict[Cell, tuple[Mark, ...]] = {}
    listed: dict[Severity, list[Listed]] = {}
    for number, finding in enumerate(ordered, 1):
        place = finding.place
        cell = (place.node, place.row, place.column)
        mark = Mark(number=number, href=f"#anm-{number}", label=_("Anmärkning %(n)s") % {"n": number})
        marks[cell] = (*marks.get(cell, ()), mark)
        answer = accepted.get(finding_key(finding))
        listed.setdefault(finding.severity, []).append(_listed(number, finding, answer, href))
    groups = [
        Group(name=SEVERITY_WORDS[severity], shape=SEVERITY_SHAPES[severity], findings=tuple(listed[severity]))
        for severity in Severity
        if severity in listed
    ]
    return groups, marks


def _listed(number: int, finding: Finding, answer: AcceptedFinding | None, href: Callable[[str], str]) -> Listed:
    facts = ((_("Väntat"), finding.expected), (_("Funnet"), finding.found), (_("Rätta"), finding.mend))
    accepted = ""
    if answer is not None:
        accepted = _("Godtagen av %(who)s: %(why)s") % {"who": answer.accepted_by.name, "why": answer.reason}
    return Listed(
        number=number,
        text=finding.text,
        place=finding.place.label,
        facts=tuple((term, fact) for term, fact in facts if fact),
        accepted=accepted,
        href=href(anchor(finding)),
        open=number == 1,
    )


def anchor(finding: Finding) -> str:
    """The id in the page of the place a finding stands at."""
    place = finding.place
    if place.row:
        return f"{place.node}~{place.row}"
    return place.node
