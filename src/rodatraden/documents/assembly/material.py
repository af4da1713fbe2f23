"""Everything a document is made of, indexed for the parts that draw on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from rodatraden.core.content.file import MunicipalityContent, PlanContent, ReportContent
from rodatraden.core.content.indicators import Indicator, Observation, Source, Target, TargetTerm
from rodatraden.core.content.keyed import by_key
from rodatraden.core.content.organisation import Occasion, Organisation, OrganisationKind, PlanningYear, StatusLabel
from rodatraden.core.content.planning import Activity, Commitment, Goal, Level, LevelMeaning
from rodatraden.core.content.text import PrintedTable, TextSection
from rodatraden.core.cycle.promised import Promised
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.template import Template
from rodatraden.core.periods import end_of
from rodatraden.core.small_groups import Definitions, Stated, shown

Breakdown = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Material:
    """The template with the content of the municipality, the board's year and maybe an occasion.

    `council` is the council's budget for the year, which a board's plan answers; `boards` are those
    that a document of the whole municipality gathers; `above` are goals of other plans that the
    plan's own hang under. `beside` are outcomes that others state of what the content measures: they are
    not shown, but what is hidden must not be had from them. `sees` are the units whose figures about few
    persons the reader may see; a document has none, it is the same for all. `filled` remembers the
    statements that have been computed from it.
    """

    template: Template
    board: str
    year: int
    municipality: MunicipalityContent
    plan: PlanContent
    mode: Mode
    report: ReportContent | None = None
    occasion: str = ""
    title: str = ""
    case_number: str = ""
    earlier_observations: tuple[Observation, ...] = ()
    promises: tuple[Promised, ...] = ()
    council: PlanContent | None = None
    boards: "tuple[Material, ...]" = ()
    above: tuple[Goal, ...] = ()
    beside: tuple[Stated, ...] = ()
    sees: frozenset[str] = frozenset()
    filled: dict[str, object] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """The register of organisations by key."""
        return by_key(self.municipality.organisations)

    @property
    def is_councils(self) -> bool:
        """Whether this is the council's own plan or report."""
        own = self.organisations.get(self.board)
        return own is not None and own.kind is OrganisationKind.COUNCIL

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The definitions of indicators by key."""
        return by_key(self.municipality.indicators)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by key."""
        return by_key(self.municipality.sources)

    @cached_property
    def statuses(self) -> Mapping[str, StatusLabel]:
        """The municipality's status labels by key."""
        return by_key(self.municipality.statuses)

    @cached_property
    def planning_year(self) -> PlanningYear | None:
        """The year as the municipality plans it, if it does."""
        return next((y for y in self.municipality.years if y.year == self.year), None)

    @cached_property
    def occasion_facts(self) -> Occasion | None:
        """The occasion as the year has it."""
        occasions = self.planning_year.occasions if self.planning_year else ()
        return next((o for o in occasions if o.key == self.occasion), None)

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """The levels of the year's steering model, from the top."""
        wanted = self.planning_year.steering_model if self.planning_year else ""
        model = next((m for m in self.municipality.steering_models if m.key == wanted), None)
        return by_key(model.levels) if model else {}

    @cached_property
    def goals(self) -> Mapping[str, Goal]:
        """The goals of the year's model: the municipality's above the board's own; a unit's last."""
        every = (*self.municipality.goals, *self.above, *self.plan.goals)
        return {goal.key: goal for goal in every if goal.level in self.levels}

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """The board's commitments and the municipality-wide ones on the year's goals."""
        every = (*self.plan.commitments, *self.municipality.commitments)
        return {c.key: c for c in every if c.goal in self.goals}

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """The board's activities by key."""
        return by_key(self.plan.activities)

    def children(self, parent: str) -> list[Goal]:
        """The goals right below `parent` ("" for the top) that this board answers for or carries."""
        return [goal for goal in self.goals.values() if goal.parent == parent]

    def meaning(self, goal: Goal) -> LevelMeaning:
        """What the goal's level means in the steering model."""
        return self.levels[goal.level].meaning

    @cached_property
    def relevant(self) -> frozenset[str]:
        """Keys of goals with something of the board's under them, and all above those.

        The council's own document is about every goal of the municipality.
        """
        if self.is_councils:
            return frozenset(self.goals)
        starts = {goal.key for goal in self.plan.goals}
        starts |= {link.goal for link in self.plan.indicator_links}
        starts |= {key for activity in self.plan.activities for key in activity.goals}
        starts |= {c.goal for c in self.commitments.values()} if self.report else set()
        found: set[str] = set()
        for start in starts:
            key = start
            while key in self.goals and key not in found:
                found.add(key)
                key = self.goals[key].parent
        return frozenset(found)

    @cached_property
    def observations(self) -> Mapping[tuple[str, str, Breakdown], Observation]:
        """By indicator, period and breakdown, for the municipality or the board itself.

        What the report says wins over the plan, the plan over the municipality's store. Figures about
        few persons are hidden, but in a published document, which prints what its source printed.
        """
        ours = ("", self.board, f"kommun:{self.municipality.id}")
        return {
            (o.indicator, o.period, tuple(sorted(o.breakdown.items()))): o
            for layer in self._layers
            for o in sorted((o for o in layer if o.entity in ours), key=lambda o: o.entity == self.board)
        }

    @cached_property
    def _layers(self) -> tuple[tuple[Observation, ...], ...]:
        """Earlier reports', the municipality's, the plan's and the report's outcomes, as they may be shown."""
        report = self.report.observations if self.report else ()
        layers = (self.earlier_observations, self.municipality.observations, self.plan.observations, report)
        if self.mode is Mode.PUBLISHED:
            return layers
        by = (self.board, "", self.board, self.board)
        stated = [Stated(o, whose) for layer, whose in zip(layers, by, strict=True) for o in layer]
        found = iter(shown([*stated, *self.beside], self._definitions, self.sees))
        return tuple(tuple(islice(found, len(layer))) for layer in layers)

    @cached_property
    def _definitions(self) -> Definitions:
        above = {o.key: [key for key in (o.parent, *o.serves) if key] for o in self.municipality.organisations}
        return Definitions(
            indicators=self.indicators, sources=self.sources, above=above, municipality=self.municipality.id
        )

    @cached_property
    def shown(self) -> "Material":
        """The same with nothing in it that may not be shown: for those who read the content itself."""
        _, municipality, plan, report = self._layers
        return replace(
            self,
            municipality=replace(self.municipality, observations=municipality),
            plan=replace(self.plan, observations=plan),
            report=replace(self.report, observations=report) if self.report else None,
        )

    def observation(self, indicator: str, period: str, **breakdown: str) -> Observation | None:
        """One observation, if there is one (even a missing one)."""
        return self.observations.get((indicator, period, tuple(sorted(breakdown.items()))))

    def series(self, indicator: str, **breakdown: str) -> list[Observation]:
        """All observations of one series in order of period."""
        return list(self._series.get((indicator, tuple(sorted(breakdown.items()))), ()))

    @cached_property
    def _series(self) -> Mapping[tuple[str, Breakdown], list[Observation]]:
        """The observations by indicator and breakdown, each in order of period."""
        found: dict[tuple[str, Breakdown], list[Observation]] = {}
        for (indicator, _, breakdown), one in self.observations.items():
            found.setdefault((indicator, breakdown), []).append(one)
        for series in found.values():
            series.sort(key=lambda o: (end_of(o.period), o.period))
        return found

    def target(self, indicator: str, term: TargetTerm) -> Target | None:
        """The first target of the term: this year's interim target, or the long-term one."""
        return next(
            (
                t
                for t in self.plan.targets
                if t.indicator == indicator and t.term is term and (term is TargetTerm.LONG_TERM or t.year == self.year)
            ),
            None,
        )

    @cached_property
    def texts(self) -> tuple[TextSection, ...]:
        """The report's own texts when it is a report, else the plan's."""
        return self.report.texts if self.report else self.plan.texts

    def texts_in(self, slot: str, about: str | None = None) -> list[TextSection]:
        """The texts of a slot, in the order of the file; `about` narrows to one thing."""
        return [t for t in self.texts if t.slot == slot and (about is None or t.about == about)]

    @cached_property
    def printed(self) -> Mapping[str, PrintedTable]:
        """What tables print of their own, by table key."""
        tables = self.report.tables if self.report else self.plan.tables
        return {table.table: table for table in tables}

    def name_of(self, organisation: str) -> str:
        """An organisation's name, or the words themselves when it is not in the register."""
        known = self.organisations.get(organisation)
        return known.name if known else organisation
