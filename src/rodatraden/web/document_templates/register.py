"""The templates among the municipality's registers."""

from django.utils.translation import gettext_lazy, ngettext

from rodatraden.documents.models import OwnTemplate
from rodatraden.documents.rules import EDIT_TEMPLATES
from rodatraden.documents.template_data import delivered_templates
from rodatraden.web.ui.registers import Register, Step


def _told() -> str:
    delivered = len(delivered_templates())
    told = ngettext("%(n)d levererad mall", "%(n)d levererade mallar", delivered) % {"n": delivered}
    own = OwnTemplate.objects.filter(ended_at__isnull=True).count()
    return f"{told}, {ngettext('%(n)d egen', '%(n)d egna', own) % {'n': own}}" if own else told


REGISTERS = (
    Register(
        step=Step.DOCUMENTS,
        title=gettext_lazy("Mallar för dokument"),
        what=gettext_lazy("Vilka avsnitt planer och rapporter har, och vad som sägs till dem som skriver."),
        missing="",
        address="templates:index",
        permission=EDIT_TEMPLATES,
        told=_told,
        needed=False,
    ),
)
