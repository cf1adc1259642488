"""What a progress report is made of: the figures of `progress`, with all that explains them."""

from datetime import date
from typing import Any

from django.utils import timezone, translation

from accounts.models import User
from accounts.roles import Permission
from campaigns.models import ActionPlan
from reports.models import ProgressReport
from reports.selectors.annexes import annexes_of
from reports.selectors.context import GROUPS, context_of
from reports.selectors.database import snapshot
from reports.selectors.evidence import Evidence
from reports.selectors.fact_tables import fact_tables
from reports.selectors.frame import frame_of
from reports.selectors.population import EVERYONE
from reports.selectors.progress import progress
from reports.selectors.progress_json import as_json

# The official report is a Vietnamese paper, whoever asks for it in whatever language.
LANGUAGE = "vi"


def report_figures(*, plan: ActionPlan, as_of: date) -> dict[str, Any]:
    """Everything a progress report shows, as JSON: what a report freezes.

    The JSON of `progress`, and beside it `report` (plan, decisions, rules, names) and `annexes`
    (the lists behind the figures). All of one moment of the data. Not for a request: facts that
    are not stored are made on the spot.
    """
    with translation.override(LANGUAGE), snapshot():
        found = progress(plan, as_of=as_of, may_make=True)
        frame = frame_of(plan, as_of=as_of)
        with fact_tables(frame, may_make=True) as tables:
            evidence = Evidence(
                frame=frame, tables=tables, years=[frame.year], groups={EVERYONE: set(GROUPS)}
            )
            return {
                **as_json(found),
                "report": context_of(found, evidence),
                "annexes": annexes_of(evidence, tables=tables),
            }


def last_used(*, by: User, plan_code: str = "") -> dict[str, Any]:
    """With what the form for a new report begins: what the person chose last, and today."""
    last = ProgressReport.objects.for_user(by).filter(created_by=by).light().first()
    plans = ActionPlan.objects.for_user(by, Permission.MAKE_REPORTS)
    newest = plans.order_by("-starts_on", "code").first()
    chosen = last.plan if last else newest
    return {
        "plan": plan_code or (chosen.code if chosen else ""),
        "as_of": last.as_of if last and not plan_code else timezone.localdate(),
    }
