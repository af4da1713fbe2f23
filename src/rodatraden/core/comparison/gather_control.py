"""Risks, audits, controls and follow-ups, with what a report says of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from rodatraden.core.comparison.gather_goals import folded, shortened
from rodatraden.core.comparison.item import Field, Item, Value
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.comparison.values import fields_of, prose_value
from rodatraden.core.content.control import (
    Audit,
    ControlReport,
    FollowUpPlan,
    ProviderFollowUp,
    Risk,
    SystematicControl,
)

_Reports = dict[str, ControlReport]


def control_items(side: Side) -> Iterator[Item]:
    """What the internal control holds. A report is taken by the thing it is about; the rest stand alone."""
    reports: _Reports = {r.of: r for r in side.report.control_reports if not r.unit} if side.report else {}
    for risk in side.plan.risks:
        yield from _risk(side, risk, reports)
    audits = (*side.plan.audits, *(side.report.audits if side.report else ()))
    for audit in {audit.key: audit for audit in audits}.values():
        yield from _audit(side, audit, reports)
    for control in (*side.municipality.controls, *side.plan.controls):
        yield _control(side, control, reports)
    for key, report in reports.items():
        yield Item(sort=SORTS["control_status"], key=key, name=key, fields=_said(side, report))
    for report in side.report.control_reports if side.report else ():
        if report.unit:
            name = f"{report.of}, {report.unit}"
            yield Item(sort=SORTS["control_status"], key=name, name=name, fields=_said(side, report))
    judgement = side.report.internal_control if side.report else None
    if judgement:
        yield Item(
            sort=SORTS["judgement"],
            key="internal_control",
            name="Årets interna kontroll",
            fields=fields_of(side, judgement),
        )
    yield from _follow_ups(side)


def _said(side: Side, report: ControlReport) -> dict[str, Field]:
    return fields_of(side, report, without=frozenset({"of", "unit"}), prefix="report.")


def _with_report(side: Side, key: str, found: dict[str, Field], reports: _Reports) -> Mapping[str, Field]:
    report = reports.pop(key, None)
    return found | _said(side, report) if report else found


def _risk(side: Side, risk: Risk, reports: _Reports) -> Iterator[Item]:
    found = fields_of(side, risk, without=frozenset({"treatments"}))
    if risk.likelihood and risk.consequence:
        value = risk.likelihood * risk.consequence
        found["value"] = Field(label="Riskvärde", value=Value(words=str(value), same=value), derived=True)
    parent = ("goal", risk.goal) if risk.goal else None
    within = side.name("goal", risk.goal) or side.name("process", risk.process) or risk.subject
    yield _item("risk", risk.key, risk.title, found, parent=parent, within=within)
    for treatment in risk.treatments:
        yield _item(
            "treatment",
            treatment.key,
            prose_value(side, treatment.text).words,
            _with_report(side, treatment.key, fields_of(side, treatment), reports),
            parent=("risk", risk.key),
            within=risk.title,
        )


def _audit(side: Side, audit: Audit, reports: _Reports) -> Iterator[Item]:
    found = fields_of(side, audit, without=frozenset({"recommendations"}))
    yield _item("audit", audit.key, audit.title, found)
    for advice in audit.recommendations:
        yield _item(
            "recommendation",
            advice.key,
            prose_value(side, advice.text or advice.measure).words or advice.key,
            _with_report(side, advice.key, fields_of(side, advice), reports),
            parent=("audit", audit.key),
            within=audit.title,
        )


def _control(side: Side, control: SystematicControl, reports: _Reports) -> Item:
    return _item(
        "control",
        control.key,
        prose_value(side, control.what).words,
        _with_report(side, control.key, fields_of(side, control), reports),
    )


def _follow_ups(side: Side) -> Iterator[Item]:
    plan: FollowUpPlan | None = side.plan.follow_up_plan
    every: dict[str, ProviderFollowUp] = {}
    if plan:
        yield _item("follow_up_plan", plan.key, plan.title, fields_of(side, plan, without=frozenset({"follow_ups"})))
        every |= {f.key: f for f in plan.follow_ups}
    # What a report says of a planned follow-up is the newer word on it.
    every |= {f.key: f for f in side.report.follow_ups} if side.report else {}
    for follow_up in every.values():
        name = f"{follow_up.kind}, {side.name('provider', follow_up.provider)}, {follow_up.year}"
        yield _item("follow_up", follow_up.key, name, fields_of(side, follow_up))


def _item(
    sort: str,
    key: str,
    name: str,
    found: Mapping[str, Field],
    *,
    parent: tuple[str, str] | None = None,
    within: str = "",
) -> Item:
    kin: Any = ((folded(name),),)
    return Item(
        sort=SORTS[sort], key=key, local=key, name=shortened(name), parent=parent, within=within, kin=kin, fields=found
    )
