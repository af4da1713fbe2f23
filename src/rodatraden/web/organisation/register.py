"""The municipality and its organisation among the registers."""

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy, ngettext

from rodatraden.apps.cycle.queries.organisation import municipality_facts
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.rules import EDIT_ORGANISATION
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.web.ui.registers import Register, Step

_BOARDS = (OrganisationKind.BOARD.value, OrganisationKind.EXECUTIVE_BOARD.value)


def _municipality() -> str:
    return municipality_facts().name


def _organisation() -> str:
    rows = Organisation.objects.filter(ended_at__isnull=True)
    found = rows.aggregate(
        boards=Count("pk", filter=Q(kind__in=_BOARDS)), units=Count("pk", filter=Q(kind="unit")), all=Count("pk")
    )
    boards, units, rest = found["boards"], found["units"], found["all"] - found["boards"] - found["units"]
    said = [
        ngettext("%(n)d nämnd", "%(n)d nämnder", boards) % {"n": boards} if boards else "",
        ngettext("%(n)d enhet", "%(n)d enheter", units) % {"n": units} if units else "",
        ngettext("%(n)d annan", "%(n)d andra", rest) % {"n": rest} if rest else "",
    ]
    return ", ".join(part for part in said if part)


REGISTERS = (
    Register(
        step=Step.MUNICIPALITY,
        title=gettext_lazy("Kommunens uppgifter"),
        what=gettext_lazy("Namn, kommunkod, län och färg: det som står på varje dokument."),
        missing=gettext_lazy("Börja här: skriv vilken kommun det är."),
        address="organisation:municipality",
        permission=EDIT_ORGANISATION,
        told=_municipality,
        private=True,
    ),
    Register(
        step=Step.ORGANISATION,
        title=gettext_lazy("Organisation"),
        what=gettext_lazy("Nämnder, förvaltningar, enheter och bolag, och vem som arbetar för vem."),
        missing=gettext_lazy("Ingen organisation än. Lägg upp nämnderna först, sedan förvaltningar och enheter."),
        address="organisation:index",
        permission=EDIT_ORGANISATION,
        told=_organisation,
    ),
)
