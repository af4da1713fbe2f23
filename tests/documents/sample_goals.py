# ruff: noqa: E501
"""The goal areas of the sample."""

from rodatraden.core.document.tree import (
    Section,
    SectionRole,
    StatusItem,
    StatusList,
)
from tests.documents.sample_charts import (
    gender,
    indicator,
)
from tests.documents.sample_nodes import AT_RISK, CANCELLED, NOT_STARTED, ON_TRACK, items, p, run, section, t
from tests.documents.sample_tables import (
    activity_table,
    indicator_table,
    report_table,
    volume_table,
)


def economic_goals() -> Section:
    """Economic goals of the sample."""
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


def social_goals() -> Section:
    """Social goals of the sample."""
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
