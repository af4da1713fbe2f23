"""Signing in and out."""

from django.urls import path

from rodatraden.web.accounts import views

urlpatterns = [
    path("logga-in/", views.SignIn.as_view(), name="login"),
    path("logga-ut/", views.SignOut.as_view(), name="logout"),
]
