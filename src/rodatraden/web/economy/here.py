"""Where a page of the economy stands: whose, which year, in the plan or at an occasion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.enums import ScopeLevel, ScopeMode
from rodatraden.apps.cycle.models import Occasion, PlanningYear, Scope
from rodatraden.apps.economy.queries.tables import Filled, forms, statements_in
from rodatraden.apps.economy.rules import EDIT_BUDGET
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import may_read
from rodatraden.core.content.economy import StatementTemplate
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.ui.components import Tab
from rodatraden.web.ui.person import person_of

PLAN = "plan"
"""What stands for the plan in an address, where a report has its occasion."""


@dataclass
class Here:
    """An organisation's economy of a year, in its plan or in a report; `scope` is None before that is opened."""

    user: User
    organisation: Organisation
    year: int
    at: str
    occasion: Occasion | None
    scopes: dict[str, Scope]

    @property
    def scope(self) -> Scope | None:
        """What the figures belong to."""
        return self.scopes.get("" if self.at == PLAN else self.at)

    @property
    def place(self) -> str:
        """The organisation's key."""
        return self.organisation.key

    @property
    def is_report(self) -> bool:
        """Whether this is a report, not the plan."""
        return self.at != PLAN

    @property
    def name(self) -> str:
        """What it is: the plan of a year, or the occasion."""
        if self.occasion is not None:
            return f"{self.occasion.name} {self.year}"
        return _("Plan för %(year)s") % {"year": self.year}

    @property
    def over(self) -> str:
        """What stands above the heading of a page: whose it is, and of what."""
        return f"{self.organisation.name} · {self.name}"

    @cached_property
    def may_edit(self) -> bool:
        """Whether the reader may change anything: has the right, and it is not of a published document brought in."""
        scope = self.scope
        is_own = scope is not None and scope.mode == ScopeMode.OWN
        return is_own and allows(self.user, EDIT_BUDGET, self.place)

    @cached_property
    def forms(self) -> dict[str, StatementTemplate]:
        """The municipality's forms by key."""
        return {form.key: form for form in forms()}

    @cached_property
    def statements(self) -> list[Filled]:
        """The statements, computed."""
        return statements_in(self.scope, self.forms) if self.scope is not None else []

    @property
    def home(self) -> str:
        """The page of all of it."""
        if self.is_report:
            return reverse("economy:report", args=(self.place, self.year, self.at))
        return reverse("economy:home", args=(self.place, self.year))

    def href(self, name: str, *args: str) -> str:
        """One of the other pages."""
        return reverse(f"economy:{name}", args=(self.place, self.year, self.at, *args))

    def tabs(self) -> list[Tab]:
        """The plan, and each report that is opened."""
        plan = Tab(label=_("Plan"), href=reverse("economy:home", args=(self.place, self.year)), here=not self.is_report)
        rows = Occasion.objects.filter(year_id=self.year, ended_at__isnull=True).order_by("position", "pk")
        opened = [row for row in rows if row.key in self.scopes]
        return [
            plan,
            *(
                Tab(
                    label=row.name,
                    href=reverse("economy:report", args=(self.place, self.year, row.key)),
                    here=row.key == self.at,
                )
                for row in opened
            ),
        ]


def here_of(request: HttpRequest, organisation: str, year: int, at: str = PLAN) -> Here:
    """The place of a page; Http404 where there is none, or for those who may not read there."""
    person = person_of(request)
    row = Organisation.objects.filter(key=organisation, ended_at__isnull=True).first()
    if row is None or not may_read(person, organisation):
        raise Http404
    if not PlanningYear.objects.filter(year=year, ended_at__isnull=True).exists():
        raise Http404
    levels = (ScopeLevel.BOARD_YEAR.value, ScopeLevel.BOARD_OCCASION.value)
    found = Scope.objects.filter(level__in=levels, board=row, year=year).select_related("board").order_by("pk")
    occasion = None
    if at != PLAN:
        occasion = Occasion.objects.filter(year_id=year, key=at, ended_at__isnull=True).first()
        if occasion is None:
            raise Http404
    return Here(person, row, year, at, occasion, {scope.occasion: scope for scope in found})


def begun(request: HttpRequest, organisation: str, year: int, at: str) -> tuple[Here, Scope]:
    """The place of a page about something in it: there must be a plan, or a report."""
    here = here_of(request, organisation, year, at)
    if here.scope is None:
        raise Http404
    return here, here.scope
