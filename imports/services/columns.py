"""What people said of the columns of their files, kept for the next file with the same headers."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.spreadsheets.matching import Assigned, Match, Remembered
from core.spreadsheets.reading import read_workbook
from imports.choices import BatchStatus
from imports.columns import SheetColumns, sheets_of_file
from imports.kinds import KINDS
from imports.models import ColumnLayout, ImportBatch
from imports.services.guard import fresh_order


def remembered_columns(*, user: User, kind: str) -> Remembered:
    """All that a person has said of the columns of a kind of workbook, for match_sheets."""
    layouts = ColumnLayout.objects.filter(user=user, kind=kind)
    return {(each.sheet, each.layout): each.columns for each in layouts}


@transaction.atomic
def remember_columns(*, by: User, kind: str, said: Mapping[tuple[str, str], Assigned]) -> None:
    """Keeps what is said of the columns of each (sheet, layout); where nothing is said any more,
    it is forgotten."""
    for (sheet, layout), columns in said.items():
        known = ColumnLayout.objects.filter(user=by, kind=kind, sheet=sheet, layout=layout)
        if not columns:
            known.delete()
            continue
        ColumnLayout.objects.update_or_create(
            user=by,
            kind=kind,
            sheet=sheet,
            layout=layout,
            defaults={"columns": dict(columns), "used_at": timezone.now()},
        )


def note_use(*, by: User, kind: str, matches: Iterable[Match]) -> None:
    """Dates the layouts that a check has just gone by."""
    used = [match.layout for match in matches if match.is_recalled]
    if used:
        layouts = ColumnLayout.objects.filter(user=by, kind=kind, layout__in=used)
        layouts.update(used_at=timezone.now())


def columns_of_batch(*, batch: ImportBatch) -> list[SheetColumns]:
    """The columns of an import's file, with what its bringer said of such columns before."""
    with batch.file.open("rb") as file:
        grids = read_workbook(file.read(), file_name=batch.file_name)
    remembered = remembered_columns(user=batch.created_by, kind=batch.kind)
    return sheets_of_file(KINDS[batch.kind], grids, remembered=remembered)


@transaction.atomic
def reopen_batch(*, batch: ImportBatch) -> None:
    """An import that was checked waits for a worker to check it anew."""
    checked = ImportBatch.objects.filter(pk=batch.pk, status=BatchStatus.CHECKED)
    checked.update(**fresh_order() | {"status": BatchStatus.UPLOADED})
