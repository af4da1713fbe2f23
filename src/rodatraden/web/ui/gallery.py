"""The gallery: every component in all its states, for those who build and those who test."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rodatraden.web.ui.charts import gender, mini, people, series, strip
from rodatraden.web.ui.gallery_samples import FINDINGS, MEASURES, STATIONS, STATUSES, STEPS, TABS, document_parts
from rodatraden.web.ui.measures import Standing
from rodatraden.web.ui.words import sentences, value_words


def show(request: HttpRequest) -> HttpResponse:
    """All of it on one page."""
    splits = [
        gender.Split(
            period="februari 2018", women=Decimal("5.2"), men=Decimal("5.8"), women_shown="5,2", men_shown="5,8"
        ),
        gender.Split(
            period="februari 2019", women=Decimal("5.7"), men=Decimal("5.2"), women_shown="5,7", men_shown="5,2"
        ),
    ]
    context = {
        "stations": STATIONS,
        "statuses": STATUSES,
        "tabs": TABS,
        "steps": STEPS,
        "findings": FINDINGS,
        "multiples": [mini.mini(measure, f"mini-{measure.indicator.key}") for measure in MEASURES],
        "plain": [(measure.name, value_words(measure), " ".join(sentences(measure))) for measure in MEASURES],
        "wide": series.wide(MEASURES[0]),
        "narrow": series.narrow(MEASURES[0]),
        "gender_wide": gender.gender(splits, "g-bred"),
        "gender_narrow": gender.gender(splits, "g-smal", narrow=True),
        "people": people.people(24, 62, "g-svarande"),
        "strip": strip.strip(dict(zip(Standing, (2, 3, 3, 2, 7), strict=True))),
        "document": document_parts(),
    }
    return render(request, "gallery/gallery.html", context)
