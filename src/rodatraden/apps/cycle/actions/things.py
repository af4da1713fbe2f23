"""Create, change, order and end one thing of a scope: what goals, activities, risks and indicators have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from rodatraden.apps.cycle.actions import mark_changed
from rodatraden.apps.cycle.actions.editing import begin_edit, write_kind, write_thing
from rodatraden.apps.cycle.enums import ScopeLevel
from rodatraden.apps.cycle.models import Scope
from rodatraden.apps.cycle.thing_errors import KeyTaken, NameMissing, NotHere, StillNeeded, ThingGone
from rodatraden.core.keys import free_key, key_from
from rodatraden.core.prose.fields import PROSE_FIELDS
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.audit.actions import record
from rodatraden.foundation.editing.tokens import refuse_changed
from rodatraden.foundation.editing.values import as_kept
from rodatraden.foundation.keyed.home import Home
from rodatraden.foundation.keyed.meta import manager
from rodatraden.foundation.keyed.one_kind import is_written_alone, values_of
from rodatraden.foundation.keyed.read import read, read_one
from rodatraden.foundation.keyed.used_by import NamedIn, Use, uses_of

T = TypeVar("T", bound=Any)
Check = Callable[[T, T | None, Scope], None]
Change = Callable[[tuple[T, ...]], tuple[T, ...]]
_KEY = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_UNSEEN = re.compile("[\x80-\x84\x86-\x9f\ufffe\uffff]")


@dataclass(frozen=True, eq=False)
class Kind(Generic[T]):
    """A kind of thing: where it lives, what it is called ("målet"), and the names its keys may not share.

    `name` is the attribute that says what a thing is; `permission` what it takes to write one (a kind of
    several permissions answers by `permission_of`). `is_shared` when the municipality has such things too,
    `is_planned` when a board's or unit's year has, `is_reported` when its report has. `named_in` are the
    fields that hold its key.
    """

    home: Home
    noun: str
    action: str
    name: str = "name"
    otherwise: str = "rad"
    permission: str = ""
    is_shared: bool = False
    is_planned: bool = True
    is_reported: bool = False
    beside: tuple[Home, ...] = ()
    named_in: NamedIn | None = None
    more_uses: Callable[[str], list[Use]] | None = None

    def permission_of(self, scope: Scope) -> str:
        """What it takes to write such a thing in a scope."""
        return self.permission

    def unit_of(self, scope: Scope) -> Callable[[T], str] | None:
        """In which unit the money of such a thing is given in a scope; None for what holds no money."""
        return None

    def extra_of(self, scope: Scope) -> Mapping[str, Any] | None:
        """The fields of a row that are no attribute of the thing."""
        return None

    def refuse_texts(self, thing: T, before: T | None, scope: Scope) -> None:
        """Raise a refusal for running text that cannot stand; without more to know, none is refused."""

    def all_in(self, scope: Scope) -> list[T]:
        """The living things of a scope in order."""
        return list(read(self.home, scope.pk))

    def scope_of(self, key: str) -> Scope:
        """The scope that a living thing belongs to; raises ThingGone."""
        row = manager(self.home.model).filter(key=key, ended_at__isnull=True).select_related("scope").first()
        if row is None:
            raise ThingGone(self.noun)
        found: Scope = row.scope
        return found

    def find(self, key: str) -> T:
        """A living thing; raises ThingGone."""
        return self.one_in(self.scope_of(key), key)

    def one_in(self, scope: Scope, key: str) -> T:
        """A living thing of a scope; raises ThingGone."""
        if not is_written_alone(self.home):
            return self.among(self.all_in(scope), key)
        found: T | None = read_one(self.home, scope.pk, (key,))
        return self.among([] if found is None else [found], key)

    def among(self, things: Iterable[T], key: str) -> T:
        """The thing with a key; raises ThingGone."""
        found = next((thing for thing in things if thing.key == key), None)
        if found is None:
            raise ThingGone(self.noun)
        return found

    def is_taken(self, key: str) -> bool:
        """Whether a key belongs, or has belonged, to something of this kind."""
        return any(manager(home.model).filter(key=key).exists() for home in (self.home, *self.beside))

    def uses(self, key: str) -> list[Use]:
        """What still refers to a thing."""
        return [*uses_of(self.home.kind, key, self.named_in), *(self.more_uses(key) if self.more_uses else [])]


def create(kind: Kind[T], thing: T, *, by: User, scope: Scope, check: Check[T], reason: str = "", after: str = "") -> T:
    """Add a thing last, or after another; a thing without a key gets one made from its name."""
    held = begin_edit(by=by, permission=kind.permission_of(scope), scope=scope, reason=reason)
    _refuse_elsewhere(kind, held)
    made = _named(kind, cleaned(thing))
    _refuse_unreadable(kind, made, None, held)
    check(made, None, held)
    _write(kind, made.key, made, by=by, scope=held, action="create", reason=reason, after=after)
    return made


def edit(
    kind: Kind[T],
    thing: T,
    *,
    by: User,
    token: str | None,
    check: Check[T],
    reason: str = "",
    action: str = "edit",
    seen: Sequence[str] = (),
) -> T:
    """Change a thing; `token` is that of the values the person began with, None where nothing was shown first.

    `seen` names the attributes that were shown: the token is of those, and only they change. None is all.
    """
    scope = kind.scope_of(thing.key)
    held = begin_edit(by=by, permission=kind.permission_of(scope), scope=scope, reason=reason)
    before = kind.one_in(held, thing.key)
    if token is not None:
        values = values_of(before)
        refuse_changed({name: values[name] for name in seen} if seen else values, token)
    told = replace(before, **{name: getattr(thing, name) for name in seen}) if seen else thing
    after = cleaned(told)
    _refuse_unreadable(kind, after, before, held)
    check(after, before, held)
    _write(kind, thing.key, after, by=by, scope=held, action=action, reason=reason)
    return after


def order(kind: Kind[T], key: str, *, by: User, to: int, siblings: Callable[[T, T], bool], reason: str = "") -> None:
    """Put a thing at a place (0 is first) among its siblings; a place past the end is the last."""
    scope = kind.scope_of(key)
    held = begin_edit(by=by, permission=kind.permission_of(scope), scope=scope, reason=reason)
    have = kind.all_in(held)
    thing = kind.among(have, key)
    among = [each for each in have if siblings(each, thing)]
    was, to = among.index(thing), max(0, min(to, len(among) - 1))
    if was == to:
        return
    reordered = [each for each in among if each is not thing]
    reordered.insert(to, thing)
    places = iter(reordered)
    contents = [next(places) if any(each is one for one in among) else each for each in have]
    write_kind(
        kind.home,
        contents,
        by=by,
        scope=held,
        action=f"{kind.action}.order",
        reason=reason,
        unit=kind.unit_of(held),
        extra=kind.extra_of(held),
    )
    record(
        by=by,
        action=f"{kind.action}.order",
        kind=kind.home.kind,
        key=key,
        before={"plats": str(was + 1)},
        after={"plats": str(to + 1)},
        reason=reason.strip(),
    )
    mark_changed(by=by, scope=held)


def end(kind: Kind[T], key: str, *, by: User, reason: str = "") -> T:
    """End a thing that nothing needs any more; raises StillNeeded with what does."""
    scope = kind.scope_of(key)
    held = begin_edit(by=by, permission=kind.permission_of(scope), scope=scope, reason=reason)
    thing = kind.one_in(held, key)
    if uses := kind.uses(key):
        raise StillNeeded(str(getattr(thing, kind.name)), [f"{use.label} ”{use.name}”" for use in uses])
    _write(kind, key, None, by=by, scope=held, action="end", reason=reason)
    return thing


def _write(
    kind: Kind[T], key: str, thing: T | None, *, by: User, scope: Scope, action: str, reason: str, after: str = ""
) -> None:
    """Keep a thing as it now is, None when it has ended; a new one last, or after another."""
    called, unit, extra = f"{kind.action}.{action}", kind.unit_of(scope), kind.extra_of(scope)
    if is_written_alone(kind.home) and not after:
        write_thing(kind.home, thing, (key,), by=by, scope=scope, action=called, reason=reason, unit=unit, extra=extra)
        return
    have = kind.all_in(scope)
    held = {each.key: each for each in have}
    if thing is not None and key not in held:
        at = next((number + 1 for number, each in enumerate(have) if each.key == after), len(have))
        contents = [*have[:at], thing, *have[at:]]
    else:
        contents = [one for each in have if (one := thing if each.key == key else each) is not None]
    write_kind(kind.home, contents, by=by, scope=scope, action=called, reason=reason, unit=unit, extra=extra)


def cleaned(thing: T) -> T:
    """The thing as it is kept: texts without unseen signs, names on one line."""
    prose = PROSE_FIELDS.get(type(thing), ())
    held: Mapping[str, object] = {field.name: getattr(thing, field.name) for field in fields(thing)}
    kept = {name: _kept(value, several_lines=name in prose) for name, value in held.items() if type(value) is str}
    found: T = replace(thing, **kept)
    return found


def _kept(text: str, *, several_lines: bool) -> str:
    plain = _UNSEEN.sub("", as_kept(text))
    return plain if several_lines else " ".join(plain.split())


def _refuse_elsewhere(kind: Kind[T], scope: Scope) -> None:
    at = {
        ScopeLevel.BOARD_YEAR.value: kind.is_planned,
        ScopeLevel.MUNICIPALITY.value: kind.is_shared,
        ScopeLevel.BOARD_OCCASION.value: kind.is_reported,
    }
    if not at.get(scope.level, False):
        raise NotHere(kind.noun)


def _refuse_unreadable(kind: Kind[T], thing: T, before: T | None, scope: Scope) -> None:
    """Raise NameMissing, or what the kind's texts are refused with: what a file could not hold either."""
    if not getattr(thing, kind.name):
        raise NameMissing(kind.noun)
    kind.refuse_texts(thing, before, scope)


def _named(kind: Kind[T], thing: T) -> T:
    if thing.key:
        if not _KEY.fullmatch(thing.key) or kind.is_taken(thing.key):
            raise KeyTaken(thing.key)
        return thing
    wanted = key_from(str(getattr(thing, kind.name)), kind.otherwise)
    found: T = replace(thing, key=free_key(wanted, kind.is_taken))
    return found
