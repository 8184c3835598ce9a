"""City Hall's address about notices, for the keeper."""

from django.urls import path

from goldendoor.hall.notices import views

app_name = "notices"

urlpatterns = [path("", views.overview, name="overview")]
