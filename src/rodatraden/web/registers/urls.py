"""What the municipality is set up with."""

from django.urls import path

from rodatraden.web.registers import views

app_name = "registers"
urlpatterns = [
    path("", views.index, name="index"),
]
