"""The history of a thing, by its kind and key in the log of changes.

Link to it with `{% history_link kind key thing %}` from the template library `history`, or
`reverse("history:object", args=(kind, key))`.
"""

from django.urls import path

from rodatraden.web.history import views

app_name = "history"
urlpatterns = [
    path("<str:kind>/<path:key>/aterstall/", views.restore, name="restore"),
    path("<str:kind>/<path:key>/radera/", views.erase, name="erase"),
    path("<str:kind>/<path:key>/", views.thing, name="object"),
]
