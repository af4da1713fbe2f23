"""Documents: list, read, review, editions, files."""

from django.urls import path

from rodatraden.web.documents import comments, decision, review, template, views

app_name = "documents"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:key>/", views.read, name="read"),
    path("<str:key>/granskning/", review.review, name="review"),
    path("<str:key>/kommentarer/", comments.comments, name="comments"),
    path("<str:key>/kommentarer/<int:number>/", comments.settle, name="settle"),
    path("<str:key>/beslut/", decision.decision, name="decision"),
    path("<str:key>/mall/", template.template, name="template"),
    path("<str:key>/utgavor/", views.editions, name="editions"),
    path("<str:key>/filer/<str:file_format>/", views.file, name="file"),
]
