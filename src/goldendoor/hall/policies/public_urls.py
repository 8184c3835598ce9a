"""The public's addresses about policies: no sign-in, no cookie, and every version at its own for good."""

from django.urls import path

from goldendoor.hall.policies import public

app_name = "public-policies"

urlpatterns = [
    path("", public.policies, name="policies"),
    path("<str:agency>/<slug:slug>/", public.policy, name="policy"),
    path("<str:agency>/<slug:slug>/<int:number>/", public.version, name="version"),
    path("<str:agency>/<slug:slug>/<int:number>/text/", public.text, name="text"),
]
