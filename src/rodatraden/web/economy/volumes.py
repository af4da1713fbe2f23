"""Tables of volumes: rows and years with their figures, edited as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.economy.actions import volumes as actions
from rodatraden.apps.economy.actions.kinds import VOLUMES
from rodatraden.apps.economy.errors import AmountUnreadable
from rodatraden.apps.economy.rules import EDIT_BUDGET
from rodatraden.core.content.amount import Number, as_amount
from rodatraden.core.content.economy import VolumeColumn, VolumeRow, VolumeTable
from rodatraden.core.numbers import NBSP, UnreadableNumber, format_number
from rodatraden.core.pasted import parse_amount
from rodatraden.core.statement_forms import named
from rodatraden.foundation.editing.errors import ChangedSince
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.keyed.numbers import decimals_of
from rodatraden.foundation.permissions import PermissionRefused, require
from rodatraden.web.economy.here import Here, begun

MOST_ROWS, MOST_COLUMNS = 60, 12
_SAID = ("title", "unit", "decimals", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """A row as it stands in the form."""

    at: int
    key: str
    label: str
    note: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTable:
    """A table as it stands in the form: its words, columns (key, heading) and rows."""

    said: dict[str, str]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[TypedRow, ...]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organisation: str, year: int, at: str) -> HttpResponse:
    """A new table, with the years around the plan's."""
    here, scope = begun(request, organisation, year, at)
    require(here.user, EDIT_BUDGET, scope)
    columns = tuple(("", str(each)) for each in (year - 2, year - 1, year))
    said = dict.fromkeys(_SAID, "") | {"decimals": "0"}
    start = TypedTable(said=said, columns=columns, rows=tuple(_blank(3, columns, 0)))
    return _edited(request, here, scope, None, start)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def volume(request: HttpRequest, organisation: str, year: int, at: str, key: str) -> HttpResponse:
    """A table, to be read or changed."""
    here, scope = begun(request, organisation, year, at)
    held: VolumeTable | None = next((each for each in VOLUMES.all_in(scope) if each.key == key), None)
    if held is None:
        raise Http404
    if request.method == "POST":
        require(here.user, EDIT_BUDGET, scope)
    return _edited(request, here, scope, held, shown_volume(held))


def _edited(
    request: HttpRequest, here: Here, scope: Scope, held: VolumeTable | None, start: TypedTable
) -> HttpResponse:
    typed, sentence, is_changed = start, "", False
    if request.method == "POST":
        typed = _sent(request)
        what = request.POST.get("gor", "")
        if what in ("rad", "kolumn"):
            typed = _more(typed, what)
        else:
            try:
                return _kept(request, here, scope, held, typed)
            except PermissionRefused:
                raise
            except ChangedSince as refused:
                sentence, is_changed = refused.sentence, True
            except Refusal as refused:
                sentence = refused.sentence
    token = actions.token_of_volume(held) if held is not None else ""
    context = {
        "here": here,
        "held": held,
        "typed": typed,
        "now": start if is_changed else None,
        "token": token if is_changed else request.POST.get("marke") or token,
        "sentence": sentence,
        "reason": request.POST.get("skal", ""),
        "place_href": here.href("place", "volym", held.key) if held is not None else "",
        "end_href": here.href("end", "volym", held.key) if held is not None else "",
    }
    status = 409 if is_changed else 422 if sentence else 200
    return render(request, "economy/volume.html", context, status=status)


def _kept(request: HttpRequest, here: Here, scope: Scope, held: VolumeTable | None, typed: TypedTable) -> HttpResponse:
    table, reason = _made(typed, held), request.POST.get("skal", "")
    if held is None:
        actions.create_volume(by=here.user, scope=scope, table=table, reason=reason)
    else:
        token = request.POST.get("marke", "")
        actions.edit_volume(by=here.user, scope=scope, table=table, token=token, reason=reason)
    messages.success(request, _("Sparat."))
    return HttpResponseRedirect(f"{here.home}#volym")


