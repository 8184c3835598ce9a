"""City Hall's addresses of the committee; the public material has addresses of its own."""

from django.urls import path

from goldendoor.hall.committee import entry_views, paper_views, product_views, request_views, views

app_name = "committee"

urlpatterns = [
    path("", views.overview, name="overview"),
    path("found/", views.found, name="found"),
    path("crises/open/", views.open_crisis, name="open-crisis"),
    path("crises/<int:number>/", views.crisis, name="crisis"),
    path("crises/<int:number>/close/", views.close_crisis, name="close-crisis"),
    path("crises/<int:number>/add/<slug:section>/", views.add_entry, name="add-entry"),
    path("crises/<int:number>/ask/", views.ask_readiness, name="ask-readiness"),
    path("crises/<int:number>/figures/", request_views.ask_for_figures, name="ask-for-figures"),
    path("entries/<int:number>/", entry_views.entry, name="entry"),
    path("entries/<int:number>/next/", entry_views.next_version, name="next-version"),
    path("items/<int:number>/<slug:agency>/", entry_views.note_readiness, name="note-readiness"),
    path("help/", request_views.ask_for_help, name="ask-for-help"),
    path("requests/<int:number>/", request_views.one_request, name="request"),
    path("requests/<int:number>/answer/", request_views.answer, name="answer"),
    path("requests/<int:number>/deliver/", request_views.deliver, name="deliver"),
    path("requests/<int:number>/withdraw/", request_views.withdraw, name="withdraw"),
    path("direct/", paper_views.direct, name="direct"),
    path("reports/prepare/", paper_views.prepare, name="prepare-report"),
    path("reports/<int:number>/", paper_views.report, name="report"),
    path("reports/<int:number>/paper.pdf", paper_views.paper, name="paper"),
    path("reports/<int:number>/send/", paper_views.send, name="send-report"),
    path("products/", product_views.products, name="products"),
    path("products/propose/<slug:product>/", product_views.propose, name="propose-product"),
    path("products/<int:number>/", product_views.product_version, name="product-version"),
    path("products/<int:number>/publish/", product_views.publish, name="publish-product"),
    path("products/<int:number>/decline/", product_views.decline, name="decline-product"),
    path("products/<int:number>/sent/", product_views.note_sending, name="note-sending"),
]
