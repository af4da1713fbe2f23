"""Values are added, corrected and withdrawn by those who answer for the place, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from rodatraden.apps.cycle.errors import ScopeClosed
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.indicators.actions import values as actions
from rodatraden.apps.indicators.actions.definitions import INDICATORS, edit_indicator
from rodatraden.apps.indicators.definition_errors import (
    CorrectedWithoutReason,
    ObservationExists,
    ObservationGone,
    ObservationUnclear,
)
from rodatraden.apps.indicators.errors import IndicatorUnknown, OutcomeBeyondScale
from rodatraden.apps.indicators.models import Observation as Row
from rodatraden.apps.indicators.queries.values import value_at, values_of
from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Observation, Survey
from rodatraden.core.missing import MissingReason
from rodatraden.foundation.accounts.actions import system_user
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.keyed import one_kind
from rodatraden.foundation.keyed.errors import NumberTooFine
from rodatraden.foundation.permissions import PermissionRefused
from tests.apps.indicators.conftest import Values
from tests.harness.people import make_person

Same = Callable[[], None]
FULL = Observation(
    indicator="trivsel",
    period="2024",
    amount=Amount(value=Decimal("81.50"), comment="Räknat för hand."),
    breakdown={"gender": "women"},
    survey=Survey(respondents=40, asked=50),
    persons=50,
    preliminary=True,
    reported_by="Uttag ur systemet",
)


def value(period: str = "2024", number: str = "81.5", entity: str = "") -> Observation:
    return Observation(indicator="trivsel", period=period, entity=entity, amount=Amount(value=Decimal(number)))


def token(observation: Observation) -> str:
    return token_of(one_kind.values_of(observation))


def test_value_is_kept_whole_and_comes_back(lead: User, shared: Scope, comes_back_the_same: Same) -> None:
    actions.add_value(by=lead, observation=FULL)
    assert value_at("trivsel", shared, "", "2024", "gender=women") == FULL
    assert [(held.scope, held.observation) for held in values_of("trivsel", lead)] == [(shared, FULL)]
    row = AuditRow.objects.get(action="indicators.value.add")
    assert (row.object_kind, row.object_key) == ("indicators.observation", "kommunen:trivsel 2024 gender=women")
    comes_back_the_same()


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"indicator": "ingen"}, IndicatorUnknown),
        ({"period": "i fjol"}, ObservationUnclear),
        ({"period": "2024-03"}, ObservationUnclear),
        ({"entity": "ingen"}, ObservationUnclear),
        ({"entity": "grupp:ingen"}, ObservationUnclear),
        ({"amount": Amount()}, ObservationUnclear),
        ({"amount": Amount(value=Decimal(1), missing=MissingReason.NOT_MEASURED)}, ObservationUnclear),
        ({"amount": Amount(value=Decimal("0.123456"))}, NumberTooFine),
        ({"survey": Survey(respondents=9, asked=8)}, ObservationUnclear),
    ],
)
def test_impossible_value_is_refused_and_nothing_is_kept(
    lead: User, values: Values, more: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        actions.add_value(by=lead, observation=replace(value(), **more))  # type: ignore[arg-type]
    assert values() == []


def test_value_beyond_the_scale_is_refused(lead: User) -> None:
    before = INDICATORS.find("trivsel")
    scaled = replace(before, scale_low=Decimal(0), scale_high=Decimal(100))
    edit_indicator(by=lead, indicator=scaled, token=token_of(one_kind.values_of(before)))
    with pytest.raises(OutcomeBeyondScale):
        actions.add_value(by=lead, observation=value(number="100.1"))


def test_missing_value_has_its_reason_and_is_not_zero(lead: User, values: Values) -> None:
    missing = replace(value(), amount=Amount(missing=MissingReason.NOT_PUBLISHED))
    actions.add_value(by=lead, observation=missing)
    assert values() == [("", "2024", "", "not_published")]


def test_second_value_is_refused_until_the_first_is_withdrawn(lead: User, shared: Scope, values: Values) -> None:
    actions.add_value(by=lead, observation=value())
    with pytest.raises(ObservationExists):
        actions.add_value(by=lead, observation=value(number="5"))
    with pytest.raises(CorrectedWithoutReason):
        actions.withdraw_value(by=lead, scope=shared, observation=value(), reason=" ")
    actions.withdraw_value(by=lead, scope=shared, observation=value(), reason="Fel år.")
    assert (values(), Row.objects.count()) == ([], 1)
    (held,) = values_of("trivsel", lead, ended=True)
    assert (held.ended, held.observation) == (True, value())
    with pytest.raises(ObservationGone):
        actions.withdraw_value(by=lead, scope=shared, observation=value(), reason="Igen.")
    actions.add_value(by=lead, observation=value(number="5"))
    assert Row.objects.count() == 1


def test_correction_asks_why_and_refuses_what_was_made_from_older_values(lead: User, shared: Scope) -> None:
    first = actions.add_value(by=lead, observation=value())
    right = value(number="82")
    with pytest.raises(CorrectedWithoutReason):
        actions.correct_value(by=lead, scope=shared, observation=right, token=token(first), reason="")
    actions.correct_value(by=lead, scope=shared, observation=right, token=token(first), reason="Skrivfel.")
    row = AuditRow.objects.latest("pk")
    assert (row.before, row.after, row.reason) == ({"amount": "81.5"}, {"amount": "82"}, "Skrivfel.")
    with pytest.raises(ChangedSince):
        actions.correct_value(by=lead, scope=shared, observation=first, token=token(first), reason="Nej.")
    gone = value("2019")
    with pytest.raises(ObservationGone):
        actions.correct_value(by=lead, scope=shared, observation=gone, token=token(gone), reason="Nej.")


def test_value_of_a_decided_plan_is_corrected_only_with_a_reason(lead: User, closed: Scope) -> None:
    with pytest.raises(ScopeClosed):
        actions.add_value(by=lead, scope=closed, observation=value())
    actions.add_value(by=lead, scope=closed, observation=value(), reason="Saknades.")
    assert Row.objects.get().scope == closed


def test_one_writes_where_one_answers_and_nowhere_else(controller: User, plan: Scope, shared: Scope) -> None:
    actions.add_value(by=controller, observation=value(entity="parknamnden"))
    actions.add_value(by=controller, observation=value(entity="norr"))
    actions.add_value(by=controller, scope=plan, observation=value())
    for entity in ("", "omsorgsnamnden", "kommun:0126", "grupp:grupp"):
        with pytest.raises(PermissionRefused):
            actions.add_value(by=controller, observation=value(entity=entity))
    with pytest.raises(PermissionRefused):
        actions.paste_values(
            by=controller, indicator="trivsel", observations=[value("2023", entity="norr"), value("2023")], reason=""
        )


def test_values_of_a_plan_are_seen_by_those_who_read_there(lead: User, plan: Scope) -> None:
    actions.add_value(by=lead, scope=plan, observation=value())
    actions.add_value(by=lead, observation=value("2023"))
    elsewhere = make_person(system_user(), RoleKind.READER, "Olle Omsorg", "omsorgsnamnden")
    assert [held.observation.period for held in values_of("trivsel", elsewhere)] == ["2023"]
    assert [held.observation.period for held in values_of("trivsel", lead)] == ["2024", "2023"]


def test_block_is_kept_whole_or_not_at_all(lead: User, values: Values) -> None:
    actions.add_value(by=lead, observation=replace(value("2022"), survey=Survey(respondents=30)))
    actions.add_value(by=lead, observation=value("2023"))
    block = [value("2022", "70"), value("2023"), value("2024", "90")]
    with pytest.raises(CorrectedWithoutReason):
        actions.paste_values(by=lead, indicator="trivsel", observations=block, reason="")
    assert len(values()) == 2
    done = actions.paste_values(by=lead, indicator="trivsel", observations=block, reason="Uttag i februari.")
    assert done == actions.Pasted(added=1, corrected=1)
    assert values() == [("", "2022", "", "70.00000"), ("", "2023", "", "81.50000"), ("", "2024", "", "90.00000")]
    assert next(held.observation.survey for held in values_of("trivsel", lead)) == Survey(respondents=30)


def test_block_that_says_a_value_twice_or_nothing_is_no_half_block(lead: User, values: Values) -> None:
    with pytest.raises(ObservationExists):
        actions.paste_values(by=lead, indicator="trivsel", observations=[value(), value(number="3")], reason="")
    nothing = actions.paste_values(by=lead, indicator="trivsel", observations=[], reason="")
    assert (nothing, values()) == (actions.Pasted(added=0, corrected=0), [])
