"""The texts of a plan or report: which there are, and one to write."""

from django.urls import path

from rodatraden.web.texts import views

app_name = "texts"
urlpatterns = [
    path("<path:scope>/avsnitt/<str:key>/", views.edit, name="edit"),
    path("<path:scope>/avsnitt/<str:key>/siffror/", views.figures, name="figures"),
    path("<path:scope>/", views.index, name="index"),
]
