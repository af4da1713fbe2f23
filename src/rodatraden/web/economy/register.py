"""The forms of statements among the municipality's registers."""

from django.utils.translation import gettext_lazy, ngettext

from rodatraden.apps.economy.models import StatementTemplate
from rodatraden.apps.economy.rules import EDIT_FORMS
from rodatraden.web.ui.registers import Register, Step


def _told() -> str:
    count = StatementTemplate.objects.filter(ended_at__isnull=True).count()
    return ngettext("%(n)d uppställning", "%(n)d uppställningar", count) % {"n": count} if count else ""


REGISTERS = (
    Register(
        step=Step.ECONOMY,
        title=gettext_lazy("Uppställningar för ekonomin"),
        what=gettext_lazy("Vilka rader och kolumner som resultaträkning, driftredovisning och andra tabeller har."),
        missing=gettext_lazy("Ingen uppställning än. Utgå från en färdig och ändra den som ni vill ha den."),
        address="statements:index",
        permission=EDIT_FORMS,
        told=_told,
    ),
)
