"""City Hall's addresses about policies, for their agency and the Law Department."""

from django.urls import path

from goldendoor.hall.policies import views

app_name = "policies"

urlpatterns = [
    path("", views.policies, name="policies"),
    path("propose/", views.propose, name="propose"),
    path("<int:number>/", views.policy, name="policy"),
    path("<int:number>/change/", views.change, name="change"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("versions/<int:number>/", views.version, name="version"),
    path("versions/<int:number>/publish/", views.publish, name="publish"),
    path("versions/<int:number>/take-back/", views.take_back, name="take-back"),
    path("versions/<int:number>/translate/", views.translate, name="translate"),
    path("versions/<int:number>/<int:place>/link/", views.link, name="link"),
    path("links/<int:number>/remove/", views.unlink, name="unlink"),
]
