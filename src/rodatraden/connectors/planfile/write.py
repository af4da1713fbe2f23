"""The one canonical form of a plan file.

Fields stand in the order of the dataclasses and only where they differ from their default.
Things stand one field a line, but what is read as a table (columns, rows, cells, observations,
targets, scales) stands one thing a line. UTF-8, LF, a final newline.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from rodatraden.connectors.planfile import plain
from rodatraden.connectors.planfile.types import (
    AMOUNT,
    Choice,
    Leaf,
    Listing,
    Lookup,
    Optional,
    Quantity,
    Record,
    Shape,
)
from rodatraden.core.content import control, economy, indicators, organisation, planning
from rodatraden.core.content.file import (
    MunicipalityContent,
    PlanContent,
    PlanFile,
    ReportContent,
)
from rodatraden.core.content.scope import Scope

WIDTH = 150
_LIST_WIDTH = 80
_LONG = 80
_SPACED = (PlanFile, MunicipalityContent, PlanContent, ReportContent)
_ONE_LINE: frozenset[type[Any]] = frozenset(
    {
        Scope,
        economy.StatementColumn,
        economy.StatementRow,
        economy.VolumeColumn,
        economy.VolumeRow,
        economy.Investment,
        indicators.Observation,
        indicators.Survey,
        indicators.Target,
        indicators.TargetRule,
        indicators.SeriesBreak,
        planning.IndicatorLink,
        planning.Level,
        organisation.LawReference,
        organisation.Occasion,
        organisation.StatusLabel,
        organisation.ReasonCode,
        organisation.AssessmentLevel,
        organisation.RiskScaleLevel,
        organisation.RiskZone,
        control.ProviderFollowUp,
    }
)
Lines = list[str]


def write(file: PlanFile) -> bytes:
    """The canonical bytes of a file: what `parse` reads back to the same content."""
    return "".join(f"{line}\n" for line in _record(file, PlanFile)).encode()


def _present(value: Any, of: type[Any]) -> Iterator[tuple[str, Any, Shape]]:
    for name, field in Record(of).fields.items():
        given = getattr(value, name)
        if field.required or given != field.default:
            yield name, given, field.shape


def _record(value: Any, of: type[Any]) -> Lines:
    lines: Lines = []
    for name, given, shape in _present(value, of):
        below = _field(name, given, shape)
        if lines and of in _SPACED and len(below) > 1:
            lines.append("")
        lines += below
    return lines


def _field(name: str, value: Any, shape: Shape) -> Lines:
    """`name: value` on one line, or the name with the value indented under it."""
    key = _key(name, in_flow=False)
    first, below = _value(value, shape, WIDTH - len(key) - 2)
    return [f"{key}: {first}" if first else f"{key}:", *_indented(below)]


def _value(value: Any, shape: Shape, room: int) -> tuple[str, Lines]:
    """What stands on the line of the name, and the lines under it."""
    if isinstance(shape, Optional):
        return ("", []) if value is None else _value(value, shape.of, room)
    if shape is Leaf.TEXT:
        return _text(value)
    flow = _on_one_line(value, shape, room)
    return ("", _block(value, shape)) if flow is None else (flow, [])


def _block(value: Any, shape: Shape) -> Lines:
    if isinstance(shape, Listing):
        return [line for item in value for line in _item(item, shape.of)]
    if isinstance(shape, Lookup):
        return [line for key in value for line in _field(key, value[key], shape.of)]
    return _record(value, type(value))


def _on_one_line(value: Any, shape: Shape, room: int) -> str | None:
    """A thing within one line, where it stands so: by its type, then by its length."""
    if isinstance(shape, Record):
        filled, possible = _is_filled(value, shape.of), shape.of in _ONE_LINE
    elif isinstance(shape, Listing):
        filled, possible, room = bool(value), not isinstance(shape.of, Record), _LIST_WIDTH
    elif isinstance(shape, Lookup) and not isinstance(shape.of, Quantity):
        filled, possible = bool(value), not isinstance(shape.of, Lookup)
    else:
        # Rows of figures stand one a line however wide, so that they read as a table.
        return _flow(value, shape)
    if filled and not possible:
        return None
    flow = _flow(value, shape)
    return flow if not filled or (len(flow) <= room and "\\n" not in flow) else None


def _is_filled(value: Any, of: type[Any]) -> bool:
    return next(_present(value, of), None) is not None


def _text(text: str) -> tuple[str, Lines]:
    spelled = plain.spelled(text)
    if "\n" in text or (len(text) > _LONG and spelled != text):
        block = plain.literal(text)
        if block is not None:
            return block[0], block[1:]
    return spelled, []


def _item(value: Any, shape: Shape) -> Lines:
    """A list item: `- ` before its first line, the rest indented as far."""
    first, below = _value(value, shape, WIDTH - 8)
    if first:
        return [f"- {first}", *_indented(below)]
    head, *rest = below
    return [f"- {head}", *_indented(rest)]


def _indented(lines: Lines) -> Lines:
    return [f"  {line}" if line else "" for line in lines]


def _flow(value: Any, shape: Shape) -> str:
    """A value within one line."""
    match shape:
        case Optional():
            return "" if value is None else _flow(value, shape.of)
        case Listing():
            return f"[{', '.join(_flow(item, shape.of) for item in value)}]"
        case Lookup():
            return _braces((key, _flow(value[key], shape.of)) for key in value)
        case Quantity():
            return _quantity(value, shape)
        case Record():
            present = _present(value, shape.of)
            return _braces((name, _flow(given, below)) for name, given, below in present)
        case Leaf() | Choice():
            return _leaf(value)


def _braces(entries: Iterator[tuple[str, str]]) -> str:
    inside = ", ".join(f"{_key(key, in_flow=True)}: {text}" for key, text in entries)
    return f"{{{inside}}}"


@lru_cache(maxsize=4096)
def _key(name: str, *, in_flow: bool) -> str:
    return plain.spelled(name, in_flow=in_flow)


def _quantity(value: Any, shape: Quantity) -> str:
    if isinstance(value, Decimal):
        return _leaf(value)
    if shape.wrapped and value.value is not None and value == AMOUNT.of(value=value.value):
        return _leaf(value.value)
    return _flow(value, AMOUNT)


def _leaf(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case StrEnum():
            return plain.spelled(value.value, in_flow=True)
        case str():
            return plain.spelled(value, in_flow=True)
        case Decimal():
            if not value.is_finite():
                raise ValueError(f"{value} is no number that a plan file can hold")
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return str(value)
