from campaigns.urls import activities, local_reports, people, plans, rounds, rules, support, work

app_name = "campaigns"
# Codes are the departments' own and may hold a slash, as decision numbers do.
urlpatterns = [
    *rounds.urlpatterns,
    *rules.urlpatterns,
    *work.urlpatterns,
    *local_reports.urlpatterns,
    *plans.urlpatterns,
    *people.urlpatterns,
    *support.urlpatterns,
    *activities.urlpatterns,
]
