"""What a note says about the answers behind a survey figure."""

from decimal import Decimal

from rodatraden.core.content.indicators import Survey
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.core.refusal import CalculationRefused
from rodatraden.core.surveys import interval, margin_of_error, response_rate


def margin_of(survey: Survey | None) -> Decimal | None:
    """The margin of error in percentage points; None without a survey and for impossible answers."""
    if survey is None:
        return None
    try:
        return margin_of_error(survey.respondents, survey.asked).points
    except CalculationRefused:
        return None


def survey_words(value: Decimal, survey: Survey) -> str:
    """Answers, response rate, margin and interval in one or two sentences.

    `value` is a share in per cent; the margin is the product's rule for surveys. Answers that
    cannot be so are told as they are, without margin: the review says what is wrong with them.
    """
    answered = f"{survey.respondents} svarade"
    points = margin_of(survey)
    if points is None:
        return f"{answered}." if survey.asked is None else f"{survey.respondents} av {survey.asked} svarade."
    if survey.asked is not None:
        if survey.respondents == survey.asked:
            return f"Alla {survey.respondents} svarade."
        rate = format_number(response_rate(survey.respondents, survey.asked), 0)
        answered = f"{survey.respondents} av {survey.asked} svarade, {rate}{NBSP}procent"
    told = f"{answered}. Felmarginalen är ±{NBSP}{format_number(points, 0)} procentenheter"
    try:
        around = interval(value, points)
    except CalculationRefused:
        return f"{told}."
    low, high = format_number(around.low, 0), format_number(around.high, 0)
    return f"{told}, så värdet ligger mellan {low} och {high}."
