"""Every address of the product, and who may come there: one line each.

A new address needs a line here, or tests/rights/test_matrix.py fails. A line says

- `see`: who finds the page. PUBLIC, SIGNED_IN, or the name of a permission. Others get 404
  (without an account also the way to the sign-in).
- `get`, `post`: who may do it, among those who see: EVERYONE, or the name of a permission (several with
  " or " between); others get 403. None: there is no such method.
- `args`: what the address is made of, from the `World` and a place; nothing where it takes nothing.
- `places`: where the permissions are asked about: PLACES for what stands somewhere on the organisation
  tree, WHOLE ("") for the municipality's own, SOMEWHERE (None) for a right held anywhere.
- `found`: False where the sample leads to nothing, so that also those who may get 404.

The rights themselves stand in the `rules` of the apps; here is only which of them guards which page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.rights.world import BOARD, OCCASION, OWN, PLACES, UNITS, YEAR, World

PUBLIC, SIGNED_IN, EVERYONE = "public", "signed in", "everyone"
WHOLE: tuple[str, ...] = ("",)
SOMEWHERE: tuple[None, ...] = (None,)
Args = Callable[[World, str], Mapping[str, object]]


def _nothing(_world: World, _place: str) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Who may come to an address; see the module."""

    see: str
    get: str | None = EVERYONE
    post: str | None = None
    args: Args = _nothing
    query: Mapping[str, str] | Args | None = None
    data: Mapping[str, str] | Args | None = None
    places: tuple[str | None, ...] = SOMEWHERE
    found: bool = True


def _document(world: World, place: str) -> Mapping[str, object]:
    return {"key": world.documents[place]}


def _board(_world: World, place: str) -> Mapping[str, object]:
    return {"board": place, "year": YEAR}


def _text(world: World, place: str) -> Mapping[str, object]:
    return {"scope": world.scopes[place], "key": world.texts[place]}


def _goal_thing(_world: World, place: str) -> Mapping[str, object]:
    return {"kind": "planning.goal", "key": f"{place}-mal"}


def _person(world: World, _place: str) -> Mapping[str, object]:
    return {"number": world.person}


def _year(_world: World, _place: str) -> Mapping[str, object]:
    return {"year": YEAR}


def _occasion(_world: World, _place: str) -> Mapping[str, object]:
    return {"year": YEAR, "key": "mars"}


def _plan(_world: World, place: str) -> Mapping[str, object]:
    return {"organisation": place, "year": YEAR}


def _goal(_world: World, place: str) -> Mapping[str, object]:
    return {"organisation": place, "year": YEAR, "goal": f"{place}-mal"}


def _indicator(world: World, place: str) -> Mapping[str, object]:
    return {**_goal(world, place), "key": "nojdhet"}


def _node(_world: World, place: str) -> Mapping[str, object]:
    return {"organisation": place, "year": YEAR, "slug": "mal", "key": f"{place}-mal"}


def _action_plan(_world: World, place: str) -> Mapping[str, object]:
    return {"key": f"{place}-handling"}


def _dialogue(world: World, place: str) -> Mapping[str, object]:
    return {"number": world.dialogues[place]}


def _a_unit(_world: World, _place: str) -> Mapping[str, object]:
    return {"key": OWN}


def _a_process(_world: World, _place: str) -> Mapping[str, object]:
    return {"slug": "processer", "key": "inkop"}


def _own_template(_world: World, _place: str) -> Mapping[str, object]:
    return {"key": "egen-mall"}


def _an_indicator(_world: World, _place: str) -> Mapping[str, object]:
    return {"key": "nojdhet"}


def _a_source(_world: World, _place: str) -> Mapping[str, object]:
    return {"key": "kolada"}


def _a_group(_world: World, _place: str) -> Mapping[str, object]:
    return {"key": "liknande"}


def _whose(_world: World, place: str) -> Mapping[str, object]:
    return {"for": place}


def _value(_world: World, place: str) -> Mapping[str, object]:
    return {"omrade": f"{place}/{YEAR}", "period": str(YEAR - 1)}


def _part(_world: World, place: str) -> Mapping[str, object]:
    return {"board": BOARD, "year": YEAR, "occasion": OCCASION, "organisation": place}


