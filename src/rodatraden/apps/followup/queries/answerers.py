"""Whom a thing falls to at an occasion, by what the plan says of who answers for it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rodatraden.apps.cycle.models import Occasion
from rodatraden.apps.cycle.rules import REPORT
from rodatraden.apps.followup.enums import Fell
from rodatraden.apps.followup.rules import permission_for
from rodatraden.apps.org.enums import RoleKind
from rodatraden.apps.org.models import Organisation
from rodatraden.apps.org.reach import EVERYWHERE
from rodatraden.apps.org.tree import tree
from rodatraden.apps.planning.queries.answering import answering
from rodatraden.core.content.organisation import OrganisationKind
from rodatraden.core.cycle.named import role_for, role_named
from rodatraden.foundation.accounts.held import current_grants
from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.permissions import RolePredicate, allows, predicate_of

_USUAL = {
    OrganisationKind.ADMINISTRATION: RoleKind.HEAD_OF_ADMINISTRATION,
    OrganisationKind.SERVICE_AREA: RoleKind.UNIT_MANAGER,
    OrganisationKind.UNIT: RoleKind.UNIT_MANAGER,
}
_POSITIONS = {role.value: str(role.label) for role in (RoleKind.HEAD_OF_ADMINISTRATION, RoleKind.DEVELOPMENT_LEAD)}
"""Positions that a plan may name, and that are roles which report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerer:
    """Where something is to be reported: the organisation, and the person when the plan names one.

    `fell` tells why it fell to the board itself, and `named` what the plan says.
    """

    organisation: str
    person: User | None = None
    fell: str = ""
    named: str = ""


class Answerers:
    """Those who answer at a board at an occasion; the people are asked for once, when a plan names one."""

    def __init__(self, board: str, occasion: Occasion) -> None:
        """Read the organisation."""
        self.board, self.occasion, self.tree = board, occasion, tree()
        living = Organisation.objects.filter(ended_at__isnull=True).order_by("position", "key")
        self.kinds = dict(living.values_list("key", "kind"))
        self.below = self.tree.at_or_below(board)

    def who(self, *named: str) -> Answerer:
        """The first of the named that is found: an organisation, a role or a person; else the board."""
        found = self._found([words for words in named if words.strip()])
        reporting = self.occasion.units
        if reporting and found.organisation != self.board and found.organisation not in reporting:
            name = self.tree.names.get(found.organisation, found.organisation)
            return Answerer(organisation=self.board, fell=Fell.NOT_REPORTING, named=name)
        return found

    def _found(self, named: list[str]) -> Answerer:
        place = answering(self.board, *named)
        if place != self.board:
            return Answerer(organisation=place)
        for words in named:
            found = self._by_role(words) or self._by_person(words)
            if found is not None:
                return found
        own = (self.board, self.tree.names.get(self.board, "").casefold())
        if any(words.strip().casefold() in own for words in named):
            return Answerer(organisation=self.board)
        if not named:
            return Answerer(organisation=self.board, fell=Fell.NOBODY_NAMED)
        return Answerer(organisation=self.board, fell=Fell.NOT_FOUND, named=named[0])

    def _by_role(self, words: str) -> Answerer | None:
        role = role_named(words, _POSITIONS)
        if role == RoleKind.DEVELOPMENT_LEAD:
            return Answerer(organisation=self.board)
        if not role:
            return None
        heads = (key for key in self.below if self.kinds.get(key) == OrganisationKind.ADMINISTRATION)
        offices = sorted(heads, key=list(self.kinds).index)
        return Answerer(organisation=offices[0]) if offices else None

    def _by_person(self, words: str) -> Answerer | None:
        """The one account with exactly this name that may report somewhere at the board."""
        people = self._people.get(words.strip().casefold(), [])
        if len(people) != 1:
            return None
        (person,) = people
        mine = {place for place in self._places[person.pk] if place in self.below}
        found = next((key for key in self.kinds if key in mine and allows(person, REPORT, key)), None)
        return Answerer(organisation=found, person=person) if found else None

    @cached_property
    def _grants(self) -> list[tuple[int, str, str]]:
        rows = current_grants().filter(user__is_system=False).order_by("pk")
        return list(rows.values_list("user_id", "role", "place"))

    @cached_property
    def _places(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for user, _role, place in self._grants:
            found.setdefault(user, set()).add(place)
        return found

    @cached_property
    def _people(self) -> dict[str, list[User]]:
        found: dict[str, list[User]] = {}
        for person in User.objects.filter(pk__in=self._places, is_active=True).order_by("pk"):
            found.setdefault(person.name.casefold(), []).append(person)
        return found

    @cached_property
    def _held(self) -> set[tuple[str, str]]:
        return {(role, place) for _user, role, place in self._grants}

    def role(self, section: str, organisation: str, usual: str = "") -> str:
        """Whose task something becomes at an organisation: the usual role's, or one that the occasion has chosen."""
        kind = self.kinds.get(organisation, "")
        default = usual or str(
            _USUAL.get(OrganisationKind(kind), RoleKind.DEVELOPMENT_LEAD) if kind else RoleKind.DEVELOPMENT_LEAD
        )
        if not self.occasion.roles:
            return default
        reports = predicate_of(permission_for(section))
        may = reports.roles if isinstance(reports, RolePredicate) else frozenset()
        above = self.tree.at_or_above(organisation) | {EVERYWHERE}

        def able(role: str) -> bool:
            return role in may and any((role, place) in self._held for place in above)

        return role_for(default, self.occasion.roles, able)
