"""What the municipality is set up with."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from rodatraden.web.registers import exports, files, lists, risk_scale, views
from rodatraden.web.registers.listings import LISTINGS


class ListingConverter(StringConverter):
    """The name of one of the simple lists."""

    regex = "|".join(LISTINGS)


register_converter(ListingConverter, "listing")
app_name = "registers"
urlpatterns = [
    path("", views.index, name="index"),
    path("riskskala/", risk_scale.page, name="risk-scale"),
    path("las-in/", files.page, name="bring-in"),
    path("las-in/se-igenom/", files.preview, name="preview"),
    path("hamta/", exports.page, name="export"),
    path("hamta/allt/", exports.everything, name="export-all"),
    path("hamta/fil/<path:key>/", exports.one, name="export-one"),
    path("<listing:slug>/", lists.index, name="list"),
    path("<listing:slug>/ny/", lists.new, name="list-new"),
    path("<listing:slug>/rad/<str:key>/", lists.thing, name="list-thing"),
    path("<listing:slug>/rad/<str:key>/plats/", lists.place, name="list-place"),
    path("<listing:slug>/rad/<str:key>/avsluta/", lists.end, name="list-end"),
]
