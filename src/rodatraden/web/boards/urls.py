"""Boards and their years."""

from django.urls import path

from rodatraden.web.boards import views

app_name = "boards"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:board>/<int:year>/", views.board, name="board"),
]
