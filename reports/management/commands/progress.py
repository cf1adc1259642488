"""The progress of a plan as of a day, as JSON, Excel or Word."""

import json
from datetime import date
from pathlib import Path
from typing import Any, Literal

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.models import ActionPlan
from core.terminal import both
from reports.documents import render
from reports.selectors.progress import progress, waiting_changes
from reports.selectors.progress_json import as_json
from reports.selectors.reports import report_figures

FORMATS = ("json", "xlsx", "docx", "pdf")
NO_PLAN = _("There is no plan %(code)s. Plans: %(known)s.")
NO_PDF = _("PDF is not made yet: ask for docx, or for xlsx or json.")
WHERE = _("Say where the %(made)s file goes: --out FILE.")
WAITING = _("Changes of %(count)s facilities are not yet in the figures: run rollup first.")


class Command(BaseCommand):
    help = "Writes the progress of a plan as of a day: JSON, Excel or Word."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan", metavar="PLAN", help="code of the plan")
        parser.add_argument(
            "--as-of", type=_day, default=timezone.localdate(), metavar="DAY", help="2020-12-31"
        )
        parser.add_argument("--format", choices=FORMATS, default="json")
        parser.add_argument("--out", type=Path, metavar="FILE", help="JSON goes to stdout without")

    def handle(self, *args: Any, **options: Any) -> None:
        plan, out, made = _plan(options["plan"]), options["out"], options["format"]
        if made == "pdf":
            raise CommandError(both(NO_PDF))
        if made != "json" and out is None:
            raise CommandError(both(WHERE, made=made))
        waiting = waiting_changes()
        if waiting:
            self.stderr.write(both(WAITING, count=waiting))
        content = self._content(plan, options["as_of"], made)
        if out is None:
            self.stdout.write(content.decode())
        else:
            out.write_bytes(content)

    def _content(
        self, plan: ActionPlan, as_of: date, made: Literal["json", "xlsx", "docx"]
    ) -> bytes:
        if made == "json":
            figures = as_json(progress(plan, as_of=as_of, may_make=True))
            return json.dumps(figures, ensure_ascii=False, indent=2).encode()
        return render(report_figures(plan=plan, as_of=as_of), format=made)


def _day(text: str) -> date:
    """argparse turns a ValueError into a message that names the argument."""
    return date.fromisoformat(text)


def _plan(code: str) -> ActionPlan:
    plan = ActionPlan.objects.select_related("admin_unit").filter(code=code).first()
    if plan is None:
        known = ", ".join(ActionPlan.objects.order_by("code").values_list("code", flat=True))
        raise CommandError(both(NO_PLAN, code=code, known=known or "—"))
    return plan
