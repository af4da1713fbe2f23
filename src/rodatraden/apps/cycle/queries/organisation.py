"""The municipality and its organisations as one edits them: what they hold, and what still needs one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.apps import apps
from django.utils import timezone

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Municipality
from rodatraden.apps.org.queries.content import MUNICIPALITY, ORGANISATIONS, MunicipalityFacts
from rodatraden.core.content.organisation import Organisation
from rodatraden.foundation.accounts.models import RoleGrant
from rodatraden.foundation.keyed.meta import manager, options
from rodatraden.foundation.keyed.read import read
from rodatraden.foundation.keyed.still_used import foreign_keys_to, owner_of
from rodatraden.foundation.keyed.used_by import NamedIn, Use, uses_of

KIND = ORGANISATIONS.kind
NAMED_IN: NamedIn = {
    KIND: (
        ("indicators.Observation", "entity"),
        ("planning.Activity", "led_by"),
        ("planning.Goal", "owner"),
        ("processes.Process", "owner"),
        ("control.ControlReport", "unit"),
        ("followup.Part", "organisation"),
    )
}
_LISTED_IN: Sequence[tuple[str, str]] = (
    ("org.Organisation", "serves"),
    ("org.Organisation", "predecessors"),
    ("cycle.Occasion", "units"),
    ("processes.LawReference", "governs"),
    ("planning.Directive", "boards"),
    ("planning.ActionPlan", "boards"),
)


def has_municipality() -> bool:
    """Whether the municipality has said who it is."""
    return Municipality.objects.filter(ended_at__isnull=True).exists()


def municipality_facts() -> MunicipalityFacts:
    """What is known of the municipality; empty texts before anything is."""
    nothing = MunicipalityFacts(id="", name="", county="", organisation_number="", accent="", notice="")
    found: MunicipalityFacts = next(iter(read(MUNICIPALITY, None)), nothing)
    return found


def organisations() -> list[Organisation]:
    """Every organisation, in order."""
    return list(read(ORGANISATIONS, None))


def needed_by(key: str) -> list[Use]:
    """What still needs an organisation: what stands under it, its plans, those with a role there, who names it."""
    found = [*_plans(key), *_roles(key), *uses_of(KIND, key, NAMED_IN), *_lists(key), *_rows_without_life(key)]
    return list(dict.fromkeys(found))


def _plans(key: str) -> Iterator[Use]:
    for scope in Scope.objects.filter(board__key=key).order_by("year", "occasion"):
        yield Use(label="rapporten" if scope.occasion else "planen", name=_when(scope), scope=str(scope))


def _when(scope: Scope) -> str:
    return f"{scope.year or ''} {scope.occasion}".strip()


def _roles(key: str) -> Iterator[Use]:
    today = timezone.localdate()
    held = RoleGrant.objects.filter(place=key, withdrawn_at__isnull=True).exclude(ends__lt=today)
    for grant in held.select_related("user").order_by("pk"):
        label = str(RoleKind(grant.role).label) if grant.role in RoleKind.values else grant.role
        yield Use(label=f"rollen {label} för", name=grant.user.name, scope="")


def _lists(key: str) -> Iterator[Use]:
    """Rows whose list of keys has this one: not every database looks into a list, and they are few."""
    for model, field in _LISTED_IN:
        of = apps.get_model(model)
        for row in manager(of).filter(ended_at__isnull=True).exclude(**{field: []}).order_by("pk"):
            if key in getattr(row, field):
                label = str(options(of).verbose_name)
                yield Use(label=label, name=str(row), scope=str(getattr(row, "scope", "")))


def _rows_without_life(key: str) -> Iterator[Use]:
    """What is never ended and points here, as dialogues do; plans are told by themselves."""
    for model, field in (*foreign_keys_to(KIND), *NAMED_IN[KIND]):
        of = apps.get_model(model)
        if of is not Scope and owner_of(of) is None:
            for row in manager(of).filter(**{field: key}).order_by("pk"):
                report = getattr(row, "scope", None)
                label = "rapporteringen" if report is not None else str(options(of).verbose_name)
                yield Use(label=label, name=_when(report) if report is not None else str(row), scope="")
