"""The municipality and its organisation."""

from django.urls import path

from rodatraden.web.organisation import ending, views

app_name = "organisation"
urlpatterns = [
    path("", views.index, name="index"),
    path("kommunen/", views.municipality, name="municipality"),
    path("ny/", views.new, name="new"),
    path("i/<str:key>/", views.organisation, name="organisation"),
    path("i/<str:key>/plats/", views.place, name="place"),
    path("i/<str:key>/avsluta/", ending.end, name="end"),
]
