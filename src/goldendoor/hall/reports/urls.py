"""City Hall's addresses of reports: what is due, one of them, and the acts upon it."""

from django.urls import path

from goldendoor.hall.reports import act_views, views

app_name = "reports"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("prepare/", act_views.prepare, name="prepare"),
    path("<int:number>/", views.report, name="report"),
    path("<int:number>/cut/", views.cut, name="cut"),
    path("<int:number>/report.<slug:form>", views.file, name="file"),
    path("<int:number>/items/", views.items, name="items"),
    path("<int:number>/items/<int:matter>/leave-out/", act_views.leave_out, name="leave-out"),
    path("<int:number>/figures/<slug:figure>/", act_views.type_figure, name="type"),
    path("<int:number>/parts/<slug:part>/", act_views.write, name="write"),
    path("<int:number>/sign/", act_views.sign, name="sign"),
    path("<int:number>/give-back/", act_views.give_back, name="give-back"),
    path("<int:number>/publish/", act_views.publish, name="publish"),
    path("<int:number>/correct/", act_views.correct, name="correct"),
]
