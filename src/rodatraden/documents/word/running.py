"""The running head and foot, upright and for pages on their side; the cover has none."""

from docx.document import Document as WordDocument

from rodatraden.core.document.tree import Document
from rodatraden.documents.pdf.cover_data import meta_data
from rodatraden.documents.word.markup import field, paragraph, run, tab
from rodatraden.documents.word.package import fill
from rodatraden.documents.word.page import FULL, LANDSCAPE_FULL


def running_references(word: WordDocument, document: Document, *, landscape: bool) -> str:
    """Add a head and a foot to the file; the references that a section names them with."""
    data = meta_data(document)
    stop = f'<w:tab w:val="right" w:pos="{LANDSCAPE_FULL}"/>' if landscape else ""
    tabs = f'<w:tab w:val="clear" w:pos="{FULL}"/>{stop}' if landscape else ""
    head, head_id = word.part.add_header_part()  # type: ignore[no-untyped-call]
    who = run(data["organisation"], style="Namn") + run(f"   {data['title']}")
    fill(head.element, paragraph("Header", who, tab(), run(data["status"]["label"]), tabs=tabs))
    foot, foot_id = word.part.add_footer_part()  # type: ignore[no-untyped-call]
    case = f"   Diarienummer {data['case_number']}" if data["case_number"] else ""
    page = run("Sida ") + field("PAGE", "1") + run(" av ") + field("NUMPAGES", "1")
    fill(foot.element, paragraph("Footer", run(data["municipality"] + case), tab(), page, tabs=tabs))
    return (
        f'<w:headerReference w:type="default" r:id="{head_id}"/><w:footerReference w:type="default" r:id="{foot_id}"/>'
    )
