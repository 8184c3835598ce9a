"""The desk's addresses. They name a city and a situation; no answer is ever part of one."""

from django.urls import path

from goldendoor.hall.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("<slug:city>/", views.home, name="home"),
    path("<slug:city>/<slug:situation>/", views.situation, name="situation"),
    path("<slug:city>/<slug:situation>/print/", views.on_paper, name="print"),
]
