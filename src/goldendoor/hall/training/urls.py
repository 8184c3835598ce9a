"""City Hall's addresses of training."""

from django.urls import path

from goldendoor.hall.training import counsel_views, taking_views, views

app_name = "training"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("due/", views.due, name="due"),
    path("coverage/", views.coverage_page, name="coverage"),
    path("contractors/", counsel_views.note_contractor, name="note-contractor"),
    path("courses/", views.courses, name="courses"),
    path("courses/propose/", counsel_views.propose, name="propose"),
    path("courses/<int:number>/", views.course, name="course"),
    path("courses/<int:number>/take/", taking_views.take, name="take"),
    path("courses/<int:number>/passed/", taking_views.passed, name="passed"),
    path("courses/<int:number>/renew/", counsel_views.renew, name="renew"),
    path("courses/<int:number>/approve/", counsel_views.approve, name="approve"),
    path("courses/<int:number>/withdraw/", counsel_views.withdraw, name="withdraw"),
]
