"""Days as Swedes say them."""

from datetime import date

from django.utils.translation import gettext as _

from rodatraden.core.number_words import to_words
from rodatraden.core.periods import MONTHS
from rodatraden.web.ui.words import counted

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def day_words(day: date, today: date | None = None) -> str:
    """As in "12 april"; with the year when it is another than today's."""
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return said if today is None or today.year == day.year else f"{said} {day.year}"


def weekday_words(day: date, today: date | None = None) -> str:
    """As in "fredag 12 april"."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day, today)}"


def away_words(day: date, today: date) -> str:
    """How far away a day is: "i dag", "i morgon", "om fyra dagar", "för två dagar sedan"."""
    days = (day - today).days
    near = {0: _("i dag"), 1: _("i morgon"), -1: _("i går")}.get(days)
    if near is not None:
        return near
    told = counted(abs(days), _("dag"), _("dagar"))
    return _("om %(days)s") % {"days": told} if days > 0 else _("för %(days)s sedan") % {"days": told}


def days_left(day: date, today: date) -> str:
    """As in "fyra dagar återstår", "en dag återstår", "sista dagen är i dag"."""
    days = (day - today).days
    if days == 0:
        return _("sista dagen är i dag")
    if days < 0:
        return _("sista dagen var %(day)s") % {"day": day_words(day, today)}
    return _("%(days)s återstår") % {"days": f"{to_words(days)} {_('dag') if days == 1 else _('dagar')}"}
