"""The start page."""

from django.urls import path

from rodatraden.web.start import views

app_name = "start"
urlpatterns = [path("", views.start, name="start")]
