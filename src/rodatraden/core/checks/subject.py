"""What the review reads: a document with the content it was made of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from rodatraden.core.checks.passages import Passage, passages_of
from rodatraden.core.content.economy import Statement, StatementTemplate
from rodatraden.core.content.file import MunicipalityContent, PlanContent, ReportContent
from rodatraden.core.content.indicators import Indicator, Observation
from rodatraden.core.content.keyed import by_key
from rodatraden.core.content.organisation import ReasonCode, StatusLabel
from rodatraden.core.content.planning import Activity, Commitment, Goal, Level, StatusReport
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import Document, Node, Section, walk


@dataclass(frozen=True)
class ReviewSubject:
    """A document and its content; a plan is reviewed without report, a report with its year's plan."""

    document: Document
    municipality: MunicipalityContent
    plan: PlanContent | None = None
    report: ReportContent | None = None

    @property
    def published(self) -> bool:
        """Whether the document is a source's own print, which nobody here can mend."""
        return self.document.mode is Mode.PUBLISHED

    @property
    def as_of(self) -> date | None:
        """The day the document reports on, if any."""
        return self.document.meta.as_of

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All running text in reading order."""
        return passages_of(self.document)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables in reading order."""
        return tuple(node for node in walk(self.document) if isinstance(node, Table))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """All sections in reading order."""
        return tuple(node for node in walk(self.document) if isinstance(node, Section))

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every node by its key."""
        return {node.key: node for node in walk(self.document)}

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """The levels of the year's steering model; of all models when the year has none of its own."""
        year = next((y for y in self.municipality.years if y.year == self.document.meta.year), None)
        models = self.municipality.steering_models
        chosen = [m for m in models if year is None or m.key == year.steering_model]
        return {level.key: level for model in chosen for level in model.levels}

    @cached_property
    def goals(self) -> Mapping[str, Goal]:
        """The goals of the year's model."""
        every = chain(self.municipality.goals, self.plan.goals if self.plan else ())
        return {goal.key: goal for goal in every if not self.levels or goal.level in self.levels}

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """The municipality's and the board's commitments on the year's goals."""
        every = chain(self.municipality.commitments, self.plan.commitments if self.plan else ())
        return {commitment.key: commitment for commitment in every if commitment.goal in self.goals}

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """The plan's activities."""
        return by_key(self.plan.activities if self.plan else ())

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The municipality's indicators."""
        return by_key(self.municipality.indicators)

    @cached_property
    def statuses(self) -> Mapping[str, StatusLabel]:
        """The municipality's words for statuses."""
        return by_key(self.municipality.statuses)

    @cached_property
    def reasons(self) -> Mapping[str, ReasonCode]:
        """The municipality's words for reasons."""
        return by_key(self.municipality.reasons)

    @cached_property
    def status_reports(self) -> Mapping[str, StatusReport]:
        """What the report says of activities and commitments."""
        return {report.of: report for report in (self.report.status_reports if self.report else ())}

    @cached_property
    def templates(self) -> Mapping[str, StatementTemplate]:
        """The municipality's statement templates."""
        return by_key(self.municipality.statement_templates)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements the document shows: the report's, else the plan's."""
        if self.report is not None:
            return self.report.statements
        return self.plan.statements if self.plan else ()

    @property
    def own_observations(self) -> tuple[Observation, ...]:
        """The observations that the document's own file states."""
        if self.report is not None:
            return self.report.observations
        return self.plan.observations if self.plan else ()

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """All observations at hand: the municipality's, the plan's, the report's; later ones win."""
        layers = (
            self.municipality.observations,
            self.plan.observations if self.plan else (),
            self.report.observations if self.report else (),
        )
        found = {(o.indicator, o.entity, o.period, tuple(sorted(o.breakdown.items()))): o for o in chain(*layers)}
        return tuple(found.values())

    def below(self, goal: str) -> frozenset[str]:
        """The goal and all goals under it."""
        found, pending = {goal}, [goal]
        while pending:
            parent = pending.pop()
            children = [g.key for g in self.goals.values() if g.parent == parent and g.key not in found]
            found.update(children)
            pending.extend(children)
        return frozenset(found)

    def above(self, goal: str) -> Iterator[str]:
        """The goal and all goals over it, nearest first."""
        seen: set[str] = set()
        while goal in self.goals and goal not in seen:
            seen.add(goal)
            yield goal
            goal = self.goals[goal].parent
