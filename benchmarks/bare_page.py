"""The yardstick of `pages.py`: rows of the municipality through a bare template, one loop and no components.

`/naken/<model>/<rows>/` answers to those who have signed in, behind the same middleware as every page: it reads so
many rows of a table with one question and writes them into a table.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import URLPattern, URLResolver, include, path

# The same facts as a page shows of such a row.
FIELDS = {
    "org.Organisation": ("key", "name", "kind"),
    "planning.Goal": ("key", "name", "level_id", "description"),
    "planning.Activity": ("key", "name", "starts", "ends", "description"),
    "indicators.Observation": ("period", "value", "value_decimals", "breakdown"),
    "documents.Document": ("key", "title", "kind"),
    "accounts.User": ("name", "email", "is_active"),
    "audit.AuditRow": ("at", "action", "object_kind", "object_key"),
    "cycle.Occasion": ("key", "name", "kind", "as_of", "deadline"),
    "followup.Task": ("organisation", "kind", "about", "due"),
    "followup.Part": ("organisation", "section", "state", "due"),
}
TEMPLATE = """<!doctype html><html lang="sv"><head><title>Rader</title></head><body><main><table>
{% for row in rows %}<tr>{% for value in row %}<td>{{ value }}</td>{% endfor %}</tr>
{% endfor %}</table></main></body></html>"""


@login_required
def bare(request: HttpRequest, model: str, rows: int) -> HttpResponse:
    """So many rows of a table."""
    kind: Any = apps.get_model(model)
    found = kind.objects.order_by("pk").values_list(*FIELDS[model])[:rows]
    return HttpResponse(_template().render({"rows": found}, request))


def _template() -> Any:
    if not _kept:
        _kept.append(engines["django"].from_string(TEMPLATE))
    return _kept[0]


_kept: list[Any] = []
urlpatterns: list[URLPattern | URLResolver] = [
    path("naken/<str:model>/<int:rows>/", bare),
    path("", include("rodatraden.config.urls")),
]
