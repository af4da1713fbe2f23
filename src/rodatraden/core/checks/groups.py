"""Women and men against the total."""

from collections.abc import Iterator
from decimal import Decimal

from rodatraden.core.checks.check import Check, Finding, Place, Severity
from rodatraden.core.checks.subject import ReviewSubject
from rodatraden.core.checks.surveys import place_of_observation
from rodatraden.core.checks.wording import printed
from rodatraden.core.content.indicators import Indicator, Observation
from rodatraden.core.rounding import unit_of

COUNT_UNITS = frozenset({"antal", "st", "stycken", "personer", "antal personer", "anställda"})
_MEND = "Rätta totalen eller någon av delarna."


def find(subject: ReviewSubject) -> Iterator[Finding]:
    """Counts whose parts do not make the total, and shares whose total lies outside its parts."""
    series: dict[tuple[str, str, str], dict[tuple[tuple[str, str], ...], Observation]] = {}
    for observation in subject.own_observations:
        key = (observation.indicator, observation.entity, observation.period)
        series.setdefault(key, {})[tuple(sorted(observation.breakdown.items()))] = observation
    for (indicator_key, _, _), seen in series.items():
        indicator = subject.indicators.get(indicator_key)
        total = seen.get(())
        women, men = (seen.get((("gender", group),)) for group in ("women", "men"))
        if indicator is None or total is None or women is None or men is None:
            continue
        values = [o.amount.value for o in (total, women, men)]
        if None not in values:
            place = place_of_observation(subject, total)
            yield from _judge(place, indicator, *(v for v in values if v is not None))


def _judge(place: Place, indicator: Indicator, total: Decimal, women: Decimal, men: Decimal) -> Iterator[Finding]:
    d = indicator.decimals
    if indicator.unit.casefold() in COUNT_UNITS:
        if women + men != total:
            yield _finding(place, "Kvinnor och män ger tillsammans inte totalen.", women + men, total, d)
        return
    low, high = sorted((women, men))
    slack = unit_of(d)
    if not low - slack <= total <= high + slack:
        text = f"Totalen ligger inte mellan kvinnornas {printed(women, d)} och männens {printed(men, d)}."
        yield _finding(place, text, low if total < low else high, total, d)


def _finding(place: Place, text: str, expected: Decimal, found: Decimal, decimals: int) -> Finding:
    return Finding(
        check="groups",
        severity=Severity.FAULT,
        place=place,
        text=text,
        expected=printed(expected, decimals),
        found=printed(found, decimals),
        mend=_MEND,
    )


GROUPS = Check[ReviewSubject](
    id="groups",
    title="Kvinnor, män och totalen",
    reads="Utfall som finns både för kvinnor, för män och totalt",
    mend=_MEND,
    find=find,
)
