# ruff: noqa: E501
"""A rich document of our own: every node, cell, run and role, in both modes.

The board, its figures and its prose are made up. Renderers import `sample_document`.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from rodatraden.core.document.figure import Figure, Mode, Provenance
from rodatraden.core.document.inline import (
    FigureRun,
    Line,
    Link,
    Reference,
    Status,
    StatusMeaning,
    Text,
    Trend,
    TrendDirection,
)
from rodatraden.core.document.tree import (
    Attachment,
    Chart,
    Decision,
    Document,
    ItemList,
    KeyFigure,
    KeyFigures,
    Meta,
    Node,
    Paragraph,
    Section,
    SectionRole,
    StatusItem,
    StatusList,
    walk,
)
from tests.documents.sample_charts import (
    budget,
    gender,
    indicator,
    variance,
)
from tests.documents.sample_tables import (
    activity_table,
    control_table,
    equity_table,
    indicator_table,
    investment_table,
    operating_table,
    report_table,
    risk_table,
    source_table,
    statement_table,
    volume_table,
)

DONE = Status(meaning=StatusMeaning.DONE, label="Klar")
ON_TRACK = Status(meaning=StatusMeaning.ON_TRACK, label="Blir klar i år")
AT_RISK = Status(meaning=StatusMeaning.AT_RISK, label="Delvis försenad")
OFF_TRACK = Status(meaning=StatusMeaning.OFF_TRACK, label="Når inte målet")
CANCELLED = Status(meaning=StatusMeaning.CANCELLED, label="Utgår")
NOT_STARTED = Status(meaning=StatusMeaning.NOT_STARTED, label="Inte påbörjad")
INFORMATION = Status(meaning=StatusMeaning.INFORMATION, label="12,4 mnkr mer än 2024")
NO_STATUS = Status(meaning=StatusMeaning.NONE, label="Mål saknas")


def t(text: str) -> Text:
    return Text(text=text)


def number(value: str, unit: str = "", decimals: int = 1, stated: str | None = None) -> Figure:
    return Figure(
        value=Decimal(value),
        decimals=decimals,
        unit=unit,
        stated=stated,
        provenance=Provenance(address=f"observation:sample/{value}", label="Exempel"),
    )


def run(value: str, unit: str = "", decimals: int = 1) -> FigureRun:
    return FigureRun(figure=number(value, unit, decimals))


def p(
    key: str, *parts: str | FigureRun | Reference | Link | Text | Status | Trend, lead: bool = False, tag: str = ""
) -> Paragraph:
    runs: Line = tuple(t(part) if isinstance(part, str) else part for part in parts)
    return Paragraph(key=key, runs=runs, lead=lead, tag=tag)


def items(key: str, *texts: str, ordered: bool = False) -> ItemList:
    return ItemList(key=key, items=tuple((t(text),) for text in texts), ordered=ordered)


def section(
    key: str,
    heading: str,
    *children: Node,
    role: SectionRole = SectionRole.PLAIN,
    kicker: str = "",
    numbered: bool = True,
) -> Section:
    return Section(
        key=f"section:{key}",
        heading=heading,
        children=children,
        role=role,
        kicker=kicker,
        numbered=numbered,
    )


def sample_document(mode: Mode = Mode.OWN) -> Document:
    """The whole sample, as an own document or as a published one."""
    return Document(
        key="sample",
        mode=mode,
        meta=_meta(),
        children=(
            _overview(),
            _mission(),
            _economic_goals(),
            _social_goals(),
            _economy(),
            _control(),
            _appendix_sources(),
            _appendix_files(),
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


def _overview() -> Section:
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


def _mission() -> Section:
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


def _economic_goals() -> Section:
    board = section(
        "goal/effective-care",
        "Omsorgen ger mest möjliga nytta för pengarna",
        p("p:eff", "Insatserna ska inte kosta mer än i jämförbara kommuner, och kvaliteten ska tåla samma jämförelse. "
          "Kostnaden per brukare var ", run("-4.6", "%"), " mot referensen under 2024."),
        section("work/effective-care", "Arbete för att nå målet",
                items("list:eff", "Varje beslut om insats får ett tydligt mål som följs upp inom sex månader.",
                      "Två enheter prövar schemaläggning efter brukarnas behov i stället för efter tradition.",
                      "Behörigheter i verksamhetssystemet delas ut automatiskt, så att cheferna får mindre administration."),
                role=SectionRole.WORK),
        indicator_table(),
        role=SectionRole.BOARD_GOAL,
    )  # fmt: skip
    employer = section(
        "goal/leaders",
        "Chefer och medarbetare utvecklar verksamheten tillsammans och stannar länge",
        p("p:lead2", "Kunniga medarbetare ska vilja komma hit, trivas och stanna. Cheferna leder med tillit."),
        indicator(),
        gender(),
        report_table(),
        role=SectionRole.BOARD_GOAL,
    )
    return section(
        "area/economy",
        "God ekonomi och en attraktiv arbetsgivare",
        section("goal/economy", "Skattemedel används effektivt", board, role=SectionRole.COUNCIL_GOAL),
        section("goal/employer", "Kommunen är en attraktiv arbetsgivare", employer, role=SectionRole.COUNCIL_GOAL),
        role=SectionRole.GOAL_AREA,
        kicker="Målområde · Ekonomisk hållbarhet",
    )


def _social_goals() -> Section:
    commitments = StatusList(
        key="statuslist:commitments",
        items=(
            StatusItem(key="commitment:meet", title="Ingen ska behöva äta ensam", status=ON_TRACK,
                       scope="Åtagande för nämnden · Hemtjänsten · 2023–2026",
                       paragraphs=((t("Måltidsvänner finns nu i fyra av sex områden. "), run("86", "personer", 0), t(" äter tillsammans minst en gång i veckan.")),)),
            StatusItem(key="commitment:digital", title="Trygghet med digitala tillsyner", status=AT_RISK,
                       scope="Åtagande för nämnden · Nattpatrullen",
                       paragraphs=((t("Upphandlingen överklagades och införandet flyttas från mars till oktober."),),
                                   (t("Under tiden prövas e-tjänsten för anhöriga på ett boende."),))),
            StatusItem(key="commitment:garden", title="Sinnenas trädgård på varje boende", status=CANCELLED,
                       scope="Kommungemensamt åtagande", paragraphs=()),
            StatusItem(key="commitment:school", title="Språkombud på alla enheter", status=NOT_STARTED, scope="",
                       paragraphs=((t("Startar när utbildningen är upphandlad."),),)),
            StatusItem(key="commitment:none", title="Gemensam värdegrund", status=None, scope="Löpande", paragraphs=()),
        ),
    )  # fmt: skip
    deep = section(
        "deep/4",
        "Underlag på fjärde nivån",
        section(
            "deep/5",
            "Femte nivån",
            section(
                "deep/6",
                "Sjätte nivån",
                section("deep/7", "Sjunde nivån", p("p:deep", "Rubriker djupare än sex nivåer blir inte mindre.")),
            ),
        ),
    )
    return section(
        "area/social",
        "Ett gott liv hela livet",
        p("p:social", "Målområdet samlar det som rör trygghet, självständighet och delaktighet."),
        section(
            "goal/support",
            "Den som behöver stöd får det i tid och på sina egna villkor",
            p("p:support", "Fullmäktiges mål gäller alla nämnder som möter invånare i behov av stöd."),
            section(
                "goal/home",
                "Hemtjänsten är trygg, punktlig och personlig",
                p("p:home", "Bemötandet är gott men många tycker att de träffar för många olika personer."),
                activity_table(),
                role=SectionRole.BOARD_GOAL,
            ),
            section("goal/housing", "Särskilt boende är ett hem", volume_table(), deep, role=SectionRole.BOARD_GOAL),
            role=SectionRole.COUNCIL_GOAL,
        ),
        section("commitments", "Nämndens åtaganden", commitments),
        role=SectionRole.GOAL_AREA,
        kicker="Målområde · Social hållbarhet",
    )


def _economy() -> Section:
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


def _control() -> Section:
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


def _appendix_sources() -> Section:
    return section("sources", "Mått och källor", p("p:sources", "Så räknas måtten, och härifrån kommer de."), source_table(),
                   role=SectionRole.APPENDIX)  # fmt: skip


def _appendix_files() -> Section:
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
