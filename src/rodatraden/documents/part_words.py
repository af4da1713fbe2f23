"""What each part of a template shows, in the words of those who build templates."""

from collections.abc import Mapping

from rodatraden.core.document.template import DocumentKind, Part, TemplateLevel

PART_WORDS: Mapping[Part, str] = {
    Part.TEXTS: "Text som ni skriver",
    Part.KEY_FIGURES: "Nyckeltal på en rad",
    Part.VISION: "Fullmäktiges vision",
    Part.CORE_VALUES: "Kärnvärden",
    Part.GOAL_OVERVIEW: "Lista över fullmäktiges mål",
    Part.PLAN_GOALS: "Målen med arbete, aktiviteter och mått",
    Part.REPORT_GOALS: "Målen med resultat och analys",
    Part.BOARDS_TOGETHER: "Fullmäktiges mål med alla nämnders mål",
    Part.COMMITMENT_SUMMARY: "Sammanställning av åtaganden",
    Part.NOT_REPORTED: "Mål som inte rapporteras nu",
    Part.GOAL_ASSESSMENTS: "Bedömning av målen",
    Part.IMPROVEMENT_AREAS: "Förbättringsområden",
    Part.ANSWERS: "Svar på fullmäktiges mål och uppdrag",
    Part.PROMISES: "Löften som skulle besvaras, med svar",
    Part.DIRECTIVES: "Styrsignaler och uppdrag",
    Part.FRAMES: "Alla nämnders ramar",
    Part.OWN_FRAME: "Nämndens ram från fullmäktige, mot budgeten",
    Part.INCOME_STATEMENT: "Resultaträkning",
    Part.OPERATING_STATEMENT: "Drift per verksamhet, med diagram",
    Part.OPERATIONS: "Texter om varje verksamhet",
    Part.ALLOCATIONS: "Satsningar och justeringar",
    Part.FUNDING: "Extern finansiering",
    Part.INVESTMENTS: "Investeringar",
    Part.MEASURES: "Åtgärder för en budget i balans",
    Part.VOLUMES: "Verksamhetsstatistik",
    Part.RISKS: "Risker med åtgärder",
    Part.AUDITS: "Revision och extern granskning",
    Part.CONTROLS: "Systematiska kontroller",
    Part.CONTROL_JUDGEMENT: "Bedömning av intern kontroll",
    Part.FOLLOW_UP_PLAN: "Plan för uppföljning av utförare",
    Part.FOLLOW_UPS: "Gjorda uppföljningar av utförare",
    Part.LAWS: "Lagar som styr verksamheten",
    Part.UNITS: "Enheternas egna ord",
    Part.SOURCES: "Källförteckning",
}
KIND_WORDS: Mapping[DocumentKind, str] = {
    DocumentKind.PLAN: "Plan",
    DocumentKind.MONTHLY: "Månadsuppföljning",
    DocumentKind.INTERIM_EARLY: "Delårsrapport, tidig",
    DocumentKind.INTERIM_FULL: "Delårsrapport, full",
    DocumentKind.ANNUAL: "Årsbokslut",
}
LEVEL_WORDS: Mapping[TemplateLevel, str] = {
    TemplateLevel.MUNICIPALITY: "Kommunen",
    TemplateLevel.BOARD: "Nämnd",
    TemplateLevel.ADMINISTRATION: "Förvaltning",
    TemplateLevel.UNIT: "Enhet",
}
GOAL_PARTS = frozenset({Part.PLAN_GOALS, Part.REPORT_GOALS, Part.BOARDS_TOGETHER})
_OF_REPORTS = frozenset(
    {
        Part.REPORT_GOALS,
        Part.COMMITMENT_SUMMARY,
        Part.NOT_REPORTED,
        Part.GOAL_ASSESSMENTS,
        Part.IMPROVEMENT_AREAS,
        Part.MEASURES,
        Part.CONTROL_JUDGEMENT,
        Part.FOLLOW_UPS,
        Part.UNITS,
    }
)
_OF_PLANS = frozenset({Part.PLAN_GOALS, Part.ANSWERS, Part.DIRECTIVES, Part.FRAMES, Part.OWN_FRAME, Part.ALLOCATIONS})
_OF_THE_WHOLE = frozenset({Part.BOARDS_TOGETHER, Part.DIRECTIVES, Part.FRAMES})
_OF_BOARDS = frozenset({Part.ANSWERS, Part.OWN_FRAME, Part.UNITS})


def parts_for(kind: DocumentKind, level: TemplateLevel) -> list[Part]:
    """What a section of such a document can show, in the order they are offered."""
    other = _OF_REPORTS if kind is DocumentKind.PLAN else _OF_PLANS
    whole = level is TemplateLevel.MUNICIPALITY
    elsewhere = _OF_BOARDS if whole else _OF_THE_WHOLE
    return [part for part in PART_WORDS if part not in other and part not in elsewhere]
