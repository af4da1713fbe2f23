"""About the service."""

from django.urls import path
from django.views.generic import TemplateView

from rodatraden.web.about import views

app_name = "about"
urlpatterns = [
    path("tillganglighet/", TemplateView.as_view(template_name="about/accessibility.html"), name="accessibility"),
    path("uppgifterna/", TemplateView.as_view(template_name="about/content.html"), name="content"),
    path("oppna-data/", views.data, name="data"),
]
