"""City Hall's addresses about audits: drafts for their agency and the Law Department, what was sent for who reads it."""

from django.urls import path

from goldendoor.hall.policies import audit_views

app_name = "audits"

urlpatterns = [
    path("", audit_views.audits, name="audits"),
    path("open/", audit_views.open_audit, name="open"),
    path("<int:number>/", audit_views.audit, name="audit"),
    path("<int:number>/report.pdf", audit_views.report, name="report"),
    path("<int:number>/sign/", audit_views.sign, name="sign"),
    path("<int:number>/return/", audit_views.give_back, name="return"),
    path("<int:number>/send/", audit_views.send, name="send"),
    path("<int:number>/<slug:instrument>/<slug:label>/", audit_views.find, name="find"),
    path("findings/<int:number>/clear/", audit_views.clear, name="clear"),
]
