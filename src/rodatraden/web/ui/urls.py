"""The gallery of components, the choice between light and dark, drafts and presence."""

from django.urls import path

from rodatraden.web.ui import editing_endpoints
from rodatraden.web.ui.gallery import show
from rodatraden.web.ui.scheme import choose

app_name = "ui"
urlpatterns = [
    path("galleri/", show, name="gallery"),
    path("utseende/", choose, name="scheme"),
    path("redigering/utkast/", editing_endpoints.draft, name="draft"),
    path("redigering/utkast/slang/", editing_endpoints.drop, name="drop-draft"),
    path("redigering/narvaro/", editing_endpoints.presence, name="presence"),
]
