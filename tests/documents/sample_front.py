# ruff: noqa: E501
"""The first chapters of the sample: the plan in short, the mission."""

from rodatraden.core.document.inline import (
    Link,
    Reference,
    Text,
    Trend,
    TrendDirection,
)
from rodatraden.core.document.tree import (
    ItemList,
    KeyFigure,
    KeyFigures,
    Section,
)
from tests.documents.sample_nodes import (
    AT_RISK,
    CANCELLED,
    DONE,
    INFORMATION,
    NO_STATUS,
    OFF_TRACK,
    ON_TRACK,
    items,
    number,
    p,
    run,
    section,
    t,
)


def overview() -> Section:
    """Overview of the sample."""
    figures = (
        KeyFigure(key="key:net", label="Nettobudget 2025", figure=number("612.4"), unit="mnkr",
                  compare=(t("Varav hemtjänst och särskilt boende "), run("488.9")), status=INFORMATION),
        KeyFigure(key="key:cost", label="Kostnad per brukare i hemtjänst, 2024", figure=number("287450", decimals=0), unit="kr",
                  compare=(t("Referenskostnad: "), run("301200", "kr", 0)), status=DONE),
        KeyFigure(key="key:sick", label="Sjukfrånvaro, 2024", figure=number("7.9"), unit="%",
                  compare=(t("Etappmål 2025: "), run("6.8", "%")), status=OFF_TRACK),
        KeyFigure(key="key:respect", label="Bemötande i hemtjänsten, 2024", figure=number("96", decimals=0), unit="%",
                  compare=(t("Etappmål 2025: "), run("97", "%", 0)), status=AT_RISK),
        KeyFigure(key="key:staff", label="Personalkontinuitet, 14 dagar", figure=number("13", decimals=0), unit="personer",
                  compare=(t("Riket: "), run("15", "personer", 0)), status=ON_TRACK),
        KeyFigure(key="key:fossil", label="Fossilfria fordon, 2024", figure=number("38.5"), unit="%",
                  compare=(t("Mål 2030: "), run("100", "%", 0)), status=NO_STATUS),
    )  # fmt: skip
    return section(
        "overview",
        "Planen i korthet",
        p(
            "p:lead",
            "Nämnden går in i 2025 med ",
            run("12.4", "mnkr"),
            " mer i budget, fler äldre att ge stöd och en sjukfrånvaro som ska ned.",
            lead=True,
        ),
        KeyFigures(key="keyfigures:overview", items=figures),
        section(
            "three",
            "Tre frågor att följa",
            ItemList(
                key="list:three",
                items=(
                    (
                        Text(text="Hälsan på jobbet. ", strong=True),
                        t("Sjukfrånvaron var "), run("7.9", "%"),
                        t(" under 2024, mot "), run("7.1", "%"),
                        t(" året innan. Tidiga samtal vid upprepad korttidsfrånvaro är nu regel på alla enheter."),
                    ),
                    (
                        Text(text="Platserna på särskilt boende. ", strong=True),
                        t("Kön växer med 10–15 personer om året. Ett nytt boende med "),
                        run("54", "platser", 0),
                        t(" öppnar först 2027, se "),
                        Reference(target="table:investments", text="tabellen över investeringar"),
                        t("."),
                    ),
                    (
                        Text(text="Kostnader utan täckning. ", strong=True),
                        t("Ramen följer antalet äldre men inte priserna på livsmedel och hyror. Mer om detta i "),
                        Reference(target="section:economy", text="kapitlet om ekonomi"),
                        t("."),
                    ),
                ),
            ),
            numbered=False,
        ),
    )  # fmt: skip


def mission() -> Section:
    """Mission of the sample."""
    return section(
        "mission",
        "Uppdrag och röd tråd",
        section(
            "task",
            "Det här ansvarar nämnden för",
            p("p:task1", "Nämnden ger vård och omsorg till äldre och till personer med funktionsnedsättning. Uppdraget vilar på ",
              Text(text="socialtjänstlagen", emphasis=True), ", ", Text(text="LSS", emphasis=True),
              " och hälso- och sjukvårdslagen. Omkring ", run("1240", "personer", 0),
              " har hemtjänst och ", run("412", "", 0), " bor på särskilt boende."),
            p("p:task2", "Arbetet följs upp av nämnden tre gånger om året. Hur måtten räknas står i ",
              Reference(target="section:sources", text="bilagan om källor"), "; rikets siffror finns hos ",
              Link(url="https://www.kolada.se/", text="Kolada"), ".", tag="Nytt 2025"),
        ),
        section(
            "thread",
            "Från fullmäktiges mål till aktivitet",
            p("p:thread", "Kommunfullmäktige har beslutat om nio mål. Sex av dem rör nämnden, som för vart och ett har satt ett eget mål med mått, målvärden och planerat arbete. Trenden är ",
              Trend(direction=TrendDirection.POSITIVE, label="positiv"), " för fem mått; ett är ", CANCELLED, "."),
            items("list:steps", "Fullmäktige sätter målet för hela kommunen.", "Nämnden säger vad det betyder här och vilka mått som visar det.",
                  "Enheterna beskriver vad de gör, och rapporterar utfallet.", ordered=True),
        ),
        section("law", "Lagar och styrande dokument", p("p:law", "Riktlinjer för bistånd antogs 2023 och ses över under året.")),
    )  # fmt: skip