def shown_volume(held: VolumeTable) -> TypedTable:
    """A table as its form shows it."""
    return TypedTable(
        said={"title": held.title, "unit": held.unit, "decimals": str(held.decimals), "source": held.source},
        columns=tuple((column.key, column.label) for column in held.columns),
        rows=tuple(
            TypedRow(
                at=at,
                key=row.key,
                label=row.label,
                note=row.note,
                cells=tuple((column.label, _text(row.values.get(column.key))) for column in held.columns),
            )
            for at, row in enumerate(held.rows)
        ),
    )


def _text(number: Number | None) -> str:
    amount = as_amount(number) if number is not None else None
    if amount is None or amount.value is None:
        return amount.text if amount is not None else ""
    return format_number(amount.value, decimals_of(amount.value)).replace(NBSP, " ")


def _blank(number: int, columns: tuple[tuple[str, str], ...], start: int) -> list[TypedRow]:
    cells = tuple((label, "") for _key, label in columns)
    return [TypedRow(at=start + n, key="", label="", note="", cells=cells) for n in range(number)]


def _more(typed: TypedTable, what: str) -> TypedTable:
    if what == "rad":
        rows = (*typed.rows, *_blank(3, typed.columns, len(typed.rows)))[:MOST_ROWS]
        return TypedTable(said=typed.said, columns=typed.columns, rows=rows)
    if len(typed.columns) >= MOST_COLUMNS:
        return typed
    rows = tuple(
        TypedRow(at=row.at, key=row.key, label=row.label, note=row.note, cells=(*row.cells, ("", "")))
        for row in typed.rows
    )
    return TypedTable(said=typed.said, columns=(*typed.columns, ("", "")), rows=rows)


def _sent(request: HttpRequest) -> TypedTable:
    posted = request.POST
    labels = posted.getlist("kolumn")[:MOST_COLUMNS]
    keys = [*posted.getlist("kolumn-nyckel"), *([""] * len(labels))]
    rows = []
    for at, label in enumerate(posted.getlist("rad")[:MOST_ROWS]):
        cells = tuple((head, posted.get(f"tal-{at}-{number}", "")) for number, head in enumerate(labels))
        note, key = posted.get(f"not-{at}", ""), posted.get(f"rad-nyckel-{at}", "")
        rows.append(TypedRow(at=at, key=key, label=label, note=note, cells=cells))
    return TypedTable(
        said={name: posted.get(name, "") for name in _SAID},
        columns=tuple(zip(keys, labels, strict=False)),
        rows=tuple(rows),
    )


def _made(typed: TypedTable, held: VolumeTable | None) -> VolumeTable:
    """The table that a form says; a row or column without a heading is taken away. Raises AmountUnreadable."""
    before = {row.key: row.values for row in held.rows} if held is not None else {}
    periods = {column.key: column.period for column in held.columns} if held is not None else {}
    taken = {key for key, label in typed.columns if key and label.strip()}
    columns: list[tuple[int, VolumeColumn]] = []
    for number, (given, label) in enumerate(typed.columns):
        if label.strip():
            key = given or named(label, "ar", taken)
            taken.add(key)
            period = label.strip() if label.strip().isdigit() else periods.get(key, "")
            columns.append((number, VolumeColumn(key=key, label=label, period=period)))
    rows: list[VolumeRow] = []
    used = {row.key for row in typed.rows if row.key and row.label.strip()}
    for row in typed.rows:
        if row.label.strip():
            key = row.key or named(row.label, "rad", used)
            used.add(key)
            values = {
                column.key: value
                for at, column in columns
                if (value := _number(row, at, column, before.get(key, {}).get(column.key))) is not None
            }
            rows.append(VolumeRow(key=key, label=row.label, values=values, note=row.note))
    decimals = typed.said["decimals"]
    return VolumeTable(
        key=held.key if held is not None else "",
        title=typed.said["title"],
        unit=typed.said["unit"],
        columns=tuple(column for _at, column in columns),
        rows=tuple(rows),
        decimals=int(decimals) if decimals in ("0", "1", "2", "3") else 0,
        source=typed.said["source"],
    )


def _number(row: TypedRow, at: int, column: VolumeColumn, before: Number | None) -> Number | None:
    text = row.cells[at][1] if at < len(row.cells) else ""
    if before is not None and text == _text(before):
        return before
    try:
        value: Decimal | None = parse_amount(text)
    except UnreadableNumber as error:
        raise AmountUnreadable(f"{row.label}, {column.label}: {error}") from error
    return value
