"""What is done to the tasks of a plan and to what it rests on."""

from collections.abc import Iterable
from datetime import date

from campaigns.models import ActionPlan, LegalBasis, PlanTask, TaskPartner
from core.periods import years_later
from enterprises.models import Agency


def set_partners(*, task: PlanTask, agencies: Iterable[Agency]) -> None:
    """These agencies take part in the task, and no others; the lead is no partner of its own."""
    wanted = {agency.pk for agency in agencies} - {task.lead_id}
    there = {link.agency_id: link for link in task.partner_links.all()}
    for agency in there.keys() - wanted:
        there[agency].delete()
    TaskPartner.objects.bulk_create(
        TaskPartner(task=task, agency_id=agency) for agency in sorted(wanted - there.keys())
    )


def copy_work(*, plan: ActionPlan, following: ActionPlan, years: int) -> None:
    """What a plan rests on and orders stands in the plan of so many years later too; nothing of
    it is done there yet. A handful of statements, however many tasks there are."""
    LegalBasis.objects.bulk_create(
        LegalBasis(
            plan=following,
            number=basis.number,
            issued_on=basis.issued_on,
            title=basis.title,
            position=basis.position,
        )
        for basis in plan.legal_bases.all()
    )
    old = list(plan.tasks.prefetch_related("partner_links"))
    new = PlanTask.objects.bulk_create(
        PlanTask(
            plan=following,
            title=task.title,
            lead_id=task.lead_id,
            due_on=_later(task.due_on, years),
            position=task.position,
        )
        for task in old
    )
    TaskPartner.objects.bulk_create(
        TaskPartner(task=copy, agency_id=link.agency_id)
        for task, copy in zip(old, new, strict=True)
        for link in task.partner_links.all()
    )


def _later(day: date | None, years: int) -> date | None:
    return None if day is None else years_later(day, years)
