"""What has been promised to the document's occasion: where it was said, who answers, and the answer."""

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import Column, ColumnKind, Row, RowKind, Table
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.material import Material

UNANSWERED = "Inte besvarat"


def promises(material: Material) -> Table | None:
    """The promises to the occasion, a row each; None where nothing was promised, or a source is printed."""
    if not material.promises or material.mode is Mode.PUBLISHED:
        return None
    rows = tuple(
        Row(
            key=f"promise/{one.key}",
            kind=RowKind.LINE,
            cells=(
                text_cell(one.text),
                text_cell(one.said_in),
                text_cell(material.name_of(one.organisation)),
                text_cell(*(part.strip() for part in (one.answer.strip() or UNANSWERED).split("\n\n"))),
            ),
        )
        for one in material.promises
    )
    columns = (
        Column(key="promise", label="Löfte", kind=ColumnKind.LABEL),
        Column(key="said_in", label="Var det gavs", kind=ColumnKind.TEXT),
        Column(key="organisation", label="Svarar", kind=ColumnKind.TEXT),
        Column(key="answer", label="Svar", kind=ColumnKind.TEXT),
    )
    return Table(key="promises", of="promises", caption="Löften som skulle besvaras", columns=columns, rows=rows)
