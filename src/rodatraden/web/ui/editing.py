"""What a form over a place needs so that nothing written in it is lost: for the views of any section.

    def edit(request, key):
        place = Place(address=f"goal:{key}", now=lambda: values_of(goal_now(key)))
        if request.method == "POST":
            outcome = guard(request, place, lambda sent: edit_goal(by=request.user, key=key, token=sent.token, …))
            if sent_by_script(request):
                return answered(outcome, place)
            if outcome.saved:
                return redirect(…)
            return render(request, …, {"writing": outcome.writing(place)}, status=outcome.status)
        return render(request, …, {"writing": opened(request.user, place)})

The form has the attributes of `ui/editing/form.html`, the fields of `ui/editing/fields.html`, and its own
fields under the names of the place's values, filled from `writing.values`.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from rodatraden.foundation.accounts.models import User
from rodatraden.foundation.editing.actions import finish_draft, save_draft
from rodatraden.foundation.editing.conflicts import Side, combined, word_differences
from rodatraden.foundation.editing.errors import ChangedSince, DraftTooLarge, PlaceUnknown
from rodatraden.foundation.editing.queries import drafts_of
from rodatraden.foundation.editing.tokens import token_of
from rodatraden.foundation.editing.values import all_as_kept
from rodatraden.foundation.errors import Refusal
from rodatraden.foundation.permissions.errors import PermissionRefused
from rodatraden.web.ui.editing_places import Place, Sent, TwoTexts, Values, Writing, values_json

__all__ = [
    "MINE",
    "Outcome",
    "Place",
    "Sent",
    "TwoTexts",
    "Values",
    "Writing",
    "answered",
    "forget",
    "guard",
    "instead_from",
    "keep",
    "number_from",
    "opened",
    "saved_words",
    "sent_by_script",
    "sent_from",
    "signed",
    "unsigned",
]

MINE = "mina-"
"""Before the names of what the person had written, in a form that asks which text shall stand."""
_SALT = "rodatraden.editing"
_LONGEST_SESSION = 30 * 24 * 3600
_PAGE = re.compile(r"[a-z0-9]{8,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of saving: `sentence` is why not, `changed` whether somebody else was before."""

    sent: Sent
    user: User
    sentence: str = ""
    changed: bool = False

    @property
    def saved(self) -> bool:
        """Whether it was saved."""
        return not self.sentence

    @property
    def status(self) -> int:
        """The answer's status: conflict, or what cannot be taken."""
        return 200 if self.saved else 409 if self.changed else 422

    def writing(self, place: Place) -> Writing:
        """The form again, with what was written in it; after a change of somebody else's with both texts."""
        sent = self.sent
        again = Writing(
            address=signed(self.user, place.address),
            place=_kept_under(self.user, place.address),
            values=sent.values,
            token=sent.token,
            base=sent.base,
            page=sent.page,
            number=sent.number,
            draft_token=sent.token,
            draft_base=sent.base,
            sentence=self.sentence,
        )
        return _with_choice(again, place) if self.changed else again


def signed(user: User, address: str) -> str:
    """An address that proves that this person has been shown the place."""
    return signing.dumps([user.pk, address], salt=_SALT)


def _kept_under(user: User, address: str) -> str:
    """What the browser keeps its own copies under."""
    return f"{user.pk}:{address}"


def unsigned(user: User, given: str) -> str:
    """The address; raises PlaceUnknown unless it was signed for this person."""
    try:
        person, address = signing.loads(given, salt=_SALT, max_age=_LONGEST_SESSION)
    except (signing.BadSignature, TypeError, ValueError) as error:
        raise PlaceUnknown from error
    if person != user.pk:
        raise PlaceUnknown
    return str(address)


def opened(user: User, place: Place) -> Writing:
    """The place as a form that is opened: with the newest draft of the person's, else as it stands."""
    now = dict(place.now())
    token = token_of(now)
    plain = Writing(
        address=signed(user, place.address),
        place=_kept_under(user, place.address),
        values=now,
        token=token,
        base=now,
        page=secrets.token_hex(10),
        draft_token=token,
        draft_base=now,
    )
    draft = next((each for each in drafts_of(user, place.address) if _held(each.values, now) != now), None)
    if draft is None:
        return plain
    base = _held(draft.base, now) if draft.base else {}
    return replace(
        plain,
        values=_held(draft.values, now),
        token=draft.token,
        base=base,
        draft_token=draft.token,
        draft_base=base,
        instead=f"{draft.page}:{draft.number}",
        saved_at=draft.saved_at,
        is_stale=draft.token != token,
        changed=place.changed() if draft.token != token else "",
    )


