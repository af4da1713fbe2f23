"""The municipality's risk scale as a whole."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rodatraden.apps.control.actions.risk_scale import RiskScale, edit_risk_scale, risk_scale, token_of_risk_scale
from rodatraden.apps.control.models import Risk
from rodatraden.apps.control.scale_errors import HalfScale, StepInUse, StepTwice, StepWithoutWord, ZoneTwice
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import NameMissing
from rodatraden.apps.org.enums import RoleKind
from rodatraden.core.content.organisation import RiskScaleLevel, RiskZone
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions import PermissionRefused


def step(dimension: str, value: int, label: str = "Ord") -> RiskScaleLevel:
    return RiskScaleLevel(dimension=dimension, value=value, label=label)


LOW, HIGH = step("likelihood", 1, "Osannolik"), step("likelihood", 2, "Sannolik")
MILD, GRAVE = step("consequence", 1, "Lindrig"), step("consequence", 3, "Allvarlig")
ZONES = (RiskZone(key="", from_value=1, label="Låg", proposal="Accepteras"),)
WHOLE = RiskScale(steps=(HIGH, LOW, MILD, GRAVE), zones=ZONES)


def keep(by: User, scale: RiskScale) -> RiskScale:
    return edit_risk_scale(by=by, scale=scale, token=token_of_risk_scale(risk_scale()))


def test_scale_is_kept_in_order_from_an_empty_database(development_lead: User) -> None:
    keep(development_lead, WHOLE)
    assert risk_scale() == RiskScale(steps=(LOW, HIGH, MILD, GRAVE), zones=(replace(ZONES[0], key="lag"),))


@pytest.mark.parametrize(
    ("scale", "refusal"),
    [
        (RiskScale(steps=(LOW, MILD, replace(HIGH, label=" "))), StepWithoutWord),
        (RiskScale(steps=(LOW, MILD, replace(HIGH, value=1))), StepTwice),
        (RiskScale(steps=(LOW, HIGH)), HalfScale),
        (RiskScale(zones=(replace(ZONES[0], label=""),)), NameMissing),
        (RiskScale(zones=(ZONES[0], replace(ZONES[0], label="Annan"))), ZoneTwice),
    ],
)
def test_scale_that_says_two_things_is_refused(
    development_lead: User, scale: RiskScale, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        keep(development_lead, scale)
    assert risk_scale() == RiskScale()


def test_step_that_a_risk_is_valued_with_stays(development_lead: User) -> None:
    keep(development_lead, WHOLE)
    scope = Scope.objects.get()
    Risk.objects.create(key="r", title="Mörkt i parken", scope=scope, likelihood=2, consequence=1)
    with pytest.raises(StepInUse, match="Mörkt i parken"):
        keep(development_lead, RiskScale(steps=(LOW, MILD, GRAVE)))
    with pytest.raises(StepInUse):
        keep(development_lead, RiskScale())
    renamed = replace(HIGH, label="Trolig")
    assert keep(development_lead, RiskScale(steps=(LOW, renamed, MILD))).steps == (LOW, renamed, MILD)


def test_scale_changed_meanwhile_is_not_overwritten(development_lead: User) -> None:
    begun = token_of_risk_scale(risk_scale())
    keep(development_lead, WHOLE)
    with pytest.raises(ChangedSince):
        edit_risk_scale(by=development_lead, scale=RiskScale(), token=begun)


def test_scale_is_the_whole_municipalitys_to_change(person_with: Callable[..., User]) -> None:
    for person in (person_with(RoleKind.ADMINISTRATOR), person_with(RoleKind.DEVELOPMENT_LEAD, "parknamnden")):
        with pytest.raises(PermissionRefused):
            keep(person, WHOLE)
