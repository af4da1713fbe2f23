"""The economy of a board or unit: in its plan, and at each occasion."""

from django.urls import path

from rodatraden.web.economy import home, investments, lists, statement, statement_form, volumes

app_name = "economy"
AT = "<str:organisation>/<int:year>/<str:at>/"
urlpatterns = [
    path("<str:organisation>/<int:year>/", home.plan, name="home"),
    path(AT, home.report, name="report"),
    path(f"{AT}rakning/ny/", statement_form.new, name="new-statement"),
    path(f"{AT}rakning/<str:key>/", statement.figures, name="statement"),
    path(f"{AT}rakning/<str:key>/rader/", statement_form.form, name="statement-form"),
    path(f"{AT}rakning/<str:key>/rad/<str:row>/", statement.row, name="row"),
    path(f"{AT}volym/ny/", volumes.new, name="new-volume"),
    path(f"{AT}volym/<str:key>/", volumes.volume, name="volume"),
    path(f"{AT}tabell/investering/", investments.table, name="investment-table"),
    path(f"{AT}tabell/bidrag/", lists.funding_table, name="funding-table"),
    path(f"{AT}<str:slug>/ny/", lists.new, name="new"),
    path(f"{AT}<str:slug>/<str:key>/", lists.listed, name="listed"),
    path(f"{AT}<str:slug>/<str:key>/plats/", lists.place, name="place"),
    path(f"{AT}<str:slug>/<str:key>/avsluta/", lists.end, name="end"),
]