def sent_from(request: HttpRequest, names: Mapping[str, str]) -> Sent:
    """What the form sent for the fields of `names`; where a choice was asked for, the text that was chosen."""
    posted = request.POST
    prefix = MINE if posted.get("val") == "mina" else ""
    values = {name: posted.get(prefix + name, posted.get(name, "")) for name in names}
    return Sent(
        values=all_as_kept(values),
        token=posted.get("marke", ""),
        base=_read_base(posted.get("bas", "")),
        page=posted.get("sida", ""),
        # A form sent by a person is the last of its page; what the page sent by itself may still be on its way.
        number=number_from(posted.get("nummer", "")) + (not sent_by_script(request)),
        instead=instead_from(posted.get("istallet", "")),
    )


def guard(request: HttpRequest, place: Place, save: Callable[[Sent], object]) -> Outcome:
    """Save what a form sent; whatever `save` refuses, what was written is kept as a draft.

    `save` is the action, with `sent.token` as its token. PermissionRefused passes through, after that.
    """
    user = cast("User", request.user)
    sent = sent_from(request, dict(place.now()))
    try:
        # In one transaction: a server that ends in between must not leave a draft of what was saved.
        with transaction.atomic():
            save(sent)
            forget(user, place, sent)
    except PermissionRefused:
        keep(user, place, sent)
        raise
    except ChangedSince as refused:
        if dict(place.now()) == sent.values:
            forget(user, place, sent)
            return Outcome(sent=sent, user=user)
        keep(user, place, sent)
        return Outcome(sent=sent, user=user, sentence=str(refused), changed=True)
    except Refusal as refused:
        keep(user, place, sent)
        return Outcome(sent=sent, user=user, sentence=str(refused))
    return Outcome(sent=sent, user=user)


def forget(user: User, place: Place, sent: Sent) -> None:
    """Forget the draft of a page that has been saved, or whose writer wants what stands."""
    if _PAGE.fullmatch(sent.page):
        finish_draft(by=user, address=place.address, page=sent.page, number=sent.number)
    if sent.instead is not None:
        finish_draft(by=user, address=place.address, page=sent.instead[0], number=sent.instead[1])


def sent_by_script(request: HttpRequest) -> bool:
    """Whether the form was sent by itself, for a version of what is being written."""
    return request.headers.get("Accept", "") == "application/json"


def answered(outcome: Outcome, place: Place) -> JsonResponse:
    """What the script is told: the new token, or the sentence that says why not."""
    if not outcome.saved:
        return JsonResponse({"sentence": outcome.sentence, "changed": outcome.changed}, status=outcome.status)
    now = dict(place.now())
    return JsonResponse({"status": saved_words(), "token": token_of(now), "base": values_json(now)})


def saved_words() -> str:
    """That it is saved, and when."""
    return _("Sparat %(time)s.") % {"time": timezone.localtime().strftime("%H.%M")}


def number_from(text: str) -> int:
    """A count that a form carries; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def instead_from(text: str) -> tuple[str, int] | None:
    """The draft a page was opened with: its page and number."""
    page, _colon, number = text.partition(":")
    return (page, number_from(number)) if _PAGE.fullmatch(page) else None


def keep(user: User, place: Place, sent: Sent) -> None:
    """Keep what was sent and not saved as a draft; one that is too long stands in the page only."""
    page = sent.page if _PAGE.fullmatch(sent.page) else secrets.token_hex(10)
    try:
        save_draft(
            by=user,
            address=place.address,
            page=page,
            number=sent.number,
            values=sent.values,
            token=sent.token[:64],
            base=sent.base,
            instead=sent.instead,
        )
    except DraftTooLarge:
        return


def _with_choice(writing: Writing, place: Place) -> Writing:
    now = dict(place.now())
    base = writing.base
    two = tuple(
        _two(name, place, base.get(name), now[name], mine) for name, mine in writing.values.items() if now[name] != mine
    )
    together = {each.name: each.both for each in two}
    return replace(
        writing,
        values={**writing.values, **together},
        token=token_of(now),
        base=now,
        draft_token=writing.token,
        draft_base=base,
        two=two,
        changed=place.changed(),
    )


def _two(name: str, place: Place, base: str | None, theirs: str, mine: str) -> TwoTexts:
    pieces = word_differences(place.as_read(theirs), place.as_read(mine))
    merged = combined(base, theirs, mine)
    return TwoTexts(
        name=name,
        label=place.labels.get(name, ""),
        theirs=tuple(piece for piece in pieces if piece.side is not Side.SECOND),
        mine=tuple(piece for piece in pieces if piece.side is not Side.FIRST),
        mine_text=mine,
        both=merged.text,
        overlaps=merged.overlaps,
    )


def _held(values: Mapping[str, object], now: Values) -> dict[str, str]:
    """The values of the place's own fields."""
    return {name: str(values.get(name, standing)) for name, standing in now.items()}


def _read_base(text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
