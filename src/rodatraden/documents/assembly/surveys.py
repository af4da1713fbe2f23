"""What a note says about the answers behind a survey figure."""

from decimal import Decimal

from rodatraden.core import number_words
from rodatraden.core.content.indicators import Survey
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.core.refusal import CalculationRefused
from rodatraden.core.surveys import interval, margin_of, response_rate


def survey_words(value: Decimal, survey: Survey, unit: str) -> str:
    """Answers, response rate, margin and interval in one or two sentences.

    Figures without a margin (see `core.surveys.margin_of`) tell their answers as they are.
    """
    answered = f"{survey.respondents} svarade"
    points = margin_of(survey, unit)
    if points is None:
        return f"{answered}." if survey.asked is None else f"{survey.respondents} av {survey.asked} svarade."
    if survey.asked is not None:
        if survey.respondents == survey.asked:
            return f"Alla {survey.respondents} svarade."
        rate = format_number(response_rate(survey.respondents, survey.asked), 0)
        answered = f"{survey.respondents} av {survey.asked} svarade, {rate}{NBSP}procent"
    margin = format_number(points, 0)
    told = f"{answered}. Felmarginalen är ±{NBSP}{margin} {number_words.points(margin)}"
    try:
        around = interval(value, points)
    except CalculationRefused:
        return f"{told}."
    low, high = format_number(around.low, 0), format_number(around.high, 0)
    return f"{told}, så värdet ligger mellan {low} och {high}."
