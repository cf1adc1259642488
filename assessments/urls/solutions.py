"""Solutions and their life."""

from django.urls import URLPattern, path

from assessments.views import fill_solutions, solutions

urlpatterns: list[URLPattern] = [
    path("<int:pk>/fill/solutions/", fill_solutions.fill_solutions, name="fill_solutions"),
    path("<int:pk>/fill/solutions/add/", fill_solutions.solution_add, name="solution_add"),
    path(
        "<int:pk>/fill/solutions/back/",
        fill_solutions.solution_bring_back,
        name="solution_bring_back",
    ),
    path("solutions/", solutions.SolutionList.as_view(), name="solution_list"),
    path("solutions/<int:pk>/", solutions.solution_detail, name="solution"),
    path("solutions/<int:pk>/change/", fill_solutions.solution_change, name="solution_change"),
    path("solutions/<int:pk>/rank/", fill_solutions.solution_rank, name="solution_rank"),
    path("solutions/<int:pk>/remove/", fill_solutions.solution_remove, name="solution_remove"),
    path("solutions/<int:pk>/step/<str:status>/", solutions.solution_step, name="solution_step"),
    path("solutions/<int:pk>/follow-up/", solutions.solution_follow_up, name="solution_follow_up"),
    path("solutions/steps/<int:pk>/", solutions.solution_settle, name="solution_settle"),
]
