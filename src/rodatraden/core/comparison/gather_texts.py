"""Running text by section, and what printed tables print of their own."""

from collections.abc import Iterator
from typing import Any

from rodatraden.core.comparison.gather_goals import folded
from rodatraden.core.comparison.item import Field, Item
from rodatraden.core.comparison.side import Side
from rodatraden.core.comparison.sorts import SORTS
from rodatraden.core.comparison.values import fields_of, plain_value
from rodatraden.core.content.text import PrintedTable, TextSection


def text_items(side: Side, *, beside_report: bool) -> Iterator[Item]:
    """The texts and tables of the document."""
    report = side.report
    contents: tuple[Any, ...] = (side.plan,) if report is None else (side.plan, report) if beside_report else (report,)
    for content in contents:
        for section in content.texts:
            yield _section(side, section)
        for table in content.tables:
            yield from _printed(side, table)


def _section(side: Side, section: TextSection) -> Item:
    slot = side.slots.get(section.slot, section.slot)
    about = _about(side, section.about)
    name = ": ".join(dict.fromkeys(part for part in (slot, about, section.heading) if part))
    return Item(
        sort=SORTS["text"],
        key=section.key,
        local=section.key,
        name=name or section.key,
        kin=((section.slot, folded(about), folded(section.heading)), (section.slot, folded(about))),
        fields=fields_of(side, section),
    )


def _about(side: Side, key: str) -> str:
    """What a text is about: a goal, a measure, or a row of a statement."""
    for sort in ("goal", "commitment", "activity", "indicator", "process"):
        if (sort, key) in side.names:
            return side.names[sort, key]
    return side.row_names.get(key, key)


def _printed(side: Side, table: PrintedTable) -> Iterator[Item]:
    found = {"caption": Field(label="Rubrik", value=plain_value(side, table.caption))}
    found |= {
        f"column.{key}": Field(label=f"Kolumnrubrik {key}", value=plain_value(side, label))
        for key, label in table.column_labels.items()
    }
    found |= {
        f"cell.{key}": Field(label=f"Tryckt i {key}", value=plain_value(side, cell))
        for key, cell in table.cells.items()
    }
    name = table.caption or table.table
    yield Item(sort=SORTS["printed"], key=table.table, local=table.table, name=name, fields=found)
    for number, note in enumerate(table.notes):
        yield Item(
            sort=SORTS["note"],
            key=f"{table.table}/{note.mark or number}",
            local=note.mark or str(number),
            name=f"{note.mark} {name}".strip(),
            parent=("printed", table.table),
            within=name,
            fields=fields_of(side, note, without=frozenset({"mark"})),
        )
