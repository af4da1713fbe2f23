"""Planning."""

from django.urls import path

from rodatraden.web.planning import action_plans, links, moves, nodes, steering, thread, units, views

app_name = "planning"
AT = "planera/<str:organisation>/<int:year>/"
urlpatterns = [
    path("planera/", views.index, name="index"),
    path("planera/handlingsplaner/", action_plans.index, name="action-plans"),
    path("planera/handlingsplaner/ny/", action_plans.new, name="new-action-plan"),
    path("planera/handlingsplaner/<str:key>/", action_plans.show, name="action-plan"),
    path("planera/handlingsplaner/<str:key>/aktiviteter/", action_plans.gather, name="gather"),
    path("planera/handlingsplaner/<str:key>/avsluta/", action_plans.end, name="end-action-plan"),
    path("planera/styrmodell/", steering.index, name="steering"),
    path("planera/styrmodell/ny/", steering.new, name="new-model"),
    path("planera/styrmodell/skala/<str:name>/", steering.scale, name="scale"),
    path("planera/styrmodell/<str:key>/", steering.model, name="model"),
    path("traden/<str:organisation>/<int:year>/", thread.thread, name="thread"),
    path(AT, views.plan, name="plan"),
    path(f"{AT}oppna/", views.open_year, name="open"),
    path(f"{AT}ny/", nodes.new, name="new"),
    path(f"{AT}plats/", moves.place, name="place"),
    path(f"{AT}mal/<str:key>/enheter/", units.cascade, name="units"),
    path(f"{AT}mal/<str:goal>/koppla-indikator/", links.link_indicator, name="link-indicator"),
    path(f"{AT}mal/<str:goal>/koppla-pengar/", links.link_funding, name="link-funding"),
    path(f"{AT}indikator/<str:goal>/<str:key>/", links.indicator, name="indicator"),
    path(f"{AT}malvarde/<str:goal>/<str:key>/", links.target, name="target"),
    path(f"{AT}aktivitet/<str:key>/bidrar-till/", links.serve, name="serve"),
    path(f"{AT}risk/<str:key>/atgarder/", links.treatment, name="treatment"),
    path(f"{AT}<str:slug>/<str:key>/", nodes.node, name="node"),
    path(f"{AT}<str:slug>/<str:key>/flytta/", moves.move, name="move"),
    path(f"{AT}<str:slug>/<str:key>/kopiera/", moves.copy, name="copy"),
    path(f"{AT}<str:slug>/<str:key>/avsluta/", moves.end, name="end"),
]
