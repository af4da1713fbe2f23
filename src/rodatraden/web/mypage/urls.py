"""My page: what waits for the one who has signed in."""

from django.urls import path

from rodatraden.web.mypage import handing, views

app_name = "mypage"
urlpatterns = [
    path("", views.index, name="index"),
    path("lamna-over/<int:part>/", handing.hand_over, name="hand-over"),
]
