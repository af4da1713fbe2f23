"""Which outcomes in the database are hidden, by the rule for figures about few persons.

Everything about an indicator is read, whoever states it: what one report hides must not be had from another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import parse_qsl

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.models import Indicator, Observation
from rodatraden.apps.org.models import Municipality
from rodatraden.apps.org.queries.places import managed_by
from rodatraden.apps.org.tree import tree
from rodatraden.core.content import indicators as content
from rodatraden.core.content.amount import Amount
from rodatraden.core.missing import MissingReason
from rodatraden.core.small_groups import TO_PROTECT, Definitions, Stated, shown, why_few
from rodatraden.foundation.keyed.numbers import join_number

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
ABOUT_PERSONS = Q(persons__isnull=False) | Q(survey__isnull=False) | Q(indicator__counts_persons=True)


def hidden_outcomes(indicators: Collection[str], sees: Collection[str] = ()) -> Mapping[int, str]:
    """Why each hidden outcome of these indicators is so, by the number of its row; two questions for most.

    `sees` are the units that the reader manages.
    """
    exposed = _about_persons(Observation.objects.filter(indicator__key__in=indicators))
    if not exposed:
        return {}
    rows = list(_living(exposed))
    stated = [Stated(observation_of(row), row.scope.board_id or "") for row in rows]
    found = shown(stated, _definitions(row.indicator for row in rows), sees)
    return {
        row.pk: now.amount.text for row, was, now in zip(rows, stated, found, strict=True) if now is not was.observation
    }


def as_shown_to(
    user: AbstractBaseUser | AnonymousUser, by: str, observations: Sequence[content.Observation]
) -> tuple[content.Observation, ...]:
    """Outcomes of one plan or report, which `by` states, as a person may take them home."""
    keys = {one.indicator for one in observations}
    rows = list(_living(_about_persons(Observation.objects.filter(indicator__key__in=keys))))
    others = [Stated(observation_of(row), row.scope.board_id or "") for row in rows]
    known = Indicator.objects.filter(key__in=keys).select_related("source").order_by("pk")
    found = shown([*(Stated(one, by) for one in observations), *others], _definitions(known), managed_by(user))
    return tuple(found[: len(observations)])


def about_persons_among(indicators: Collection[str]) -> frozenset[str]:
    """Those of the indicators whose outcomes stand on numbers of persons."""
    return frozenset(_about_persons(Observation.objects.filter(indicator__key__in=indicators)))


def stated_beside(indicators: Collection[str], scopes: Collection[str]) -> list[tuple[Scope, content.Observation]]:
    """What others than these scopes state of those of the indicators that are about persons, in order of scope."""
    exposed = _about_persons(Observation.objects.filter(indicator__key__in=indicators))
    rows = _living(exposed).exclude(scope__key__in=scopes).order_by("scope__key", "position", "pk") if exposed else ()
    return [(row.scope, observation_of(row)) for row in rows]


def scopes_with(indicators: Collection[str]) -> QuerySet[Scope]:
    """The scopes that state outcomes of those of the indicators that are about persons."""
    exposed = _about_persons(Observation.objects.filter(indicator__key__in=indicators))
    return Scope.objects.filter(pk__in=_living(exposed).order_by().values("scope_id"))


def observation_of(row: Observation) -> content.Observation:
    """The outcome of a row, with what tells how many persons it stands on."""
    survey = getattr(row, "survey", None)
    return content.Observation(
        indicator=row.indicator_id,
        period=row.period,
        entity=row.entity,
        breakdown=dict(parse_qsl(row.breakdown, keep_blank_values=True)),
        amount=Amount(
            value=join_number(row.value, row.value_decimals),
            missing=MissingReason(row.missing) if row.missing else None,
        ),
        survey=content.Survey(respondents=survey.respondents, asked=survey.asked) if survey is not None else None,
        persons=row.persons,
    )


def _about_persons(rows: QuerySet[Observation]) -> set[str]:
    found = rows.filter(ABOUT_PERSONS, ended_at__isnull=True).order_by()
    return {str(key) for key in found.values_list("indicator_id", flat=True).distinct()}


def _living(indicators: Collection[str]) -> QuerySet[Observation]:
    rows = Observation.objects.filter(indicator__key__in=indicators, ended_at__isnull=True).order_by("pk")
    return rows.select_related("scope", "survey", "indicator__source")


def _definitions(indicators: Iterable[Indicator]) -> Definitions:
    """The rule's terms from the rows of indicators, read with their sources."""
    known = {row.key: row for row in indicators}
    sources = {row.source.key: row.source for row in known.values() if row.source is not None}
    municipality = Municipality.objects.filter(ended_at__isnull=True).order_by("pk").first()
    return Definitions(
        indicators={key: _indicator(row) for key, row in known.items()},
        sources={
            key: content.Source(
                key=key,
                name=row.name,
                suppression_limit=row.suppression_limit,
                manager_sees_own=row.manager_sees_own,
            )
            for key, row in sources.items()
        },
        above=tree().above,
        municipality=municipality.code if municipality is not None else "",
    )


