"""Indicators, sources and groups among the municipality's registers."""

from django.utils.translation import gettext_lazy, ngettext

from rodatraden.apps.indicators.models import Indicator, PeerGroup, Source
from rodatraden.apps.indicators.rules import EDIT_DEFINITIONS
from rodatraden.web.ui.registers import Register, Step


def _indicators() -> str:
    count = Indicator.objects.filter(ended_at__isnull=True).count()
    return ngettext("%(n)d indikator", "%(n)d indikatorer", count) % {"n": count} if count else ""


def _sources() -> str:
    count = Source.objects.filter(ended_at__isnull=True).count()
    return ngettext("%(n)d källa", "%(n)d källor", count) % {"n": count} if count else ""


def _groups() -> str:
    count = PeerGroup.objects.filter(ended_at__isnull=True).count()
    return ngettext("%(n)d grupp", "%(n)d grupper", count) % {"n": count} if count else ""


REGISTERS = (
    Register(
        step=Step.MEASURES,
        title=gettext_lazy("Källor"),
        what=gettext_lazy("System och register som talen kommer från, och hur få som får synas i ett tal."),
        missing=gettext_lazy("Ingen källa än. Lägg till en för er egen mätning, och en för varje system."),
        address="definitions:sources",
        permission=EDIT_DEFINITIONS,
        told=_sources,
    ),
    Register(
        step=Step.MEASURES,
        title=gettext_lazy("Indikatorer och värden"),
        what=gettext_lazy("Vad ni mäter, i vilken enhet och från vilken källa, med alla värden."),
        missing=gettext_lazy("Ingen indikator än. Lägg till den första, eller läs in dem från en fil."),
        address="definitions:index",
        permission=EDIT_DEFINITIONS,
        told=_indicators,
    ),
    Register(
        step=Step.MEASURES,
        title=gettext_lazy("Jämförelsegrupper"),
        what=gettext_lazy("Kommuner som ni jämför er med, till exempel liknande kommuner ett visst år."),
        missing=gettext_lazy("Ingen grupp än. Den behövs bara om ett mål jämför er med andra."),
        address="definitions:groups",
        permission=EDIT_DEFINITIONS,
        told=_groups,
        needed=False,
    ),
)
