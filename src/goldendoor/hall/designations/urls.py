"""City Hall's addresses of who holds which post at each agency."""

from django.urls import path

from goldendoor.hall.designations import views

app_name = "designations"

urlpatterns = [
    path("", views.directory, name="directory"),
    path("<int:number>/tell/", views.tell, name="tell"),
    path("<int:number>/receive/", views.receive, name="receive"),
    path("<int:number>/end/", views.end, name="end"),
    path("<int:number>/consult/", views.consult, name="consult"),
    path("<int:number>/correct/", views.correct, name="correct"),
    path("<slug:agency>/<slug:post>/", views.post, name="post"),
    path("<slug:agency>/<slug:post>/name/", views.designate, name="designate"),
]
