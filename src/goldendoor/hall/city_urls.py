"""Which address leads where in City Hall: what needs an account below `/hall/`, the desk's everywhere else."""

from django.urls import include, path

from goldendoor.hall.people.views import password_lost

urlpatterns = [
    path("hall/account/password/reset/", password_lost),
    path("hall/account/", include("allauth.urls")),
    path("hall/registers/", include("goldendoor.hall.matters.register_urls")),
    path("hall/", include("goldendoor.hall.people.urls")),
    path("hall/", include("goldendoor.hall.matters.urls")),
    path("", include("goldendoor.hall.desk.urls")),
]

handler400 = "goldendoor.hall.desk.views.not_understood"
handler404 = "goldendoor.hall.desk.views.not_here"
handler500 = "goldendoor.hall.desk.views.broken"
