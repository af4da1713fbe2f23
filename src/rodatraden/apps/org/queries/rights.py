"""The table of rights: what each role may do, read off the permissions themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.held import as_if_holding
from rodatraden.foundation.permissions import RolePredicate, allows, defined, predicate_of, purpose_of

_AREAS = {
    "accounts": "Konton och roller",
    "audit": "Ändringsloggen",
    "control": "Risk och kontroll",
    "cycle": "Året",
    "documents": "Dokument",
    "economy": "Ekonomi",
    "editing": "Att skriva",
    "followup": "Uppföljning",
    "indicators": "Indikatorer",
    "org": "Organisation",
    "planfile": "Planfiler",
    "planning": "Planering",
    "processes": "Processer",
    "providers": "Utförare",
    "search": "Sökning",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """Something one may do, and the roles that give it."""

    permission: str
    purpose: str
    roles: frozenset[str]
    upward: bool

    @property
    def marks(self) -> tuple[bool, ...]:
        """Whether each role gives it, in the roles' order."""
        return tuple(role.value in self.roles for role in RoleKind)

    @property
    def labels(self) -> tuple[str, ...]:
        """The roles that give it, in words."""
        return tuple(str(role.label) for role in RoleKind if role.value in self.roles)


def rights() -> list[tuple[str, list[Right]]]:
    """Every right that some role gives, by area."""
    given = [right for right in map(_right, defined()) if right.roles]
    named = [(_area(right.permission), right) for right in given]
    named.sort(key=lambda pair: (pair[0], pair[1].purpose))
    return [(area, [right for _, right in pairs]) for area, pairs in groupby(named, key=lambda pair: pair[0])]


def rights_of(roles: frozenset[str]) -> list[Right]:
    """The rights that any of the roles gives, in the table's order."""
    return [right for _, group in rights() for right in group if right.roles & roles]


def _area(permission: str) -> str:
    key = permission.partition(".")[0]
    return _AREAS.get(key, key.capitalize())


def _right(permission: str) -> Right:
    predicate = predicate_of(permission)
    if isinstance(predicate, RolePredicate):
        roles, upward = predicate.roles, predicate.upward
    else:
        # Any other test is asked about a person with each role for the whole municipality.
        roles = frozenset(role.value for role in RoleKind if allows(as_if_holding(role.value), permission, ""))
        upward = False
    return Right(permission=permission, purpose=purpose_of(permission), roles=roles, upward=upward)


def rights_as_markdown() -> str:
    """The table as docs/rights.md has it."""
    roles = [str(role.label) for role in RoleKind]
    lines = [
        "# Vem får göra vad",
        "Tabellen är gjord ur behörigheterna i koden: kör `rodatraden rights > docs/rights.md` när de har ändrats.",
        "Samma tabell står under *Om → Rättigheter* i gränssnittet.",
        "",
        (
            "En roll hålls vid en plats i organisationen, eller i hela kommunen, och gäller där och allt under. "
            "↑ gäller också uppåt, för nämnder och förvaltningar som platsen arbetar för."
        ),
    ]
    for area, group in rights():
        lines += ["", f"## {area}", f"| får | {' | '.join(roles)} |", f"| --- |{' :-: |' * len(roles)}"]
        for right in group:
            marks = " | ".join("✓" if held else "" for held in right.marks)
            lines.append(f"| {right.purpose}{' ↑' if right.upward else ''} | {marks} |")
    return "\n".join(lines) + "\n"
