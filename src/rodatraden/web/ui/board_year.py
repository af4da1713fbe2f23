"""A board's year as the reader may see it: which documents, which years, and the content behind."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from rodatraden.apps.indicators.queries.versions import reported_version
from rodatraden.apps.org.queries.places import managed_by
from rodatraden.core.content.indicators import TargetTerm
from rodatraden.core.content.planning import Goal
from rodatraden.core.document.tree import Document as Tree
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import documents_visible_to
from rodatraden.documents.rules import READ_UNDECIDED
from rodatraden.foundation.permissions import allows
from rodatraden.web.ui import remembered
from rodatraden.web.ui.measures import Measure, build
from rodatraden.web.ui.money import Money, money, net_budget
from rodatraden.web.ui.ordering import newest_first

if TYPE_CHECKING:
    from rodatraden.foundation.accounts.models import User

Value = TypeVar("Value")


@dataclass(frozen=True)
class BoardYear:
    """A board's year: the documents that may be read, and the content of the newest of them."""

    document: Document
    documents: tuple[Document, ...]
    years: tuple[int, ...]
    user: "User | AnonymousUser"
    version: remembered.Version

    @property
    def board(self) -> str:
        """The board's key."""
        return str(self.document.scope.board_id)

    @property
    def year(self) -> int:
        """The year."""
        return int(self.document.scope.year or 0)

    @cached_property
    def material(self) -> Material:
        """The content of plan and report: as it is now for those inside, as it was published for everybody else."""
        if self.edition is None or self._inside:
            return remembered.material(self.document, self.version, self.sees)
        return remembered.published_material(self.edition)

    @cached_property
    def sees(self) -> frozenset[str]:
        """The unit itself for its manager: figures about few persons there are shown where the source allows it."""
        return managed_by(self.user) & {self.board}

    @cached_property
    def edition(self) -> Edition | None:
        """The edition of the newest document that this reader is shown; None for a draft."""
        return remembered.edition_of(self.document, self.user)

    @property
    def _inside(self) -> bool:
        return allows(self.user, READ_UNDECIDED, self.document)

    @cached_property
    def tree(self) -> Tree:
        """The newest document as this reader is shown it."""
        return remembered.tree(self.document, self.edition, self.version)

    @cached_property
    def plan(self) -> Document | None:
        """The plan of the year, when it may be read: what the year costs stands there."""
        return next((document for document in self.documents if not document.scope.occasion), None)

    @cached_property
    def plan_tree(self) -> Tree | None:
        """The plan as this reader is shown it."""
        if self.plan is None or self.plan == self.document:
            return self.tree if self.plan else None
        return remembered.shown(self.plan, self.user, self.version).tree

    @cached_property
    def name(self) -> str:
        """The board's name."""
        return self.material.name_of(self.board)

    @property
    def stamp(self) -> tuple[object, ...]:
        """What a drawing of this year's content may be kept under."""
        if self.edition is None or self._inside:
            return (self.document.pk, self.version, self.sees)
        return (self.document.pk, self.edition.fingerprint)

    @cached_property
    def measured_stamp(self) -> tuple[object, ...]:
        """What a drawing of the year's figures may be kept under: what is written in a report does not touch them."""
        if self.edition is not None and not self._inside:
            return self.stamp
        plans = remembered.version_beside_reports(self.board, self.year)
        return (self.document.pk, plans, reported_version(self.year), self.sees)

    def kept(self, what: Hashable, read: Callable[[], Value]) -> Value:
        """Something made of the year's figures, kept until they change."""
        return remembered.remember((*self.measured_stamp, what), read)

    @property
    def net_budget(self) -> str:
        """What the plan's year may cost in millions of kronor; "" when no plan that may be read says it."""
        return net_budget(self.plan_tree, self.material.municipality.statement_templates) if self.plan_tree else ""

    @cached_property
    def money(self) -> tuple[Money, Document] | None:
        """The year's money and the document it stands in: the newest, else the plan."""
        found = money(self.tree, plan=self.plan == self.document)
        if found is not None:
            return found, self.document
        from_plan = money(self.plan_tree, plan=True) if self.plan_tree else None
        return (from_plan, self.plan) if from_plan and self.plan else None

    def ancestors(self, goal: Goal) -> list[Goal]:
        """The goals above, from the top."""
        above: list[Goal] = []
        goals = self.material.goals
        while goal.parent in goals:
            goal = goals[goal.parent]
            above.insert(0, goal)
        return above

    def level_name(self, goal: Goal) -> str:
        """What a goal is called: its own sort, or the name of its level."""
        level = self.material.levels.get(goal.level)
        return goal.sort.capitalize() if goal.sort else level.name if level else ""

    def measures_of(self, goal: str) -> list[Measure]:
        """The measures that follow a goal, in the order of the plan."""
        links = [link.indicator for link in self.material.plan.indicator_links if link.goal == goal]
        return [self.measure(key) for key in links if key in self.material.indicators]

    def measure(self, key: str) -> Measure:
        """An indicator with its totals and this year's targets."""
        return self.kept(("measure", key), lambda: self._measure(key))

    def _measure(self, key: str) -> Measure:
        material = self.material
        return build(
            material.indicators[key],
            material.series(key),
            material.target(key, TargetTerm.INTERIM),
            material.target(key, TargetTerm.LONG_TERM),
        )

    @cached_property
    def measured(self) -> list[Measure]:
        """Every measure of the year, each once."""
        return self.kept("measured", self._measured)

    def _measured(self) -> list[Measure]:
        keys = dict.fromkeys(link.indicator for link in self.material.plan.indicator_links)
        return [self.measure(key) for key in keys if key in self.material.indicators]


def board_year(user: "User | AnonymousUser", board: str, year: int) -> BoardYear:
    """The board's year; `Http404` when the reader may see nothing of it."""
    visible = newest_first(documents_visible_to(user))
    every = [document for document in visible if document.scope.board_id == board]
    of_year = tuple(document for document in every if document.scope.year == year)
    if not of_year:
        raise Http404
    years = tuple(sorted({document.scope.year for document in every if document.scope.year}))
    return BoardYear(of_year[0], of_year, years, user, remembered.version(board, year))
