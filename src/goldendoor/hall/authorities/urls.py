"""City Hall's addresses of the register of standing authorities."""

from django.urls import path

from goldendoor.hall.authorities import views

app_name = "authorities"

urlpatterns = [
    path("", views.register, name="register"),
    path("propose/", views.choose_kind, name="choose-kind"),
    path("propose/<slug:kind>/", views.propose, name="propose"),
    path("<int:number>/", views.authority, name="authority"),
    path("<int:number>/approve/", views.approve, name="approve"),
    path("<int:number>/decline/", views.decline, name="decline"),
    path("<int:number>/end/", views.end, name="end"),
]
