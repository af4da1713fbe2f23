"""Words for values of the contents' own lists that have no words elsewhere."""

from collections.abc import Mapping
from types import MappingProxyType

_WORDS = {
    # organisations
    "council": "kommunfullmäktige",
    "executive_board": "kommunstyrelse",
    "board": "nämnd",
    "administration": "förvaltning",
    "service_area": "verksamhet",
    "unit": "enhet",
    "company": "bolag",
    "joint_authority": "kommunalförbund",
    "external_party": "extern part",
    # years, occasions and their stages
    "ordinary": "innevarande",
    "next": "kommande",
    "closed": "avslutat",
    "plan": "verksamhetsplan",
    "monthly": "månadsuppföljning",
    "interim_early": "tidig delårsrapport",
    "interim_full": "delårsrapport",
    "annual": "verksamhetsberättelse",
    "union_cooperation": "samverkan",
    "drafting_committee": "beredning",
    "notice": "kallelse",
    "adjustment": "justering",
    "publication": "publicering",
    "fault": "fel",
    "question": "kontrollera",
    "note": "för kännedom",
    # what a status means
    "on_track": "som planerat",
    "at_risk": "osäkert",
    "off_track": "når inte fram",
    "done": "klart",
    "not_started": "inte påbörjat",
    "cancelled": "utgår",
    "information": "upplysning",
    "none": "ingen",
    "late": "försenat",
    "on_plan": "enligt plan",
    "replanned": "omplanerat",
    "no_longer_relevant": "inte längre aktuellt",
    "waiting_for_decision": "väntar på beslut",
    # why a value is missing
    "decided_by_other_plan": "beslutas i en annan plan",
    "new_measure": "nytt mått",
    "not_applicable": "inte aktuellt",
    "not_decided": "inte beslutat",
    "not_measured": "inte mätt",
    "not_published": "inte publicerat",
    "not_stated": "inte angivet",
    "suppressed": "dolt",
    "too_few_answers": "för få svar",
    # rules of targets
    "kind: fixed": "fast värde",
    "kind: to_be_decided": "beslutas senare",
    # what the council lays on its boards, and the answers
    "assignment": "uppdrag",
    "condition": "planeringsförutsättning",
    "directive": "styrsignal",
    "priority": "särskild prioritering",
    "own_goal": "eget mål",
    "commitment": "utvecklingsåtagande",
    "core_mission": "basuppdrag",
    "not_concerned": "berör inte nämnden",
}
LISTED: Mapping[str, str] = MappingProxyType(_WORDS)
