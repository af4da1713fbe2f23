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
    "control.report": gettext_lazy("rapporterade"),
    "cycle.close_scope": gettext_lazy("låste det som beslutades"),
    "cycle.create_occasion": gettext_lazy("lade upp tillfället"),
    "cycle.edit_occasion": gettext_lazy("ändrade tillfället"),
    "cycle.end_occasion": gettext_lazy("tog bort tillfället"),
    "cycle.mark_changed": gettext_lazy("ändrade innehållet för hand"),
    "cycle.note_import": gettext_lazy("läste in en fil"),
    "cycle.open_occasion": gettext_lazy("öppnade rapporteringen"),
    "cycle.open_year": gettext_lazy("öppnade året"),
    "cycle.reopen_scope": gettext_lazy("låste upp det som var beslutat"),
    "cycle.set_instructions": gettext_lazy("ändrade anvisningarna"),
    "cycle.set_reminder_days": gettext_lazy("ändrade påminnelserna"),
    "documents.accept_finding": gettext_lazy("godtog en anmärkning"),
    "documents.choose_template": gettext_lazy("valde mall"),
    "documents.comment": gettext_lazy("kommenterade"),
    "documents.copy_template": gettext_lazy("kopierade mallen"),
    "documents.decide": gettext_lazy("fastställde dokumentet"),
    "documents.edit_template": gettext_lazy("ändrade mallen"),
    "documents.end_template": gettext_lazy("avslutade mallen"),
    "documents.open": gettext_lazy("öppnade dokumentet"),
    "documents.propose": gettext_lazy("lade fram ett förslag"),
    "documents.publish": gettext_lazy("publicerade dokumentet"),
    "documents.release_template": gettext_lazy("gjorde en version av mallen"),
    "documents.roll_over": gettext_lazy("förde över till nästa år"),
    "documents.settle_comment": gettext_lazy("svarade på kommentaren"),
    "documents.take_template": gettext_lazy("bytte mall för dokumentet"),
    "documents.undo_roll_over": gettext_lazy("ångrade överföringen"),
    "economy.report_forecast": gettext_lazy("lämnade prognosen"),
    "followup.agree": gettext_lazy("skrev upp en överenskommelse"),
    "followup.answer_promise": gettext_lazy("svarade på löftet"),
    "followup.approve_part": gettext_lazy("godkände delen"),
    "followup.begin_part": gettext_lazy("började skriva"),
    "followup.call_off_dialogue": gettext_lazy("ställde in dialogen"),
    "followup.close_dialogue": gettext_lazy("avslutade dialogen"),
    "followup.hand_over_task": gettext_lazy("lämnade över uppgiften"),
    "followup.make_promise": gettext_lazy("lovade ett svar"),
    "followup.mark_ready": gettext_lazy("klarmarkerade"),
    "followup.move_promise": gettext_lazy("flyttade löftet"),
    "followup.prepare_dialogue": gettext_lazy("förberedde dialogen"),
    "followup.return_part": gettext_lazy("skickade tillbaka delen"),
    "indicators.series_break.remove": gettext_lazy("tog bort seriebrottet"),
    "indicators.series_break.set": gettext_lazy("angav ett seriebrott"),
    "indicators.value.add": gettext_lazy("skrev in värdet"),
    "indicators.value.correct": gettext_lazy("rättade värdet"),
    "indicators.value.paste": gettext_lazy("klistrade in värden"),
    "indicators.value.withdraw": gettext_lazy("drog tillbaka värdet"),
    "planning.answer_council": gettext_lazy("svarade fullmäktige"),
    "planning.assess_goal": gettext_lazy("bedömde målet"),
    "planning.edit_text": gettext_lazy("skrev om texten"),
    "planning.make_room": gettext_lazy("gjorde plats för texten"),
    "followup.give_task": gettext_lazy("gav uppgiften till en annan enhet"),
    "planning.open_plan": gettext_lazy("öppnade planen"),
    "planning.report_status": gettext_lazy("rapporterade läget"),
    "planning.set_frame": gettext_lazy("satte ramen"),
    "planning.withdraw_answer": gettext_lazy("tog tillbaka svaret"),
    "planning.write_unit_text": gettext_lazy("skrev enhetens text"),
}
_ENDINGS = {
    "copy": gettext_lazy("kopierade"),
    "create": gettext_lazy("lade till"),
    "end": gettext_lazy("tog bort"),
    "move": gettext_lazy("flyttade"),
    "order": gettext_lazy("ändrade ordningen"),
    "remove": gettext_lazy("tog bort"),
    "replace_content": gettext_lazy("läste in från fil"),
}
"""What the last word of an action's name says, where the whole name has no words of its own."""
_OTHERWISE = {
    What.ADDED: gettext_lazy("lade till"),
    What.CHANGED: gettext_lazy("ändrade"),
    What.ENDED: gettext_lazy("tog bort"),
    What.NOTED: gettext_lazy("ändrade"),
}


def done_words(entry: Entry) -> str:
    """What was done, to follow the name of who did it."""
    ending = entry.action.rpartition(".")[2]
    return str(_DONE.get(entry.action) or _ENDINGS.get(ending) or _OTHERWISE[entry.what])
