"""What the cover, the running head and the file's own properties say."""

from datetime import date

from rodatraden.core.document.tree import Document, Meta, Section
from rodatraden.core.periods import MONTHS
from rodatraden.documents.charts.theme import palette
from rodatraden.documents.pdf.inline_data import Json, plain

_MOST_THREADS = 90
_UNDECIDED = "Inte beslutad"
_EDITION_MEANING = {
    "draft": "at_risk",
    "proposal": "at_risk",
    "decided": "done",
    "published": "done",
    "correction": "information",
    "revision": "information",
}


def long_date(day: date) -> str:
    """15 december 2021."""
    return f"{day.day}\u00a0{MONTHS[day.month - 1]} {day.year}"


def document_date(meta: Meta) -> date:
    """The date of the file: the decision's, else the as-of date, else the year's first day."""
    if meta.decision:
        return meta.decision.date
    return meta.as_of or date(min(max(meta.year, 1), 9999), 1, 1)


def colours_data(accent: str) -> Json:
    """The colours that follow from the municipality's one."""
    colours = palette(accent)
    return {name: getattr(colours, name) for name in ("accent", "mid", "soft", "wash", "ink", "muted", "hair", "paper")}


def meta_data(document: Document) -> Json:
    """The document's particulars."""
    meta = document.meta
    day = document_date(meta)
    return {
        "title": plain(meta.title) or "Dokument",
        "subtitle": plain(meta.subtitle),
        "municipality": plain(meta.municipality),
        "organisation": plain(meta.organisation),
        "language": meta.language or "sv",
        "description": plain(meta.description or meta.subtitle),
        "keywords": [plain(word) for word in meta.keywords],
        "date": [day.year, day.month, day.day],
        "case_number": plain(_case_number(meta)),
        "status": {
            "meaning": _EDITION_MEANING.get(meta.edition, "information"),
            "label": plain(meta.edition_label),
        },
        "notice": plain(meta.notice),
        "facts": _facts(meta),
    }


def _case_number(meta: Meta) -> str:
    return meta.case_number or (meta.decision.case_number if meta.decision else "")


def _facts(meta: Meta) -> list[Json]:
    """The labelled lines at the foot of the cover."""
    facts = [{"label": "Beslut", "lines": _decision(meta)}]
    case = _case_number(meta)
    if case:
        facts.insert(0, {"label": "Diarienummer", "lines": [plain(case)]})
    shown = f"Till och med {long_date(meta.as_of)}" if meta.as_of else str(meta.year)
    facts.append({"label": "Avser", "lines": [shown]})
    if meta.log_head:
        facts.append({"label": "Ändringslogg", "lines": [plain(meta.log_head)]})
    return facts


def _decision(meta: Meta) -> list[str]:
    if not meta.decision:
        return [_UNDECIDED]
    paragraph = plain(meta.decision.paragraph).strip()
    if paragraph and not paragraph.startswith("§"):
        paragraph = f"§\u00a0{paragraph}"
    when = long_date(meta.decision.date)
    lines = [plain(meta.decision.body), f"{when}, {paragraph}" if paragraph else when]
    if meta.decision.case_number and meta.decision.case_number != _case_number(meta):
        lines.append(plain(meta.decision.case_number))
    return lines


def thread_data(document: Document) -> list[list[int]]:
    """The cover's lines: the measures by goal and area, or one a section when there are none.

    A very large plan is drawn with proportionally fewer lines, never less than one a goal.
    """
    thread = [[goal for goal in area if goal > 0] for area in document.thread]
    thread = [area for area in thread if area]
    if not thread:
        thread = [
            [1] * max(1, sum(isinstance(child, Section) for child in chapter.children)) for chapter in document.children
        ]
    total = sum(sum(area) for area in thread)
    if total > _MOST_THREADS:
        thread = [[max(1, goal * _MOST_THREADS // total) for goal in area] for area in thread]
    return thread
