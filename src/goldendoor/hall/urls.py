"""Which address leads where. The API's are below `/api/`, and every other is the desk's."""

from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("goldendoor.hall.api.urls")),
    path("", include("goldendoor.hall.desk.urls")),
]

handler400 = "goldendoor.hall.api.urls.not_understood"
handler404 = "goldendoor.hall.desk.views.not_here"
handler500 = "goldendoor.hall.desk.views.broken"
