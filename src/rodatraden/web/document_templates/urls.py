"""Templates of documents."""

from django.urls import path

from rodatraden.web.document_templates import choices, instructions, listing, preview, section, template

app_name = "templates"
urlpatterns = [
    path("", listing.index, name="index"),
    path("val/", choices.choices, name="choices"),
    path("anvisningar/<int:year>/<str:occasion>/", instructions.of_occasion, name="occasion"),
    path("<str:key>/", template.template, name="template"),
    path("<str:key>/uppgifter/", template.settings, name="settings"),
    path("<str:key>/version/", template.release, name="release"),
    path("<str:key>/fil/", listing.file, name="file"),
    path("<str:key>/forhandsvisning/", preview.preview, name="preview"),
    path("<str:key>/anvisningar/", instructions.of_template, name="instructions"),
    path("<str:key>/nytt-avsnitt/", section.new, name="new-section"),
    path("<str:key>/avsnitt/<str:slot>/", section.section, name="section"),
]
