"""References lead to their place in the document, else to our page of what they name."""

from dataclasses import replace

import pytest

from rodatraden.core.content.text import TextSection
from rodatraden.core.document.inline import Reference
from rodatraden.core.document.tree import Paragraph, walk
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from tests.documents.board import plan_material, report_material


def reference(material: Material, written: str) -> Reference:
    text = TextSection(key="t", slot="economy", body=f"Se {written}.")
    content = material.report or material.plan
    changed = replace(content, texts=(text,))
    told = replace(material, **{"report" if material.report else "plan": changed})
    paragraph = next(n for n in walk(assemble(told, key="d")) if n.key == "text/t/0")
    assert isinstance(paragraph, Paragraph)
    return next(run for run in paragraph.runs if isinstance(run, Reference))


@pytest.mark.parametrize(
    ("written", "target", "text", "inside"),
    [
        ("[[goal:on-kvalitet]]", "section:goal/on-kvalitet", "Hemtjänsten är trygg och känns igen", True),
        ("[[indicator:sjukfranvaro]]", "indicators:on-kvalitet", "Sjukfrånvaro", True),
        ("[[activity:on-akt-1]]", "activities:on-kvalitet", "Inför kontaktperson för alla", True),
        ("[[table:statement:on-resultat]]", "statement:on-resultat", "Resultaträkning", True),
        ("[[section:income]]", "section:income", "Resultaträkning", True),
        ("[[section:income|ekonomin]]", "section:income", "ekonomin", True),
        ("[[section:finns-inte]]", "section:finns-inte", "finns-inte", True),
    ],
)
def test_reference_in_a_plan(written: str, target: str, text: str, inside: bool) -> None:
    assert reference(plan_material(), written) == Reference(target=target, text=text, inside=inside)


@pytest.mark.parametrize(
    ("written", "target", "inside"),
    [
        ("[[activity:on-akt-1]]", "activities:on-kvalitet", True),
        ("[[indicator:nojdhet]]", "indicators:on-kvalitet", True),
        ("[[risk:on-r1]]", "risks:on-kvalitet", True),
        ("[[goal:finns-inte]]", "goal:finns-inte", False),
    ],
)
def test_reference_in_a_report(written: str, target: str, inside: bool) -> None:
    found = reference(report_material(), written)
    assert (found.target, found.inside) == (target, inside)
