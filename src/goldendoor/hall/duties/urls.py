"""City Hall's addresses of the obligations board."""

from django.urls import path

from goldendoor.hall.duties import views

app_name = "duties"

urlpatterns = [
    path("", views.whole, name="board"),
    path("one/", views.one, name="one"),
    path("note/", views.note, name="note"),
    path("<int:number>/take-back/", views.take_back, name="take-back"),
    path("report.pdf", views.paper, name="paper"),
    path("calendar.ics", views.calendar, name="calendar"),
]
