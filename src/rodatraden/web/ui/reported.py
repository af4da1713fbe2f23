"""How far reporting has come, in words."""

from django.utils.translation import gettext as _

from rodatraden.core.number_words import to_words
from rodatraden.web.ui.words import counted


def ready_words(ready: int, units: int) -> str:
    """As in "En av fem enheter är klar" and "Ingen av fem enheter är klar"; of one alone: "Enheten är klar"."""
    if units == 1:
        return _("Enheten är klar") if ready else _("Enheten är inte klar")
    some = _("Ingen") if ready == 0 else to_words(ready).capitalize()
    facts = {"some": some, "units": counted(units, _("enhet"), _("enheter"))}
    return (_("%(some)s av %(units)s är klara") if ready > 1 else _("%(some)s av %(units)s är klar")) % facts


def occasion_words(name: str, year: int | None) -> str:
    """What an occasion is called with its year, once."""
    return name if str(year or "") in name else f"{name} {year}"
