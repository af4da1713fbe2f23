"""The whole way: a document in, a valid and readable PDF out."""

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import page
import pikepdf
import pytest

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.tree import Document, Section
from rodatraden.documents.charts.draw import draw_all
from rodatraden.documents.pdf import ChartMissing, render_pdf
from tests.documents.sample import sample_document, undecided

PROFILES = (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1)
HASH = """
import hashlib, sys
from pathlib import Path
from rodatraden.documents.charts.draw import draw_all
from rodatraden.documents.pdf import render_pdf
from tests.documents.sample import sample_document
document = sample_document()
print(hashlib.sha256(render_pdf(document, draw_all(document, Path(sys.argv[1])))).hexdigest())
"""


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drawings")


def rendered(document: Document, drawings: Path) -> bytes:
    return render_pdf(document, draw_all(document, drawings))


def failures(pdf: bytes) -> list[str]:
    return [f.message for profile in PROFILES for f in page.validate_pdf_bytes(pdf, profile=profile).failures]


def text_of(pdf: bytes) -> str:
    result = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return result.stdout.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("mode", list(Mode))
def test_sample_is_valid_in_both_profiles(mode: Mode, drawings: Path) -> None:
    assert failures(rendered(sample_document(mode), drawings)) == []


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(undecided(sample_document()), id="undecided"),
        pytest.param(replace(sample_document(), thread=()), id="no thread"),
        pytest.param(replace(sample_document(), children=()), id="empty"),
        pytest.param(
            replace(sample_document(), children=(Section(key="section:a", heading="", children=()),)),
            id="empty section without a name",
        ),
    ],
)
def test_document_with_little_in_it_is_valid(document: Document, drawings: Path) -> None:
    assert failures(rendered(document, drawings)) == []


@pytest.mark.parametrize("accent", ["#95c11f", "#ffc20e", "#8c2f22", "#ffffff", "#000000", "not a colour"])
def test_any_accent_gives_a_valid_file(accent: str, drawings: Path) -> None:
    document = sample_document()
    document = replace(document, meta=replace(document.meta, accent=accent), children=document.children[:1])
    assert failures(rendered(document, drawings)) == []


def test_text_layer_holds_numbers_as_printed(drawings: Path) -> None:
    text = text_of(rendered(sample_document(), drawings))
    for number in ("−663 165", "287 450", "−3,25", "612,4", "−4,6", "8 410", "85,2"):
        assert number in text
    assert "1,20" not in text  # decimals that only keep the column straight


def test_text_layer_holds_the_decision_and_the_notice(drawings: Path) -> None:
    text = text_of(rendered(sample_document(), drawings))
    assert "11 december 2024, § 142" in text
    for fact in ("VON 2024/0187", "Beslutad", "Exempel: kommunen, nämnden och alla siffror är påhittade."):
        assert fact in text


def test_undecided_document_says_so(drawings: Path) -> None:
    text = text_of(rendered(undecided(sample_document()), drawings))
    assert "Inte beslutad" in text
    assert "Utkast" in text


def test_published_mode_prints_what_was_stated(drawings: Path) -> None:
    own = text_of(rendered(sample_document(Mode.OWN), drawings))
    published = text_of(rendered(sample_document(Mode.PUBLISHED), drawings))
    assert "86±3" not in own
    assert "86±3" in published
    assert "7,9 1)" in published


def test_same_document_gives_same_bytes(drawings: Path) -> None:
    assert rendered(sample_document(), drawings) == rendered(sample_document(), drawings)


def test_same_document_gives_same_bytes_in_another_process(drawings: Path) -> None:
    here = hashlib.sha256(rendered(sample_document(), drawings)).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", HASH, str(drawings / "other")],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert there.stdout.strip() == here


def test_file_is_dated_by_the_decision(drawings: Path) -> None:
    with pikepdf.open(io.BytesIO(rendered(sample_document(), drawings))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20241211")
        assert pdf.docinfo["/Title"] == "Vård- och omsorgsnämnden: Verksamhetsplan 2025"


def test_undecided_file_is_dated_by_its_as_of_date(drawings: Path) -> None:
    document = undecided(sample_document())
    document = replace(document, meta=replace(document.meta, as_of=date(2025, 3, 31)))
    with pikepdf.open(io.BytesIO(rendered(document, drawings))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20250331")


def test_bookmarks_carry_the_numbers(drawings: Path) -> None:
    with pikepdf.open(io.BytesIO(rendered(sample_document(), drawings))) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [
        "Innehåll",
        "1 Planen i korthet",
        "2 Uppdrag och röd tråd",
        "3 God ekonomi och en attraktiv arbetsgivare",
        "4 Ett gott liv hela livet",
        "5 Ekonomi",
        "6 Risker och intern kontroll",
        "A Mått och källor",
        "B Handlingar som hör till planen",
    ]


def test_only_our_fonts_are_used(drawings: Path) -> None:
    pdf = rendered(sample_document(), drawings)
    listed = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    names = {line.split()[0].split("+")[1] for line in listed.splitlines()[2:]}
    assert all(name.startswith(("SourceSerif4", "SourceSansPro")) for name in names), names


def test_chart_without_a_drawing_is_refused() -> None:
    with pytest.raises(ChartMissing, match="chart:indicator:sick-leave"):
        render_pdf(sample_document(), {})
