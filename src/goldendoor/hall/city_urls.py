"""Which address leads where in City Hall: what needs an account below `/hall/`, the API's below `/api/`, the desk's elsewhere."""

from django.urls import include, path

from goldendoor.hall.people.views import password_lost
from goldendoor.hall.sealing import public

urlpatterns = [
    path("api/v1/", include("goldendoor.hall.api.urls")),
    path("hall/account/password/reset/", password_lost),
    path("hall/account/", include("allauth.urls")),
    path("hall/registers/", include("goldendoor.hall.matters.register_urls")),
    path("hall/notices/", include("goldendoor.hall.notices.urls")),
    path("hall/authorities/", include("goldendoor.hall.authorities.urls")),
    path("hall/retention/", include("goldendoor.hall.retention.urls")),
    path("hall/", include("goldendoor.hall.people.urls")),
    path("hall/", include("goldendoor.hall.matters.urls")),
    path("what-we-keep/", public.page, name="what-we-keep"),
    path("what-we-keep.json", public.as_json, name="what-we-keep-json"),
    path("what-we-keep.csv", public.as_csv, name="what-we-keep-csv"),
    path("", include("goldendoor.hall.desk.urls")),
]

handler400 = "goldendoor.hall.apologies.not_understood"
handler403 = "goldendoor.hall.apologies.not_allowed"
handler404 = "goldendoor.hall.apologies.not_here"
handler500 = "goldendoor.hall.apologies.broken"
