"""Roll-over of a year."""

from django.urls import path

from rodatraden.web.rollover import views

app_name = "rollover"
urlpatterns = [
    path("<int:year>/overfor/", views.preview, name="preview"),
    path("<int:year>/overfor/kor/", views.run, name="run"),
    path("<int:year>/overfor/angra/", views.undo, name="undo"),
    path("<int:year>/overfor/arkiv-<int:number>.zip", views.archive, name="archive"),
]
