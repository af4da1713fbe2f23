"""What stands before the first section: title, edition, decision, notice."""

from rodatraden.core.document.tree import Document, Meta
from rodatraden.documents.html.markup import text


def cover(document: Document) -> str:
    """The head of the document with its only h1."""
    meta = document.meta
    subtitle = f'<p class="rt-doclead">{text(meta.subtitle)}</p>' if meta.subtitle else ""
    above = " · ".join(part for part in (meta.municipality, meta.organisation) if part)
    return (
        f'<header class="rt-cover"><p class="rt-over">{text(above)}</p><h1>{text(meta.title)}</h1>{subtitle}'
        f'<dl class="rt-facts">{facts(meta)}</dl>{notice(meta)}</header>'
    )


def notice(meta: Meta) -> str:
    """The notice, when there is one."""
    return f'<div class="ds-alert rt-notice" data-color="info"><p>{text(meta.notice)}</p></div>' if meta.notice else ""


def facts(meta: Meta) -> str:
    """Edition, decision and dates as terms and descriptions."""
    pairs = [("Utgåva", meta.edition_label)]
    if meta.decision is not None:
        decided = meta.decision
        pairs.append(("Beslut", f"{decided.body} {decided.date:%Y-%m-%d}, {decided.paragraph}"))
    number = meta.decision.case_number if meta.decision else ""
    pairs.append(("Diarienummer", number or meta.case_number))
    if meta.as_of is not None:
        pairs.append(("Läget per", f"{meta.as_of:%Y-%m-%d}"))
    pairs.append(("Ändringslogg", meta.log_head))
    return "".join(f"<dt>{text(term)}</dt><dd>{text(fact)}</dd>" for term, fact in pairs if fact)
