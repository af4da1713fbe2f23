"""Result dialogues."""

from django.urls import path

from rodatraden.web.dialogues import changes, views

app_name = "dialogues"
urlpatterns = [
    path("", views.index, name="index"),
    path("ny/", changes.prepare, name="prepare"),
    path("<int:number>/", views.dialogue, name="dialogue"),
    path("<int:number>/skriv/", changes.write, name="write"),
    path("<int:number>/kom-overens/", changes.agree, name="agree"),
    path("<int:number>/avsluta/", changes.close, name="close"),
    path("<int:number>/stall-in/", changes.call_off, name="call_off"),
    path("overenskommet/<int:number>/", changes.settle, name="settle"),
]
