"""Documents: list, read, review, editions, files."""

from django.urls import path

from rodatraden.web.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:key>/", views.read, name="read"),
    path("<str:key>/granskning/", views.review_page, name="review"),
    path("<str:key>/utgavor/", views.editions, name="editions"),
    path("<str:key>/filer/<str:file_format>/", views.file, name="file"),
]
