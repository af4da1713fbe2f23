"""The council's year."""

from django.urls import path

from rodatraden.web.council import answering, editing, views

app_name = "council"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:year>/", views.overview, name="overview"),
    path("<int:year>/mal/<str:goal>/", views.goal, name="goal"),
    path("<int:year>/svar/<str:board>/", answering.answers, name="answers"),
    path("<int:year>/redigera/", editing.edit, name="edit"),
    path("<int:year>/redigera/<str:key>/", editing.directive, name="directive"),
]
