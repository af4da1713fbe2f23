"""A unit's part of a board's report."""

from django.urls import path

from rodatraden.web.reporting import views

app_name = "reporting"
urlpatterns = [
    path("<str:board>/<int:year>/<str:occasion>/<str:organisation>/", views.report, name="report"),
]
