"""What a plan file says of other scopes, held against the other files and the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.apps import apps

from rodatraden.apps.cycle.models import Occasion, PlanningYear
from rodatraden.apps.cycle.queries.scopes import key_of
from rodatraden.apps.economy.models import StatementTemplate
from rodatraden.apps.planning.models import Goal
from rodatraden.connectors.planfile.messages import unknown_reference
from rodatraden.connectors.planfile.parse import ParsedFile
from rodatraden.connectors.planfile.references import ASSEMBLED, NOUNS, defined, references
from rodatraden.core.hierarchy import RunsInCircle, tree
from rodatraden.foundation.keyed.meta import manager, options

_MODELS: Mapping[str, str] = {
    "organisation": "org.Organisation",
    "vision": "planning.Vision",
    "core_value": "planning.CoreValue",
    "law": "processes.LawReference",
    "process": "processes.Process",
    "steering_model": "planning.SteeringModel",
    "level": "planning.Level",
    "occasion": "cycle.Occasion",
    "rule_pack": "cycle.RulePack",
    "directive": "planning.Directive",
    "action_plan": "planning.ActionPlan",
    "status": "cycle.StatusLabel",
    "reason": "cycle.ReasonCode",
    "assessment_level": "cycle.AssessmentLevel",
    "risk_zone": "control.RiskZone",
    "goal": "planning.Goal",
    "work": "planning.WorkItem",
    "commitment": "planning.Commitment",
    "activity": "planning.Activity",
    "improvement_area": "planning.ImprovementArea",
    "source": "indicators.Source",
    "indicator": "indicators.Indicator",
    "peer_group": "indicators.PeerGroup",
    "statement_template": "economy.StatementTemplate",
    "statement": "economy.Statement",
    "allocation": "economy.Allocation",
    "funding": "economy.ExternalFunding",
    "investment": "economy.Investment",
    "volume": "economy.VolumeTable",
    "measure": "economy.CorrectiveMeasure",
    "income": "economy.ConditionalIncome",
    "risk": "control.Risk",
    "treatment": "control.Treatment",
    "audit": "control.Audit",
    "recommendation": "control.Recommendation",
    "control": "control.SystematicControl",
    "provider": "providers.Provider",
    "follow_up_plan": "providers.FollowUpPlan",
    "follow_up": "providers.FollowUp",
}
# Fields that hold the key of a thing, or a list of keys, without being a foreign key to it.
NAMED_IN: Mapping[str, Sequence[tuple[str, str]]] = {
    "org.organisation": (("indicators.Observation", "entity"), ("planning.Activity", "led_by")),
    "planning.steeringmodel": (("cycle.PlanningYear", "steering_model"),),
    "planning.activity": (
        ("planning.StatusReport", "of"),
        ("planning.ActionPlan", "activities"),
        ("indicators.UnjustifiedDifference", "activity"),
    ),
    "planning.commitment": (("planning.StatusReport", "of"),),
    "planning.goal": (("planning.Answer", "of"),),
    "planning.directive": (("planning.Answer", "of"), ("planning.StatusReport", "of")),
    "cycle.rulepack": (("cycle.Occasion", "rule_pack"),),
    "indicators.peergroup": (("indicators.Target", "rule_group"),),
    "control.treatment": (("control.ControlReport", "of"),),
    "control.recommendation": (("control.ControlReport", "of"),),
    "control.systematiccontrol": (("control.ControlReport", "of"),),
}
_TEMPLATE_PARTS = {"template_row": "rows", "template_column": "columns"}


class Known:
    """The keys that will live once all files are in: theirs, and those of scopes no file replaces."""

    def __init__(self, files: Sequence[ParsedFile]) -> None:
        """Gather what the files define; the database is asked for a kind when it is needed."""
        self._in_files: dict[str, set[str]] = {}
        self._in_database: dict[str, set[str]] = {}
        self._scopes = [key_of(parsed.file.scope) for parsed in files]
        self._municipality = next((p.file.municipality for p in files if p.file.municipality), None)
        for parsed in files:
            for kind, keys in defined(parsed.file).items():
                self._in_files.setdefault(kind, set()).update(keys)
        self._add_templates()

    def has(self, kind: str, key: str) -> bool:
        """Whether a thing of this kind has the key."""
        return key in self._in_files.get(kind, ()) or key in self._stored(kind)

    def keys(self, kinds: Iterable[str]) -> list[str]:
        """All keys of these kinds, sorted."""
        return sorted({key for kind in kinds for key in self._in_files.get(kind, set()) | self._stored(kind)})

    def _add_templates(self) -> None:
        for template in self._municipality.statement_templates if self._municipality else ():
            for kind, below in _TEMPLATE_PARTS.items():
                keys = self._in_files.setdefault(kind, set())
                keys.update(f"{template.key}/{part.key}" for part in getattr(template, below))

    def _stored(self, kind: str) -> set[str]:
        if kind not in self._in_database:
            self._in_database[kind] = self._ask(kind)
        return self._in_database[kind]

    def _ask(self, kind: str) -> set[str]:
        if kind in _TEMPLATE_PARTS:
            rows = (
                StatementTemplate.objects.filter(ended_at__isnull=True)
                .exclude(scope__key__in=self._scopes)
                .order_by("pk")
            )
            pairs = rows.values_list("key", f"{_TEMPLATE_PARTS[kind]}__key")
            return {f"{template}/{part}" for template, part in pairs}
        model = apps.get_model(_MODELS[kind])
        living = manager(model).filter(ended_at__isnull=True).order_by("pk")
        if any(field.name == "scope" for field in options(model).concrete_fields):
            living = living.exclude(scope__key__in=self._scopes)
        elif self._municipality is not None:
            return set()
        return set(living.values_list("key", flat=True))


def check_references(files: Sequence[ParsedFile]) -> None:
    """Refuse the first reference to what will not exist, with its file and line."""
    known = Known(files)
    for parsed in files:
        for kinds, key, path, place in references(parsed.file):
            if not ASSEMBLED.isdisjoint(kinds) or any(known.has(kind, key) for kind in kinds):
                continue
            raise parsed.refused(unknown_reference(NOUNS[kinds[0]], key, place, known.keys(kinds)), path)


def check_circles(files: Sequence[ParsedFile]) -> None:
    """Refuse goals that lie under themselves through several files: a unit's under its board's under the unit's.

    For when all files are in. Within one file the reader has looked.
    """
    if not any(parsed.file.plan for parsed in files):
        return
    rows = Goal.objects.filter(ended_at__isnull=True).order_by("pk")
    parents = {key: parent or "" for key, parent in rows.values_list("key", "parent__key")}
    try:
        tree((key, parent if parent in parents else "") for key, parent in parents.items())
    except RunsInCircle as refused:
        for parsed in files:
            for number, goal in enumerate(parsed.file.plan.goals if parsed.file.plan else ()):
                if _is_in_circle(goal.key, parents):
                    path = ("plan", "goals", number, "parent")
                    sentence = (
                        f"målet ”{goal.key}” ligger under sig själv, genom en annan plan; välj ett annat mål över det."
                    )
                    raise parsed.refused(sentence, path) from refused


def _is_in_circle(key: str, parents: Mapping[str, str]) -> bool:
    above, seen = parents.get(key, ""), set[str]()
    while above and above not in seen:
        if above == key:
            return True
        seen.add(above)
        above = parents.get(above, "")
    return False


def check_scope(parsed: ParsedFile) -> None:
    """Refuse a plan for a year, or a report at an occasion, that the municipality does not have."""
    scope = parsed.file.scope
    if scope.year is None:
        return
    if not PlanningYear.objects.filter(year=scope.year, ended_at__isnull=True).exists():
        raise parsed.refused(
            f"planeringsåret {scope.year} finns inte; lägg till det i kommunens fil.", ("scope", "year")
        )
    occasions = Occasion.objects.filter(year_id=scope.year, key=scope.occasion, ended_at__isnull=True)
    if scope.occasion and not occasions.exists():
        raise parsed.refused(
            f"tillfället ”{scope.occasion}” finns inte år {scope.year}; lägg till det i kommunens fil.",
            ("scope", "occasion"),
        )
