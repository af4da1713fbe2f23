import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from rodatraden.core.document.figure import Figure, Mode
from rodatraden.core.document.inline import FigureRun, Text
from rodatraden.core.document.serial import SCHEMA, BrokenDocument, UnknownSchema, content_hash, from_json, to_json
from rodatraden.core.document.table import Table
from rodatraden.core.document.tree import Chart, Document, Meta, Paragraph, Section
from tests.core.document.trees import documents

META = Meta(title="Plan", subtitle="", kind="plan", municipality="Ås kommun", organisation="Nämnden", year=2022)


def _document(*runs: Text | FigureRun) -> Document:
    paragraph = Paragraph(key="p", runs=runs)
    section = Section(key="section:a", heading="Mål", children=(paragraph,))
    return Document(key="plan", mode=Mode.OWN, meta=META, children=(section,))


def _changed(change: Callable[[dict[str, Any]], None]) -> bytes:
    tree = json.loads(to_json(_document(Text(text="a"))))
    change(tree)
    return json.dumps(tree).encode()


@given(documents)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_document_survives_json(document: Document) -> None:
    data = to_json(document)
    again = from_json(data)
    assert again == document
    assert to_json(again) == data
    assert content_hash(again) == hashlib.sha256(data).hexdigest()


def test_json_of_small_document_is_exactly_this() -> None:
    document = _document(Text(text="Å "), FigureRun(figure=Figure(value=Decimal("-16.80"), decimals=1)))
    assert to_json(document).decode() == (
        '{\n "schema": "rodatraden.document/1",\n "key": "plan",\n "mode": "own",\n "meta": {\n'
        '  "title": "Plan",\n  "subtitle": "",\n  "kind": "plan",\n  "municipality": "Ås kommun",\n'
        '  "organisation": "Nämnden",\n  "year": 2022\n },\n "children": [\n  {\n   "type": "section",\n'
        '   "key": "section:a",\n   "heading": "Mål",\n   "children": [\n    {\n     "type": "paragraph",\n'
        '     "key": "p",\n     "runs": [\n      {"type": "text", "text": "Å "},\n'
        '      {"type": "figure_run", "figure": {"value": "-16.80", "decimals": 1}}\n     ]\n    }\n   ]\n'
        "  }\n ]\n}\n"
    )


@pytest.mark.parametrize("printed", ["1.50", "-0.0", "1E+3", "0E-7", "1.0"])
def test_decimal_keeps_its_digits(printed: str) -> None:
    figure = Figure(value=Decimal(printed), scale=Decimal(printed))
    section = from_json(to_json(_document(FigureRun(figure=figure)))).children[0]
    assert isinstance(section.children[0], Paragraph)
    run = section.children[0].runs[0]
    assert isinstance(run, FigureRun)
    assert (str(run.figure.value), str(run.figure.scale)) == (printed, printed)


def test_chart_specs_with_other_key_order_have_same_bytes() -> None:
    data = Table(key="t", caption="", columns=(), rows=())
    one = Chart(key="c", caption="", spec={"b": [1.5], "a": {"y": 1, "x": None}}, alt="", data=data)
    other = replace(one, spec={"a": {"x": None, "y": 1}, "b": [1.5]})
    section = Section(key="s", heading="", children=(one,))
    document = replace(_document(), children=(section,))
    assert content_hash(document) == content_hash(replace(document, children=(replace(section, children=(other,)),)))


def test_hash_differs_when_one_digit_differs() -> None:
    assert content_hash(_document(FigureRun(figure=Figure(value=Decimal("1.5"))))) != content_hash(
        _document(FigureRun(figure=Figure(value=Decimal("1.6"))))
    )


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_decimal_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        to_json(_document(FigureRun(figure=Figure(value=Decimal(value)))))


@pytest.mark.parametrize("schema", ["rodatraden.document/2", None, 1])
def test_unknown_schema_is_refused_by_name(schema: object) -> None:
    with pytest.raises(UnknownSchema, match=SCHEMA) as caught:
        from_json(_changed(lambda tree: tree.update(schema=schema)))
    assert caught.value.found == schema


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda tree: tree.update(colour="red"), "Document har inget fält colour"),
        (lambda tree: tree.pop("meta"), "Document saknar fältet meta"),
        (lambda tree: tree.update(mode="loud"), "'loud' är inte av slaget Mode"),
        (lambda tree: tree["meta"].update(year=2022.0), "2022.0 är inte av slaget int"),
        (lambda tree: tree["meta"].update(as_of="31 mars"), "'31 mars' är inte av slaget date"),
        (lambda tree: tree["children"][0].update(type="table"), "ska type vara 'section'"),
        (lambda tree: tree["children"][0]["children"][0].update(type="verse"), "Okänd type 'verse'"),
    ],
)
def test_broken_document_is_refused_with_reason(change: Callable[[dict[str, Any]], None], says: str) -> None:
    with pytest.raises(BrokenDocument, match=says):
        from_json(_changed(change))


@pytest.mark.parametrize("data", [b"", b"{", b"\xff"])
def test_bytes_that_are_not_json_are_refused(data: bytes) -> None:
    with pytest.raises(BrokenDocument, match="inte JSON"):
        from_json(data)


def test_date_is_iso() -> None:
    document = replace(_document(), meta=replace(META, as_of=date(2019, 3, 31)))
    assert json.loads(to_json(document))["meta"]["as_of"] == "2019-03-31"
