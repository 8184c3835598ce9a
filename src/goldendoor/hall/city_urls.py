"""Which address leads where in City Hall: what needs an account below `/hall/`, the API's below `/api/`, the desk's elsewhere."""

from django.urls import include, path

from goldendoor.hall.people.views import password_lost

urlpatterns = [
    path("hall/account/password/reset/", password_lost),
    path("hall/account/", include("allauth.urls")),
    path("hall/", include("goldendoor.hall.people.urls")),
    path("api/v1/", include("goldendoor.hall.api.urls")),
    path("", include("goldendoor.hall.desk.urls")),
]

handler400 = "goldendoor.hall.api.urls.not_understood"
handler404 = "goldendoor.hall.desk.views.not_here"
handler500 = "goldendoor.hall.desk.views.broken"
