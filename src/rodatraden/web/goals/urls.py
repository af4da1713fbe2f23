"""A goal of a board's year."""

from django.urls import path

from rodatraden.web.goals import views

app_name = "goals"
urlpatterns = [path("<str:board>/<int:year>/mal/<str:goal>/", views.goal, name="goal")]
