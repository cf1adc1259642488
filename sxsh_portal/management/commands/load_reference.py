"""Reference data: VSIC, administrative units, factors, categories, indicators and rules."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from assessments.reference import load_checklist, load_resources, load_solution_categories
from campaigns.reference import load_indicators, load_rules
from core.history import written_by
from enterprises.reference import load_industries, load_places

LOADERS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("đơn vị hành chính / administrative units", load_places),
    ("ngành kinh tế (VSIC) / industries", load_industries),
    ("tài nguyên và hệ số / resources and factors", load_resources),
    ("nhóm giải pháp / solution categories", load_solution_categories),
    ("nhiệm vụ đánh giá / tasks of an assessment", load_checklist),
    ("chỉ tiêu / indicators", load_indicators),
    ("quy tắc / rules", load_rules),
)


class Command(BaseCommand):
    help = "Loads the reference data; safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), written_by(None, source="command", reason="load_reference"):
            for name, load in LOADERS:
                self.stdout.write(f"{load():>6}  {name}")
