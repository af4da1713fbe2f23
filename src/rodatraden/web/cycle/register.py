"""The years among the municipality's registers."""

from django.utils.translation import gettext_lazy

from rodatraden.apps.cycle.models import PlanningYear
from rodatraden.apps.cycle.rules import PLAN_YEAR
from rodatraden.web.ui.registers import Register, Step


def _told() -> str:
    years = PlanningYear.objects.filter(ended_at__isnull=True).order_by("year")
    return ", ".join(map(str, years.values_list("year", flat=True)))


REGISTERS = (
    Register(
        step=Step.YEAR,
        title=gettext_lazy("Årshjul"),
        what=gettext_lazy("Åren ni planerar för, när det rapporteras och vad som efterfrågas."),
        missing=gettext_lazy("Inget år än. Guiden lägger upp ett vanligt år åt er."),
        address="cycle:index",
        permission=PLAN_YEAR,
        told=_told,
    ),
)
