"""What stands around every page: municipality, menu, the reader, the scheme."""

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rodatraden.apps.cycle.rules import READ_YEAR
from rodatraden.apps.org.enums import RoleKind
from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.accounts.rules import LOOK_AFTER_ACCOUNTS
from rodatraden.foundation.permissions import allows
from rodatraden.web.ui.registers import may_change_any
from rodatraden.web.ui.scheme import SCHEMES, chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """A place in the main menu; `here` when the page belongs under it."""

    label: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a page."""

    menu: tuple[MenuItem, ...]
    scheme: str
    schemes: tuple[tuple[str, str], ...]
    path: str
    reader: str
    initials: str
    role: str
    looks_after_accounts: bool


_OWN = (("Min sida", "mypage:index", {"mypage", "reporting"}), ("Läget", "progress:index", {"progress"}))
_MENU = (
    ("Nämnder", "boards:index", {"boards", "goals", "indicators"}),
    ("Dokument", "documents:index", {"documents", "compare"}),
)
_PLAN = ("Planera", "planning:index", {"planning", "council", "texts", "economy"})
_YEAR = ("Årshjul", "cycle:index", {"cycle", "dialogues", "rollover"})
_REGISTERS = (
    "Grunduppgifter",
    "registers:index",
    {"registers", "organisation", "definitions", "statements", "templates"},
)


def frame(request: HttpRequest | None) -> Frame:
    """The frame for a request; a page shown without one (an error far down) gets the plain frame."""
    user = getattr(request, "user", None)
    person = user if isinstance(user, User) else None
    return Frame(
        menu=_menu(request),
        scheme=chosen(request),
        schemes=tuple(SCHEMES.items()),
        path=request.get_full_path() if request is not None else "/",
        reader=person.name if person else "",
        initials=initials(person.name) if person else "",
        role=role_words(person) if person else "",
        looks_after_accounts=person is not None and allows(person, LOOK_AFTER_ACCOUNTS),
    )


def role_words(person: User) -> str:
    """What a person is, in words: the first of the roles held today, in the order of the table of rights."""
    held = {grant.role for grant in roles_held(person)}
    return next((str(role.label) for role in reversed(RoleKind) if role.value in held), "")


def _menu(request: HttpRequest | None) -> tuple[MenuItem, ...]:
    match = request.resolver_match if request is not None else None
    user = getattr(request, "user", None)
    person = user if isinstance(user, User) else None
    return _items(
        match.app_name if match is not None else "",
        match.view_name if match is not None else "",
        is_person=person is not None,
        reads_year=person is not None and allows(person, READ_YEAR),
        changes_registers=person is not None and may_change_any(person),
        language=get_language(),
    )


@lru_cache(maxsize=500)  # By language too: the labels are in it.
def _items(
    here: str,
    view: str,
    *,
    is_person: bool,
    reads_year: bool,
    changes_registers: bool,
    language: str | None,
) -> tuple[MenuItem, ...]:
    wanted = [*_OWN, *_MENU] if is_person else [*_MENU]
    if reads_year:
        wanted.append(_YEAR)
    if is_person:
        wanted.insert(1, _PLAN)
    if changes_registers:
        wanted.append(_REGISTERS)
    items = [MenuItem(label=_(label), href=reverse(name), here=here in apps) for label, name, apps in wanted]
    data = "about:data"
    if changes_registers:  # The menu is full; the foot of every page leads there too.
        return tuple(items)
    return (*items, MenuItem(label=_("Öppna data"), href=reverse(data), here=view == data))


def initials(name: str) -> str:
    """The first letters of a person's first and last name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
