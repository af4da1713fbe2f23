"""What the document's tables print beside their data: labels, notes, and sums that we only compute."""

import re

from rodatraden.connectors.reference.amounts import cells_of, row_prints
from rodatraden.connectors.reference.control import subject
from rodatraden.connectors.reference.economy import FUNDING, economy_node, funding_columns
from rodatraden.connectors.reference.keys import identifier
from rodatraden.connectors.reference.nodes import Node
from rodatraden.connectors.reference.pair import Pair
from rodatraden.connectors.reference.prose import escape
from rodatraden.connectors.reference.targets import goal_of
from rodatraden.core.content.text import PrintedTable, TableNote
from rodatraden.core.document.table import NoteMeaning

_MEANINGS = (
    (r"felmarginal|svarande av \d+", NoteMeaning.SURVEY),
    (r"utfall saknas|(ej|inte) publicera", NoteMeaning.MISSING_OUTCOME),
    (r"(etappmål|målvärde).*beslutas", NoteMeaning.MISSING_TARGET),
    (r"etappmål|målvärde", NoteMeaning.TARGET_RULE),
    (r"avser|redovisas|rullande|inkluderat|gäller", NoteMeaning.METHOD),
)
_FUNDING = dict(zip(FUNDING, ("grant", "cost", "net", "in_budget"), strict=True)) | {"Nämndmål": "goal"}
_RISK = {"Mål / process": "subject", "Risk": "risk", "Riskåtgärd": "treatments", "Åtgärd": "treatments"}
_AUDIT = {"Revision/Granskning": "audit", "Åtgärd": "measure"}
_CONTROL = {
    "Mål / process": "subject",
    "Systematisk kontroll": "control",
    "Systematiska kontroller": "control",
    "Varför görs kontrollen?": "why",
    "Beskrivning av kontroll": "why",
    "Status och kommentar": "status",
}


def printed_tables(pair: Pair) -> tuple[PrintedTable, ...]:
    """Every table that prints something of its own."""
    every = [
        *(_indicator_table(pair, node, goal) for node, goal, _ in indicator_tables(pair)),
        _funding(pair),
        _investments(pair),
        *_risks(pair),
        *_of_columns(pair, "audits", _AUDIT, "audit"),
        *_controls(pair),
        _sources(pair),
    ]
    return tuple(table for table in every if table is not None)


def indicator_tables(pair: Pair) -> list[tuple[Node, str, list[int]]]:
    """The tables of indicators: (table, goal, lines)."""
    found = []
    for node in pair.root.each("tables"):
        lines = pair.text.numbers(node.get("lines"))
        wide = set(lines)
        inside = [i for i in pair.root.each("indicators") if wide >= set(pair.text.numbers(i.get("lines")))]
        if inside:
            found.append((node, goal_of(pair, inside[0]), lines))
    return found


def claim_tables(pair: Pair) -> None:
    """Take the heads of all tables (also those repeated on a new page) out of the prose."""
    headings = {node.at("line").number for node in pair.root.each("sections")}
    for node in pair.root.each("tables"):
        pair.text.take(node.get("header_repeated_lines"))
        if node.word("kind") == "table":
            lines = [n for n in pair.text.numbers(node.get("lines")) if n not in headings]
            head = "".join(node.words("columns")).replace(" ", "")
            _claim_head(pair, lines, head)


def _claim_head(pair: Pair, lines: list[int], head: str) -> None:
    """Claim the first lines of a table as long as they are part of its column labels."""
    for line in lines:
        words = pair.text.words(line).replace(" ", "")
        if words and not all(part in head for part in _pieces(pair.text.words(line))):
            return
        pair.text.claim([line])


def _pieces(words: str) -> list[str]:
    return [piece.strip("-") for piece in words.split()]


def _indicator_table(pair: Pair, node: Node, goal: str) -> PrintedTable:
    return PrintedTable(
        table=f"indicators:{goal}",
        column_labels=_report_labels(node) if pair.is_report else _plan_labels(pair, node),
        notes=notes_of(pair, node.at("id").text),
    )


def _plan_labels(pair: Pair, node: Node) -> dict[str, str]:
    found = {}
    for label in node.words("columns"):
        year = re.search(r"\d{4}", label)
        if label.startswith("Utfall") and year:
            found[f"outcome_{year[0]}"] = label
        elif label.startswith("Etappmål"):
            found[f"interim_{pair.year}"] = label
        elif label.startswith("Målvärde") and year:
            found[f"long_term_{year[0]}"] = label
        else:
            found.setdefault("name", label)
    return found


def _report_labels(node: Node) -> dict[str, str]:
    known = (("mått", "name"), ("etappmål", "target"), ("omotiverade", "unjustified"))
    return {key: label for label in node.words("columns") for word, key in known if label.lower().startswith(word)}


