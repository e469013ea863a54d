from django.urls import path

from stimmig.ui import views

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("pages/question/", views.question, name="gallery_question"),
    path("pages/plain/", views.plain, name="gallery_plain"),
    path("pages/redraw/", views.redraw, name="gallery_redraw"),
    path("<slug:name>/", views.example, name="gallery_example"),
]
