from django.urls import path

from campaigns.views import rules

urlpatterns = [
    path("rules/", rules.RuleList.as_view(), name="rule_list"),
    path("rules/<int:pk>/", rules.RuleDetail.as_view(), name="rule_detail"),
]
