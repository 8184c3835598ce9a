"""City Hall's addresses of matters, their steps, and incidents."""

from django.urls import path

from goldendoor.hall.matters import incident_views, opening_views, step_views, views

app_name = "matters"

urlpatterns = [
    path("matters/", views.matters, name="matters"),
    path("matters/bring/", opening_views.bring, name="bring"),
    path("matters/open/", opening_views.open_matter, name="open"),
    path("matters/<int:number>/", views.matter, name="matter"),
    path("matters/<int:number>/reveal/", views.reveal, name="reveal"),
    path("matters/<int:number>/consent/", views.consent, name="consent"),
    path("matters/<int:number>/close/", views.close, name="close"),
    path("steps/<int:number>/", step_views.step, name="step"),
    path("incident/", incident_views.incident, name="incident"),
]
