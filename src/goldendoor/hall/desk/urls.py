"""The desk's addresses. They name a city and a situation, or laws to compare; no answer is ever part of one."""

from django.urls import path

from goldendoor.hall.desk import compare_views, views

app_name = "desk"

urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("compare/", compare_views.choose, name="choose-to-compare"),
    path("compare/<slug:act>/", compare_views.compare, name="compare"),
    path("<slug:city>/", views.home, name="home"),
    path("<slug:city>/<slug:situation>/", views.situation, name="situation"),
    path("<slug:city>/<slug:situation>/print/", views.on_paper, name="print"),
]
