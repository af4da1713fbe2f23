"""Planning."""

from django.urls import path

from rodatraden.web.planning import links, moves, nodes, thread, units, views

app_name = "planning"
AT = "planera/<str:organisation>/<int:year>/"
urlpatterns = [
    path("planera/", views.index, name="index"),
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
