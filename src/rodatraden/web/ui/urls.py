"""The gallery of components, and the choice between light and dark."""

from django.urls import path

from rodatraden.web.ui import gallery, scheme

app_name = "ui"
urlpatterns = [
    path("galleri/", gallery.show, name="gallery"),
    path("utseende/", scheme.choose, name="scheme"),
]
