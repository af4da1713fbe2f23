"""One small case for each check: with the fault, and the same in correct form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.checks.check import Severity
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.file import PlanContent, ReportContent
from rodatraden.core.content.indicators import (
    Comparator,
    Indicator,
    IndicatorReport,
    Judgement,
    Survey,
    Target,
    TargetRule,
    TargetRuleKind,
    TargetTerm,
    UnjustifiedDifference,
)
from rodatraden.core.content.planning import IndicatorLink, StatusReport
from rodatraden.core.document.figure import Mode
from rodatraden.core.document.inline import FigureRun, Reference, TrendDirection
from rodatraden.core.document.table import NoteMeaning
from tests.core.checks.samples import (
    ACTIVITIES,
    COMMITMENTS,
    INCOME,
    OPERATING,
    YEAR,
    column,
    figure,
    observed,
    paragraph,
    section,
    statement,
    subject,
    table,
)


@dataclass(frozen=True)
class Case:
    """What makes the fault (given True) and the same in order (given False), and what is found."""

    make: Callable[[bool], ReviewSubject]
    severity: Severity
    expected: str
    found: str
    node: str


def _sums(wrong: bool) -> ReviewSubject:
    filled = statement(
        OPERATING,
        care=("10.0", "9.0", "1.0"),
        staff=("5.0", "5.5", "-0.5"),
        total=("16.5" if wrong else "15.0", "14.5", "2.0" if wrong else "0.5"),
    )
    return subject(plan=PlanContent(statements=(filled,)), templates=[OPERATING])


def _variance_sign(wrong: bool) -> ReviewSubject:
    filled = statement(OPERATING, care=("10.0", "13.0", "3.0" if wrong else "-3.0"))
    return subject(plan=PlanContent(statements=(filled,)), templates=[OPERATING])


def _equity(wrong: bool) -> ReviewSubject:
    filled = statement(
        INCOME,
        net=("96.0",),
        net_budget=("100.0",),
        result=("4.0",),
        cap=("7.0" if wrong else "3.0",),
        opening=("-4.0",),
        closing=("0.0",),
    )
    return subject(plan=PlanContent(statements=(filled,)), templates=[INCOME])


def _same_quantity(wrong: bool) -> ReviewSubject:
    income = statement(INCOME, net=("14.5",))
    operating = statement(OPERATING, care=("10.0", "12.0" if wrong else "9.5"), staff=("5.0", "5.0"))
    return subject(plan=PlanContent(statements=(income, operating)), templates=[INCOME, OPERATING])


def _stated_value(wrong: bool) -> ReviewSubject:
    money = (figure("2", "2"), figure("3", "3"))
    shown = table(
        "investments",
        (column("amount"),),
        {"a": (money[0],), "b": (money[1],), "total": (figure("5", "7" if wrong else "5"),)},
    )
    return subject(section("Investeringar", shown))


def _text_figures(wrong: bool) -> ReviewSubject:
    budget = figure("433.6", "435,2" if wrong else "433,6", address="cell:a/b/c", decimals=1, unit="mnkr")
    return subject(section("Ekonomi", paragraph("text/1", "Budgeten är ", FigureRun(figure=budget), ".")))


def _text_shares(wrong: bool) -> ReviewSubject:
    share = "60" if wrong else "85"
    text = f"Kostnaden är 7,8 miljoner kronor. Bidraget på 6,6 miljoner kronor täcker {share} procent av kostnaden."
    return subject(section("Ekonomi", paragraph("text/1", text)))


def _groups(wrong: bool) -> ReviewSubject:
    staff = Indicator(key="anstallda", name="Antal anställda", unit="antal")
    seen = (
        observed("438", indicator="anstallda"),
        observed("369", indicator="anstallda", gender="women"),
        observed("79" if wrong else "69", indicator="anstallda", gender="men"),
    )
    return subject(plan=PlanContent(observations=seen), indicators=[staff])


def _survey_margin(wrong: bool) -> ReviewSubject:
    survey = Survey(
        respondents=24,
        asked=62,
        stated_margin=Decimal(16),
        stated_low=Decimal(75 if wrong else 65),
        stated_high=Decimal(97),
    )
    return subject(plan=PlanContent(observations=(observed("81", survey=survey),)))


def _too_few_answers(wrong: bool) -> ReviewSubject:
    survey = Survey(respondents=9 if wrong else 10, asked=40)
    return subject(plan=PlanContent(observations=(observed("81", survey=survey),)))


def _counts(wrong: bool) -> ReviewSubject:
    number = "fyra" if wrong else "tre"
    return subject(
        section("Levande stad", paragraph("text/1", f"Under målområdet Levande stad redovisas {number} aktiviteter."))
    )


def _commitment_links(wrong: bool) -> ReviewSubject:
    names = "bättre belysning och medborgardialog" if wrong else "medborgardialog"
    text = f"Här redovisas en aktivitet kopplad till {names} under delmålet Gröna parker."
    return subject(section("Levande stad", paragraph("text/1", text)))


def _report(*reports: StatusReport) -> ReportContent:
    done = {report.of for report in reports}
    others = [a.key for a in ACTIVITIES] + [c.key for c in COMMITMENTS]
    plain = [StatusReport(of=key, status="blir-klart", reason="on_plan") for key in others if key not in done]
    return ReportContent(status_reports=(*reports, *plain))


def _joint(wrong: bool) -> ReviewSubject:
    report = _report(
        StatusReport(of="dialog", status="blir-klart", all_on_plan=True),
        StatusReport(of="odling", reason="late" if wrong else "on_plan", comment="Se planen."),
    )
    return subject(report=report)


def _status_missing(wrong: bool) -> ReviewSubject:
    report = _report(StatusReport(of="odling", status="" if wrong else "blir-klart"))
    return subject(report=report, mode=Mode.OWN)


def _status_reason(wrong: bool) -> ReviewSubject:
    status = "blir-inte-klart" if wrong else "utgar"
    report = _report(StatusReport(of="odling", status=status, comment="Odlingen är inte längre aktuell."))
    return subject(report=report)


def _target(**facts: object) -> Target:
    return Target(indicator="trygga", term=TargetTerm.INTERIM, year=YEAR, **facts)  # type: ignore[arg-type]


def _target_missed(wrong: bool) -> ReviewSubject:
    target = _target(comparator=Comparator.AT_LEAST, amount=Amount(value=Decimal(70)), decision="Planen")
    plan = PlanContent(
        commitments=(*COMMITMENTS[:1], COMMITMENTS[1]),
        activities=ACTIVITIES,
        indicator_links=(IndicatorLink(goal="torg", indicator="trygga"),),
        targets=(target,),
    )
    comment = "Tryggheten på torgen ska bli större."
    report = _report(StatusReport(of="ljus", status="blir-klart", comment=comment))
    seen = (observed("64" if wrong else "71"),)
    return subject(plan=plan, report=ReportContent(status_reports=report.status_reports, observations=seen))


def _target_basis(wrong: bool) -> ReviewSubject:
    target = _target(
        amount=Amount(value=Decimal(70)), rule=None if wrong else TargetRule(kind=TargetRuleKind.GROUP_MEAN)
    )
    return subject(plan=PlanContent(targets=(target,)), mode=Mode.OWN)


def _trend_label(wrong: bool) -> ReviewSubject:
    report = IndicatorReport(
        indicator="trygga",
        period="2024",
        compared_with="2023",
        trend=TrendDirection.POSITIVE if wrong else TrendDirection.NEGATIVE,
    )
    seen = (observed("70", "2023"), observed("64", "2024"))
    return subject(report=ReportContent(indicator_reports=(report,), observations=seen))


def _missing_reason(wrong: bool) -> ReviewSubject:
    shown = table(
        "indicators:torg",
        (column("outcome_2023", role="outcome"),),
        {"trygga": (figure(None, marks=() if wrong else ("1)",)),)},
        notes=() if wrong else (("1)", NoteMeaning.MISSING_OUTCOME),),
        of="indicators",
    )
    return subject(section("Trygga torg", shown), mode=Mode.OWN)


def _unjustified_difference(wrong: bool) -> ReviewSubject:
    difference = UnjustifiedDifference(
        dimension="gender", judgement=Judgement.YES, activity="" if wrong else "vandring"
    )
    report = ReportContent(indicator_reports=(IndicatorReport(indicator="trygga", differences=(difference,)),))
    return subject(report=report)


def _noted(marks: tuple[str, ...], *notes: tuple[str, NoteMeaning]) -> ReviewSubject:
    columns = (column("outcome_2023", role="outcome"), column("interim_2024", role="interim_target"))
    shown = table(
        "indicators:torg",
        columns,
        {"trygga": (figure("64", "64"), figure(None, marks=marks))},
        notes=notes,
        of="indicators",
    )
    return subject(section("Trygga torg", shown))


def _note_unknown(wrong: bool) -> ReviewSubject:
    return _noted(("*",)) if wrong else _noted(("*",), ("(*)", NoteMeaning.TARGET_RULE))


def _note_unused(wrong: bool) -> ReviewSubject:
    return _noted(() if wrong else ("3)",), ("3)", NoteMeaning.MISSING_TARGET))


def _note_kind(wrong: bool) -> ReviewSubject:
    return _noted(("2)",), ("2)", NoteMeaning.MISSING_OUTCOME if wrong else NoteMeaning.MISSING_TARGET))


def _reference(wrong: bool) -> ReviewSubject:
    link = Reference(target="section:annat" if wrong else "section:ekonomi", text="Ekonomi")
    return subject(section("Ekonomi", paragraph("text/1", "Se ", link, ".")))


def _described_elsewhere(wrong: bool) -> ReviewSubject:
    told = "Budgeten räcker." if wrong else "Nämndens genomlysningar görs i maj."
    text = "Arbetet med genomlysningar beskrivs under avsnittet Sund ekonomi."
    return subject(
        section("Kvalitet", paragraph("text/1", text)),
        section("Sund ekonomi", paragraph("text/2", told)),
    )


def _text_periods(wrong: bool) -> ReviewSubject:
    staff = figure("438", address="observation:anstallda@2019-02-28")
    text = f"Statistiken i tabellen redovisas för {'augusti 2018' if wrong else 'februari 2019'}."
    shown = table("indicators:torg", (column("outcome", role="outcome"),), {"anstallda": (staff,)})
    return subject(section("Medarbetare", shown, paragraph("text/1", text)))


FAULT, QUESTION, NOTE = Severity.FAULT, Severity.QUESTION, Severity.NOTE

CASES: Mapping[str, Case] = {
    "sums": Case(_sums, FAULT, "15,0", "16,5", "statement:drift"),
    "variance-sign": Case(_variance_sign, FAULT, "−3,0", "3,0", "statement:drift"),
    "equity": Case(_equity, FAULT, "3,0", "7,0", "statement:resultat"),
    "same-quantity": Case(_same_quantity, FAULT, "17,0\u00a0mnkr", "14,5\u00a0mnkr", "statement:resultat"),
    "stated-value": Case(_stated_value, FAULT, "5", "7", "investments"),
    "text-figures": Case(_text_figures, FAULT, "433,6", "435,2", "text/1"),
    "text-shares": Case(_text_shares, QUESTION, "84,6 procent", "60 procent", "text/1"),
    "groups": Case(_groups, FAULT, "448", "438", "plan"),
    "survey-margin": Case(_survey_margin, FAULT, "65", "75", "plan"),
    "too-few-answers": Case(_too_few_answers, FAULT, "minst 10 svar", "9 svar", "plan"),
    "counts": Case(_counts, FAULT, "3", "4", "text/1"),
    "commitment-links": Case(
        _commitment_links, FAULT, "”Medborgardialog”", "”Medborgardialog” och ”Bättre belysning”", "text/1"
    ),
    "joint-on-plan": Case(_joint, FAULT, "2 av 2 enligt plan", "1 av 2 enligt plan", "plan"),
    "status-missing": Case(_status_missing, FAULT, "ett läge", "inget", "plan"),
    "status-reason": Case(_status_reason, QUESTION, "Utgår", "Blir inte klart", "plan"),
    "target-missed": Case(_target_missed, QUESTION, "70\u00a0%", "64\u00a0%", "plan"),
    "target-basis": Case(_target_basis, QUESTION, "en regel eller ett beslut", "inget", "plan"),
    "trend-label": Case(_trend_label, QUESTION, "Negativ", "Positiv", "plan"),
    "missing-reason": Case(_missing_reason, QUESTION, "en orsak", "tomt", "indicators:torg"),
    "unjustified-difference": Case(_unjustified_difference, FAULT, "en aktivitet", "ingen", "plan"),
    "note-unknown": Case(_note_unknown, FAULT, "en not *", "ingen not", "indicators:torg"),
    "note-unused": Case(_note_unused, QUESTION, "märket 3) i någon cell", "inget märke", "indicators:torg"),
    "note-kind": Case(_note_kind, FAULT, "en not om interim_2024", "not 2)", "indicators:torg"),
    "reference": Case(_reference, FAULT, "något som finns", "section:annat", "text/1"),
    "described-elsewhere": Case(_described_elsewhere, FAULT, "”genomlysningar” under Sund ekonomi", "inget", "text/1"),
    "text-periods": Case(_text_periods, QUESTION, "februari 2019", "augusti 2018", "text/1"),
}
