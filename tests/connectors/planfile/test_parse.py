"""What a read file tells: its content, where everything stands and what it refers to."""

from decimal import Decimal

from rodatraden.connectors.planfile.parse import parse
from rodatraden.connectors.planfile.references import defined, references
from rodatraden.core.content.amount import Amount
from rodatraden.core.missing import MissingReason

TEXT = """\
schema: rodatraden/plan/1
scope: {level: board_occasion, board: sn, year: 2019, occasion: mars}
report:
  observations:
    - {indicator: no, period: 2019, amount: 16.80, entity: "kommun:0126"}
    - indicator: no
      period: r12:2019-02
      amount:
        missing: too_few_answers
  status_reports:
    - of: a-1
      comment: |
        Se [[goal:mal-1]] och
        {{change(cell:resultat/netto/utfall, cell:resultat/netto/budget)}}
        samt {{count:risks?goal=mal-2}}.
  statements:
    - key: resultat
      template: mall
      caption:
      cells:
        netto: {utfall: -1.50, budget: {value: 2, marks: ["1"]}}
"""
PARSED = parse(TEXT.encode(), "mars.yaml")


def test_values_are_read_as_they_stand() -> None:
    report = PARSED.file.report
    assert report is not None
    first, second = report.observations
    assert (first.indicator, first.period, str(first.amount.value)) == ("no", "2019", "16.80")
    assert second.amount == Amount(missing=MissingReason.TOO_FEW_ANSWERS)
    assert report.statements[0].caption == ""
    assert report.statements[0].cells == {
        "netto": {"utfall": Decimal("-1.50"), "budget": Amount(value=Decimal(2), marks=("1",))}
    }


def test_line_of_a_value_or_of_what_stands_around_it() -> None:
    assert PARSED.line_of(("report", "observations", 1, "amount", "missing")) == 9
    assert PARSED.line_of(("report", "observations", 1, "entity")) == 6
    assert PARSED.line_of(("report", "statements", 0, "cells", "netto", "budget")) == 21
    assert PARSED.line_of(("plan",)) == 1


def test_refusal_of_another_names_this_file_and_line() -> None:
    refused = PARSED.refused("indikatorn finns inte.", ("report", "observations", 1, "indicator"))
    assert str(refused) == "mars.yaml, rad 6: indikatorn finns inte."


def test_references_in_fields_cells_and_prose() -> None:
    comment = ("report", "status_reports", 0, "comment")
    found = [(kinds, key, path) for kinds, key, path, _ in references(PARSED.file)]
    assert found == [
        (("organisation",), "sn", ("scope", "board")),
        (("occasion",), "mars", ("scope", "occasion")),
        (("activity", "commitment", "directive"), "a-1", ("report", "status_reports", 0, "of")),
        (("goal",), "mal-1", comment),
        (("statement",), "resultat", comment),
        (("statement",), "resultat", comment),
        (("goal",), "mal-2", comment),
        (("indicator",), "no", ("report", "observations", 0, "indicator")),
        (("indicator",), "no", ("report", "observations", 1, "indicator")),
        (("statement_template",), "mall", ("report", "statements", 0, "template")),
        (("template_row",), "mall/netto", ("report", "statements", 0, "cells", "netto")),
        (("template_column",), "mall/utfall", ("report", "statements", 0, "cells", "netto", "utfall")),
        (("template_column",), "mall/budget", ("report", "statements", 0, "cells", "netto", "budget")),
    ]


def test_defined_keys_by_kind() -> None:
    assert defined(PARSED.file) == {"statement": {"resultat"}}
