"""How sure a survey result is: margin of error, interval, Wilson's interval, response rate."""

from dataclasses import dataclass
from decimal import Decimal

from rodatraden.core.content.indicators import Survey
from rodatraden.core.refusal import CalculationRefused

Z = Decimal("1.96")
HALF = Decimal("0.5")
HUNDRED = Decimal(100)


class NoRespondents(CalculationRefused):
    """A survey without answers has no margin."""


class MoreAnswersThanAsked(CalculationRefused):
    """More have answered than were asked."""


class OutsideScale(CalculationRefused):
    """A value outside the scale it is said to be on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """A margin of error in percentage points.

    `everyone_answered` says that there is none; `corrected` whether the number asked was known.
    """

    points: Decimal
    everyone_answered: bool
    corrected: bool

    def explain(self) -> str:
        """One Swedish sentence about the margin, or ""."""
        if self.everyone_answered:
            return "Alla svarade."
        return (
            "" if self.corrected else "Antalet tillfrågade är inte känt, så felmarginalen är räknad utan korrigering."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Lowest and highest value, on the scale of the measure."""

    low: Decimal
    high: Decimal


def margin_of_error(respondents: int, asked: int | None, share: Decimal = HALF) -> Margin:
    """Margin of error at 95 % of a share, with finite population correction.

    100 · 1.96 · sqrt(p(1 − p)/n) · sqrt((N − n)/(N − 1)) percentage points, n `respondents` of N
    `asked`; `share` p is 0.5, the widest, unless one asks for the margin at the result itself.
    n = N gives 0. N unknown: without the correction. `NoRespondents` at n = 0,
    `MoreAnswersThanAsked` at n > N. Source: Cochran, Sampling Techniques, simple random sampling.
    """
    _refuse_impossible(respondents, asked)
    if respondents == asked:
        return Margin(points=Decimal(0), everyone_answered=True, corrected=True)
    wide = Z * (share * (1 - share) / respondents).sqrt()
    correction = (Decimal(asked - respondents) / (asked - 1)).sqrt() if asked is not None else Decimal(1)
    return Margin(points=HUNDRED * wide * correction, everyone_answered=False, corrected=asked is not None)


def margin_of(survey: Survey | None, unit: str) -> Decimal | None:
    """The margin in percentage points of an indicator in `unit`, or None where there is none to tell.

    Only a share in per cent has one by this rule: none without a survey, for a mean on a scale or
    a number of people, and for answers that cannot be so (the review says what is wrong with them).
    """
    if survey is None or "%" not in unit:
        return None
    try:
        return margin_of_error(survey.respondents, survey.asked).points
    except (NoRespondents, MoreAnswersThanAsked):
        return None


def interval(value: Decimal, points: Decimal, low: Decimal = Decimal(0), high: Decimal = HUNDRED) -> Interval:
    """`value` ± `points`, cut to the scale `low`–`high`. `OutsideScale` when the value is not on it."""
    if not low <= value <= high:
        raise OutsideScale(f"Värdet {value} ligger utanför skalan {low}–{high}.")
    return Interval(low=max(low, value - points), high=min(high, value + points))


def wilson(value: Decimal, respondents: int) -> Interval:
    """Wilson's 95 % interval in per cent of a share `value` in per cent of `respondents` answers.

    (p + z²/2n ± z·sqrt(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Holds at 0 and 100 % and for few
    answers. Source: Wilson (1927), J. Am. Stat. Assoc. 22. `NoRespondents`, `OutsideScale`.
    """
    _refuse_impossible(respondents, None)
    if not 0 <= value <= HUNDRED:
        raise OutsideScale(f"Värdet {value} ligger utanför skalan 0–100.")
    p, n, z2 = value / HUNDRED, Decimal(respondents), Z * Z
    middle = p + z2 / (2 * n)
    half = Z * (p * (1 - p) / n + z2 / (4 * n * n)).sqrt()
    whole = 1 + z2 / n
    return Interval(
        low=max(Decimal(0), HUNDRED * (middle - half) / whole), high=min(HUNDRED, HUNDRED * (middle + half) / whole)
    )


def response_rate(respondents: int, asked: int) -> Decimal:
    """Share of the asked that answered, in per cent: 100 · n / N. At least one must be asked."""
    if asked == 0:
        raise NoRespondents("Ingen är tillfrågad, så det finns ingen svarsfrekvens.")
    if respondents < 0 or respondents > asked:
        raise MoreAnswersThanAsked(f"{respondents} svarande av {asked} tillfrågade är inte möjligt.")
    return HUNDRED * respondents / asked


def margin_of_difference(first: Decimal, second: Decimal) -> Decimal:
    """Margin of the difference of two independent results: sqrt(m₁² + m₂²), percentage points."""
    return (first * first + second * second).sqrt()


def _refuse_impossible(respondents: int, asked: int | None) -> None:
    if respondents <= 0:
        raise NoRespondents("Ingen har svarat, så det finns ingen felmarginal.")
    if asked is not None and respondents > asked:
        raise MoreAnswersThanAsked(f"{respondents} svarande av {asked} tillfrågade är inte möjligt.")
