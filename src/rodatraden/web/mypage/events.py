"""What has happened since last time, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from rodatraden.apps.followup.enums import Section
from rodatraden.apps.followup.queries.happened import Happened
from rodatraden.apps.org.tree import tree
from rodatraden.web.ui.days import day_words

_WORDS: Mapping[str, str] = {
    "followup.return_part": "%(what)s från %(where)s är tillbaka.",
    "followup.approve_part": "%(what)s från %(where)s är godkända.",
    "followup.mark_ready": "%(where)s har klarmarkerat %(small)s.",
    "planning.report_status": "Läget för %(what)s är ändrat.",
    "control.report": "Läget för %(what)s är ändrat.",
    "indicators.report_outcome": "Ett värde för %(what)s är rapporterat.",
    "indicators.write_analysis": "Analysen av %(what)s är skriven.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: a sentence, what was said, who and when."""

    words: str
    said: str
    by: str


def events(found: list[Happened], names: Mapping[str, str]) -> list[Event]:
    """The events in words, the latest first."""
    today = timezone.localdate()
    organisations = tree()
    made = []
    for one in found:
        heading = str(Section(one.section).label) if one.section else f"”{names.get(one.about, one.about)}”"
        where = organisations.names.get(one.organisation, one.organisation)
        day = day_words(timezone.localtime(one.at).date(), today)
        words = _(_WORDS[one.action]) % {"what": heading, "where": where, "small": heading.lower()}
        made.append(Event(words=words, said=one.reason, by=f"{day} · {one.who}"))
    return made
