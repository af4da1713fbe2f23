"""Who may be reminded: who holds which role where, and whom tasks and promises wait for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.queries.tasks import SHARED_BY
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.reach import EVERYWHERE
from rodatraden.apps.org.tree import Tree, tree
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.foundation.accounts.held import current_grants

_MANAGERS = (RoleKind.UNIT_MANAGER.value, RoleKind.HEAD_OF_ADMINISTRATION.value)
_REMINDED = tuple(
    role.value for role in RoleKind if role not in (RoleKind.READER, RoleKind.BOARD_MEMBER, RoleKind.AUDITOR)
)
"""The roles that anything may wait for."""
_ANSWERS = {
    OrganisationKind.ADMINISTRATION.value: RoleKind.HEAD_OF_ADMINISTRATION.value,
    OrganisationKind.SERVICE_AREA.value: RoleKind.UNIT_MANAGER.value,
    OrganisationKind.UNIT.value: RoleKind.UNIT_MANAGER.value,
}


class Recipient(NamedTuple):
    """Who is reminded."""

    pk: int
    name: str


class Left(NamedTuple):
    """So many tasks of a kind that are not done at an organisation, for a role or for one who was handed them."""

    organisation: str
    role: str
    kind: str
    handed_to: int | None
    name: str | None
    is_active: bool | None
    number: int


class People:
    """Who holds which role where today, and what things are called; asked for once for all reminders of a run."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._waited_for: dict[tuple[str, str], tuple[Recipient, ...]] = {}

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """What a task may be of, in order, and its word."""
        return [(section.value, str(section.label).lower()) for section in Section]

    @cached_property
    def _tree(self) -> Tree:
        return tree()

    @cached_property
    def _holders(self) -> Mapping[str, Mapping[str, tuple[Recipient, ...]]]:
        found: dict[str, dict[str, list[Recipient]]] = defaultdict(lambda: defaultdict(list))
        grants = current_grants().filter(user__is_system=False, role__in=_REMINDED).order_by("user_id", "pk")
        for role, place, pk, name in grants.values_list("role", "place", "user_id", "user__name"):
            found[role][place].append(Recipient(pk, name))
        return {role: {at: _once(held) for at, held in places.items()} for role, places in found.items()}

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return dict(Organisation.objects.order_by("key").values_list("key", "kind"))

    def name(self, organisation: str) -> str:
        """The organisation's name."""
        return self._tree.names.get(organisation, organisation)

    def of_tasks(self, left: Left) -> tuple[Recipient, ...]:
        """Whom tasks wait for: as `tasks_of` tells each of them."""
        if left.handed_to is not None:
            return (Recipient(left.handed_to, left.name or ""),) if left.is_active else ()
        asked = (left.role, left.organisation)
        if asked not in self._waited_for:
            shared = [
                person
                for other in SHARED_BY.get(left.role, ())
                for person in self._holders.get(other, {}).get(left.organisation, ())
            ]
            self._waited_for[asked] = _once([*shared, *self._nearest(*asked)])
        return self._waited_for[asked]

    def who_answers(self, organisation: str) -> tuple[Recipient, ...]:
        """Who answers a promise of an organisation: its manager; for a board its development lead."""
        role = _ANSWERS.get(self._kinds.get(organisation, ""), RoleKind.DEVELOPMENT_LEAD.value)
        return self._nearest(role, organisation)

    def managers_at(self, organisation: str) -> tuple[Recipient, ...]:
        """The managers of an organisation itself."""
        return _once(person for role in _MANAGERS for person in self._holders.get(role, {}).get(organisation, ()))

    def managers_above(self, organisation: str, own: Container[Recipient]) -> tuple[Recipient, ...]:
        """The managers nearest above an organisation, its own people left out."""
        seen, waiting = {organisation}, list(self._tree.above.get(organisation, ()))
        while waiting:
            found = [person for key in waiting for person in self.managers_at(key) if person not in own]
            if found:
                return _once(found)
            seen.update(waiting)
            waiting = [upper for key in waiting for upper in self._tree.above.get(key, ()) if upper not in seen]
        return ()

    def _nearest(self, role: str, organisation: str) -> tuple[Recipient, ...]:
        held = self._holders.get(role, {})
        seen: set[str] = set()
        waiting = [organisation]
        while waiting:
            here = [person for key in waiting for person in held.get(key, ())]
            if here:
                return _once(here)
            seen.update(waiting)
            waiting = [upper for key in waiting for upper in self._tree.above.get(key, ()) if upper not in seen]
        return held.get(EVERYWHERE, ())


def _once(people: Iterable[Recipient]) -> tuple[Recipient, ...]:
    return tuple(dict.fromkeys(people))
