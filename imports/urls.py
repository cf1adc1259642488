from django.urls import path

from imports.views import actions, batches, columns, current, drafts, files, lists, questions, undo

app_name = "imports"
urlpatterns = [
    path("", batches.home, name="home"),
    path("templates/<slug:kind>.xlsx", files.template, name="template"),
    path("templates/<slug:kind>/filled.xlsx", files.filled_template, name="filled_template"),
    path("current/", current.current, name="current"),
    path("current/<slug:kind>/", current.CurrentRecords.as_view(), name="current_records"),
    path("all/", lists.ImportList.as_view(), name="list"),
    path("drafts/<int:assessment>/", drafts.draft, name="draft"),
    path("drafts/<int:assessment>/workbook.xlsx", drafts.draft_workbook, name="draft_workbook"),
    path("<int:pk>/", batches.batch, name="batch"),
    path("<int:pk>/columns/", columns.columns, name="columns"),
    path("<int:pk>/questions/", questions.questions, name="questions"),
    path("<int:pk>/questions/answer", questions.answer, name="questions_answer"),
    path("<int:pk>/questions/commune", questions.commune, name="questions_commune"),
    path("<int:pk>/questions/forget", questions.forget, name="questions_forget"),
    path("<int:pk>/questions/apply", questions.apply, name="questions_apply"),
    path("<int:pk>/file", files.original, name="file"),
    path("<int:pk>/checked", files.Checked.as_view(), name="checked"),
    path("<int:pk>/to-mend", files.ToMend.as_view(), name="to_mend"),
    path("<int:pk>/write", actions.write, name="write"),
    path("<int:pk>/cancel", actions.cancel, name="cancel"),
    path("<int:pk>/undo", undo.undo, name="undo"),
    path("<int:pk>/again", actions.again, name="again"),
]
