from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from rodatraden.apps.cycle.actions import (
    close_scope,
    close_year,
    copy_rule_pack,
    create_occasion,
    create_rule_pack,
    edit_occasion,
    edit_rule_pack,
    end_occasion,
    end_rule_pack,
    open_year,
    pass_stage,
    reopen_year,
    set_reminder_days,
    set_stages,
    take_back_stage,
)
from rodatraden.apps.cycle.errors import (
    DaysOutOfOrder,
    OccasionExists,
    OccasionInUse,
    OccasionUnknown,
    ReasonMissing,
    ReminderDayTooFar,
    RulePackExists,
    RulePackInUse,
    StageAhead,
    StageUnknown,
    YearClosed,
    YearExists,
    YearUnknown,
)
from rodatraden.apps.cycle.models import Occasion, PlanningYear, Scope
from rodatraden.apps.cycle.queries.occasions import occasion_content, occasion_values
from rodatraden.apps.cycle.queries.years import (
    calendar_of,
    has_passed,
    passed_stages,
    planning_year,
    planning_years,
    rule_pack,
)
from rodatraden.apps.org.models import Organisation
from rodatraden.core.content import occasions as content
from rodatraden.core.content.organisation import Occasion as OccasionContent
from rodatraden.core.content.organisation import OccasionKind
from rodatraden.core.cycle.usual_year import standard_year
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.models import AuditRow
from rodatraden.foundation.audit.reading import reading_of
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.permissions import PermissionRefused

MONTH = OccasionContent(key="", name="Månadsuppföljning juli", kind=OccasionKind.MONTHLY, as_of=date(2026, 7, 31))
RULE = content.Rule(key="slut", condition="activity_has_end_date", severity=content.RuleSeverity.FAULT)


@pytest.fixture
def year(central_office: User) -> PlanningYear:
    return open_year(by=central_office, year=2026, steering_model="modell", occasions=standard_year(2026))


@pytest.fixture
def board(db: None) -> str:
    return Organisation.objects.create(key="parknamnden", name="Parknämnden", kind="board").key


def test_a_year_is_opened_with_its_occasions_in_a_municipality_that_starts_empty(year: PlanningYear) -> None:
    found = planning_year(2026)
    assert found is not None
    assert found.occasions == standard_year(2026)
    scope = Scope.objects.get(key="kommunen")
    assert scope.changed_by_person
    actions = list(AuditRow.objects.order_by("pk").values_list("action", flat=True))
    assert actions.count("cycle.create_occasion") == len(standard_year(2026))
    assert "cycle.open_year" in actions


def test_the_year_after_the_ordinary_one_is_the_next(year: PlanningYear, central_office: User) -> None:
    assert year.state == "ordinary"
    assert open_year(by=central_office, year=2027, steering_model="modell").state == "next"


def test_a_year_is_opened_once_and_all_or_nothing(year: PlanningYear, central_office: User) -> None:
    with pytest.raises(YearExists):
        open_year(by=central_office, year=2026, steering_model="modell")
    with pytest.raises(OccasionExists):
        open_year(by=central_office, year=2027, steering_model="modell", occasions=[MONTH, MONTH])
    assert [one.year for one in planning_years()] == [2026]


@pytest.mark.parametrize("who", ["reader", "auditor", "administrator"])
def test_only_central_office_and_development_lead_change_the_wheel(
    who: str, request: pytest.FixtureRequest, year: PlanningYear
) -> None:
    person = request.getfixturevalue(who)
    with pytest.raises(PermissionRefused):
        open_year(by=person, year=2027, steering_model="modell")
    with pytest.raises(PermissionRefused):
        create_occasion(by=person, year=2026, occasion=MONTH)
    with pytest.raises(PermissionRefused):
        close_year(by=person, year=2026)
    with pytest.raises(PermissionRefused):
        create_rule_pack(by=person, name="Anvisning")


def test_an_occasion_gets_a_key_of_its_name(year: PlanningYear, development_lead: User) -> None:
    row = create_occasion(by=development_lead, year=2026, occasion=MONTH)
    assert row.key == "manadsuppfoljning-juli"
    with pytest.raises(OccasionExists):
        create_occasion(by=development_lead, year=2026, occasion=MONTH)
    with pytest.raises(YearUnknown):
        create_occasion(by=development_lead, year=2030, occasion=MONTH)


