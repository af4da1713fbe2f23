"""How far the units have come."""

from django.urls import path

from rodatraden.web.progress import views

app_name = "progress"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:board>/<int:year>/<str:occasion>/", views.board, name="board"),
]
