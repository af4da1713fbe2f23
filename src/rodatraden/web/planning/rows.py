"""The goal tree as rows to draw: one flat list that opens and closes its nested lists itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rodatraden.core.content.control import Risk
from rodatraden.core.content.planning import Activity, Carries, Commitment, Goal
from rodatraden.core.numbers import NBSP
from rodatraden.web.planning.plan import Plan
from rodatraden.web.ui.addresses import address
from rodatraden.web.ui.prose import first_words
from rodatraden.web.ui.words import counted

MOST = 200
_DEEPEST = 6
UNBROKEN = "\u2011"
"""A hyphen that no line breaks at."""
_NOTHING = SafeString("")
Href = Callable[..., str]
GOAL, WORK, COMMITMENT, ACTIVITY, RISK, INDICATOR, GRANT = (
    "mal", "arbete", "atagande", "aktivitet", "risk", "indikator", "bidrag",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A node of the tree and how it is drawn.

    `opens` a nested list, `closes` as much as ends after it. `on_path` is the way to the selected node,
    `passed` what the thread passes on its way there.
    """

    slug: str
    key: str
    depth: int
    kind: str
    name: str
    href: str
    meta: str = ""
    lacks: tuple[str, ...] = ()
    selected: bool = False
    on_path: bool = False
    passed: bool = False
    movable: bool = False
    hidden: int = 0
    opens: bool = False
    closes: SafeString = _NOTHING

    @property
    def level(self) -> int:
        """How deep it is drawn."""
        return min(self.depth, _DEEPEST)


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected: its kind and key, and the goal it hangs on."""

    slug: str = ""
    key: str = ""
    goal: str = ""


def rows(plan: Plan, selected: Selected) -> list[Row]:
    """The tree's rows: every goal, and what hangs on the goal that is selected."""
    return _drawn(plan, selected, None)


def thread_rows(plan: Plan, selected: Selected) -> list[Row]:
    """The whole thread, with everything that hangs on every goal, while there is room; each row leads to itself."""
    home = reverse("planning:thread", args=(plan.address, plan.year))

    def href(slug: str, *keys: str) -> str:
        return f"{home}?vid={slug}:{keys[-1]}" + (f"&mal={keys[0]}" if slug == INDICATOR else "")

    return _drawn(plan, selected, href)


