"""The page where two documents are held against each other."""

from django.urls import path

from rodatraden.web.compare import views

app_name = "compare"
urlpatterns = [path("", views.compare, name="compare")]
