from campaigns.urls import (
    activities,
    events,
    local_reports,
    lots,
    network,
    people,
    plans,
    projects,
    rounds,
    rules,
    support,
    work,
)

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
    *projects.urlpatterns,
    *network.urlpatterns,
    *lots.urlpatterns,
    *events.urlpatterns,
    *activities.urlpatterns,
]
