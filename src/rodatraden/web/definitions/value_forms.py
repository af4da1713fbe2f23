"""What the form of one value asks for, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodatraden.apps.indicators.models import PeerGroup
from rodatraden.apps.indicators.rules import EDIT_VALUES
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.queries.places import places_of
from rodatraden.core.content.amount import Amount
from rodatraden.core.content.indicators import Indicator, Observation, Survey
from rodatraden.core.missing import MissingReason
from rodatraden.core.numbers import UnreadableNumber
from rodatraden.core.periods import UnreadablePeriod
from rodatraden.core.typed_periods import read_period
from rodatraden.core.value_block import read_number
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.keyed.columns import canonical
from rodatraden.foundation.search.swedish import sort_key
from rodatraden.web.definitions.forms import YES, written
from rodatraden.web.definitions.words import EXAMPLES, GROUPS, MISSING
from rodatraden.web.ui.fields import Field, Given, Unreadable, Values, day_of, whole_of

_MOST_PERSONS = 10_000_000


def entities_for(person: User) -> list[tuple[str, str]]:
    """Whom a person may write values about: key and name, in Swedish order, the municipality first."""
    places = places_of(person, EDIT_VALUES)
    rows = Organisation.objects.filter(ended_at__isnull=True)
    if not places.everywhere:
        rows = rows.filter(key__in=places.keys)
    named = sorted(rows.order_by("key").values_list("key", "name"), key=lambda pair: (sort_key(pair[1]), pair[0]))
    return [("", _("Kommunen")), *named, *_compared()] if places.everywhere else named


def _compared() -> list[tuple[str, str]]:
    """The groups and the municipalities that one compares with."""
    groups = PeerGroup.objects.filter(ended_at__isnull=True).order_by("position", "key")
    found = [(f"grupp:{group.key}", _("Gruppen %(name)s") % {"name": group.name}) for group in groups]
    members = sorted({member for group in groups for member in group.members if len(member) == 4 and member.isdigit()})
    return [*found, *((f"kommun:{code}", _("Kommun %(code)s") % {"code": code}) for code in members)]


def new_fields(indicator: Indicator, entities: Sequence[tuple[str, str]]) -> tuple[Field, ...]:
    """The fields of a value that is not there yet: what it is of comes first."""
    sample = EXAMPLES.get(indicator.period_rule, EXAMPLES["year"])
    of = (
        Field(name="entity", label=gettext_lazy("För vem"), input="select", choices=entities),
        Field(name="period", label=_("Period"), is_short=True, help=_("Till exempel %(period)s.") % {"period": sample}),
        Field(name="group", label=gettext_lazy("Grupp"), input="select", is_short=True, choices=GROUPS),
    )
    return (*of, *value_fields(indicator))


def value_fields(indicator: Indicator) -> tuple[Field, ...]:
    """The fields of a value: the number or why there is none, and where it comes from."""
    unit = f" ({indicator.unit})" if indicator.unit else ""
    answers = (
        Field(name="respondents", label=gettext_lazy("Antal svar"), input="number", is_short=True),
        Field(name="asked", label=gettext_lazy("Antal tillfrågade"), input="number", is_short=True),
    )
    return (
        Field(
            name="value",
            label=_("Värde%(unit)s") % {"unit": unit},
            is_short=True,
            help=gettext_lazy("Med komma, till exempel 83,4."),
        ),
        Field(
            name="missing",
            label=gettext_lazy("Om värdet saknas"),
            input="select",
            choices=[("", gettext_lazy("Det finns ett värde")), *MISSING],
            help=gettext_lazy("Ett värde som saknas är inte noll. Säg varför det saknas."),
        ),
        Field(
            name="preliminary",
            label=gettext_lazy("Preliminärt"),
            input="many",
            choices=[(YES, gettext_lazy("Värdet kan komma att ändras"))],
        ),
        *(answers if indicator.survey else ()),
        Field(
            name="persons",
            label=gettext_lazy("Antal personer bakom värdet"),
            input="number",
            is_short=True,
            help=gettext_lazy(
                "Bara om värdet handlar om personer, till exempel antalet anställda. Är de få döljs värdet."
            ),
        ),
        Field(
            name="reported_by",
            label=gettext_lazy("Var värdet kommer ifrån"),
            help=gettext_lazy("Till exempel uttag ur Heroma, eller vem som räknade."),
        ),
        Field(name="fetched", label=gettext_lazy("Hämtat"), input="date", is_short=True),
        Field(
            name="comment",
            label=gettext_lazy("Kommentar"),
            help=gettext_lazy("Det som läsaren behöver veta om just det här värdet."),
        ),
    )


def values_of(observation: Observation) -> dict[str, Given]:
    """What the form of a value holds."""
    amount, survey = observation.amount, observation.survey
    return {
        "entity": observation.entity,
        "period": observation.period,
        "group": canonical(observation.breakdown),
        "value": written(amount.value) if amount.value is not None else "",
        "missing": amount.missing.value if amount.missing is not None else "",
        "preliminary": (YES,) if observation.preliminary else (),
        "respondents": str(survey.respondents) if survey is not None else "",
        "asked": str(survey.asked) if survey is not None and survey.asked is not None else "",
        "persons": "" if observation.persons is None else str(observation.persons),
        "reported_by": observation.reported_by,
        "fetched": observation.fetched.isoformat() if observation.fetched else "",
        "comment": amount.comment,
    }


def read_new(indicator: Indicator, values: Values, form: Sequence[Field]) -> Observation:
    """The value that a form of a new one says; raises Unreadable."""
    try:
        period = str(read_period(str(values.get("period", "")), indicator.period_rule))
    except UnreadablePeriod as error:
        raise Unreadable(_("Period"), str(error)) from error
    group = str(values.get("group", ""))
    breakdown = {"gender": group.partition("=")[2]} if group in dict(GROUPS) and group else {}
    blank = Observation(
        indicator=indicator.key,
        period=period,
        entity=str(values.get("entity", "")),
        breakdown=breakdown,
        amount=Amount(),
    )
    return read(blank, values, form)


def read(before: Observation, values: Values, form: Sequence[Field]) -> Observation:
    """The value as its form says it; raises Unreadable."""
    missing = str(values.get("missing", ""))
    return replace(
        before,
        amount=replace(
            before.amount,
            value=_number(values),
            missing=MissingReason(missing) if missing in set(MissingReason) else None,
            comment=str(values.get("comment", "")),
        ),
        preliminary=YES in values.get("preliminary", ()),
        survey=_survey(before.survey, values, form),
        persons=whole_of(values, form, "persons", most=_MOST_PERSONS),
        reported_by=str(values.get("reported_by", "")),
        fetched=day_of(values, form, "fetched"),
    )


def _number(values: Values) -> Decimal | None:
    try:
        return read_number(str(values.get("value", "")))
    except UnreadableNumber as error:
        raise Unreadable(_("Värde"), str(error)) from error


def _survey(before: Survey | None, values: Values, form: Sequence[Field]) -> Survey | None:
    """The answers; those of an indicator whose form does not ask for them stay."""
    if not any(each.name == "respondents" for each in form):
        return before
    respondents = whole_of(values, form, "respondents", most=_MOST_PERSONS)
    asked = whole_of(values, form, "asked", most=_MOST_PERSONS)
    if respondents is None:
        return None
    return (
        replace(before, respondents=respondents, asked=asked)
        if before
        else Survey(respondents=respondents, asked=asked)
    )
