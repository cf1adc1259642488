"""Imports a workbook from the command line: the same check and the same writing as the page."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.policies import may
from accounts.roles import Permission
from core.spreadsheets.reading import MOST_BYTES, FileFault
from core.spreadsheets.rows import Severity
from imports.errors import ImportRefusedError
from imports.findings import as_json
from imports.kinds import KINDS
from imports.models import ImportBatch
from imports.policies import ALL_EDITS, is_right, why_not_write
from imports.services import check_batch, discard_batch, open_batch, write_batch
from imports.tasks import drain_soon
from imports.terminal import both, complaints, edited, summary
from imports.wordings import FILE_FAULTS
from imports.workbooks import file_message

UNKNOWN_USER = _("There is no active user %(email)s.")
NO_RIGHT = _("%(email)s may not import spreadsheets.")
WRONG = _("%(count)s errors; nothing was written.")
CHECKED = _("Checked; nothing was written, as was asked.")
UNCHANGED = _("No row changes anything; nothing was written.")
WRITTEN = _("Written: import number %(batch)s.")


def user_who_may_import(email: str) -> User:
    """The user of an e-mail address, who must have the right to import."""
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        raise CommandError(both(UNKNOWN_USER, email=email))
    if not may(user, Permission.IMPORT):
        raise CommandError(both(NO_RIGHT, email=email))
    return user


class Command(BaseCommand):
    help = (
        "Imports a workbook: import_sheet facilities|assessments|plans|activities FILE --as EMAIL"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("sheet", choices=list(KINDS))
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="email", required=True, metavar="EMAIL")
        parser.add_argument("--check", action="store_true", help="write nothing at all")
        parser.add_argument(
            "--overwrite", action="store_true", help="also values that a person has edited"
        )
        parser.add_argument("--json", dest="out", type=Path, help="write the outcome to a file")

    def handle(self, *, sheet: str, file: Path, email: str, check: bool, **options: Any) -> None:
        user = user_who_may_import(email)
        batch = _examined(sheet, file, user)
        for line in (*summary(batch), *edited(batch), *complaints(batch, Severity.WARNING)):
            self.stdout.write(line)
        errors = list(complaints(batch, Severity.ERROR))
        for line in errors:
            self.stderr.write(line)
        overwrite = [ALL_EDITS] if options["overwrite"] else []
        written = not check and _written(batch, user, overwrite)
        if options["out"] is not None:
            report = as_json(batch, written=written)
            options["out"].write_text(json.dumps(report, ensure_ascii=False, indent=1))
        number, right = batch.pk, is_right(batch)
        if batch.pk is not None and not written:
            discard_batch(batch=batch)
        if not right:
            count = sum(not line.startswith(" ") for line in errors)
            raise CommandError(both(WRONG, count=count))
        outcome = CHECKED if check else WRITTEN if written else UNCHANGED
        self.stdout.write(both(outcome, batch=number))


def _examined(sheet: str, file: Path, user: User) -> ImportBatch:
    """The import of the file, checked; one that is not stored when there is no such file."""
    fault = FileFault.TOO_LARGE if file.is_file() else FileFault.MISSING
    if not file.is_file() or file.stat().st_size > MOST_BYTES:
        message = file_message(Severity.ERROR, FILE_FAULTS[fault], file=file.name)
        return ImportBatch(kind=sheet, file_name=file.name, messages=[message])
    batch = open_batch(kind=sheet, content=file.read_bytes(), file_name=file.name, by=user)
    check_batch(batch=batch)
    return batch


def _written(batch: ImportBatch, user: User, overwrite: list[str]) -> bool:
    """Writes what is right and changes something; says whether it did."""
    if why_not_write(batch, valid_only=False, overwrite=overwrite) is not None:
        return False
    try:
        write_batch(batch=batch, by=user, overwrite=overwrite)
    except ImportRefusedError as error:
        raise CommandError(both(error.reason)) from error
    drain_soon()
    return True
