"""Who is asking, where a page is only for those who have signed in."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from rodatraden.foundation.accounts.models import User


def person_of(request: HttpRequest) -> User:
    """The person behind a request; for views under `login_required`, which lets nobody else this far."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
