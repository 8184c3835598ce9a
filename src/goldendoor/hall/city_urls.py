"""Which address leads where in City Hall: what needs an account below `/hall/`, the API's below `/api/`, the desk's elsewhere."""

from django.urls import include, path

from goldendoor.hall.duties import public as duties
from goldendoor.hall.people.views import password_lost
from goldendoor.hall.reference.site import site as reference
from goldendoor.hall.sealing import public

urlpatterns = [
    path("api/v1/", include("goldendoor.hall.api.urls")),
    path("hall/account/password/reset/", password_lost),
    path("hall/account/", include("allauth.urls")),
    path("hall/audits/", include("goldendoor.hall.policies.audit_urls")),
    path("hall/authorities/", include("goldendoor.hall.authorities.urls")),
    path("hall/committee/", include("goldendoor.hall.committee.urls")),
    path("hall/designations/", include("goldendoor.hall.designations.urls")),
    path("hall/duties/", include("goldendoor.hall.duties.urls")),
    path("hall/notices/", include("goldendoor.hall.notices.urls")),
    path("hall/policies/", include("goldendoor.hall.policies.urls")),
    path("hall/reference/", reference.urls),
    path("hall/registers/", include("goldendoor.hall.matters.register_urls")),
    path("hall/reports/", include("goldendoor.hall.reports.urls")),
    path("hall/retention/", include("goldendoor.hall.retention.urls")),
    path("hall/training/", include("goldendoor.hall.training.urls")),
    path("hall/", include("goldendoor.hall.people.urls")),
    path("hall/", include("goldendoor.hall.matters.urls")),
    path("duties.ics", duties.calendar, name="public-duties-calendar"),
    path("duties/", duties.page, name="public-duties"),
    path("material/", include("goldendoor.hall.committee.material_urls")),
    path("policies/", include("goldendoor.hall.policies.public_urls")),
    path("reports/", include("goldendoor.hall.reports.public_urls")),
    path("what-we-keep.csv", public.as_csv, name="what-we-keep-csv"),
    path("what-we-keep.json", public.as_json, name="what-we-keep-json"),
    path("what-we-keep/", public.page, name="what-we-keep"),
    path("", include("goldendoor.hall.desk.urls")),
]

handler400 = "goldendoor.hall.apologies.not_understood"
handler403 = "goldendoor.hall.apologies.not_allowed"
handler404 = "goldendoor.hall.apologies.not_here"
handler500 = "goldendoor.hall.apologies.broken"
