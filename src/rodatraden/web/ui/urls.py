"""The gallery of components, and the choice between light and dark."""

from django.urls import path

from rodatraden.web.ui.gallery import show
from rodatraden.web.ui.scheme import choose

app_name = "ui"
urlpatterns = [path("galleri/", show, name="gallery"), path("utseende/", choose, name="scheme")]
