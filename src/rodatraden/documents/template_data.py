"""Templates between JSON and dataclasses, and the delivered ones."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter

from rodatraden.core.document.template import DocumentKind, Template, TemplateLevel

_ADAPTER = TypeAdapter(Template)


def template_from_data(data: Mapping[str, Any]) -> Template:
    """The template that a JSON object describes; pydantic's `ValidationError` when it does not."""
    return _ADAPTER.validate_python(data)


def template_to_data(template: Template) -> dict[str, Any]:
    """The JSON object of a template."""
    data: dict[str, Any] = _ADAPTER.dump_python(template, mode="json")
    return data


def delivered_templates() -> list[Template]:
    """The templates that come with the product, by key."""
    return list(_delivered())


@cache
def _delivered() -> tuple[Template, ...]:
    folder = files("rodatraden.documents") / "delivered"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".json")), key=lambda f: f.name)
    return tuple(template_from_data(json.loads(f.read_text("utf-8"))) for f in found)


def delivered_template(kind: DocumentKind, level: TemplateLevel = TemplateLevel.BOARD) -> Template:
    """The delivered template for a kind of document on a level; a board's where the level has none of its own."""
    of_kind = {t.level: t for t in _delivered() if t.kind is kind}
    return of_kind.get(level) or of_kind[TemplateLevel.BOARD]


def delivered_by_key(key: str) -> Template | None:
    """A delivered template by its key."""
    return next((template for template in _delivered() if template.key == key), None)
