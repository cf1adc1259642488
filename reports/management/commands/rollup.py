"""Brings the stored figures up to date: what changed, or everything."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext_lazy as _

from core.terminal import both
from enterprises.choices import CURRENT_EDITION, Level
from enterprises.models import AdminUnit
from reports.services.look_backs import make_look_backs
from reports.services.rollup import drain, rebuild

MOVED = _("Facilities whose figures moved: %(count)s.")
NO_PROVINCE = _("There is no province %(code)s. Provinces: %(known)s.")


class Command(BaseCommand):
    help = "Drains what changed into the figures, or rebuilds them (--all, --province CODE)."

    def add_arguments(self, parser: CommandParser) -> None:
        scope = parser.add_mutually_exclusive_group()
        scope.add_argument("--all", action="store_true", help="rebuild every figure")
        scope.add_argument("--province", metavar="CODE", help="rebuild those of one province")

    def handle(self, *args: Any, **options: Any) -> None:
        province = _province(options["province"]) if options["province"] else None
        rebuilt = rebuild(province=province) if options["all"] or province else 0
        self.stdout.write(both(MOVED, count=rebuilt + drain()))
        make_look_backs()


def _province(code: str) -> AdminUnit:
    """A province of today, with or without its leading zero."""
    provinces = AdminUnit.objects.filter(edition=CURRENT_EDITION, level=Level.PROVINCE)
    found = provinces.filter(code__in=(code, code.zfill(2))).first()
    if found is None:
        known = ", ".join(f"{unit.code} {unit.name}" for unit in provinces.order_by("code"))
        raise CommandError(both(NO_PROVINCE, code=code, known=known))
    return found
