"""Why something that is to be reported lies where it does, in words."""

from django.utils.translation import gettext as _

from rodatraden.apps.followup.enums import Fell
from rodatraden.apps.followup.models import Task
from rodatraden.apps.org.enums import RoleKind


def fallen_words(task: Task) -> str:
    """Who the task fell to at the board and why; "" for one that went to whom the plan names."""
    if not task.fell:
        return ""
    whose = str(RoleKind(task.role).label) if task.role in RoleKind.values else task.role
    return f"{_why(task)} {_('Därför ligger det hos nämndens %(role)s.') % {'role': whose}}"


def _why(task: Task) -> str:
    match task.fell:
        case Fell.NOT_FOUND:
            return _("Planen säger ”%(named)s”, men ingen enhet eller person heter så.") % {"named": task.named}
        case Fell.NOT_REPORTING:
            return _("%(named)s svarar för det här, men rapporterar inte vid tillfället.") % {"named": task.named}
        case _:
            return _("Planen säger inte vem som svarar för det här.")