def _economy(_world: World, place: str) -> Mapping[str, object]:
    return {"organisation": place, "year": YEAR, "at": "plan"}


def _statement(_world: World, place: str) -> Mapping[str, object]:
    return {**_economy(_world, place), "key": f"{place}-rakning"}


def _allocation(_world: World, place: str) -> Mapping[str, object]:
    return {**_economy(_world, place), "slug": "satsning", "key": f"{place}-satsning"}


def _a_form(_world: World, _place: str) -> Mapping[str, object]:
    return {"key": "resultat"}


_EDIT, _COUNCIL, _HOLD = "planning.edit_plan", "planning.edit_council", "followup.hold_dialogue"
_STEERING, _SOME_PLAN = "planning.edit_steering", f"{_EDIT} or planning.edit_shared"
_REGISTERS, _ORGANISATION, _PROCESSES = "org.read_registers", "org.edit", "processes.edit"
_SETUP = "org.see_setup"
_IMPORT = "planfile.import"
_DEFINITIONS, _VALUES = "indicators.edit_definitions", "indicators.edit_values"
_UNDECIDED = "documents.read_undecided"
_TEMPLATES = "documents.edit_templates"
_PLAN_YEAR = "cycle.plan_year"
_BUDGET, _FORMS = "economy.edit_budget", "economy.edit_forms"
_ACCOUNTS = "accounts.look_after"

