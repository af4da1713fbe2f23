"""The municipality's registers: what one sets a municipality up with, each declared by the section that has its page.

A section says what it has in its `register.py`:

    REGISTERS = (
        Register(
            step=Step.MEASURES,
            title=gettext_lazy("Indikatorer"),
            what=gettext_lazy("Vad ni mäter, i vilken enhet och från vilken källa."),
            missing=gettext_lazy("Ingen indikator än. …"),
            address="definitions:index",
            permission=EDIT_DEFINITIONS,
            told=told_indicators,
        ),
    )

and `web/urls.py`, which knows every section, declares them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser

from rodatraden.foundation.accounts.held import roles_held
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import RolePredicate, allows, predicate_of

EVERYWHERE = ""
Words = Any
"""A text that is translated when it is shown."""


class Step(IntEnum):
    """The order in which one sets a municipality up."""

    MUNICIPALITY = 1
    ORGANISATION = 2
    STEERING = 3
    MEASURES = 4
    RISK = 5
    ECONOMY = 6
    DOCUMENTS = 7
    YEAR = 8
    PEOPLE = 9
    FILES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register and its page.

    `told` says what there is ("12 nämnder, 400 enheter"), "" when there is nothing; then `missing` says what to do.
    `permission` is what it takes to change it, asked about the whole municipality; with `anywhere` a right held
    anywhere will do. One that is not `needed` may stay empty. The page of a `private` one is not there for others.
    """

    step: Step
    title: Words
    what: Words
    missing: Words
    address: str
    permission: str
    told: Callable[[], str]
    needed: bool = True
    anywhere: bool = False
    private: bool = False
    args: tuple[str, ...] = ()


_DECLARED: dict[tuple[str, ...], Register] = {}


def declare(*registers: Register) -> None:
    """Let the index and the menu know of these registers."""
    _DECLARED.update({(register.address, *register.args): register for register in registers})


def declared() -> tuple[Register, ...]:
    """Every register in the order one sets a municipality up; those of one step in the order they were declared."""
    return tuple(sorted(_DECLARED.values(), key=lambda register: register.step))


def may_change(person: User, register: Register) -> bool:
    """Whether a person may change what a register holds; asked without a question to the database but of the roles."""
    held = predicate_of(register.permission)
    if not isinstance(held, RolePredicate) or person.is_system:
        return allows(person, register.permission, None if register.anywhere else EVERYWHERE)
    return person.is_active and any(
        grant.role in held.roles and (register.anywhere or grant.place == EVERYWHERE) for grant in roles_held(person)
    )


def may_change_any(user: User | AnonymousUser) -> bool:
    """Whether there is any register that a person may change: who the menu leads there."""
    return isinstance(user, User) and any(may_change(user, register) for register in _DECLARED.values())
