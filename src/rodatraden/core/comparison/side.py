"""One side of a comparison: a content with what is needed to put it in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rodatraden.core.comparison.plain import plain_words
from rodatraden.core.content.economy import StatementTemplate
from rodatraden.core.content.file import MunicipalityContent, PlanContent, ReportContent
from rodatraden.core.content.indicators import Indicator, Observation
from rodatraden.core.content.keyed import by_key
from rodatraden.core.content.planning import Level


@dataclass(frozen=True, kw_only=True)
class Side:
    """The municipality's shared content, a board's plan and maybe its report, as one document has them.

    `board` is the key of whose it is. `observations` are the outcomes as the reader may see them
    (None: the contents' own, the report's over the plan's over the municipality's). `slots` names
    the places of the template that texts stand in. `say` puts a prose text in plain words, one
    line a paragraph or item, its live figures as the document prints them.
    """

    municipality: MunicipalityContent
    plan: PlanContent
    year: int
    board: str = ""
    report: ReportContent | None = None
    observations: tuple[Observation, ...] | None = None
    slots: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[str], str] = plain_words

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The definitions of indicators by key."""
        return by_key(self.municipality.indicators)

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """Every level of every steering model by key."""
        return {level.key: level for model in self.municipality.steering_models for level in model.levels}

    @cached_property
    def model_levels(self) -> tuple[Level, ...]:
        """The levels of the year's steering model, from the top."""
        used = next((y.steering_model for y in self.municipality.years if y.year == self.year), "")
        return next((m.levels for m in self.municipality.steering_models if m.key == used), ())

    @cached_property
    def templates(self) -> Mapping[str, StatementTemplate]:
        """The forms of statements by key."""
        return by_key(self.municipality.statement_templates)

    @cached_property
    def names(self) -> Mapping[tuple[str, str], str]:
        """What each thing that others refer to is called, by sort and key."""
        municipality, plan = self.municipality, self.plan
        found: dict[tuple[str, str], str] = {}
        for sort, things in (
            ("organisation", municipality.organisations),
            ("goal", (*municipality.goals, *plan.goals)),
            ("commitment", (*municipality.commitments, *plan.commitments)),
            ("activity", plan.activities),
            ("directive", plan.directives),
            ("action_plan", (*municipality.action_plans, *plan.action_plans)),
            ("process", municipality.processes),
            ("provider", municipality.providers),
            ("law", municipality.laws),
            ("peer_group", municipality.peer_groups),
        ):
            found |= {(sort, thing.key): thing.name for thing in things}
        found |= {("indicator", i.key): i.short_name or i.name for i in municipality.indicators}
        found |= {("status", s.key): s.label for s in municipality.statuses}
        found |= {("reason", r.key): r.label for r in municipality.reasons}
        found |= {("assessment_level", a.key): a.label for a in municipality.assessment_levels}
        found |= {("level", level.key): level.name for level in self.levels.values()}
        found |= {("occasion", o.key): o.name for year in municipality.years for o in year.occasions}
        return found

    @cached_property
    def row_names(self) -> Mapping[str, str]:
        """The labels of the statements' rows by key, which texts about operations name."""
        statements = (*self.plan.statements, *(self.report.statements if self.report else ()))
        used = [self.templates[s.template] for s in statements if s.template in self.templates]
        rows = (*(row for form in used for row in form.rows), *(row for s in statements for row in s.rows))
        return {row.key: row.label for row in rows}

    def name(self, sort: str, key: str) -> str:
        """What a thing is called; its key where nothing of that key is known."""
        return self.names.get((sort, key), key)
