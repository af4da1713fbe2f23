"""Who reads the registers."""

from django.http import Http404, HttpRequest

from rodatraden.apps.org.rules import READ_REGISTERS
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import allows
from rodatraden.web.ui.person import person_of
from rodatraden.web.ui.registers import EVERYWHERE


def reader_of(request: HttpRequest) -> User:
    """The person who asks; `Http404` for one who may not read the registers."""
    person = person_of(request)
    if not allows(person, READ_REGISTERS, EVERYWHERE):
        raise Http404
    return person
