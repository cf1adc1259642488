"""Takes a written import back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from imports.errors import ImportRefusedError
from imports.management.commands.import_sheet import user_who_may_import
from imports.models import ImportBatch
from imports.services import undo_batch
from imports.stays import WHY
from imports.tasks import drain_soon
from imports.terminal import both

NO_BATCH = _("There is no import number %(batch)s of yours.")
UNDONE = _("Undone: import number %(batch)s.")
KEPT = _("Kept: %(name)s (%(reason)s).")


class Command(BaseCommand):
    help = "Takes a written import back: undo_import BATCH --as EMAIL"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("batch", type=int)
        parser.add_argument("--as", dest="email", required=True, metavar="EMAIL")

    def handle(self, *, batch: int, email: str, **options: Any) -> None:
        user = user_who_may_import(email)
        found = ImportBatch.objects.for_user(user).filter(pk=batch).first()
        if found is None:
            raise CommandError(both(NO_BATCH, batch=batch))
        try:
            kept = undo_batch(batch=found, by=user)
        except ImportRefusedError as error:
            raise CommandError(both(error.reason)) from error
        drain_soon()
        for each in kept:
            reason = both(WHY[each["reason"]])
            self.stdout.write(both(KEPT, name=each["name"], reason=reason))
        self.stdout.write(both(UNDONE, batch=batch))
