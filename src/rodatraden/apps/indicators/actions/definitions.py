"""What the municipality shares of its measuring: indicators, sources and groups to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db import transaction

from rodatraden.apps.cycle.actions import municipality_scope, things
from rodatraden.apps.cycle.actions.editing import write_thing
from rodatraden.apps.cycle.actions.things import Kind
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.definition_errors import DefinitionUnclear, MeaningChangedWithoutReason
from rodatraden.apps.indicators.models import SeriesBreak, Source
from rodatraden.apps.indicators.queries import content as homes
from rodatraden.apps.indicators.queries.usage import is_in_use, needed_by
from rodatraden.apps.indicators.rules import EDIT_DEFINITIONS
from rodatraden.core.content.indicators import Indicator, PeerGroup
from rodatraden.core.content.indicators import Source as SourceContent
from rodatraden.core.periods import PERIOD_RULES
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.models import NUMBER_PLACES
from rodatraden.foundation.keyed.used_by import Use
from rodatraden.foundation.permissions import require

T = TypeVar("T", bound=Any)
_MEANING = {"unit": "Enheten", "decimals": "Antalet decimaler", "polarity": "Riktningen"}


@dataclass(frozen=True, eq=False)
class SharedKind(Kind[T]):
    """A kind of thing that only the municipality has."""

    permission: str = EDIT_DEFINITIONS
    is_shared: bool = True
    is_planned: bool = False


@dataclass(frozen=True, eq=False)
class _Indicators(SharedKind[Indicator]):
    def uses(self, key: str) -> list[Use]:
        """What needs the indicator: its own series breaks go with it."""
        return needed_by(key)


INDICATORS = _Indicators(home=homes.INDICATORS, noun="indikatorn", action="indicators.indicator", otherwise="indikator")
SOURCES = SharedKind[SourceContent](home=homes.SOURCES, noun="källan", action="indicators.source", otherwise="kalla")
PEER_GROUPS = SharedKind[PeerGroup](
    home=homes.PEER_GROUPS,
    noun="jämförelsegruppen",
    action="indicators.peer_group",
    otherwise="grupp",
    named_in={"indicators.peergroup": (("indicators.Target", "rule_group"),)},
)


@transaction.atomic
def create_indicator(*, by: User, indicator: Indicator, reason: str = "") -> Indicator:
    """Add an indicator to the municipality's; a key is made from its name.

    Raises NameMissing, KeyTaken or DefinitionUnclear.
    """
    return _create(INDICATORS, indicator, by=by, check=_check_indicator, reason=reason)


@transaction.atomic
def edit_indicator(
    *, by: User, indicator: Indicator, token: str, reason: str = "", seen: Sequence[str] = ()
) -> Indicator:
    """Change a definition; see `things.edit` for `seen`. Unit, decimals and direction of one in use ask for a reason.

    Raises NameMissing, DefinitionUnclear, MeaningChangedWithoutReason or ChangedSince.
    """

    def check(new: Indicator, old: Indicator | None, scope: Scope) -> None:
        _check_indicator(new, old, scope)
        changed = [words for name, words in _MEANING.items() if getattr(new, name) != getattr(old, name)]
        if changed and not reason.strip() and is_in_use(new.key):
            raise MeaningChangedWithoutReason(changed[0])

    return things.edit(INDICATORS, indicator, by=by, token=token, check=check, reason=reason, seen=seen)


@transaction.atomic
def order_indicator(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put an indicator at a place (0 is first) among the municipality's."""
    things.order(INDICATORS, key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_indicator(*, by: User, key: str, reason: str = "") -> Indicator:
    """End an indicator with its series breaks; raises StillNeeded with the goals, targets, texts and values it has."""
    ended = things.end(INDICATORS, key, by=by, reason=reason)
    scope = municipality_scope(by=by)
    for period in _breaks(key):
        action = f"{INDICATORS.action}.end"
        write_thing(homes.SERIES_BREAKS, None, (key, period), by=by, scope=scope, action=action, reason=reason)
    return ended


def _breaks(key: str) -> list[str]:
    rows = SeriesBreak.objects.filter(indicator_id=key, ended_at__isnull=True).order_by("position", "pk")
    return list(rows.values_list("period", flat=True))


@transaction.atomic
def create_source(*, by: User, source: SourceContent, reason: str = "") -> SourceContent:
    """Add a source; a key is made from its name. Raises NameMissing or KeyTaken."""
    return _create(SOURCES, source, by=by, check=_check_nothing, reason=reason)


@transaction.atomic
def edit_source(
    *, by: User, source: SourceContent, token: str, reason: str = "", seen: Sequence[str] = ()
) -> SourceContent:
    """Change a source; see `things.edit` for `seen`."""
    return things.edit(SOURCES, source, by=by, token=token, check=_check_nothing, reason=reason, seen=seen)


@transaction.atomic
def order_source(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a source at a place (0 is first) among the municipality's."""
    things.order(SOURCES, key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_source(*, by: User, key: str, reason: str = "") -> SourceContent:
    """End a source that no indicator has; raises StillNeeded."""
    return things.end(SOURCES, key, by=by, reason=reason)


@transaction.atomic
def create_peer_group(*, by: User, group: PeerGroup, reason: str = "") -> PeerGroup:
    """Add a group to compare with; a key is made from its name. Raises NameMissing, KeyTaken or DefinitionUnclear."""
    return _create(PEER_GROUPS, _tidy(group), by=by, check=_check_group, reason=reason)


@transaction.atomic
def edit_peer_group(*, by: User, group: PeerGroup, token: str, reason: str = "", seen: Sequence[str] = ()) -> PeerGroup:
    """Change a group and its members; see `things.edit` for `seen`."""
    return things.edit(PEER_GROUPS, _tidy(group), by=by, token=token, check=_check_group, reason=reason, seen=seen)


@transaction.atomic
def order_peer_group(*, by: User, key: str, to: int, reason: str = "") -> None:
    """Put a group at a place (0 is first) among the municipality's."""
    things.order(PEER_GROUPS, key, by=by, to=to, siblings=lambda _one, _other: True, reason=reason)


@transaction.atomic
def end_peer_group(*, by: User, key: str, reason: str = "") -> PeerGroup:
    """End a group that no target compares with; raises StillNeeded."""
    return things.end(PEER_GROUPS, key, by=by, reason=reason)


def _create(kind: SharedKind[T], thing: T, *, by: User, check: things.Check[T], reason: str) -> T:
    require(by, EDIT_DEFINITIONS, "")
    return things.create(kind, thing, by=by, scope=municipality_scope(by=by), check=check, reason=reason)


def _check_nothing(_new: object, _old: object, _scope: Scope) -> None:
    """A source has nothing that contradicts itself."""


def _tidy(group: PeerGroup) -> PeerGroup:
    members = (" ".join(member.split()) for member in group.members)
    return replace(group, members=tuple(dict.fromkeys(member for member in members if member)))


def _check_group(new: PeerGroup, _old: PeerGroup | None, _scope: Scope) -> None:
    if not new.members:
        raise DefinitionUnclear("Gruppen är tom. Skriv minst en kommun, en på varje rad.")


def _check_indicator(new: Indicator, old: Indicator | None, _scope: Scope) -> None:
    low, high = new.scale_low, new.scale_high
    if not 0 <= new.decimals <= NUMBER_PLACES:
        raise DefinitionUnclear(f"Skriv antalet decimaler som ett tal mellan 0 och {NUMBER_PLACES}.")
    if low is not None and high is not None and low >= high:
        raise DefinitionUnclear("Skalans lägsta värde ska vara mindre än dess högsta.")
    if new.trend_threshold is not None and new.trend_threshold < 0:
        raise DefinitionUnclear("Gränsen för trend kan inte vara mindre än noll.")
    if new.minimum_respondents is not None and new.minimum_respondents < 1:
        raise DefinitionUnclear("Minsta antal svar ska vara minst ett.")
    if new.period_rule not in PERIOD_RULES and (old is None or old.period_rule != new.period_rule):
        raise DefinitionUnclear("Välj hur ofta det mäts.")
    is_new_source = bool(new.source) and (old is None or old.source != new.source)
    if is_new_source and not Source.objects.filter(key=new.source, ended_at__isnull=True).exists():
        raise DefinitionUnclear("Källan finns inte, eller har avslutats. Välj en annan.")