def test_an_edit_logs_only_what_changed_and_needs_the_token_of_what_was_seen(
    year: PlanningYear, development_lead: User
) -> None:
    before = occasion_content(Occasion.objects.get(key="mars"))
    token = token_of(occasion_values(before))
    after = OccasionContent(
        **{name: getattr(before, name) for name in before.__dataclass_fields__} | {"name": "Tertial"}
    )
    edit_occasion(by=development_lead, year=2026, key="mars", occasion=after, token=token)
    row = AuditRow.objects.get(action="cycle.edit_occasion")
    assert (row.before, row.after) == ({"name": "Delårsrapport per 31 mars"}, {"name": "Tertial"})
    with pytest.raises(ChangedSince):
        edit_occasion(by=development_lead, year=2026, key="mars", occasion=before, token=token)
    with pytest.raises(OccasionUnknown):
        edit_occasion(by=development_lead, year=2026, key="finns-inte", occasion=before)


@pytest.mark.parametrize(
    "days",
    [
        {"opens": date(2026, 5, 1)},
        {"deadline": date(2026, 5, 1)},
        {"stages": (content.Stage(key="s", name="Kallelse", kind=content.StageKind.NOTICE, day=date(2026, 5, 1)),
                    content.Stage(key="b", name="Nämnd", kind=content.StageKind.BOARD, day=date(2026, 4, 29)))},
    ],
)  # fmt: skip
def test_days_in_the_wrong_order_are_refused(
    days: dict[str, object], year: PlanningYear, development_lead: User
) -> None:
    row = occasion_content(Occasion.objects.get(key="mars"))
    wanted = replace(row, **days)  # type: ignore[arg-type]
    with pytest.raises(DaysOutOfOrder):
        edit_occasion(by=development_lead, year=2026, key="mars", occasion=wanted)


def test_stages_are_set_and_what_was_passed_stays_by_key(
    year: PlanningYear, development_lead: User, board: str
) -> None:
    today = timezone.localdate()
    pass_stage(by=development_lead, year=2026, occasion="mars", stage="notice", board=board, day=today)
    stages = occasion_content(Occasion.objects.get(key="mars")).stages
    set_stages(by=development_lead, year=2026, key="mars", stages=[s for s in stages if s.key != "administration"])
    assert set(passed_stages(2026, "mars")) == {(board, "notice")}
    assert [s.key for s in occasion_content(Occasion.objects.get(key="mars")).stages] == [
        "union_cooperation", "drafting_committee", "notice", "board", "adjustment", "publication",
    ]  # fmt: skip


def test_a_stage_is_passed_for_a_board_and_taken_back(
    year: PlanningYear, development_lead: User, central_office: User, board: str
) -> None:
    today = timezone.localdate()
    assert not has_passed(year=2026, occasion="mars", board=board, kind=content.StageKind.NOTICE)
    pass_stage(by=development_lead, year=2026, occasion="mars", stage="notice", board=board, day=today)
    assert has_passed(year=2026, occasion="mars", board=board, kind=content.StageKind.NOTICE)
    assert not has_passed(year=2026, occasion="mars", board="annan", kind=content.StageKind.NOTICE)
    take_back_stage(by=development_lead, year=2026, occasion="mars", stage="notice", board=board)
    assert not has_passed(year=2026, occasion="mars", board=board, kind=content.StageKind.NOTICE)
    assert AuditRow.objects.filter(object_kind="cycle.stagepassed").count() == 2
    with pytest.raises(StageUnknown):
        pass_stage(by=development_lead, year=2026, occasion="mars", stage="nej", board=board, day=today)
    tomorrow = today + timedelta(days=1)
    with pytest.raises(StageAhead):
        pass_stage(by=development_lead, year=2026, occasion="mars", stage="notice", board=board, day=tomorrow)
    with pytest.raises(PermissionRefused):
        pass_stage(by=central_office, year=2026, occasion="mars", stage="notice", board=board, day=today)


def test_an_occasion_is_ended_unless_someone_reports_at_it_and_can_come_back(
    year: PlanningYear, development_lead: User, board: str
) -> None:
    end_occasion(by=development_lead, year=2026, key="maj")
    assert planning_year(2026).occasions == tuple(o for o in standard_year(2026) if o.key != "maj")  # type: ignore[union-attr]
    create_occasion(by=development_lead, year=2026, occasion=next(o for o in standard_year(2026) if o.key == "maj"))
    assert Occasion.objects.filter(key="maj").count() == 1
    Scope.objects.create(key="x", level="board_occasion", board_id=board, year=2026, occasion="maj")
    with pytest.raises(OccasionInUse):
        end_occasion(by=development_lead, year=2026, key="maj")


