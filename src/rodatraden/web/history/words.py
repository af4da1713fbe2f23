"""Who did what, in words."""

from django.utils.translation import gettext_lazy

from rodatraden.foundation.audit.queries import Entry, What

_DONE = {
    "accounts.ask_for_password": gettext_lazy("bad om ett nytt lösenord"),
    "accounts.change_password": gettext_lazy("bytte lösenord"),
    "accounts.choose_password": gettext_lazy("valde lösenord"),
    "accounts.create_system_user": gettext_lazy("tog systemet i bruk"),
    "accounts.create_user": gettext_lazy("lade upp kontot"),
    "accounts.end_sessions": gettext_lazy("loggade ut kontot överallt"),
    "accounts.give_role": gettext_lazy("gav en roll"),
    "accounts.invite": gettext_lazy("bjöd in personen"),
    "accounts.remove_second_step": gettext_lazy("tog bort koden vid inloggning"),
    "accounts.withdraw_role": gettext_lazy("tog tillbaka en roll"),
    "audit.erase_personal_values": gettext_lazy("raderade personuppgifter ur historiken"),
    "cycle.close_scope": gettext_lazy("låste det som beslutades"),
    "cycle.mark_changed": gettext_lazy("ändrade innehållet för hand"),
    "cycle.note_import": gettext_lazy("läste in en fil"),
    "cycle.open_occasion": gettext_lazy("öppnade rapporteringen"),
    "cycle.reopen_scope": gettext_lazy("låste upp det som var beslutat"),
    "documents.accept_finding": gettext_lazy("godtog en anmärkning"),
    "documents.decide": gettext_lazy("fastställde dokumentet"),
    "documents.open": gettext_lazy("öppnade dokumentet"),
    "documents.propose": gettext_lazy("lade fram ett förslag"),
    "documents.publish": gettext_lazy("publicerade dokumentet"),
}
_READ_IN = gettext_lazy("läste in från fil")
_OTHERWISE = {
    What.ADDED: gettext_lazy("lade till"),
    What.CHANGED: gettext_lazy("ändrade"),
    What.ENDED: gettext_lazy("tog bort"),
    What.NOTED: gettext_lazy("ändrade"),
}


def done_words(entry: Entry) -> str:
    """What was done, to follow the name of who did it."""
    known = _DONE.get(entry.action)
    if known:
        return str(known)
    return str(_READ_IN if entry.action.endswith(".replace_content") else _OTHERWISE[entry.what])
