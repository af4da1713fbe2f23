"""Signing in, one's own account, the accounts of others, the table of rights.

The names that django-allauth looks for are its own; only the pages listed here exist.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from rodatraden.web.accounts import administration, own, rights, sign_on, signing_in

_SIGNING_IN = [
    path("logga-in/", signing_in.SignIn.as_view(), name="account_login"),
    path("logga-in/kod/", signing_in.EnterCode.as_view(), name="mfa_authenticate"),
    path("logga-in/bekrafta/", signing_in.Confirm.as_view(), name="account_reauthenticate"),
    path("logga-in/bekrafta-med-kod/", signing_in.ConfirmByCode.as_view(), name="mfa_reauthenticate"),
    path("logga-in/med/<str:provider_id>/", sign_on.begin, name="openid_connect_login"),
    path("logga-in/med/<str:provider_id>/svar/", sign_on.answer, name="openid_connect_callback"),
    path("logga-ut/", signing_in.SignOut.as_view(), name="account_logout"),
    path("glomt-losenordet/", signing_in.forgotten, name="account_forgotten"),
    path("valj-losenord/<str:token>/", signing_in.choose, name="account_choose_password"),
]
_OWN = [
    path("mitt-konto/", own.account, name="account"),
    path("mitt-konto/losenord/", own.password, name="account_change_password"),
    path("mitt-konto/utloggning/", own.end, name="account_end_sessions"),
    path("mitt-konto/vikarie/", own.substitute, name="account_substitute"),
    path("mitt-konto/vikarie/<int:number>/avsluta/", own.end_substitute, name="account_end_substitute"),
    path("mitt-konto/kod/", own.AddCode.as_view(), name="mfa_activate_totp"),
    path("mitt-konto/kod/ta-bort/", own.DropCode.as_view(), name="mfa_deactivate_totp"),
    path("mitt-konto/reservkoder/", own.SpareCodes.as_view(), name="mfa_view_recovery_codes"),
    path("mitt-konto/reservkoder/nya/", own.NewSpareCodes.as_view(), name="mfa_generate_recovery_codes"),
]
_PEOPLE = [
    path("", administration.index, name="index"),
    path("bjud-in/", administration.invite, name="invite"),
    path("<int:number>/", administration.person, name="person"),
    path("<int:number>/roll/", administration.give, name="give"),
    path("<int:number>/roll/<int:grant>/aterta/", administration.withdraw, name="withdraw"),
    path("<int:number>/vikarie/", administration.substitute, name="substitute"),
    path("<int:number>/andra/", administration.change, name="change"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    *_SIGNING_IN,
    *_OWN,
    path("konton/", include((_PEOPLE, "people"))),
    path("om/rattigheter/", rights.table, name="rights"),
]