def _drawn(plan: Plan, selected: Selected, href: Href | None) -> list[Row]:
    path = [goal.key for goal in plan.path_to(selected.goal)]
    hanging = len(plan.links) + len(plan.work) + len(plan.commitments) + len(plan.activities) + len(plan.risks)
    everything = href is not None and len(plan.goals) + hanging <= MOST
    drawn = _Drawing(plan, selected, path, folded=len(plan.goals) > MOST * 3 // 4, href=href, everything=everything)
    return _closed([row for goal in plan.below[""] for row in drawn.goal(goal, 1)][:MOST])


def _words() -> tuple[tuple[str, str], ...]:
    """One and many of what hangs on a goal, in the order of `Plan.hanging`."""
    return (
        (_("indikator"), _("indikatorer")),
        (_("arbete"), _("arbeten")),
        (_("åtagande"), _("åtaganden")),
        (_("aktivitet"), _("aktiviteter")),
        (_("risk"), _("risker")),
    )


@dataclass(slots=True)
class _Drawing:
    plan: Plan
    selected: Selected
    path: list[str]
    folded: bool
    href: Href | None = None
    everything: bool = False
    words: tuple[tuple[str, str], ...] = field(default_factory=_words)

    def goal(self, goal: Goal, depth: int) -> Iterator[Row]:
        plan = self.plan
        children = plan.below.get(goal.key, [])
        is_open = not self.folded or depth == 1 or goal.key in self.path
        home = plan.home_of(goal)
        yield Row(
            slug=GOAL,
            key=goal.key,
            depth=depth,
            kind=goal.sort.capitalize() if goal.sort else plan.levels.name(goal.level),
            name=goal.name,
            href=self._href(GOAL, goal.key),
            meta="" if self._shows(goal) else self._meta(goal),
            lacks=self._lacks(goal),
            selected=(self.selected.slug, self.selected.key) == (GOAL, goal.key),
            on_path=goal.key in self.path,
            movable=plan.may_edit(home),
            hidden=0 if is_open else len(children),
        )
        if is_open:
            for child in children:
                yield from self.goal(child, depth + 1)
        if self._shows(goal):
            yield from self._hanging(goal, depth + 1)

    def _shows(self, goal: Goal) -> bool:
        """Whether what hangs on a goal is drawn under it."""
        return self.everything or goal.key == self.selected.goal

    def _href(self, slug: str, *keys: str) -> str:
        if self.href is not None:
            return self.href(slug, *keys)
        if slug == GRANT:
            return address("planning:link-funding", self.plan.address, self.plan.year, keys[0])
        name = "planning:indicator" if slug == INDICATOR else "planning:node"
        before = () if slug == INDICATOR else (slug,)
        return address(name, self.plan.address, self.plan.year, *before, *keys)

    def _hanging(self, goal: Goal, depth: int) -> Iterator[Row]:
        plan = self.plan
        for link in plan.links:
            if link.goal == goal.key and link.indicator in plan.indicators:
                yield self._indicator(goal.key, link.indicator, depth)
        for item in plan.work:
            if item.goal == goal.key:
                yield self._leaf(WORK, item.key, depth, _("Arbete"), first_words(item.text), movable=plan.may_edit())
        yield from self._doing(goal, depth)
        for grant in plan.grants:
            if grant.goal == goal.key:
                href = self._href(GRANT, goal.key, grant.key)
                yield self._leaf(GRANT, grant.key, depth, _("Pengar"), grant.name, href=href)
        yield from (self._risk(risk, depth) for risk in plan.risks if risk.goal == goal.key)

    def _doing(self, goal: Goal, depth: int) -> Iterator[Row]:
        for commitment in self.plan.commitments:
            if commitment.goal == goal.key:
                yield from self._commitment(commitment, depth)
        for activity in self.plan.activities:
            if activity.goals[:1] == (goal.key,) and not activity.commitments:
                yield self._activity(activity, depth)

    def _indicator(self, goal: str, key: str, depth: int) -> Row:
        name, href = self.plan.indicators[key], self._href(INDICATOR, goal, key)
        return self._leaf(INDICATOR, key, depth, _("Indikator"), name, meta=self._targets(key), href=href, goal=goal)

    def _risk(self, risk: Risk, depth: int) -> Row:
        known = risk.likelihood and risk.consequence
        value = _("riskvärde %(value)s") % {"value": known * risk.likelihood} if known and risk.likelihood else ""
        lacks = () if known else (_("inte bedömd"),)
        movable = self.plan.may_edit()
        return self._leaf(RISK, risk.key, depth, _("Risk"), risk.title, meta=value, lacks=lacks, movable=movable)

    def _commitment(self, commitment: Commitment, depth: int) -> Iterator[Row]:
        own = commitment in self.plan.commitments and self.plan.may_edit()
        yield self._leaf(COMMITMENT, commitment.key, depth, _("Åtagande"), commitment.name,
                         meta=self._name(commitment.owner), movable=own)  # fmt: skip
        for activity in self.plan.activities:
            if commitment.key in activity.commitments:
                yield self._activity(activity, depth + 1)

    def _activity(self, activity: Activity, depth: int) -> Row:
        lacks = tuple(
            words
            for words, there in ((_("saknar enhet"), activity.led_by), (_("saknar slutdatum"), activity.ends))
            if not there
        )
        until = activity.ends.isoformat().replace("-", UNBROKEN) if activity.ends else activity.starts_text
        said = [self._name(activity.led_by).replace(" ", NBSP), until]
        return self._leaf(ACTIVITY, activity.key, depth, _("Aktivitet"), activity.name,
                          meta=" · ".join(filter(None, said)), lacks=lacks, movable=self.plan.may_edit())  # fmt: skip

    def _leaf(
        self, slug: str, key: str, depth: int, kind: str, name: str, *, meta: str = "", href: str = "",
        lacks: tuple[str, ...] = (), movable: bool = False, goal: str = "",
    ) -> Row:  # fmt: skip
        here = (self.selected.slug, self.selected.key) == (slug, key) and goal in ("", self.selected.goal)
        return Row(slug=slug, key=key, depth=depth, kind=kind, name=name, href=href or self._href(slug, key), meta=meta,
                   lacks=lacks, selected=here, on_path=here, movable=movable)  # fmt: skip

    def _targets(self, indicator: str) -> str:
        number = sum(target.indicator == indicator for target in self.plan.targets)
        return counted(number, _("målvärde"), _("målvärden"), neuter=True) if number else _("inget målvärde")

    def _meta(self, goal: Goal) -> str:
        numbers = [hanging[goal.key] for hanging in self.plan.hanging]
        said = [(number, *each) for number, each in zip(numbers, self.words, strict=True) if number]
        return " · ".join(f"{number}{NBSP}{one if number == 1 else many}" for number, one, many in said)

    def _name(self, organisation: str) -> str:
        return self.plan.names.get(organisation, organisation)

    def _lacks(self, goal: Goal) -> tuple[str, ...]:
        plan = self.plan
        if plan.home_of(goal) != plan.own or plan.is_shared:
            return ()
        found = []
        if not goal.owner:
            found.append(_("saknar ägare"))
        carries = plan.levels.carries(goal.level, Carries.INDICATORS)
        if carries and not plan.hanging[0][goal.key]:
            found.append(_("saknar indikator"))
        return tuple(found)


def _closed(found: list[Row]) -> list[Row]:
    """The rows with what each opens and closes, and what the thread passes."""
    done: list[Row] = []
    for at, row in enumerate(found):
        after = found[at + 1].depth if at + 1 < len(found) else 1
        closes = "" if after > row.depth else "</li>" + "</ul></li>" * (row.depth - after)
        passed = not row.on_path and _passes(found, at)
        done.append(replace(row, opens=after > row.depth, closes=mark_safe(closes), passed=passed))  # noqa: S308
    return done


def _passes(found: list[Row], at: int) -> bool:
    """Whether a later sibling is on the way to the selected node."""
    for other in found[at + 1 :]:
        if other.depth < found[at].depth:
            return False
        if other.depth == found[at].depth and other.on_path:
            return True
    return False
