"""The steering model among the municipality's registers."""

from django.utils.translation import gettext_lazy, ngettext

from rodatraden.apps.planning.models import SteeringModel
from rodatraden.apps.planning.rules import EDIT_STEERING
from rodatraden.web.ui.registers import Register, Step


def _told() -> str:
    count = SteeringModel.objects.filter(ended_at__isnull=True).count()
    return ngettext("%(n)d styrmodell", "%(n)d styrmodeller", count) % {"n": count} if count else ""


REGISTERS = (
    Register(
        step=Step.STEERING,
        title=gettext_lazy("Styrmodell och ord för status"),
        what=gettext_lazy("Nivåerna från målområde till aktivitet, och kommunens ord för läge, orsak och bedömning."),
        missing=gettext_lazy("Ingen styrmodell än. Börja med den som de flesta kommuner har."),
        address="planning:steering",
        permission=EDIT_STEERING,
        told=_told,
    ),
)
