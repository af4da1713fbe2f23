"""An indicator as a board follows it in a year."""

from django.urls import path

from rodatraden.web.indicators import views

app_name = "indicators"
urlpatterns = [path("<str:board>/<int:year>/indikatorer/<str:indicator>/", views.indicator, name="indicator")]
