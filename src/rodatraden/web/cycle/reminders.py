"""Who is reminded of an occasion, when, and the button that reminds them now."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rodatraden.apps.followup.actions.reminders import remind_now
from rodatraden.apps.followup.dialogue_rules import REMIND
from rodatraden.apps.followup.models import ReminderSent
from rodatraden.apps.followup.queries.reminders import ABOVE, preview
from rodatraden.foundation.permissions import require
from rodatraden.web.cycle.reach import occasion_of, reader
from rodatraden.web.ui.days import away_words, weekday_words
from rodatraden.web.ui.words import counted

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRound:
    """A reminder to come: its day, and how many get it."""

    when: str
    people: str
    above: str


def reminders(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Who gets what, when: if nothing more is done."""
    user = reader(request)
    require(user, REMIND, "")
    occasion = occasion_of(year, key)
    today = timezone.localdate()
    waiting, coming = preview(year, key, today)
    rounds = []
    for reminder, found in coming:
        own = [one for one in found if one.kind != ABOVE]
        above = len(found) - len(own)
        rounds.append(
            ShownRound(
                when=f"{weekday_words(reminder.day, today)}, {away_words(reminder.day, today)}",
                people=counted(len(own), _("person"), _("personer"), capital=True),
                above=_("och %(above)s ovanför") % {"above": counted(above, _("chef"), _("chefer"))} if above else "",
            )
        )
    sent = ReminderSent.objects.filter(year=year, occasion=key).select_related("person")[:_MOST]
    context = {
        "year": year,
        "occasion": occasion,
        "rounds": rounds,
        "many": _people(len(waiting)),
        "waiting": [(one.person.name, one.lines) for one in sorted(waiting, key=lambda one: one.person.name)[:_MOST]],
        "more": max(len(waiting) - _MOST, 0),
        "sent": [(one.person.name, weekday_words(timezone.localdate(one.written_at), today)) for one in sent],
    }
    return render(request, "cycle/reminders.html", context)


@require_POST
def nudge(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Remind everyone who has something left, now."""
    user = reader(request)
    require(user, REMIND, "")
    occasion_of(year, key)
    done = remind_now(by=user, year=year, occasion=key)
    if done.people:
        messages.success(request, _("%(people)s får ett brev nu.") % {"people": _people(done.people)})
    elif done.already:
        messages.info(request, _("Alla som har något kvar har redan fått ett brev i dag."))
    else:
        messages.info(request, _("Ingen har något kvar, så ingen får ett brev."))
    return redirect("cycle:reminders", year, key)


def _people(number: int) -> str:
    return counted(number, _("person"), _("personer"), capital=True)
