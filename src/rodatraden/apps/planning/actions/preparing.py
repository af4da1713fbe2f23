"""Write the sections of the council's budget that are prepared at occasions of their own."""

from __future__ import annotations

from django.db import transaction

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.rules import REPORT, readable, refuse_closed
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.actions.plans import opened
from rodatraden.apps.planning.models import TextSection
from rodatraden.apps.planning.queries.preparing import budget_of
from rodatraden.apps.planning.queries.texts import values_of
from rodatraden.apps.planning.tree_errors import NoCouncil
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.content.preparing import Origin
from rodatraden.core.cycle.preparing import text_key
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.keyed.facts import living, write
from rodatraden.foundation.permissions import require


@transaction.atomic
def make_room_in_budget(*, by: User, year: int, origin: Origin, board: str) -> Scope:
    """Give the text its place in the council's budget for the year, which is opened when it is not; gives the budget.

    Part of starting an occasion: the caller has asked for the permission to. Raises NoCouncil, YearMissing
    or ScopeClosed.
    """
    council = Organisation.objects.filter(kind=OrganisationKind.COUNCIL.value, ended_at__isnull=True).first()
    if council is None:
        raise NoCouncil
    budget = opened(by, council.key, year)
    refuse_closed(budget)
    key = text_key(origin, board)
    if living(TextSection, budget, key=key) is None:
        heading = tree().names.get(board, board) if origin is Origin.OPINION else ""
        values = {"slot": origin.value, "heading": heading, "about": "", "body": ""}
        _kept(by, budget, key, values)
    return budget


@transaction.atomic
def write_preparation(*, by: User, year: int, origin: Origin, board: str, body: str, token: str) -> bool:
    """Write a board's text in the council's budget; gives whether anything changed.

    Whoever reports for the board writes it. Raises NoCouncil, ScopeClosed, TextUnreadable or ChangedSince.
    """
    require(by, REPORT, board)
    found = budget_of(year)
    if found is None:
        raise NoCouncil
    budget = Scope.objects.select_for_update(of=("self",)).get(pk=found.pk)
    refuse_closed(budget)
    key = text_key(origin, board)
    refuse_changed(values_of(living(TextSection, budget, key=key)), token)
    return _kept(by, budget, key, {"slot": origin.value, "body": readable(body)})


def _kept(by: User, budget: Scope, key: str, values: dict[str, str]) -> bool:
    written = write(TextSection, budget, {"key": key}, values)
    if written is None:
        return False
    named, action = f"{budget.key}:{key}", "planning.write_preparation"
    record(by=by, action=action, kind=written.kind, key=named, before=written.before, after=written.after)
    mark_changed(by=by, scope=budget)
    return True