def _indicator(row: Indicator) -> content.Indicator:
    return content.Indicator(
        key=row.key,
        name=row.name,
        unit=row.unit,
        source=row.source_id or "",
        minimum_respondents=row.minimum_respondents,
        counts_persons=row.counts_persons,
    )


@dataclass(frozen=True)
class Past:
    """What may be told of an outcome's earlier values: the row as it is now, and why it is hidden, if it is.

    An earlier value stands beside other figures of its day, which the log does not know. So only what is
    shown now, and earlier totals about enough persons, are told.
    """

    now: content.Observation | None
    definitions: Definitions
    about_persons: bool
    why: str
    is_part: bool
    is_own: bool

    def hides(self, side: Mapping[str, object]) -> str:
        """Why values that the log tells of one side of a change are not shown; "" when they are."""
        if self.is_own or not (self.about_persons or side.get("persons") or side.get("survey")):
            return ""
        if self.why or self.now is None:
            return self.why or TO_PROTECT
        told = side.get("value", side.get("amount"))
        value = self.now.amount.value if told is None else _first_number(told)
        if self.is_part and value != self.now.amount.value:
            return TO_PROTECT
        persons, answers = _first_number(side.get("persons")), _first_number(side.get("survey"))
        then = replace(
            self.now,
            amount=Amount(value=value),
            persons=self.now.persons if persons is None else int(persons),
            survey=self.now.survey if answers is None else content.Survey(respondents=int(answers)),
        )
        indicator = self.definitions.indicators[then.indicator]
        return why_few(then, indicator, self.definitions.limit(then.indicator))


def past_of(scope: Scope, identity: Mapping[str, object], user: AbstractBaseUser | AnonymousUser) -> Past:
    """What may be told to a person of the earlier values of the outcome with this identity in a scope."""
    asked = Observation.objects.filter(scope=scope, **identity).select_related("scope", "survey", "indicator__source")
    row = asked.order_by("pk").first()
    key = row.indicator_id if row is not None else str(identity.get("indicator_id", ""))
    indicators = Indicator.objects.filter(key=key).select_related("source")
    definitions = _definitions(indicators.order_by("pk"))
    sees = managed_by(user)
    about = bool(_about_persons(Observation.objects.filter(indicator__key=key)))
    lives = row is not None and row.ended_at is None
    now = observation_of(row) if row is not None and lives else None
    own = row is not None and (row.entity or row.scope.board_id) in sees and definitions.manager_sees_own(key)
    return Past(
        now=now,
        definitions=definitions,
        about_persons=about,
        why=hidden_outcomes([key], sees).get(row.pk, "") if row is not None and about else "",
        is_part=row is not None and bool(row.breakdown or row.entity not in ("", row.scope.board_id)),
        is_own=own,
    )


def _first_number(told: object) -> Decimal | None:
    """The number that the log's words about a field begin with: "7.5, text: …", "respondents: 4; asked: 60"."""
    found = _NUMBER.search(str(told)) if told not in (None, "") else None
    return Decimal(found.group()) if found is not None else None
