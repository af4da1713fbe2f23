"""Ways to take one thing out of the fictive board's content."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rodatraden.core.content.file import ReportContent
from rodatraden.documents.assembly.material import Material

Break = Callable[[Material], Material]


def _report_of(material: Material) -> ReportContent:
    assert material.report is not None
    return material.report


def in_plan(**changes: Any) -> Break:
    """The plan with fields replaced."""
    return lambda material: replace(material, plan=replace(material.plan, **changes))


def in_report(**changes: Any) -> Break:
    """The report with fields replaced."""
    return lambda material: replace(material, report=replace(_report_of(material), **changes))


def plan_without(field: str, wanted: Callable[[Any], bool]) -> Break:
    """The plan without the things that `wanted` picks."""

    def broken(material: Material) -> Material:
        things = getattr(material.plan, field)
        kept = tuple(thing for thing in things if not wanted(thing))
        assert len(kept) < len(things)
        return in_plan(**{field: kept})(material)

    return broken


def report_without(field: str, wanted: Callable[[Any], bool]) -> Break:
    """The report without the things that `wanted` picks."""

    def broken(material: Material) -> Material:
        things = getattr(_report_of(material), field)
        kept = tuple(thing for thing in things if not wanted(thing))
        assert len(kept) < len(things)
        return in_report(**{field: kept})(material)

    return broken


def plan_changed(field: str, wanted: Callable[[Any], bool], **changes: Any) -> Break:
    """The plan with the things that `wanted` picks changed."""

    def broken(material: Material) -> Material:
        things = getattr(material.plan, field)
        changed = tuple(replace(thing, **changes) if wanted(thing) else thing for thing in things)
        assert changed != things
        return in_plan(**{field: changed})(material)

    return broken


def report_changed(field: str, wanted: Callable[[Any], bool], **changes: Any) -> Break:
    """The report with the things that `wanted` picks changed."""

    def broken(material: Material) -> Material:
        things = getattr(_report_of(material), field)
        changed = tuple(replace(thing, **changes) if wanted(thing) else thing for thing in things)
        assert changed != things
        return in_report(**{field: changed})(material)

    return broken


def after(*steps: Break) -> Break:
    """Several breaks, one after the other."""

    def broken(material: Material) -> Material:
        for step in steps:
            material = step(material)
        return material

    return broken


def key(wanted: str) -> Callable[[Any], bool]:
    """Picks the thing with this key."""
    return lambda thing: bool(thing.key == wanted)


def of(wanted: str) -> Callable[[Any], bool]:
    """Picks the report of the thing with this key."""
    return lambda thing: bool(thing.of == wanted)


def goal(wanted: str) -> Callable[[Any], bool]:
    """Picks what hangs on this goal."""
    return lambda thing: bool(thing.goal == wanted)
