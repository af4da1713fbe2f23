"""Figures in plain words: the value, the target, the difference, and whether it is certain."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rodatraden.core.content.indicators import Comparator, Polarity
from rodatraden.core.missing import HIDDEN_WORD
from rodatraden.core.number_words import in_number, points, to_words
from rodatraden.core.numbers import NBSP
from rodatraden.web.ui.measures import Goalpost, Measure, Standing

STANDING_WORDS: dict[Standing, str] = {
    Standing.REACH: "Når målet",
    Standing.MARGIN: "Inom felmarginalen",
    Standing.MISS: "Når inte målet",
    Standing.NO_TARGET: "Utan etappmål",
    Standing.NO_OUTCOME: "Utfall saknas",
}


def standing_words(measure: Measure) -> str:
    """How the measure stands; of a hidden outcome only that it is not shown."""
    return _("Visas inte") if measure.hidden else STANDING_WORDS[measure.standing]


POLARITY_WORDS: dict[Polarity, str] = {
    Polarity.HIGHER: "Högre är bättre",
    Polarity.LOWER: "Lägre är bättre",
    Polarity.NONE: "Varken högre eller lägre är bättre i sig",
}
_COMPARATOR_WORDS: dict[Comparator | None, str] = {
    Comparator.AT_LEAST: "minst ",
    Comparator.AT_MOST: "högst ",
    Comparator.OVER: "över ",
    Comparator.UNDER: "under ",
}


def counted(number: int, one: str, many: str, *, neuter: bool = False, capital: bool = False) -> str:
    """A count with its noun, in words up to twelve: "fem mål", "17 indikatorer", "ett mål"."""
    said = _("inga") if number == 0 else to_words(number, neuter=neuter)
    phrase = f"{said}{NBSP}{one if number == 1 else many}"
    return phrase[0].upper() + phrase[1:] if capital else phrase


_UNITS = {"kr": ("krona", "kronor"), "mnkr": ("miljon kronor", "miljoner kronor"), "tkr": ("tusen kronor",) * 2}


def unit_words(unit: str, shown: str = "") -> str:
    """A unit as it is read aloud, after the printed number `shown`."""
    if "%" in unit:
        return "procent"
    return in_number(shown, *_UNITS[unit]) if unit in _UNITS else unit


def difference_unit(unit: str, shown: str) -> str:
    """The unit of a printed difference: never a percentage of a percentage."""
    return points(shown) if "%" in unit else unit_words(unit, shown)


def value_words(measure: Measure) -> str:
    """The last outcome with its unit, as in 81 procent."""
    if measure.hidden:
        return HIDDEN_WORD
    last = measure.latest
    if last is None:
        return ""
    unit = unit_words(measure.indicator.unit, last.shown)
    return f"{last.shown}{NBSP}{unit}" if unit else last.shown


def sentences(measure: Measure) -> list[str]:
    """The sentences after the value: when, the target, the difference, and how sure it is."""
    last = measure.latest
    if measure.hidden and measure.newest is not None:
        said = [_("Utfallet för %(when)s är dolt.") % {"when": measure.newest.moment.words}, measure.hidden]
        known = measure.interim is not None and measure.interim.value is not None
        return [*said, target_sentence(measure.interim)] if known and measure.interim is not None else said
    if last is None:
        return [_("Det finns inget utfall än."), *_reasons(measure)]
    said = []
    if measure.interim is not None and measure.interim.value is not None:
        said.append(target_sentence(measure.interim))
        said.append(_difference(measure))
    elif measure.interim is not None:
        said.append(_("Etappmål: %(words)s") % {"words": _ended(measure.interim.rests_on or measure.interim.shown)})
    else:
        said.append(_("Det finns inget etappmål."))
    return [sentence for sentence in said if sentence]


def target_sentence(post: Goalpost) -> str:
    """What the target is, as in Etappmålet för 2022 är minst 83."""
    how = _COMPARATOR_WORDS.get(post.comparator, "")
    return _("Etappmålet för %(year)s är %(how)s%(value)s.") % {"year": post.year, "how": how, "value": post.shown}


def _difference(measure: Measure) -> str:
    gap = measure.difference
    last = measure.latest
    if gap is None or last is None:
        return ""
    shown = measure.printed(abs(gap))
    size = f"{shown}{NBSP}{difference_unit(measure.indicator.unit, shown)}".rstrip(NBSP)
    if measure.standing is Standing.MARGIN and last.survey is not None:
        return _(
            "Bara %(answers)s svarade, så skillnaden ryms i felmarginalen: det går inte att säga om målet är nått."
        ) % {"answers": last.survey.respondents}
    if measure.standing is Standing.REACH:
        return _("Målet nås.") if gap == 0 else _("Målet nås med %(size)s.") % {"size": size}
    way = _("minska") if gap > 0 else _("öka")
    return _("Värdet behöver %(way)s med %(size)s för att nå målet.") % {"way": way, "size": size}


def _reasons(measure: Measure) -> list[str]:
    reasons = [point.reason for point in measure.points if point.reason]
    return reasons[-1:]


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else words + "."


def joined(parts: Sequence[str]) -> str:
    """Parts with commas and a last "och"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} och {parts[-1]}"