def notes_of(pair: Pair, table: str) -> tuple[TableNote, ...]:
    """The notes of a table, each in the text's own words."""
    found = []
    for node in pair.root.each("footnotes"):
        if node.at("table").text != table:
            continue
        mark = node.word("code")
        words = pair.plain(node.at("lines"))
        if mark and not words.startswith(mark):
            raise node.unreadable(f"noten {mark} står inte på sina rader i {pair.text.file}. Rätta radnumren.")
        text = words.removeprefix(mark).strip()
        found.append(TableNote(mark=mark, text=escape(text), meaning=note_meaning(text)))
    return tuple(found)


def note_meaning(text: str) -> NoteMeaning:
    """What a note explains, from its words."""
    low = text.lower()
    return next((meaning for pattern, meaning in _MEANINGS if re.search(pattern, low)), NoteMeaning.OTHER)


def _funding(pair: Pair) -> PrintedTable | None:
    node = economy_node(pair, "external_funding")
    if node is None:
        return None
    keys = [_FUNDING[label] for label in funding_columns(node)]
    labels = {_FUNDING[label]: label for label in node.words("columns") if label in _FUNDING}
    labels |= {"name": node.word("header_printed", "Extern finansiering")}
    return PrintedTable(table="funding", column_labels=labels, cells=_sums(pair, node, keys, ["total"]))


def _investments(pair: Pair) -> PrintedTable | None:
    node = economy_node(pair, "investments")
    if node is None:
        return None
    columns = node.words("columns")
    described = any(row.get("plan") for row in node.at("rows").items())
    amounts = columns[2:] if described else columns
    labels = {"name": node.word("header_printed", "Investeringar")}
    if described:
        labels |= {"plan": columns[0], "kind": columns[1]}
    sums = sum(row.at("kind").text == "sum" for row in node.at("rows").items())
    rows = ["subtotal"] * (sums - 1) + ["total"]
    return PrintedTable(
        table="investments", column_labels=labels, cells=_sums(pair, node, [identifier(a) for a in amounts], rows)
    )


def _sums(pair: Pair, node: Node, columns: list[str], keys: list[str]) -> dict[str, str]:
    """What the sum rows print, by "row/column", with their labels under "row/name"."""
    found = {}
    sums = [row for row in node.at("rows").items() if row.at("kind").text == "sum"]
    for key, row in zip(keys, sums, strict=False):
        found[f"{key}/name"] = row.at("label").text
        given = cells_of(row, columns)
        prints = row_prints(pair, row, [value for _, value in given])
        found |= {f"{key}/{c}": p for (c, _), p in zip(given, prints, strict=True) if p}
    return found


def _table_like(pair: Pair, columns: dict[str, str], needed: str) -> list[Node]:
    """Tables whose every column is among `columns`, one of them `needed`."""
    return [
        node
        for node in pair.root.each("tables")
        if node.words("columns")
        and set(node.words("columns")) <= set(columns)
        and needed in {columns[c] for c in node.words("columns")}
    ]


def _labels(node: Node, columns: dict[str, str]) -> dict[str, str]:
    return {columns[label]: label for label in node.words("columns")}


def _risks(pair: Pair) -> list[PrintedTable]:
    found = []
    control = pair.root.get("internal_control")
    for node in _table_like(pair, _RISK, "risk"):
        key = "risks"
        if pair.is_report and control is not None:
            wide = set(pair.text.numbers(node.get("lines")))
            inside = [r for r in control.each("risks") if wide >= set(pair.text.numbers(r.get("lines")))]
            goal, process, _ = subject(pair, inside[0]) if inside else ("", "", "")
            key = f"risks:{goal or process or 'ovrigt'}"
        found.append(PrintedTable(table=key, column_labels=_labels(node, _RISK)))
    return found


def _of_columns(pair: Pair, key: str, columns: dict[str, str], needed: str) -> list[PrintedTable]:
    return [PrintedTable(table=key, column_labels=_labels(n, columns)) for n in _table_like(pair, columns, needed)]


def _controls(pair: Pair) -> list[PrintedTable]:
    control = pair.root.get("internal_control")
    nodes = control.each("systematic_controls") if control else []
    goals = {subject(pair, node)[0] for node in nodes}
    one = pair.is_report and len(goals) == 1 and "" not in goals
    key = f"controls:{goals.pop()}" if one else "controls"
    return _of_columns(pair, key, _CONTROL, "control")


def _sources(pair: Pair) -> PrintedTable | None:
    """The source list, where it prints a name another way than the indicator table."""
    node = pair.root.get("source_list")
    if node is None:
        return None
    pair.text.take(node.get("lines"))
    names = {n.at("id").text: n for n in pair.root.each("indicators")}
    cells = {}
    for row in node.at("rows").items():
        indicator = names.get(row.at("indicator").text)
        if indicator is None:
            raise row.unreadable(f"indikatorn {row.at('indicator').text} finns inte i filen. Rätta id:t.")
        printed = row.word("indicator_name_printed")
        if printed and printed != indicator.at("name").text:
            cells[f"{pair.key(indicator)}/name"] = printed
    keys = ("council_goal", "board_goal", "indicator", "source")
    labels = dict(zip(keys, node.words("columns"), strict=False))
    return PrintedTable(table="sources", caption=node.word("title_printed"), column_labels=labels, cells=cells)
