"""The public addresses of reports: no account, no cookie."""

from django.urls import path

from goldendoor.hall.reports import public_views

app_name = "public-reports"

urlpatterns = [
    path("", public_views.reports, name="reports"),
    path("<int:number>/", public_views.report, name="report"),
    path("<int:number>/report.<slug:form>", public_views.file, name="file"),
]
