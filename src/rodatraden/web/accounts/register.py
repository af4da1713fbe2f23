"""The accounts among the municipality's registers."""

from django.utils.translation import gettext_lazy, ngettext

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.rules import LOOK_AFTER_ACCOUNTS
from rodatraden.web.ui.registers import Register, Step


def _told() -> str:
    count = User.objects.filter(is_system=False, is_active=True).count()
    return ngettext("%(n)d konto", "%(n)d konton", count) % {"n": count} if count > 1 else ""


REGISTERS = (
    Register(
        step=Step.PEOPLE,
        title=gettext_lazy("Bjud in dem som ska arbeta"),
        what=gettext_lazy("Konton, och var i organisationen var och en har sin roll."),
        missing=gettext_lazy("Ingen mer än du är med än. Bjud in central stab, utvecklingsledare och chefer."),
        address="people:index",
        permission=LOOK_AFTER_ACCOUNTS,
        told=_told,
        private=True,
    ),
)
