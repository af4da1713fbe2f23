"""Steering models change while they may; what a closed year was planned with stays as it was."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rodatraden.apps.cycle.models import PlanningYear, Scope
from rodatraden.apps.cycle.thing_errors import NameMissing, StillNeeded
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.planning.actions.scales import edit_scale, steps_of, token_of_scale
from rodatraden.apps.planning.actions.steering import (
    copy_model,
    create_model,
    edit_model,
    end_model,
    models_in,
    token_of_model,
    use_model,
)
from rodatraden.apps.planning.actions.work import create_work
from rodatraden.apps.planning.models import StatusReport
from rodatraden.apps.planning.tree_errors import LevelInUse, LevelsMissing, ModelInUse, YearHasGoals, YearMissing
from rodatraden.core.content.organisation import AssessmentLevel, ReasonCode, ReasonMeaning, StatusLabel
from rodatraden.core.content.planning import Carries, Level, LevelMeaning, SteeringModel, WorkItem
from rodatraden.core.document.inline import StatusMeaning
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.permissions import PermissionRefused

Same = Callable[[], None]


def model(scope: Scope, key: str) -> SteeringModel:
    return next(each for each in models_in(scope) if each.key == key)


def edit(by: User, scope: Scope, changed: SteeringModel) -> SteeringModel:
    return edit_model(by=by, model=changed, token=token_of_model(model(scope, changed.key)))


def without(held: SteeringModel, key: str) -> SteeringModel:
    return replace(held, levels=tuple(level for level in held.levels if level.key != key))


def test_model_is_made_with_keys_of_its_names(lead: User, shared: Scope, comes_back_the_same: Same) -> None:
    levels = (Level(key="", name="Mål", plural="", meaning=LevelMeaning.GOAL),)
    made = create_model(by=lead, model=SteeringModel(key="", name="Modell 2027", levels=levels))
    assert (made.key, made.levels[0].key, made.levels[0].plural) == ("modell-2027", "mal-modell-2027", "Mål")
    comes_back_the_same()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (SteeringModel(key="", name=" ", levels=()), NameMissing),
        (SteeringModel(key="", name="M", levels=()), LevelsMissing),
        (
            SteeringModel(key="", name="M", levels=(Level(key="", name="", plural="", meaning=LevelMeaning.GOAL),)),
            NameMissing,
        ),
    ],
)
def test_empty_model_is_refused(lead: User, shared: Scope, wrong: SteeringModel, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        create_model(by=lead, model=wrong)


def test_model_in_use_is_changed_where_no_goal_stands(
    lead: User, plan: Scope, shared: Scope, comes_back_the_same: Same
) -> None:
    held = model(shared, "modell")
    named = replace(held, levels=tuple(replace(e, name="Huvudmål") if e.key == "kfmal" else e for e in held.levels))
    edit(lead, shared, named)
    row = AuditRow.objects.get(action="planning.steering_model.edit")
    assert (row.object_key, row.before, row.after) == ("kfmal", {"name": "Kommunfullmäktigemål"}, {"name": "Huvudmål"})
    edit(lead, shared, without(model(shared, "modell"), "aktivitet"))
    comes_back_the_same()


def test_level_that_goals_stand_on_stays_and_carries_what_they_carry(lead: User, plan: Scope, shared: Scope) -> None:
    create_work(by=lead, scope=plan, work=WorkItem(key="", goal="trivs", text="Bänkar"))
    held = model(shared, "modell")
    less = [replace(e, carries=(Carries.RISKS,)) if e.key == "namndmal" else e for e in held.levels]
    wider = [replace(e, meaning=LevelMeaning.GOAL) if e.key == "namndmal" else e for e in held.levels]
    for wrong in (
        without(held, "namndmal"),
        replace(held, levels=tuple(less)),
        replace(held, levels=tuple(wider)),
        replace(held, levels=held.levels[::-1]),
    ):
        with pytest.raises(LevelInUse):
            edit(lead, shared, wrong)
    assert model(shared, "modell") == held


def test_model_of_a_closed_year_is_copied_not_changed(lead: User, shared: Scope, comes_back_the_same: Same) -> None:
    held = model(shared, "gammal")
    with pytest.raises(ModelInUse, match="2024"):
        edit(lead, shared, replace(held, name="Annat"))
    with pytest.raises(StillNeeded):
        end_model(by=lead, key="gammal")
    copy = copy_model(by=lead, key="gammal", name="Ny av gammal")
    assert [level.name for level in copy.levels] == ["Område", "Delmål"]
    edit(lead, shared, replace(copy, name="Nyast"))
    use_model(by=lead, key=copy.key, year=2026)
    assert PlanningYear.objects.get(year=2026).steering_model == copy.key
    assert model(shared, "gammal") == held
    comes_back_the_same()


def test_year_with_goals_or_closed_keeps_its_model(lead: User, plan: Scope) -> None:
    with pytest.raises(YearHasGoals):
        use_model(by=lead, key="gammal", year=2025)
    with pytest.raises(ModelInUse):
        use_model(by=lead, key="modell", year=2024)
    with pytest.raises(YearMissing):
        use_model(by=lead, key="modell", year=2031)


def test_model_changed_by_another_is_not_overwritten(lead: User, shared: Scope) -> None:
    held = model(shared, "modell")
    edit(lead, shared, replace(held, name="Först"))
    with pytest.raises(ChangedSince):
        edit_model(by=lead, model=replace(held, name="Sedan"), token=token_of_model(held))


def test_only_the_whole_municipalitys_people_change_the_model(
    lead: User, shared: Scope, person_with: Callable[..., User], central_office: User
) -> None:
    held = model(shared, "modell")
    for role, place in (
        (RoleKind.DEVELOPMENT_LEAD, "parknamnden"),
        (RoleKind.AUDITOR, ""),
        (RoleKind.ADMINISTRATOR, ""),
    ):
        with pytest.raises(PermissionRefused):
            edit(person_with(role, place), shared, replace(held, name="Annat"))
    edit(central_office, shared, replace(held, name="Annat"))


def test_scales_are_the_municipalitys_words(lead: User, plan: Scope, comes_back_the_same: Same) -> None:
    status = [StatusLabel(key="", label=label, meaning=StatusMeaning.DONE) for label in ("Klart", "Nästan")]
    made = edit_scale(by=lead, scale="status", steps=status, token=token_of_scale([]))
    assert [step.key for step in made] == ["klart", "nastan"]
    edit_scale(by=lead, scale="orsak", token=token_of_scale([]),
               steps=[ReasonCode(key="", label="Sent", meaning=ReasonMeaning.LATE)])  # fmt: skip
    levels = [AssessmentLevel(key="", label=word, order=9, meaning=StatusMeaning.DONE) for word in ("Låg", "Hög")]
    edit_scale(by=lead, scale="bedomning", steps=levels, token=token_of_scale([]))
    assert [(step.key, step.order) for step in steps_of("bedomning")] == [("lag", 0), ("hog", 1)]
    comes_back_the_same()
    report = Scope.objects.create(
        key="parknamnden/2025/augusti", level="board_occasion", board_id="parknamnden", year=2025, occasion="augusti"
    )
    StatusReport.objects.create(scope=report, of="x", status_id="klart")
    with pytest.raises(StillNeeded):
        edit_scale(by=lead, scale="status", steps=made[1:], token=token_of_scale(made))
    with pytest.raises(NameMissing):
        edit_scale(by=lead, scale="status", steps=[replace(made[0], label="")], token=token_of_scale(made))
    edit_scale(by=lead, scale="status", steps=made[:1], token=token_of_scale(made))
    assert [step.key for step in steps_of("status")] == ["klart"]
