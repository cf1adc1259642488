"""Compares every stored figure with a fresh one."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from core.terminal import both
from reports.services.drift import find_drift
from reports.services.rollup import drain

DIFFER = _("Stored figures differ from fresh ones. Mend them: rollup --all")


class Command(BaseCommand):
    help = (
        "Drains what changed, then compares every stored figure with a fresh one. "
        "Exit code 1 when one differs; `rollup --all` mends it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        drain()
        drift = find_drift()
        for table, count in asdict(drift).items():
            self.stdout.write(f"{table}: {count}")
        if drift.total:
            self.stderr.write(both(DIFFER))
            raise SystemExit(1)
