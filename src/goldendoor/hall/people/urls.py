"""City Hall's addresses about people: each office's first screen, and who holds which office."""

from django.urls import path

from goldendoor.hall.people import ledger_views, views

app_name = "people"

urlpatterns = [
    path("", views.home, name="home"),
    path("mine/", ledger_views.mine, name="mine"),
    path("ledger/", ledger_views.ledger, name="ledger"),
    path("people/", views.people, name="people"),
    path("people/open/", views.open_account, name="open-account"),
    path("people/renew/", views.renew_sign_in, name="renew-sign-in"),
    path("people/close/", views.close_account, name="close-account"),
    path("people/agencies/", views.as_found, name="as-found"),
    path("people/grant/", views.grant_office, name="grant-office"),
    path("people/<int:number>/end/", views.end_office, name="end-office"),
]
