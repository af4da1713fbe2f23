"""What a note says about the answers behind a survey figure."""

from decimal import Decimal

from rodatraden.core.content.indicators import Survey
from rodatraden.core.numbers import NBSP, format_number
from rodatraden.core.surveys import interval, margin_of_error, response_rate


def survey_words(value: Decimal, survey: Survey) -> str:
    """Answers, response rate, margin and interval in one or two sentences.

    `value` is a share in per cent; the margin is the product's rule for surveys.
    """
    margin = margin_of_error(survey.respondents, survey.asked)
    answered = f"{survey.respondents} svarade"
    if survey.asked is not None:
        rate = format_number(response_rate(survey.respondents, survey.asked), 0)
        answered = f"{survey.respondents} av {survey.asked} svarade, {rate}{NBSP}procent"
    if margin.everyone_answered:
        return f"Alla {survey.respondents} svarade."
    around = interval(value, margin.points)
    low, high = format_number(around.low, 0), format_number(around.high, 0)
    points = format_number(margin.points, 0)
    return f"{answered}. Felmarginalen är ±{NBSP}{points} procentenheter, så värdet ligger mellan {low} och {high}."
