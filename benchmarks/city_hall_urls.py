"""City Hall's addresses, and one that answers nothing: what every answer costs before anybody has thought about it."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing, through all that every request goes through."""
    return HttpResponse(b"", content_type="text/plain")


urlpatterns = [path("benchmark/empty/", empty), path("", include("goldendoor.hall.city_urls"))]

handler400 = "goldendoor.hall.api.urls.not_understood"
handler404 = "goldendoor.hall.desk.views.not_here"
handler500 = "goldendoor.hall.desk.views.broken"
