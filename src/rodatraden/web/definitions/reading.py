"""Who reads what is measured, and what there is to read."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404, HttpRequest

from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import ThingGone
from rodatraden.apps.indicators.actions.definitions import INDICATORS, SharedKind
from rodatraden.apps.org.rules import READ_REGISTERS
from rodatraden.core.content.indicators import Indicator
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.ui.person import person_of

T = TypeVar("T")
WHOLE = ""


def reader_of(request: HttpRequest, place: str = WHOLE) -> User:
    """The person who asks; `Http404` for one who may not read the registers at the place."""
    person = person_of(request)
    if not allows(person, READ_REGISTERS, place):
        raise Http404
    return person


def shared_scope() -> Scope | None:
    """What the municipality shares; None before there is anything."""
    return Scope.objects.filter(level=ScopeLevel.MUNICIPALITY).first()


def found(kind: SharedKind[T], key: str) -> tuple[T, Scope]:
    """A living thing of the municipality's, with its scope; `Http404` when there is none."""
    scope = shared_scope()
    if scope is None:
        raise Http404
    try:
        return kind.one_in(scope, key), scope
    except ThingGone:
        raise Http404 from None


def indicator_of(key: str) -> tuple[Indicator, Scope]:
    """An indicator and the scope it belongs to; `Http404` when there is none."""
    return found(INDICATORS, key)
