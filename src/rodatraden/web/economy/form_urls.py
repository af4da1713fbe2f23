"""The municipality's forms of statements."""

from django.urls import path

from rodatraden.web.economy import forms

app_name = "statements"
urlpatterns = [
    path("", forms.index, name="index"),
    path("ny/", forms.new, name="new"),
    path("<str:key>/", forms.form, name="form"),
    path("<str:key>/avsluta/", forms.end, name="end"),
]
