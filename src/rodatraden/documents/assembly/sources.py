"""The source list: for each measure its goals and where it comes from."""

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.table import Column, ColumnKind, Row, RowKind, Table
from rodatraden.documents.assembly.cells import text_cell
from rodatraden.documents.assembly.figures import source_words
from rodatraden.documents.assembly.indicators import caption_of, relabelled
from rodatraden.documents.assembly.material import Material
from rodatraden.documents.assembly.notes import NoteBook


def source_table(material: Material) -> Table | None:
    """One row a measure, in the order of the goals."""
    rows: list[Row] = []
    for link in material.plan.indicator_links:
        indicator = material.indicators.get(link.indicator)
        goal = material.goals.get(link.goal)
        if indicator is None or goal is None:
            continue
        above = material.goals.get(goal.parent)
        own = material.mode is Mode.OWN
        cells = (
            text_cell((indicator.short_name or indicator.name) if own else indicator.name),
            text_cell(goal.name),
            text_cell(above.name if above else ""),
            text_cell(source_words(material, indicator)),
        )
        again = any(row.key == indicator.key for row in rows)
        key = f"{indicator.key}/{goal.key}" if again else indicator.key
        rows.append(Row(key=key, kind=RowKind.LINE, cells=cells))
    if not rows:
        return None
    columns = (
        Column(key="indicator", label="Mått", kind=ColumnKind.LABEL),
        Column(key="goal", label="Nämndmål", kind=ColumnKind.TEXT),
        Column(key="above", label="Kommunfullmäktiges mål", kind=ColumnKind.TEXT),
        Column(key="source", label="Källa", kind=ColumnKind.TEXT),
    )
    return Table(
        key="sources",
        of="sources",
        caption=caption_of(material, "sources", "Mått och källor"),
        columns=relabelled(material, "sources", columns),
        rows=tuple(rows),
        notes=NoteBook(material, "sources").notes(),
    )
