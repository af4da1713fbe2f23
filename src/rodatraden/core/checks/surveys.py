"""Stated margins and intervals against respondents and asked."""

from collections.abc import Iterator
from decimal import Decimal

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.wording import cell_place, printed
from rodatraden.core.content.indicators import Indicator, Observation, Survey
from rodatraden.core.document.table import FigureCell
from rodatraden.core.number_words import points
from rodatraden.core.numbers import rounded
from rodatraden.core.rounding import Agreement, agree
from rodatraden.core.surveys import HUNDRED, MoreAnswersThanAsked, NoRespondents, interval, margin_of_error

_MEND = "Rätta felmarginalen eller intervallet, eller antalet svar."
_MEND_FEW = "Visa inte utfallet, eller rätta antalet svar."


def find(subject: ReviewSubject) -> Iterator[Finding]:
    """Margins and intervals that the numbers of answers do not give."""
    for observation in subject.own_observations:
        survey, value = observation.survey, observation.amount.value
        if survey is None:
            continue
        place = place_of_observation(subject, observation)
        try:
            margin = margin_of_error(survey.respondents, survey.asked).points
        except (NoRespondents, MoreAnswersThanAsked) as refused:
            yield _finding(place, str(refused), "", f"{survey.respondents} av {survey.asked}")
            continue
        yield from _margin(place, survey, margin)
        if value is not None:
            yield from _ends(place, subject.indicators.get(observation.indicator), value, survey, margin)


def find_few(subject: ReviewSubject) -> Iterator[Finding]:
    """Outcomes that rest on fewer answers than may be shown."""
    sources = {source.key: source for source in subject.municipality.sources}
    for observation in subject.own_observations:
        indicator = subject.indicators.get(observation.indicator)
        if observation.survey is None or observation.amount.value is None or indicator is None:
            continue
        source = sources.get(indicator.source)
        limit = indicator.minimum_respondents or (source.suppression_limit if source else None)
        if limit is not None and observation.survey.respondents < limit:
            yield Finding(
                check="too-few-answers",
                severity=Severity.FAULT,
                place=place_of_observation(subject, observation),
                text=f"Utfallet visas men bygger på färre än {limit} svar.",
                expected=f"minst {limit} svar",
                found=f"{observation.survey.respondents} svar",
                mend=_MEND_FEW,
            )


def _margin(place: Place, survey: Survey, margin: Decimal) -> Iterator[Finding]:
    stated = survey.stated_margin
    if stated is None:
        return
    decimals = _decimals(stated)
    if agree(stated, decimals, rounded(margin, decimals), decimals) is Agreement.FAULT:
        answers = f"{survey.respondents} svarande" + (f" av {survey.asked} tillfrågade" if survey.asked else "")
        yield _finding(
            place,
            f"{answers} ger felmarginalen {printed(margin, decimals)} {points(printed(margin, decimals))}.",
            printed(margin, decimals),
            printed(stated, decimals),
        )


def _ends(
    place: Place, indicator: Indicator | None, value: Decimal, survey: Survey, margin: Decimal
) -> Iterator[Finding]:
    low = indicator.scale_low if indicator and indicator.scale_low is not None else Decimal(0)
    high = indicator.scale_high if indicator and indicator.scale_high is not None else HUNDRED
    if not low <= value <= high:
        return
    possible = [interval(value, m, low, high) for m in (survey.stated_margin, margin) if m is not None]
    for word, stated, wanted in (
        ("nedre", survey.stated_low, [one.low for one in possible]),
        ("övre", survey.stated_high, [one.high for one in possible]),
    ):
        if stated is None:
            continue
        decimals = _decimals(stated)
        if all(agree(stated, decimals, rounded(end, decimals), decimals) is Agreement.FAULT for end in wanted):
            points = printed(survey.stated_margin if survey.stated_margin is not None else margin, decimals)
            sign = "minus" if word == "nedre" else "plus"
            end = printed(wanted[0], decimals)
            yield _finding(
                place,
                f"Intervallets {word} gräns ska vara {end}: {printed(value, _decimals(value))} {sign} {points}.",
                end,
                printed(stated, decimals),
            )


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _finding(place: Place, text: str, expected: str, found: str) -> Finding:
    return Finding(
        check="survey-margin",
        severity=Severity.FAULT,
        place=place,
        text=text,
        expected=expected,
        found=found,
        mend=_MEND,
    )


def place_of_observation(subject: ReviewSubject, observation: Observation) -> Place:
    """The cell of a table that shows an observation, or the document when none does."""
    address = f"observation:{observation.indicator}@{observation.period}"
    for table in subject.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=False):
                origin = cell.figure.provenance if isinstance(cell, FigureCell) else None
                if origin and origin.address == address:
                    return cell_place(subject, table.key, row.key, column.key)
    indicator = subject.indicators.get(observation.indicator)
    name = indicator.name if indicator else observation.indicator
    return Place(node=subject.document.key, label=f"{name}, {observation.period}")


SURVEY_MARGIN = Check[ReviewSubject](
    id="survey-margin",
    title="Felmarginal och intervall",
    reads="Enkäter med antal svarande och tillfrågade",
    mend=_MEND,
    find=find,
)
TOO_FEW_ANSWERS = Check[ReviewSubject](
    id="too-few-answers",
    title="För få svar",
    reads="Enkätutfall och gränsen för hur få svar som får visas",
    mend=_MEND_FEW,
    find=find_few,
)
