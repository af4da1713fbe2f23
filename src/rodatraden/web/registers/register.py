"""The risk scale and the simple lists among the registers."""

from collections.abc import Callable

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy

from rodatraden.apps.control.models import RiskScaleLevel
from rodatraden.apps.cycle.rules import IMPORT_CONTENT
from rodatraden.apps.planning.rules import EDIT_SHARED
from rodatraden.foundation.keyed.meta import manager
from rodatraden.web.registers.listings import LISTINGS
from rodatraden.web.ui.registers import Register, Step


def _risk_scale() -> str:
    rows = RiskScaleLevel.objects.filter(ended_at__isnull=True)
    found = rows.aggregate(
        down=Count("pk", filter=Q(dimension="likelihood")), across=Count("pk", filter=Q(dimension="consequence"))
    )
    return f"{found['down']} × {found['across']}" if found["down"] or found["across"] else ""


def _told(slug: str) -> Callable[[], str]:
    def told() -> str:
        count = manager(LISTINGS[slug].kind.home.model).filter(ended_at__isnull=True).count()
        one, many = _WORDS[slug]
        return f"{count} {one if count == 1 else many}" if count else ""

    return told


_WORDS = {
    "processer": (gettext_lazy("process"), gettext_lazy("processer")),
    "lagrum": (gettext_lazy("lagrum"), gettext_lazy("lagrum")),
    "vardegrund": (gettext_lazy("kärnvärde"), gettext_lazy("kärnvärden")),
    "vision": (gettext_lazy("vision"), gettext_lazy("visioner")),
}
_STEPS = {"processer": Step.RISK, "lagrum": Step.STEERING, "vardegrund": Step.STEERING, "vision": Step.STEERING}
REGISTERS = (
    Register(
        step=Step.RISK,
        title=gettext_lazy("Riskskala"),
        what=gettext_lazy("Stegen för sannolikhet och konsekvens, och vad riskvärdet föreslår."),
        missing=gettext_lazy("Ingen skala än. Det finns ett vanligt förslag att utgå från."),
        address="registers:risk-scale",
        permission=EDIT_SHARED,
        told=_risk_scale,
    ),
    *(
        Register(
            step=_STEPS[listing.slug],
            title=listing.title,
            what=listing.lead,
            missing=listing.empty,
            address="registers:list",
            args=(listing.slug,),
            permission=listing.permission,
            told=_told(listing.slug),
            needed=False,
        )
        for listing in LISTINGS.values()
    ),
    Register(
        step=Step.FILES,
        title=gettext_lazy("Läs in en fil"),
        what=gettext_lazy("Har ni innehållet i planfiler kan ni läsa in allt på en gång."),
        missing=gettext_lazy("Ni får se vad som ändras innan något sparas."),
        address="registers:bring-in",
        permission=IMPORT_CONTENT,
        told=str,
        needed=False,
        anywhere=True,
        private=True,
    ),
    Register(
        step=Step.FILES,
        title=gettext_lazy("Hämta som fil"),
        what=gettext_lazy("Ta hem kommunens, en nämnds eller en rapports innehåll som planfil."),
        missing=gettext_lazy("Filerna går att läsa in igen, här eller i en annan installation."),
        address="registers:export",
        permission=IMPORT_CONTENT,
        told=str,
        needed=False,
        anywhere=True,
        private=True,
    ),
)
