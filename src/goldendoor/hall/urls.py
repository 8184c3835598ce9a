"""Which address leads where. As shipped every address is the desk's."""

from django.urls import include, path

urlpatterns = [path("", include("goldendoor.hall.desk.urls"))]

handler400 = "goldendoor.hall.desk.views.not_understood"
handler404 = "goldendoor.hall.desk.views.not_here"
handler500 = "goldendoor.hall.desk.views.broken"