ROUTES: dict[str, Route] = {
    # The frame and what is open to all
    "csp-report": Route(see=PUBLIC, get=None, post=EVERYONE),
    "start:start": Route(see=PUBLIC),
    "about:accessibility": Route(see=PUBLIC),
    "about:content": Route(see=PUBLIC),
    "about:data": Route(see=PUBLIC),
    "ui:gallery": Route(see=PUBLIC),
    "ui:scheme": Route(see=PUBLIC, get=None, post=EVERYONE),
    "search:search": Route(see=PUBLIC),
    # Signing in
    "account_login": Route(see=PUBLIC, post=EVERYONE),
    "account_logout": Route(see=PUBLIC, get=None, post=EVERYONE),
    "account_forgotten": Route(see=PUBLIC, post=EVERYONE),
    "account_choose_password": Route(see=PUBLIC, post=EVERYONE, args=lambda _w, _p: {"token": "okänd"}),
    "mfa_authenticate": Route(see=PUBLIC, post=EVERYONE),
    "openid_connect_login": Route(see=PUBLIC, args=lambda _w, _p: {"provider_id": "kommun"}, found=False),
    "openid_connect_callback": Route(see=PUBLIC, args=lambda _w, _p: {"provider_id": "kommun"}, found=False),
    # One's own account
    "account": Route(see=SIGNED_IN),
    "account_reauthenticate": Route(see=SIGNED_IN, post=EVERYONE),
    "mfa_reauthenticate": Route(see=SIGNED_IN, post=EVERYONE),
    "account_change_password": Route(see=SIGNED_IN, post=EVERYONE),
    "account_end_sessions": Route(see=SIGNED_IN, get=None, post=EVERYONE),
    "account_substitute": Route(see=SIGNED_IN, get=None, post="org.name_substitute"),
    "account_end_substitute": Route(
        see=SIGNED_IN, get=None, post=EVERYONE, args=lambda world, _p: {"number": world.grant}, found=False
    ),
    "mfa_activate_totp": Route(see=SIGNED_IN, post=EVERYONE),
    "mfa_deactivate_totp": Route(see=SIGNED_IN, post=EVERYONE, found=False),
    "mfa_view_recovery_codes": Route(see=SIGNED_IN, found=False),
    "mfa_generate_recovery_codes": Route(see=SIGNED_IN, post=EVERYONE),
    "rights": Route(see=SIGNED_IN),
    "ui:draft": Route(see=SIGNED_IN, get=None, post="editing.write_draft", found=False),
    "ui:drop-draft": Route(see=SIGNED_IN, get=None, post="editing.write_draft", found=False),
    "ui:presence": Route(see=SIGNED_IN, get=None, post="editing.write_draft", found=False),
    # The accounts of others
    "people:index": Route(see=_ACCOUNTS),
    "people:invite": Route(see=_ACCOUNTS, post=EVERYONE),
    "people:person": Route(see=_ACCOUNTS, args=_person),
    "people:give": Route(see=_ACCOUNTS, get=None, post=EVERYONE, args=_person),
    "people:substitute": Route(see=_ACCOUNTS, get=None, post=EVERYONE, args=_person),
    "people:change": Route(see=_ACCOUNTS, get=None, post=EVERYONE, args=_person, data={"gor": "stang"}),
    "people:withdraw": Route(
        see=_ACCOUNTS,
        get=None,
        post=EVERYONE,
        args=lambda world, _p: {"number": world.person, "grant": world.grant},
    ),
    # Boards, goals, indicators: the year of a place that is not decided
    "boards:index": Route(see=PUBLIC),
    "boards:board": Route(see=_UNDECIDED, args=_board, places=PLACES),
    "goals:goal": Route(
        see=_UNDECIDED, args=lambda w, place: {**_board(w, place), "goal": f"{place}-mal"}, places=PLACES
    ),
    "indicators:indicator": Route(
        see=_UNDECIDED, args=lambda w, place: {**_board(w, place), "indicator": "nojdhet"}, places=PLACES
    ),
    # Documents that are not decided
    "documents:index": Route(see=PUBLIC),
    "documents:read": Route(see=_UNDECIDED, args=_document, places=PLACES),
    "documents:template": Route(see=_UNDECIDED, post="documents.take_template", args=_document, places=PLACES),
    "documents:editions": Route(see=_UNDECIDED, args=_document, places=PLACES),
    "documents:file": Route(
        see=_UNDECIDED, args=lambda w, place: {**_document(w, place), "file_format": "json"}, places=PLACES
    ),
    "documents:review": Route(see=_UNDECIDED, post="documents.accept_finding", args=_document, places=PLACES),
    "documents:comments": Route(see=_UNDECIDED, post="documents.comment", args=_document, places=PLACES),
    "documents:settle": Route(
        see=_UNDECIDED,
        get=None,
        post="documents.comment",
        args=lambda w, place: {**_document(w, place), "number": w.comments[place]},
        data={"svar": "Ja."},
        places=PLACES,
    ),
    "documents:decision": Route(
        see=_UNDECIDED, post="documents.decide", args=_document, data={"steg": "lagg-fram"}, places=PLACES
    ),
    # Texts
    "texts:index": Route(see="org.read", args=lambda w, place: {"scope": w.scopes[place]}, places=PLACES),
    "texts:edit": Route(
        see="org.read", get="planning.edit_text", post="planning.edit_text", args=_text, places=PLACES
    ),
    "texts:figures": Route(see="org.read", get="planning.edit_text", args=_text, places=PLACES),
    # What has happened
    "history:object": Route(see="audit.read_history", args=_goal_thing, places=PLACES),
    "history:restore": Route(
        see="audit.read_history", get=None, post=EVERYONE, args=_goal_thing, places=PLACES, found=False
    ),
    "history:erase": Route(
        see="audit.read_history", get=None, post="audit.erase_personal_values", args=_goal_thing, places=PLACES
    ),
    # The year wheel
    "cycle:index": Route(see="cycle.read_year"),
    "cycle:year": Route(see="cycle.read_year", args=_year),
    "cycle:calendar": Route(see="cycle.read_year", args=_year),
    "cycle:subscription": Route(see=PUBLIC, args=lambda _w, _p: {"token": "okänd"}, found=False),
    "cycle:close": Route(see="cycle.read_year", get=_PLAN_YEAR, post=_PLAN_YEAR, args=_year, places=WHOLE),
    "cycle:create": Route(see="cycle.read_year", get=_PLAN_YEAR, post=_PLAN_YEAR, args=_year, places=WHOLE),
    "cycle:new_year": Route(
        see="cycle.read_year", get=_PLAN_YEAR, post=_PLAN_YEAR, args=lambda _w, _p: {"year": 2030}, places=WHOLE
    ),
    "cycle:new_year_step": Route(
        see="cycle.read_year", get=_PLAN_YEAR, post=_PLAN_YEAR, args=lambda _w, _p: {"year": 2030, "step": "dagar"},
        places=WHOLE,
    ),
    "cycle:occasion": Route(see="cycle.read_year", args=_occasion),
    "cycle:edit": Route(see="cycle.read_year", get=_PLAN_YEAR, post=_PLAN_YEAR, args=_occasion, places=WHOLE),
    "cycle:end": Route(see="cycle.read_year", get=_PLAN_YEAR, post=_PLAN_YEAR, args=_occasion, places=WHOLE),
    "cycle:pass_stage": Route(
        see="cycle.read_year", get=None, post=EVERYONE, args=_occasion, data={"board": "ingen"}, found=False
    ),
    "cycle:start": Route(see="cycle.read_year", get=None, post="cycle.open_occasion", args=_occasion),
    "cycle:checklist": Route(see="cycle.read_year", args=_occasion),
    "cycle:promises": Route(see="cycle.read_year", args=_occasion),
    "cycle:reminders": Route(see="cycle.read_year", get="followup.remind", args=_occasion, places=WHOLE),
    "cycle:nudge": Route(see="cycle.read_year", get=None, post="followup.remind", args=_occasion, places=WHOLE),
    "cycle:packs": Route(see="cycle.read_year", post=_PLAN_YEAR, places=WHOLE),
    "cycle:pack": Route(see="cycle.read_year", args=lambda _w, _p: {"key": "okänd"}, found=False),
    # From one year to the next
    "rollover:preview": Route(see="org.read", get="documents.roll_over", args=_year, places=WHOLE),
    "rollover:run": Route(see="org.read", get=None, post="documents.roll_over", args=_year, places=WHOLE),
    "rollover:undo": Route(see="org.read", get=None, post="documents.roll_over", args=_year, places=WHOLE),
    "rollover:archive": Route(
        see="org.read", get="documents.roll_over", args=lambda w, p: {**_year(w, p), "number": 1}, places=WHOLE,
        found=False,
    ),
    # Comparing
    "compare:compare": Route(see=PUBLIC),
    # Planning
    "planning:index": Route(see=SIGNED_IN),
    "planning:plan": Route(see="org.read", args=_plan, places=PLACES),
    "planning:thread": Route(see="org.read", args=_plan, places=PLACES),
    "planning:open": Route(see="org.read", get=None, post="planning.open_plan", args=_plan, places=PLACES),
    "planning:new": Route(
        see="org.read", get=_EDIT, post=_EDIT, args=_plan, query={"slag": "mal", "niva": "namndmal"}, places=PLACES
    ),
    "planning:place": Route(
        see="org.read", get=None, post=_EDIT, args=_plan, places=PLACES,
        data=lambda _w, place: {"vad": f"mal:{place}-mal", "hur": "upp"},
    ),
    "planning:units": Route(
        see="org.read", get="planning.cascade", post="planning.cascade", places=PLACES,
        args=lambda w, place: {**_plan(w, place), "key": f"{place}-mal"},
    ),
    "planning:node": Route(see="org.read", post=_EDIT, args=_node, places=PLACES),
    "planning:move": Route(see="org.read", get=_EDIT, post=_EDIT, args=_node, places=PLACES),
    "planning:copy": Route(see="org.read", get=_EDIT, post=_EDIT, args=_node, places=PLACES),
    "planning:end": Route(see="org.read", get=_EDIT, post=_EDIT, args=_node, places=PLACES),
    "planning:link-indicator": Route(see="org.read", get=_EDIT, post=_EDIT, args=_goal, places=PLACES),
    "planning:link-funding": Route(see="org.read", get=_EDIT, post=_EDIT, args=_goal, places=PLACES),
    "planning:indicator": Route(see="org.read", post=_EDIT, args=_indicator, places=PLACES),
    "planning:target": Route(see="org.read", get=_EDIT, post=_EDIT, args=_indicator, places=PLACES),
    "planning:serve": Route(
        see="org.read", get=None, post=_EDIT, places=PLACES,
        args=lambda w, place: {**_plan(w, place), "key": f"{place}-akt"},
        data=lambda _w, place: {"mal": f"{OWN if place == BOARD else BOARD}-mal"},
    ),
    "planning:treatment": Route(
        see="org.read", get=None, post=_EDIT, places=PLACES,
        args=lambda w, place: {**_plan(w, place), "key": f"{place}-risk"}, data={"text": "Gör något."},
    ),
    "planning:action-plans": Route(see=SIGNED_IN),
    "planning:new-action-plan": Route(see=SIGNED_IN, get=_SOME_PLAN, post=_SOME_PLAN, places=(BOARD,)),
    "planning:action-plan": Route(see="org.read", post=_EDIT, args=_action_plan, places=PLACES),
    "planning:gather": Route(see="org.read", get=None, post=_EDIT, args=_action_plan, places=PLACES),
    "planning:end-action-plan": Route(see="org.read", get=_EDIT, post=_EDIT, args=_action_plan, places=PLACES),
    "planning:steering": Route(see="org.read", places=WHOLE),
    "planning:new-model": Route(see=SIGNED_IN, get=_STEERING, post=_STEERING, places=WHOLE),
    "planning:scale": Route(
        see="org.read", get=_STEERING, post=_STEERING, args=lambda _w, _p: {"name": "status"}, places=WHOLE
    ),
    "planning:model": Route(
        see="org.read", post=_STEERING, args=lambda _w, _p: {"key": "modell-2024"}, places=WHOLE
    ),
    # What the municipality is set up with
    # The economy
    "economy:home": Route(see="org.read", args=_plan, places=PLACES),
    "economy:report": Route(see="org.read", args=_economy, places=PLACES),
    "economy:new-statement": Route(see="org.read", get=_BUDGET, post=_BUDGET, args=_economy, places=PLACES),
    "economy:statement": Route(see="org.read", post=_BUDGET, args=_statement, places=PLACES),
    "economy:statement-form": Route(see="org.read", get=_BUDGET, post=_BUDGET, args=_statement, places=PLACES),
    "economy:row": Route(
        see="audit.read_history", args=lambda world, place: {**_statement(world, place), "row": "staff"}, places=PLACES
    ),
    "economy:new": Route(
        see="org.read",
        get=_BUDGET,
        post=_BUDGET,
        args=lambda world, place: {**_economy(world, place), "slug": "satsning"},
        places=PLACES,
    ),
    "economy:listed": Route(see="org.read", post=_BUDGET, args=_allocation, places=PLACES),
    "economy:place": Route(
        see="org.read", get=None, post=_BUDGET, args=_allocation, data={"hur": "upp"}, places=PLACES
    ),
    "economy:end": Route(see="org.read", get=_BUDGET, post=_BUDGET, args=_allocation, places=PLACES),
    "economy:funding-table": Route(see="org.read", get=_BUDGET, post=_BUDGET, args=_economy, places=PLACES),
    "economy:investment-table": Route(see="org.read", get=_BUDGET, post=_BUDGET, args=_economy, places=PLACES),
    "economy:new-volume": Route(see="org.read", get=_BUDGET, post=_BUDGET, args=_economy, places=PLACES),
    "economy:volume": Route(
        see="org.read",
        post=_BUDGET,
        args=lambda world, place: {**_economy(world, place), "key": f"{place}-volym"},
        places=PLACES,
    ),
    "statements:index": Route(see=_REGISTERS, post=_FORMS, data={"form": "eget-kapital"}, places=WHOLE),
    "statements:new": Route(see=_REGISTERS, get=_FORMS, post=_FORMS, places=WHOLE),
    "statements:form": Route(see=_REGISTERS, post=_FORMS, args=_a_form, places=WHOLE),
    "statements:end": Route(see=_REGISTERS, get=_FORMS, post=_FORMS, args=_a_form, places=WHOLE),
    "registers:index": Route(see=_SETUP, places=WHOLE),
    "registers:risk-scale": Route(see=_REGISTERS, post="planning.edit_shared", places=WHOLE),
    "registers:bring-in": Route(see=_REGISTERS, get=_IMPORT, post=_IMPORT),
    "registers:preview": Route(see=_REGISTERS, get=_IMPORT, post=_IMPORT),
    "registers:export": Route(see=_REGISTERS, get=_IMPORT),
    "registers:export-all": Route(see=_REGISTERS, get=_IMPORT),
    "registers:export-one": Route(
        see=_IMPORT, args=lambda w, place: {"key": w.scopes[place]}, places=PLACES
    ),
    "registers:list": Route(see=_REGISTERS, args=lambda _w, _p: {"slug": "processer"}, places=WHOLE),
    "registers:list-new": Route(
        see=_REGISTERS, get=_PROCESSES, post=_PROCESSES, args=lambda _w, _p: {"slug": "lagrum"}, places=WHOLE
    ),
    "registers:list-thing": Route(see=_REGISTERS, get=_PROCESSES, post=_PROCESSES, args=_a_process, places=WHOLE),
    "registers:list-place": Route(see=_REGISTERS, get=None, post=_PROCESSES, args=_a_process, places=WHOLE),
    "registers:list-end": Route(see=_REGISTERS, get=_PROCESSES, post=_PROCESSES, args=_a_process, places=WHOLE),
    "organisation:index": Route(see=_SETUP, places=WHOLE),
    "organisation:municipality": Route(see=_SETUP, get=_ORGANISATION, post=_ORGANISATION, places=WHOLE),
    "organisation:new": Route(see=_SETUP, get=_ORGANISATION, post=_ORGANISATION, places=WHOLE),
    "organisation:organisation": Route(see=_SETUP, post=_ORGANISATION, args=_a_unit, places=WHOLE),
    "organisation:place": Route(see=_SETUP, get=None, post=_ORGANISATION, args=_a_unit, places=WHOLE),
    "organisation:end": Route(see=_SETUP, get=_ORGANISATION, post=_ORGANISATION, args=_a_unit, places=WHOLE),
    # The templates of documents
    "templates:index": Route(see=_REGISTERS, post=_TEMPLATES, places=WHOLE),
    "templates:choices": Route(see=_REGISTERS, get=_TEMPLATES, post=_TEMPLATES, places=WHOLE),
    "templates:occasion": Route(
        see=_REGISTERS, get=_PLAN_YEAR, post=_PLAN_YEAR, places=WHOLE,
        args=lambda _w, _p: {"year": YEAR, "occasion": OCCASION},
    ),
    "templates:template": Route(
        see=_REGISTERS, post=_TEMPLATES, args=_own_template, data={"gor": "up:responsibility"}, places=WHOLE
    ),
    "templates:settings": Route(see=_REGISTERS, get=_TEMPLATES, post=_TEMPLATES, args=_own_template, places=WHOLE),
    "templates:release": Route(see=_REGISTERS, get=_TEMPLATES, post=_TEMPLATES, args=_own_template, places=WHOLE),
    "templates:file": Route(see=_REGISTERS, args=_own_template, places=WHOLE),
    "templates:preview": Route(see=_REGISTERS, args=_own_template, places=WHOLE),
    "templates:instructions": Route(
        see=_REGISTERS, get=_TEMPLATES, post=_TEMPLATES, args=_own_template, places=WHOLE
    ),
    "templates:new-section": Route(see=_REGISTERS, get=_TEMPLATES, post=_TEMPLATES, args=_own_template, places=WHOLE),
    "templates:section": Route(
        see=_REGISTERS, get=_TEMPLATES, post=_TEMPLATES, places=WHOLE,
        args=lambda _w, _p: {"key": "egen-mall", "slot": "overview"},
    ),
    # What is due, reporting, how it goes
    "mypage:index": Route(see=SIGNED_IN),
    "mypage:hand-over": Route(
        see="org.read", get="followup.hand_over", post="followup.hand_over", places=UNITS,
        args=lambda w, place: {"part": w.parts[place]},
    ),
    "reporting:report": Route(see="org.read", post="cycle.report", args=_part, places=UNITS),
    "progress:index": Route(see=SIGNED_IN),
    "progress:board": Route(
        see="followup.see_progress", args=lambda _w, _p: {"board": BOARD, "year": YEAR, "occasion": OCCASION}
    ),
    # Result dialogues
    "dialogues:index": Route(see="followup.see_dialogue"),
    "dialogues:prepare": Route(see="followup.see_dialogue", get=_HOLD, post=_HOLD),
    "dialogues:dialogue": Route(see="followup.see_dialogue", args=_dialogue, places=UNITS),
    "dialogues:write": Route(see="followup.see_dialogue", get=None, post=_HOLD, args=_dialogue, places=UNITS),
    "dialogues:agree": Route(see="followup.see_dialogue", get=None, post=_HOLD, args=_dialogue, places=UNITS),
    "dialogues:close": Route(see="followup.see_dialogue", get=None, post=_HOLD, args=_dialogue, places=UNITS),
    "dialogues:call_off": Route(see="followup.see_dialogue", get=None, post=_HOLD, args=_dialogue, places=UNITS),
    "dialogues:settle": Route(
        see="followup.see_dialogue", get=None, post=_HOLD, places=UNITS,
        args=lambda w, place: {"number": w.agreed[place]}, data={"outcome": "Klart.", "done": "1"},
    ),
    # The council and its boards
    "council:index": Route(see="org.read", places=WHOLE),
    "council:overview": Route(see="org.read", args=_year, places=WHOLE),
    "council:goal": Route(see="org.read", args=lambda w, p: {**_year(w, p), "goal": "god-omsorg"}, places=WHOLE),
    "council:answers": Route(
        see="org.read", args=lambda w, place: {**_year(w, place), "board": place}, places=(BOARD, "kommunstyrelsen")
    ),
    "council:edit": Route(see="org.read", get=_COUNCIL, post=_COUNCIL, args=_year, places=WHOLE),
    "council:directive": Route(
        see="org.read", get=_COUNCIL, post=_COUNCIL, args=lambda w, p: {**_year(w, p), "key": "x"}, places=WHOLE,
        found=False,
    ),
    # What is measured
    "definitions:index": Route(see=_REGISTERS, places=WHOLE),
    "definitions:new": Route(see=_REGISTERS, get=_DEFINITIONS, post=_DEFINITIONS, places=WHOLE),
    "definitions:indicator": Route(see=_REGISTERS, post=_DEFINITIONS, args=_an_indicator, places=WHOLE),
    "definitions:end": Route(see=_REGISTERS, get=_DEFINITIONS, post=_DEFINITIONS, args=_an_indicator, places=WHOLE),
    "definitions:series-break": Route(see=_REGISTERS, get=None, post=_DEFINITIONS, args=_an_indicator, places=WHOLE),
    "definitions:values": Route(see=_REGISTERS, args=_an_indicator, places=WHOLE),
    "definitions:new-value": Route(
        see=_REGISTERS,
        get=_VALUES,
        post=_VALUES,
        args=_an_indicator,
        query=_whose,
        data=lambda _w, place: {"entity": place},
        places=PLACES,
    ),
    "definitions:paste": Route(see=_REGISTERS, get=_VALUES, post=_VALUES, args=_an_indicator),
    "definitions:value": Route(
        see="org.read", get=_VALUES, post=_VALUES, args=_an_indicator, query=_value, places=PLACES
    ),
    "definitions:withdraw": Route(
        see="org.read", get=None, post=_VALUES, args=_an_indicator, query=_value, places=PLACES
    ),
    "definitions:sources": Route(see=_REGISTERS, places=WHOLE),
    "definitions:new-source": Route(see=_REGISTERS, get=_DEFINITIONS, post=_DEFINITIONS, places=WHOLE),
    "definitions:source": Route(see=_REGISTERS, post=_DEFINITIONS, args=_a_source, places=WHOLE),
    "definitions:place-source": Route(see=_REGISTERS, get=None, post=_DEFINITIONS, args=_a_source, places=WHOLE),
    "definitions:end-source": Route(see=_REGISTERS, get=_DEFINITIONS, post=_DEFINITIONS, args=_a_source, places=WHOLE),
    "definitions:groups": Route(see=_REGISTERS, places=WHOLE),
    "definitions:new-group": Route(see=_REGISTERS, get=_DEFINITIONS, post=_DEFINITIONS, places=WHOLE),
    "definitions:group": Route(see=_REGISTERS, post=_DEFINITIONS, args=_a_group, places=WHOLE),
    "definitions:place-group": Route(see=_REGISTERS, get=None, post=_DEFINITIONS, args=_a_group, places=WHOLE),
    "definitions:end-group": Route(see=_REGISTERS, get=_DEFINITIONS, post=_DEFINITIONS, args=_a_group, places=WHOLE),
}  # fmt: skip
