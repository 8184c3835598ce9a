"""City Hall's addresses of registers, of what was taken out of them, and of a clerk's own file coming in."""

from django.urls import path

from goldendoor.hall.matters import intake_views, register_views

app_name = "registers"

urlpatterns = [
    path("", register_views.all_registers, name="registers"),
    path("detainers/intake/", intake_views.intake, name="intake"),
    path("exports/", register_views.exports, name="exports"),
    path("exports/<slug:mark>/", register_views.taken_out, name="taken-out"),
    path("<slug:register>/", register_views.one_register, name="register"),
    path("<slug:register>/export/", register_views.export, name="export"),
    path("<slug:register>/views/save/", register_views.save_view, name="save-view"),
    path("<slug:register>/views/<int:number>/remove/", register_views.remove_view, name="remove-view"),
]
