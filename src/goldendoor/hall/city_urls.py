"""Which address leads where in City Hall: the desk's at the bare address."""

from django.urls import include, path

urlpatterns = [path("", include("goldendoor.hall.desk.urls"))]

handler400 = "goldendoor.hall.desk.views.not_understood"
handler404 = "goldendoor.hall.desk.views.not_here"
handler500 = "goldendoor.hall.desk.views.broken"
