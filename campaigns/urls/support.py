from django.urls import path

from campaigns.views import support

urlpatterns = [
    path("support/", support.SupportList.as_view(), name="support_list"),
    path("support/new/", support.SupportEdit.as_view(), name="support_create"),
    path("support/<int:pk>/", support.SupportDetail.as_view(), name="support_detail"),
    path("support/<int:pk>/edit/", support.SupportEdit.as_view(), name="support_edit"),
    path("support/<int:pk>/remove/", support.SupportRemove.as_view(), name="support_remove"),
    path("models/", support.ModelList.as_view(), name="model_list"),
    path("models/new/", support.ModelEdit.as_view(), name="model_create"),
    path("models/<int:pk>/", support.ModelDetail.as_view(), name="model_detail"),
    path("models/<int:pk>/edit/", support.ModelEdit.as_view(), name="model_edit"),
    path("models/<int:pk>/remove/", support.ModelRemove.as_view(), name="model_remove"),
]
