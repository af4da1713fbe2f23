"""A rich document of our own: every node, cell, run and role, in both modes.

The board, its figures and its prose are made up. Renderers import `sample_document`.
"""

from dataclasses import replace
from datetime import date

from rodatraden.core.document.figure import Mode
from rodatraden.core.document.tree import (
    Chart,
    Decision,
    Document,
    Meta,
    walk,
)
from tests.documents.sample_back import appendix_files, appendix_sources, control, economy
from tests.documents.sample_front import mission, overview
from tests.documents.sample_goals import economic_goals, social_goals

__all__ = ["charts_of", "sample_document", "undecided"]


def sample_document(mode: Mode = Mode.OWN) -> Document:
    """The whole sample, as an own document or as a published one."""
    return Document(
        key="sample",
        mode=mode,
        meta=_meta(),
        children=(
            overview(),
            mission(),
            economic_goals(),
            social_goals(),
            economy(),
            control(),
            appendix_sources(),
            appendix_files(),
        ),
        thread=((2, 1), (1, 9, 3), (2,)),
    )


def undecided(document: Document) -> Document:
    """The same document before the decision, without a notice."""
    meta = replace(document.meta, decision=None, notice="", edition="draft", edition_label="Utkast")
    return replace(document, meta=meta)


def charts_of(document: Document) -> tuple[Chart, ...]:
    return tuple(node for node in walk(document) if isinstance(node, Chart))


def _meta() -> Meta:
    return Meta(
        title="Verksamhetsplan 2025",
        subtitle="Mål, ekonomi och intern kontroll för vård- och omsorgsnämnden",
        kind="plan",
        municipality="Lindsjö kommun",
        organisation="Vård- och omsorgsnämnden",
        year=2025,
        case_number="VON 2024/0187",
        edition="decided",
        edition_label="Beslutad",
        decision=Decision(body="Vård- och omsorgsnämnden", date=date(2024, 12, 11), paragraph="§ 142"),
        description="Nämndens plan för 2025 med mål, mått, budget och kontroller.",
        keywords=("verksamhetsplan", "Lindsjö", "2025"),
        notice="Exempel: kommunen, nämnden och alla siffror är påhittade.",
        template="plan/1",
    )
