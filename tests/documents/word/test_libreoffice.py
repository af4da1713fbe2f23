"""The proof that the file opens: LibreOffice turns it into a PDF with headings and contents."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.tree import Document
from rodatraden.documents.word.contents import headings
from tests.documents.word.conftest import rendered

SOFFICE = shutil.which("soffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("word")
    (folder / "plan.docx").write_bytes(rendered(Mode.OWN))
    options = (
        'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},'
        '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    )
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", options,
         "--outdir", str(folder), str(folder / "plan.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "plan.pdf"


def _outline(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from _outline(list(item.children))


def test_pdf_outline_holds_every_heading(pdf: Path, tree: Document) -> None:
    with pikepdf.open(pdf) as file, file.open_outline() as outline:
        titles = list(_outline(list(outline.root)))
    wanted = [f"{h.number} {h.section.heading}".strip() for h in headings(tree.children)]
    missing = [w for w in wanted if not any(title.replace("\t", " ").endswith(w) for title in titles)]
    assert missing == []


def test_contents_links_reach_their_headings(pdf: Path, tree: Document) -> None:
    entries = [h for h in headings(tree.children) if h.level <= 3]
    with pikepdf.open(pdf) as file:
        links = [a for a in file.pages[1].get("/Annots", []) if a.get("/Subtype") == "/Link"]
        assert len(links) >= len(entries)
        assert "Title" in str(file.docinfo.keys())
        assert str(file.docinfo["/Title"]) == tree.meta.title


def test_pdf_is_tagged_in_swedish(pdf: Path) -> None:
    with pikepdf.open(pdf) as file:
        assert str(file.Root.Lang) == "sv-SE"
        kinds = {str(o.get("/S")) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o}
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= kinds
