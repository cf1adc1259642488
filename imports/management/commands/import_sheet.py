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
from core.spreadsheets.reading import MOST_BYTES
from core.spreadsheets.rows import Severity
from imports.choices import WRITABLE
from imports.errors import ImportRefusedError
from imports.examination import Examination
from imports.findings import as_json, totals
from imports.kinds import KINDS
from imports.services import examine, missing_file, open_batch, stage, write_batch
from imports.terminal import both, complaints, summary

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
        parser.add_argument("--json", dest="out", type=Path, help="write the outcome to a file")

    def handle(self, *, sheet: str, file: Path, email: str, check: bool, **options: Any) -> None:
        user = user_who_may_import(email)
        found, content = self._examine(sheet, file, user)
        for line in summary(found):
            self.stdout.write(line)
        for line in complaints(found, Severity.WARNING):
            self.stdout.write(line)
        batch = None
        if found.is_right and not check:
            batch = self._write(found, content, file.name, user)
        if options["out"] is not None:
            report = as_json(found, file_name=file.name, batch=batch, written=batch is not None)
            options["out"].write_text(json.dumps(report, ensure_ascii=False, indent=1))
        self._conclude(found, batch, check=check)

    def _examine(self, sheet: str, file: Path, user: User) -> tuple[Examination, bytes]:
        if not file.is_file() or file.stat().st_size > MOST_BYTES:
            return missing_file(kind=sheet, path=file), b""
        content = file.read_bytes()
        return examine(kind=sheet, content=content, file_name=file.name, by=user), content

    def _write(self, found: Examination, content: bytes, name: str, user: User) -> int | None:
        """The number of the import; None when no row would change anything."""
        counts = totals(found.counts())
        if not any(counts[outcome] for outcome in WRITABLE):
            return None
        batch = open_batch(kind=found.kind.name, content=content, file_name=name, by=user)
        stage(batch=batch, examination=found)
        try:
            write_batch(batch=batch, by=user)
        except ImportRefusedError as error:
            raise CommandError(both(error.reason)) from error
        return int(batch.pk)

    def _conclude(self, found: Examination, batch: int | None, *, check: bool) -> None:
        errors = list(complaints(found, Severity.ERROR))
        for line in errors:
            self.stderr.write(line)
        if not found.is_right:
            count = sum(not line.startswith(" ") for line in errors)
            raise CommandError(both(WRONG, count=count))
        if check:
            self.stdout.write(both(CHECKED))
        elif batch is None:
            self.stdout.write(both(UNCHANGED))
        else:
            self.stdout.write(both(WRITTEN, batch=batch))
