"""The year wheel, its occasions, and the year's instructions."""

from django.urls import path

from rodatraden.web.cycle import (
    checklist,
    occasion,
    occasion_forms,
    packs,
    promises,
    reminders,
    starting,
    views,
    wizard,
)

app_name = "cycle"
urlpatterns = [
    path("", views.index, name="index"),
    path("kalender/<str:token>.ics", views.subscription, name="subscription"),
    path("anvisningar/", packs.index, name="packs"),
    path("anvisningar/<str:key>/", packs.pack, name="pack"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/kalender.ics", views.calendar_file, name="calendar"),
    path("<int:year>/stang/", occasion_forms.close, name="close"),
    path("<int:year>/tillfallen/nytt/", occasion_forms.create, name="create"),
    path("<int:year>/tillfallen/nytt-ar/", wizard.new_year, name="new_year"),
    path("<int:year>/tillfallen/nytt-ar/<str:step>/", wizard.new_year, name="new_year_step"),
    path("<int:year>/tillfallen/<str:key>/", occasion.occasion, name="occasion"),
    path("<int:year>/tillfallen/<str:key>/andra/", occasion_forms.edit, name="edit"),
    path("<int:year>/tillfallen/<str:key>/ta-bort/", occasion_forms.end, name="end"),
    path("<int:year>/tillfallen/<str:key>/steg/", occasion.pass_stage, name="pass_stage"),
    path("<int:year>/tillfallen/<str:key>/starta/", starting.start, name="start"),
    path("<int:year>/tillfallen/<str:key>/checklista/", checklist.checklist, name="checklist"),
    path("<int:year>/tillfallen/<str:key>/loften/", promises.promises, name="promises"),
    path("<int:year>/tillfallen/<str:key>/paminnelser/", reminders.reminders, name="reminders"),
    path("<int:year>/tillfallen/<str:key>/paminn/", reminders.nudge, name="nudge"),
]
