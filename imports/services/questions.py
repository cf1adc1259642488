"""The answers to an import's questions, remembered for this file and the next."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.history import written_by
from enterprises.choices import AnswerKind
from enterprises.models import Answer
from imports.choices import BatchStatus
from imports.errors import NOT_CHECKED, ImportRefusedError
from imports.models import ImportBatch
from imports.questions import Question, open_parts

KEY = ("kind", "subject", "former_commune", "facility_id", "other")
MOVED = ("label", "commune", "is_same", "batch", "answered_by", "answered_at")
AT_ONCE = 2000
NOT_AN_OPTION = _("The former commune did not become part of the commune that was answered.")


@transaction.atomic
def answer_part(*, batch: ImportBatch, question: Question, commune: int | None, by: User) -> None:
    """In which commune the facility of a row lies; None leaves it open on purpose."""
    _check_open(batch)
    _check_option(question, commune)
    _keep([_part(batch, question, commune, by)], batch=batch, by=by)


@transaction.atomic
def answer_commune(*, batch: ImportBatch, former: int, commune: int | None, by: User) -> int:
    """The same for all rows of a former commune that nobody has answered; returns how many."""
    _check_open(batch)
    questions = open_parts(batch, former=former)
    for question in questions[:1]:
        _check_option(question, commune)
    _keep((_part(batch, each, commune, by) for each in questions), batch=batch, by=by)
    return len(questions)


@transaction.atomic
def answer_likeness(*, batch: ImportBatch, question: Question, is_same: bool, by: User) -> None:
    """Whether the row is the stored facility or the other row that it looks like."""
    _check_open(batch)
    answer = _answer(batch, question, by)
    answer.is_same = is_same
    if question.kind == AnswerKind.SAME:
        answer.facility_id = int(question.about)
    else:
        answer.other = question.about
    _keep([answer], batch=batch, by=by)


@transaction.atomic
def take_back(*, batch: ImportBatch, answer: Answer, by: User) -> None:
    """Forgets an answer; the next check asks again."""
    _check_open(batch)
    with written_by(by, source="form", batch=batch.pk):
        answer.delete()


def _check_open(batch: ImportBatch) -> None:
    if batch.status != BatchStatus.CHECKED:
        raise ImportRefusedError(NOT_CHECKED)


def _check_option(question: Question, commune: int | None) -> None:
    """Only land of the former commune can hold its facilities."""
    if commune is not None and commune not in dict(question.options):
        raise ImportRefusedError(NOT_AN_OPTION)


def _part(batch: ImportBatch, question: Question, commune: int | None, by: User) -> Answer:
    answer = _answer(batch, question, by)
    answer.former_commune_id, answer.commune_id = int(question.about), commune
    return answer


def _answer(batch: ImportBatch, question: Question, by: User) -> Answer:
    return Answer(
        kind=question.kind,
        subject=question.subject,
        label=question.label[:300],
        batch=batch.pk,
        answered_by=by,
        answered_at=timezone.now(),
    )


def _keep(answers: Iterable[Answer], *, batch: ImportBatch, by: User) -> None:
    """One statement for many; an answer that was given before is replaced. Rows that are one
    facility to the portal (the same subject) have one answer."""
    unlike = {(a.subject, a.former_commune_id, a.facility_id, a.other): a for a in answers}
    with written_by(by, source="form", batch=batch.pk):
        Answer.objects.bulk_create(
            unlike.values(),
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=KEY,
            update_fields=MOVED,
        )
