"""What the municipality measures: indicators with their values, sources, and groups to compare with."""

from django.urls import path

from rodatraden.web.definitions import indicators, pasting, simple, usage, values

app_name = "definitions"
AT = "indikatorer/<str:key>/"
urlpatterns = [
    path("indikatorer/", indicators.index, name="index"),
    path("indikatorer/ny/", indicators.new, name="new"),
    path(AT, indicators.indicator, name="indicator"),
    path(f"{AT}avsluta/", indicators.end, name="end"),
    path(f"{AT}seriebrott/", usage.series_break, name="series-break"),
    path(f"{AT}varden/", values.index, name="values"),
    path(f"{AT}varden/nytt/", values.new, name="new-value"),
    path(f"{AT}varden/klistra-in/", pasting.paste, name="paste"),
    path(f"{AT}varden/ett/", values.value, name="value"),
    path(f"{AT}varden/ett/dra-tillbaka/", values.withdraw, name="withdraw"),
    path("kallor/", simple.sources, name="sources"),
    path("kallor/ny/", simple.new_source, name="new-source"),
    path("kallor/<str:key>/", simple.source, name="source"),
    path("kallor/<str:key>/plats/", simple.place_source, name="place-source"),
    path("kallor/<str:key>/avsluta/", simple.end_source, name="end-source"),
    path("jamforelsegrupper/", simple.groups, name="groups"),
    path("jamforelsegrupper/ny/", simple.new_group, name="new-group"),
    path("jamforelsegrupper/<str:key>/", simple.group, name="group"),
    path("jamforelsegrupper/<str:key>/plats/", simple.place_group, name="place-group"),
    path("jamforelsegrupper/<str:key>/avsluta/", simple.end_group, name="end-group"),
]
