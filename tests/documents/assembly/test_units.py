"""What the units say for themselves in the board's report."""

from dataclasses import replace

from rodatraden.core.content.organisation import Organisation, OrganisationKind
from rodatraden.core.content.planning import Activity
from rodatraden.core.content.text import TextSection
from rodatraden.core.document.inline import Text
from rodatraden.core.document.tree import Paragraph, Section
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.assembly.material import Material
from tests.documents.board import report_material

UNIT = Organisation(key="norr", name="Hemtjänst norr", kind=OrganisationKind.UNIT, parent="omsorgsforvaltningen")


def material(body: str, *activities: Activity) -> Material:
    """The report of March with a unit, its own words, and the activities that it leads."""
    base = report_material()
    assert base.report is not None
    text = TextSection(key="enhet-norr", slot="units", about="norr", body=body)
    return replace(
        base,
        municipality=replace(base.municipality, organisations=(*base.municipality.organisations, UNIT)),
        plan=replace(base.plan, activities=(*base.plan.activities, *activities)),
        report=replace(base.report, texts=(*base.report.texts, text)),
    )


def said(given: Material) -> tuple[str, list[str]]:
    """The heading of the unit's section and what stands in it."""
    chapter = next(
        section for section in assemble(given, key="d").children if section.heading == "Enheternas rapporter"
    )
    section = chapter.children[0]
    assert isinstance(section, Section)
    paragraphs = [node for node in section.children if isinstance(node, Paragraph)]
    return section.heading, ["".join(run.text for run in node.runs if isinstance(run, Text)) for node in paragraphs]


def led(key: str) -> Activity:
    return Activity(key=key, name=key, goals=("on-kvalitet",), led_by="norr")


def test_unit_that_has_not_reported_says_so() -> None:
    assert said(material("", led("ny-1"))) == ("Hemtjänst norr", ["Enheten har inte rapporterat."])


def test_words_of_a_unit_stand_under_its_name() -> None:
    assert said(material("Det går bra.")) == ("Hemtjänst norr", ["Det går bra."])


def test_activities_without_status_are_counted() -> None:
    expected = ["Det går bra.", "Två av enhetens två aktiviteter har inget läge."]
    assert said(material("Det går bra.", led("ny-1"), led("ny-2")))[1] == expected


def test_unit_with_status_but_no_words_says_what_is_missing() -> None:
    given = material("")
    lead = replace(given.plan.activities[0], led_by="Hemtjänst Norr")
    given = replace(given, plan=replace(given.plan, activities=(lead, *given.plan.activities[1:])))
    assert said(given)[1] == ["Enheten har inte skrivit något eget."]


def test_report_without_units_has_no_such_chapter() -> None:
    headings = [section.heading for section in assemble(report_material(), key="d").children]
    assert "Enheternas rapporter" not in headings
