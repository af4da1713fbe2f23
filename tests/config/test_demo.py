"""The demo: its files, what they say, and what a visitor finds."""

from decimal import Decimal

import pytest

from rodatraden.config.demo import FOLDER, demo_files, load_demo
from rodatraden.connectors.planfile.load import load
from rodatraden.connectors.planfile.write import write
from rodatraden.core.checks.check import Severity
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.figures import all_figures
from rodatraden.documents.assembly.addresses import look_up
from rodatraden.documents.assembly.assemble import assemble
from rodatraden.documents.enums import EditionState
from rodatraden.documents.models import Document, Edition
from rodatraden.documents.queries import newest_edition, review_material
from rodatraden.documents.verification import verify_edition
from rodatraden.foundation.accounts.models import User
from tests.documents.content_rules.park_board import files, materials, municipality, park

DOCUMENTS = (
    "socialnamnden-2022",
    "socialnamnden-2019-delar-1",
    "parknamnden-2025",
    "parknamnden-2025-mars",
    "parknamnden-2025-maj",
    "parknamnden-2025-augusti",
    "parknamnden-2025-bokslut",
)
STAGES = {
    "socialnamnden-2019-delar-1": EditionState.PUBLISHED,
    "socialnamnden-2022-verksamhetsplan": EditionState.PUBLISHED,
    "parknamnden-2025-verksamhetsplan": EditionState.PUBLISHED,
    "parknamnden-2025-mars": EditionState.PUBLISHED,
    "parknamnden-2025-maj": EditionState.PUBLISHED,
    "parknamnden-2025-augusti": EditionState.DECIDED,
    "parknamnden-2025-bokslut": None,
}
# What the review still asks: facts that the source does not have, or that its board would have to answer.
QUESTIONS = {
    "socialnamnden-2019-delar-1": ["target-missed"],
    "socialnamnden-2022": ["rule.survey_states_answers"],
}


def test_demo_files_are_own_and_canonical() -> None:
    names = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".yaml"))
    assert [write(file).decode() for file in files()] == [(FOLDER / name).read_text("utf-8") for name in names]
    assert {file.mode for file in files()} == {Mode.OWN}


def test_documents_of_the_demo_are_these() -> None:
    assert set(materials()) == set(DOCUMENTS)


def test_demo_says_what_it_is() -> None:
    assert municipality().notice.startswith("Exempel: siffror ur offentliga handlingar, texterna är skrivna för demon")


def test_fictive_board_is_named_so() -> None:
    names = {one.key: one.name for one in municipality().organisations}
    assert names["parknamnden"] == "Parknämnden (påhittad)"
    assert names["parkforvaltningen"] == "Parkförvaltningen (påhittad)"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_review_of_an_own_document_finds_no_fault(name: str) -> None:
    material = materials()[name]
    findings = review_material(material, assemble(material, key=name))
    told = {severity: [f.check for f in findings if f.severity is severity] for severity in Severity}
    assert (told[Severity.FAULT], told[Severity.QUESTION]) == ([], QUESTIONS.get(name, []))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_figure_of_a_document_is_known(name: str) -> None:
    figures = list(all_figures(assemble(materials()[name], key=name)))
    assert len(figures) > 50
    assert [f.provenance for f in figures if "okänd" in f.text] == []


def test_equity_of_the_real_board_is_capped_by_the_rule() -> None:
    plan, cap = materials()["socialnamnden-2022"], Decimal("12067.08")
    rows = ("r_3_av_budget_enligt_ekonomistyrregler", "ub_eget_kapital", "resultatoverforing")
    values = [look_up(plan, "cell", ("sn22-resultat", row, "bokslut_2020"), {}).value for row in rows]
    assert values == [cap, cap, cap + 11304]


def test_fictive_year_adds_up_from_month_to_month() -> None:
    net = [_cell(occasion, "resultat", "nettokostnad", "utfall_2025") for occasion in ("mars", "maj", "augusti")]
    assert net == [18950, 33310, 58100]
    for occasion in ("mars", "maj", "augusti"):
        assert _cell(occasion, "resultat", "nettokostnad", "utfall_2025") == _cell(occasion, "drift", "summa", "utfall")
        forecast = _cell(occasion, "resultat", "prognos", "utfall_2025")
        assert forecast == _cell(occasion, "drift", "summa", "efter_atgarder")
    assert _cell("bokslut", "resultat", "nettokostnad", "utfall_2025") == _cell("bokslut", "drift", "summa", "utfall")
    assert _cell("bokslut", "resultat", "utgaende", "utfall_2025") == 2210 - 285


def _cell(occasion: str, statement: str, row: str, column: str) -> Decimal | None:
    prefix = {"mars": "pn25m", "maj": "pn25j", "augusti": "pn25a", "bokslut": "pn25b"}[occasion]
    return look_up(park(occasion), "cell", (f"{prefix}-{statement}", row, column), {}).value


@pytest.mark.slow
def test_demo_when_loaded_shows_every_stage_and_verifies(development_lead: User) -> None:
    said: list[str] = []
    load_demo(by=development_lead, say=said.append)
    newest = {document.key: newest_edition(document) for document in Document.objects.all()}
    assert {key: edition and edition.state for key, edition in newest.items()} == STAGES
    assert [verify_edition(edition) for edition in Edition.objects.all()] == [[]] * 6
    assert said[0] == f"Läste in {len(files())} planfiler."
    assert len(said) == 2 + 6
    assert load(list(demo_files()), by=development_lead).changes == ()
