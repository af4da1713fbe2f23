# ruff: noqa: E501
"""The last chapters of the sample: economy, control, appendices."""

from rodatraden.core.document.tree import (
    Attachment,
    Section,
    SectionRole,
)
from tests.documents.sample_charts import (
    budget,
    variance,
)
from tests.documents.sample_nodes import p, run, section
from tests.documents.sample_tables import (
    control_table,
    equity_table,
    investment_table,
    operating_table,
    risk_table,
    source_table,
    statement_table,
)


def economy() -> Section:
    """Economy of the sample."""
    return section(
        "economy",
        "Ekonomi",
        p("p:money", "Budgeten omsluter ", run("612.4", "mnkr"), ". Prognosen för 2024 pekar mot ett underskott på ",
          run("5.3", "mnkr"), ", som ska arbetas in till 2026.", lead=True),
        section("income", "Resultaträkning", statement_table(), p("p:income", "Personalkostnaderna är 71 procent av alla kostnader.")),
        section("operations", "Drift per verksamhet", variance(), operating_table(), budget()),
        section("equity", "Eget kapital", equity_table()),
        section("investments", "Investeringar", investment_table()),
    )  # fmt: skip


def control() -> Section:
    """Control of the sample."""
    return section(
        "control",
        "Risker och intern kontroll",
        section(
            "risks",
            "Risker i nämndens plan",
            p("p:risk", "Risker med värde 9 eller högre lyfts till planen."),
            risk_table(),
        ),
        section("controls", "Systematiska kontroller", control_table()),
        section("empty", "Revisionens rekommendationer"),
    )


def appendix_sources() -> Section:
    """Appendix sources of the sample."""
    return section("sources", "Mått och källor", p("p:sources", "Så räknas måtten, och härifrån kommer de."), source_table(),
                   role=SectionRole.APPENDIX)  # fmt: skip


def appendix_files() -> Section:
    """Appendix files of the sample."""
    return section(
        "files",
        "Handlingar som hör till planen",
        Attachment(
            key="attachment:equality",
            title="Jämställdhetsanalys 2024",
            filename="jamstalldhetsanalys-2024.pdf",
            sha256="9f2c" * 16,
        ),
        Attachment(key="attachment:premises", title="Lokalförsörjningsplan", filename="lokalplan.pdf"),
        role=SectionRole.APPENDIX,
    )
