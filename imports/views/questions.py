"""The page of an import's questions, and the answers: each is kept at once."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import Request, requires
from accounts.models import User
from accounts.roles import Permission
from enterprises.choices import AnswerKind
from enterprises.models import Answer
from imports import tasks
from imports.choices import BatchStatus
from imports.errors import ImportRefusedError
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.pairs import pairs_of
from imports.questions import (
    Question,
    answer_of,
    answers_given,
    count_questions,
    divided_communes,
    find_question,
    open_duplicates,
)
from imports.services import recheck_batch
from imports.services.columns import reopen_batch
from imports.services.questions import answer_commune, answer_likeness, answer_part, take_back
from imports.services.uploading import SMALL_ROWS

COMMUNES, PAIRS_A_PAGE, MOST_GIVEN = 20, 20, 50


@requires(Permission.IMPORT)
def questions(request: Request, pk: int) -> HttpResponse:
    """All that is open: divided communes, and facilities that look like others."""
    batch = get_object_or_404(ImportBatch.objects.for_user(request.user), pk=pk)
    if batch.status != BatchStatus.CHECKED:
        return redirect("imports:batch", pk=pk)
    counts = count_questions(batch)
    page = Paginator(range(counts.duplicates), PAIRS_A_PAGE).get_page(request.GET.get("page"))
    asked = open_duplicates(batch, first=max(0, page.start_index() - 1), most=PAIRS_A_PAGE)
    context = {
        "batch": batch,
        "kind": KINDS[batch.kind],
        "questions": counts,
        "communes": divided_communes(batch, most=COMMUNES),
        "pairs": pairs_of(batch, asked, reader=request.user),
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number),
        "given": answers_given(batch, most=MOST_GIVEN),
    }
    return render(request, "imports/questions.html", context)


@require_POST
@requires(Permission.IMPORT)
def answer(request: Request, pk: int) -> HttpResponse:
    """One answer: a commune (anything else: left open), or yes and no."""
    batch = _open_batch(request, pk)
    question = _asked(request, batch)
    try:
        _take(question, request.POST.get("answer", ""), batch=batch, by=request.user)
    except ImportRefusedError as error:
        messages.error(request, str(error))
        return redirect("imports:questions", pk=pk)
    if not request.htmx:
        return redirect("imports:questions", pk=pk)
    context = {
        "batch": batch,
        "question": question,
        "questions": count_questions(batch),
        "answer": answer_of(batch, question),
    }
    return render(request, "imports/_answered.html", context)


def _take(question: Question, given: str, *, batch: ImportBatch, by: User) -> None:
    if question.kind == AnswerKind.PART:
        commune = int(given) if given.isdecimal() else None
        answer_part(batch=batch, question=question, commune=commune, by=by)
    else:
        answer_likeness(batch=batch, question=question, is_same=given == "yes", by=by)


@require_POST
@requires(Permission.IMPORT)
def commune(request: Request, pk: int) -> HttpResponse:
    """One answer for all rows of a former commune."""
    batch = _open_batch(request, pk)
    former, given = request.POST.get("former", ""), request.POST.get("answer", "")
    if not former.isdecimal():
        raise Http404
    chosen = int(given) if given.isdecimal() else None
    try:
        count = answer_commune(batch=batch, former=int(former), commune=chosen, by=request.user)
    except ImportRefusedError as error:
        messages.error(request, str(error))
    else:
        text = ngettext("%(count)s row is answered.", "%(count)s rows are answered.", count)
        messages.success(request, text % {"count": count})
    return redirect("imports:questions", pk=pk)


@require_POST
@requires(Permission.IMPORT)
def forget(request: Request, pk: int) -> HttpResponse:
    """Takes an answer back that was given in this import."""
    batch = _open_batch(request, pk)
    number = request.POST.get("answer", "")
    given = Answer.objects.filter(batch=batch.pk, pk=int(number) if number.isdecimal() else 0)
    take_back(batch=batch, answer=get_object_or_404(given), by=request.user)
    messages.success(request, _("The answer is taken back."))
    return redirect("imports:questions", pk=pk)


@require_POST
@requires(Permission.IMPORT)
def apply(request: Request, pk: int) -> HttpResponse:
    """Checks the file again with the answers: at once a small one, by a worker a large one."""
    batch = _open_batch(request, pk)
    if batch.total_rows > SMALL_ROWS:
        reopen_batch(batch=batch)
        tasks.give_out(batch)
    else:
        recheck_batch(batch=batch)
        messages.success(request, _("The file was checked again with the answers."))
    return redirect("imports:batch", pk=pk)


def _open_batch(request: HttpRequest, pk: int) -> ImportBatch:
    """An import whose questions can still be answered; 404 for any other."""
    found: Any = ImportBatch.objects.for_user(request.user)
    return get_object_or_404(found.filter(status=BatchStatus.CHECKED), pk=pk)


def _asked(request: HttpRequest, batch: ImportBatch) -> Question:
    number, about = request.POST.get("row", ""), request.POST.get("about", "")
    question = None
    if number.isdecimal():
        question = find_question(batch, number=int(number), about=about)
    if question is None:
        raise Http404(reverse("imports:questions", args=[batch.pk]))
    return question
