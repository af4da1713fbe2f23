"""What is known about an indicator besides its values."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from rodatraden.core.content.indicators import IndicatorKind, Observation
from rodatraden.web.ui.board_year import BoardYear
from rodatraden.web.ui.charts.gender import Split
from rodatraden.web.ui.components import Step
from rodatraden.web.ui.measures import Measure, Point, shown
from rodatraden.web.ui.periods import moment
from rodatraden.web.ui.words import POLARITY_WORDS, unit_words, value_words

_PERIOD_WORDS = {
    "year": "Varje år", "r12": "Rullande tolv månader", "reference_day": "En bestämd dag", "school_year": "Varje läsår",
    "month": "Varje månad",
}  # fmt: skip


def about(year: BoardYear, measure: Measure) -> list[tuple[str, str]]:
    """Terms and descriptions of the indicator's definition."""
    indicator = measure.indicator
    source = year.material.sources.get(indicator.source)
    pairs = [
        (_("Fullt namn"), indicator.name if indicator.short_name else ""),
        (_("Slag"), _("Mått, kan ha etappmål") if indicator.kind is IndicatorKind.MEASURE else _("Indikator")),
        (_("Enhet"), unit_words(indicator.unit)),
        (_("Riktning"), POLARITY_WORDS[indicator.polarity]),
        (_("Mäts"), _PERIOD_WORDS.get(indicator.period_rule, indicator.period_rule)),
        (_("Källa"), indicator.source_text or (source.name if source else "")),
        (_("Nyckeltal hos källan"), ", ".join(indicator.external_ids)),
        (_("Beräkning"), indicator.formula),
        (_("Minsta antal svar"), str(indicator.minimum_respondents or "")),
    ]
    return [(term, fact) for term, fact in pairs if fact]


def way(year: BoardYear, measure: Measure) -> list[Step]:
    """How the last outcome came here, from its source to the document."""
    last = measure.newest
    if last is None:
        return []
    return [*_from_source(year, measure, last), _knot(measure, last), _document(year)]


def _from_source(year: BoardYear, measure: Measure, last: Point) -> Iterator[Step]:
    if last.survey is not None:
        asked = last.survey.asked
        answers = _("%(n)s svar") % {"n": last.survey.respondents}
        yield Step(name=_("Undersökning"), rest=last.moment.words, below=f"{answers} av {asked}" if asked else answers)
    source = year.material.sources.get(measure.indicator.source)
    if source is not None:
        ids = ", ".join(measure.indicator.external_ids)
        fetched = _("hämtat %(day)s") % {"day": last.fetched} if last.fetched else ""
        state = _("preliminärt värde") if last.preliminary else ""
        yield Step(name=source.name, rest=ids, below=", ".join(part for part in (fetched, state) if part))
    if last.reported_by:
        yield Step(name=_("Rapporterat"), rest=_("av %(who)s") % {"who": last.reported_by})


def _knot(measure: Measure, last: Point) -> Step:
    margin = _("felmarginal ± %(m)s") % {"m": round(last.margin)} if last.margin is not None else ""
    return Step(name=f"{_('Utfall')} {last.moment.short}: {value_words(measure)}", below=margin, here=True)


def _document(year: BoardYear) -> Step:
    return Step(name=year.tree.meta.title, below=year.tree.meta.edition_label)


def rows(measure: Measure) -> list[tuple[str, str, str, str, str]]:
    """The series as a table: when, value, from, to, what."""
    found = []
    for point in measure.points:
        low = measure.printed(point.interval.low) if point.interval else ""
        high = measure.printed(point.interval.high) if point.interval else ""
        what = point.reason or _("Utfall")
        if point.survey is not None and point.survey.asked:
            what += _(", %(n)s svar av %(asked)s") % {"n": point.survey.respondents, "asked": point.survey.asked}
        found.append((point.moment.words, point.shown, low, high, what))
    for post, kind in ((measure.interim, _("Etappmål")), (measure.long_term, _("Målvärde"))):
        if post is not None:
            rests = f". {post.rests_on}" if post.rests_on and post.rests_on != post.shown else ""
            found.append((str(post.year), post.shown, "", "", f"{kind}{rests}"))
    return found


def splits(year: BoardYear, measure: Measure) -> tuple[list[Split], str]:
    """Women and men, period by period; or none, and why."""
    material, indicator = year.material, measure.indicator
    women = {o.period: o for o in material.series(indicator.key, gender="women")}
    men = {o.period: o for o in material.series(indicator.key, gender="men")}
    found = []
    hidden = ""
    for period in sorted(women.keys() & men.keys(), key=lambda one: moment(one).at):
        pair = women[period], men[period]
        if all(one.amount.value is not None for one in pair):
            found.append(_split(measure, period, pair))
        else:
            hidden = _("Minst en grupp är för liten. Båda talen döljs, annars går det ena att räkna ut ur det andra.")
    return found, hidden or _("Underlaget visar bara totalen.")


def _split(measure: Measure, period: str, pair: tuple[Observation, Observation]) -> Split:
    women, men = pair
    assert women.amount.value is not None and men.amount.value is not None  # noqa: S101, PT018 - looked at by the caller
    return Split(
        period=moment(period).short,
        women=women.amount.value,
        men=men.amount.value,
        women_shown=shown(measure.indicator, women.amount),
        men_shown=shown(measure.indicator, men.amount),
    )


def judgement(year: BoardYear, measure: Measure) -> list[str]:
    """What the report says of differences between women and men, and of the indicator."""
    report = year.material.report
    found = [one for one in report.indicator_reports if one.indicator == measure.indicator.key] if report else []
    return [difference.grounds for one in found for difference in one.differences if difference.grounds]
