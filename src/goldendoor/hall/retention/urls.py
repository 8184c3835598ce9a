"""City Hall's addresses about retention, all of them for counsel."""

from django.urls import path

from goldendoor.hall.retention import views

app_name = "retention"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("enter/", views.enter_schedule, name="enter"),
    path("hold/", views.place_hold, name="hold"),
    path("certificates/<slug:day>/", views.certificate, name="certificate"),
    path("<int:number>/lift/", views.lift_hold, name="lift"),
    path("<int:number>/why/", views.why, name="why"),
]
