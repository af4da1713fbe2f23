"""The addresses of the web, section by section."""

from django.urls import URLPattern, URLResolver, include, path

from rodatraden.web.accounts.register import REGISTERS as ACCOUNTS
from rodatraden.web.cycle.register import REGISTERS as CYCLE
from rodatraden.web.definitions.register import REGISTERS as DEFINITIONS
from rodatraden.web.document_templates.register import REGISTERS as TEMPLATES
from rodatraden.web.economy.register import REGISTERS as ECONOMY
from rodatraden.web.organisation.register import REGISTERS as ORGANISATION
from rodatraden.web.planning.register import REGISTERS as PLANNING
from rodatraden.web.registers.register import REGISTERS as LISTS
from rodatraden.web.ui.registers import declare

declare(*ORGANISATION, *PLANNING, *DEFINITIONS, *LISTS, *ECONOMY, *TEMPLATES, *CYCLE, *ACCOUNTS)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rodatraden.web.start.urls")),
    path("", include("rodatraden.web.accounts.urls")),
    path("namnder/", include("rodatraden.web.boards.urls")),
    path("namnder/", include("rodatraden.web.goals.urls")),
    path("namnder/", include("rodatraden.web.indicators.urls")),
    path("dokument/", include("rodatraden.web.documents.urls")),
    path("jamfor/", include("rodatraden.web.compare.urls")),
    path("", include("rodatraden.web.planning.urls")),
    path("ar/", include("rodatraden.web.cycle.urls")),
    path("dialoger/", include("rodatraden.web.dialogues.urls")),
    path("ar/", include("rodatraden.web.rollover.urls")),
    path("texter/", include("rodatraden.web.texts.urls")),
    path("historik/", include("rodatraden.web.history.urls")),
    path("sok/", include("rodatraden.web.search.urls")),
    path("min-sida/", include("rodatraden.web.mypage.urls")),
    path("rapportera/", include("rodatraden.web.reporting.urls")),
    path("laget/", include("rodatraden.web.progress.urls")),
    path("fullmaktige/", include("rodatraden.web.council.urls")),
    path("ekonomi/", include("rodatraden.web.economy.urls")),
    path("grunduppgifter/ekonomi/", include("rodatraden.web.economy.form_urls")),
    path("grunduppgifter/", include("rodatraden.web.definitions.urls")),
    path("grunduppgifter/", include("rodatraden.web.registers.urls")),
    path("grunduppgifter/organisation/", include("rodatraden.web.organisation.urls")),
    path("grunduppgifter/mallar/", include("rodatraden.web.document_templates.urls")),
    path("om/", include("rodatraden.web.about.urls")),
    path("", include("rodatraden.web.ui.urls")),
]
