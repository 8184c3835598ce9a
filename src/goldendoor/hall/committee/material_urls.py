"""The addresses of the public material."""

from django.urls import path

from goldendoor.hall.committee import public

app_name = "material"

urlpatterns = [
    path("", public.material, name="material"),
    path("<slug:product>/", public.one_product, name="product"),
    path("<slug:product>/<int:version>/", public.one_product, name="version"),
]
