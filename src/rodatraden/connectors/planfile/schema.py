"""The JSON Schema of a plan file, for editors and integrators.

Generated from the same types the reader uses, with the dataclasses' docstrings as descriptions.
The reader checks more than a schema can say: references, keys used once, periods, prose.
"""

import inspect
import json
import re
import sys
from typing import Any

from rodatraden.connectors.planfile.leaves import FIRST_YEAR, LAST_YEAR
from rodatraden.connectors.planfile.types import (
    AMOUNT,
    Choice,
    Field,
    Leaf,
    Listing,
    Lookup,
    Optional,
    Quantity,
    Record,
    Shape,
)
from rodatraden.core.content.file import SCHEMA, PlanFile

Schema = dict[str, Any]

_TEXT: Schema = {"$ref": "#/$defs/text"}
_LEAVES: dict[Leaf, Schema] = {
    Leaf.TEXT: _TEXT,
    Leaf.NUMBER: {"type": "number"},
    Leaf.INTEGER: {"type": "integer"},
    Leaf.BOOLEAN: {"type": "boolean"},
    Leaf.DATE: {"$ref": "#/$defs/date"},
}
_DEFINED: dict[str, Schema] = {
    "date": {
        "description": "A day, as 2022-03-31.",
        "type": "string",
        "format": "date",
        "pattern": r"^\d{4}-\d{2}-\d{2}$",
    },
    "text": {
        "description": "A text as it stands; what an editor takes for a number is a text too.",
        "type": ["string", "number", "boolean", "null"],
    },
}
_YEARS = ("year", "first_year", "last_year", "horizon")


def json_schema() -> Schema:
    """The schema as plain data."""
    definitions: dict[str, Schema] = dict(_DEFINED)
    root = _record(Record(PlanFile), definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Röda tråden: planfil",
        **root,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def schema_text() -> str:
    """The schema as the file in the documentation holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _record(record: Record, definitions: dict[str, Schema]) -> Schema:
    fields = record.fields.values()
    schema: Schema = {
        "description": described(record.of),
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field(record, field, definitions) for field in fields},
    }
    required = [field.name for field in fields if field.required]
    return {**schema, "required": required} if required else schema


def _field(record: Record, field: Field, definitions: dict[str, Schema]) -> Schema:
    if record.of is PlanFile and field.name == "schema":
        return {"const": SCHEMA}
    schema = _of(field.shape, definitions)
    if field.name in _YEARS:
        schema = {**schema, "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    if isinstance(field.default, str | bool) and field.default != "":
        return {**schema, "default": field.default}
    return schema


def _of(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    if isinstance(shape, Leaf):
        return dict(_LEAVES[shape])
    if isinstance(shape, Choice):
        return {"enum": [member.value for member in shape.of]}
    if isinstance(shape, Record):
        return _named(shape, definitions)
    return _holding(shape, definitions)


def _holding(shape: Optional | Listing | Lookup | Quantity, definitions: dict[str, Schema]) -> Schema:
    match shape:
        case Optional():
            return _or_nothing(_of(shape.of, definitions))
        case Listing():
            return _or_nothing({"type": "array", "items": _of(shape.of, definitions)})
        case Lookup():
            below = _of(shape.of, definitions)
            return _or_nothing({"type": "object", "additionalProperties": below})
        case Quantity():
            return {"anyOf": [dict(_LEAVES[Leaf.NUMBER]), _named(AMOUNT, definitions)]}


def _named(record: Record, definitions: dict[str, Schema]) -> Schema:
    name = record.of.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _record(record, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _or_nothing(schema: Schema) -> Schema:
    if isinstance(kind := schema.get("type"), str):
        return {**schema, "type": [kind, "null"]}
    return schema if schema == _TEXT else {"anyOf": [schema, {"type": "null"}]}


def described(of: type[Any]) -> str:
    """A dataclass's docstring as running text."""
    return re.sub(r"\s*\n\s*", " ", inspect.getdoc(of) or "")


if __name__ == "__main__":
    sys.stdout.write(schema_text())
