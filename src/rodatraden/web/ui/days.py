"""Days as Swedes say them, on pages."""

from datetime import date

from django.utils.translation import gettext as _

from rodatraden.core.cycle.day_names import away_words, day_words, weekday_words
from rodatraden.core.number_words import to_words

__all__ = ["away_words", "day_words", "days_left", "weekday_words"]


def days_left(day: date, today: date) -> str:
    """As in "fyra dagar återstår", "en dag återstår", "sista dagen är i dag"."""
    days = (day - today).days
    if days == 0:
        return _("sista dagen är i dag")
    if days < 0:
        return _("sista dagen var %(day)s") % {"day": day_words(day, today)}
    return _("%(days)s återstår") % {"days": f"{to_words(days)} {_('dag') if days == 1 else _('dagar')}"}