def test_closing_a_year_closes_what_is_open_and_opening_it_opens_exactly_that(
    year: PlanningYear, central_office: User, board: str
) -> None:
    plan = Scope.objects.create(key="p", level="board_year", board_id=board, year=2026)
    report = Scope.objects.create(key="r", level="board_occasion", board_id=board, year=2026, occasion="mars")
    other = Scope.objects.create(key="o", level="board_year", board_id=board, year=2025)
    close_scope(by=central_office, scope=plan)
    open_year(by=central_office, year=2027, steering_model="modell")
    assert close_year(by=central_office, year=2026) == 1
    assert close_year(by=central_office, year=2026) == 0
    states = dict(Scope.objects.values_list("key", "is_closed").order_by("key"))
    assert states == {"kommunen": False, "o": False, "p": True, "r": True}
    assert dict(PlanningYear.objects.values_list("year", "state").order_by("year")) == {
        2026: "closed",
        2027: "ordinary",
    }
    with pytest.raises(YearClosed):
        create_occasion(by=central_office, year=2026, occasion=MONTH)
    with pytest.raises(ReasonMissing):
        reopen_year(by=central_office, year=2026, reason=" ")
    assert reopen_year(by=central_office, year=2026, reason="En rättelse") == 1
    for scope in (plan, report, other):
        scope.refresh_from_db()
    assert (plan.is_closed, report.is_closed, other.is_closed) == (True, False, False)
    assert AuditRow.objects.get(action="cycle.reopen_year").reason == "En rättelse"


def test_reminder_days_are_a_setting_within_reason(year: PlanningYear, central_office: User) -> None:
    assert Occasion.objects.get(key="mars").reminder_days == [-14, -3, 0, 2]
    set_reminder_days(by=central_office, year=2026, key="mars", days=[1, -7, 1])
    assert Occasion.objects.get(key="mars").reminder_days == [-7, 1]
    with pytest.raises(ReminderDayTooFar):
        set_reminder_days(by=central_office, year=2026, key="mars", days=[-90])


def test_the_wheel_of_a_year_has_next_years_plan_and_last_years_report(central_office: User) -> None:
    for one in (2025, 2026, 2027):
        open_year(by=central_office, year=one, steering_model="modell", occasions=standard_year(one))
    found = [(year, occasion.key) for year, occasion in calendar_of(2026, planning_years())]
    assert found == [
        (2025, "bokslut"), (2027, "forutsattningar"), (2026, "februari"), (2026, "mars"), (2027, "inriktning"),
        (2026, "maj"), (2027, "yttrande"), (2026, "augusti"), (2027, "plan"), (2026, "oktober"), (2026, "bokslut"),
    ]  # fmt: skip


def test_a_rule_pack_is_made_edited_copied_and_kept_while_followed(year: PlanningYear, central_office: User) -> None:
    row = create_rule_pack(by=central_office, name="Anvisningar 2026", rules=[RULE])
    edit_rule_pack(by=central_office, key=row.key, name="Anvisningar 2026", rules=[RULE, RULE_TWO])
    copy = copy_rule_pack(by=central_office, key=row.key, name="Anvisningar 2027")
    found, copied = rule_pack(row.key), rule_pack(copy.key)
    assert found is not None
    assert copied is not None
    assert copied.rules == found.rules == (RULE, RULE_TWO)
    with pytest.raises(RulePackExists):
        copy_rule_pack(by=central_office, key=row.key, name="Anvisningar 2027")
    Occasion.objects.filter(key="mars").update(rule_pack=row.key)
    with pytest.raises(RulePackInUse):
        end_rule_pack(by=central_office, key=row.key)
    end_rule_pack(by=central_office, key=copy.key)
    assert rule_pack(copy.key) is None


RULE_TWO = content.Rule(
    key="agare",
    condition="commitment_has_owner",
    severity=content.RuleSeverity.QUESTION,
    instruction="Skriv vem som svarar.",
)


def test_the_history_of_the_wheel_is_found_by_the_keys_of_the_log(year: PlanningYear, central_office: User) -> None:
    pack = create_rule_pack(by=central_office, name="Anvisningar 2026", rules=[RULE])
    kinds = ("cycle.occasion", "cycle.planningyear", "cycle.rulepack")
    rows = AuditRow.objects.filter(object_kind__in=kinds).order_by("pk")
    found = {str(reading_of(row.object_kind).find(row.object_key)) for row in rows}  # type: ignore[union-attr]
    assert {"2026", "Delårsrapport per 31 mars", str(pack)} < found
    assert "None" not in found
