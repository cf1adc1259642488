"""One collection round that is open on the day of the first start, and a few things told."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts.choices import NotificationKind
from accounts.models import User
from accounts.services import Told, notify, notify_once
from assessments.choices import AssessmentKind
from assessments.models import Assessment
from campaigns.models import CollectionRound, Invitation
from campaigns.services.telling import occasion_of
from core.addresses import new_key
from enterprises.models import AdminUnit, Facility
from sxsh_portal.demo.users import KIM_LAN

# Every so many of the facilities are asked; of these, every so many nobody can write to.
ASKED, UNREACHED = 3, 17
# The letter of every so many is written at the first start: the folder of letters holds some then.
WAITING = 40
OPENED_AGO, OPEN_FOR, CORRECTED_FOR = timedelta(days=10), timedelta(days=30), timedelta(days=15)


def write_round(*, hanoi: AdminUnit, year: int, users: Mapping[str, User], today: date) -> None:
    """Asks a third of Hà Nội's facilities for their self-assessment of the year; those that have
    handed one in already have answered. Kim Lan's second workshop has not."""
    opens_on = today - OPENED_AGO
    collection_round = CollectionRound.objects.create(
        name=f"Thu thập số liệu sản xuất sạch hơn năm {year} (minh họa)",
        admin_unit=hanoi,
        reporting_year=year,
        opens_on=opens_on,
        closes_on=opens_on + OPEN_FOR,
        corrected_until=opens_on + OPEN_FOR + CORRECTED_FOR,
        message="Đề nghị doanh nghiệp gửi số liệu đúng hạn. Mọi tên và số ở đây là minh họa.",
        created_by=users["officer.hanoi"],
    )
    written_at = timezone.now() - OPENED_AGO
    Invitation.objects.bulk_create(
        _invitation(collection_round, number, facility, written_at)
        for number, facility in enumerate(_asked(hanoi, year))
    )
    kim_lan = users["enterprise.kimlan"]
    own = Invitation.objects.filter(facility__enterprise__name=KIM_LAN)
    own.update(email=kim_lan.email, joined_by=kim_lan, sent_at=written_at)
    _tell_enterprise(kim_lan, own)
    _tell_officer(users["officer.hanoi"], hanoi, year)


def _asked(hanoi: AdminUnit, year: int) -> list[Facility]:
    in_operation = Facility.objects.in_unit(hanoi).filter(closed_on=None)
    reported = Assessment.objects.filter(reporting_year=year, kind=AssessmentKind.SELF)
    known = set(reported.values_list("facility_id", flat=True))
    facilities = in_operation.select_related("enterprise").order_by("code")
    return [
        facility
        for number, facility in enumerate(facilities)
        if number % ASKED == 0 or facility.pk in known or facility.enterprise.name == KIM_LAN
    ]


def _invitation(
    collection_round: CollectionRound, number: int, facility: Facility, written_at: datetime
) -> Invitation:
    """The letters of a few are written once the portal runs."""
    is_reached = number % UNREACHED != UNREACHED - 1
    waits = number % WAITING == WAITING - 1
    return Invitation(
        round=collection_round,
        facility=facility,
        email=facility.email if is_reached else "",
        key=new_key(),
        sent_at=written_at if is_reached and not waits else None,
    )


def _tell_enterprise(person: User, own: QuerySet[Invitation]) -> None:
    """What the service says each morning, without the addresses of all pages, which take long to
    read for the first time."""
    waiting = own.filter(pk__in=Invitation.objects.with_answer().unanswered().values("pk"))
    notify_once(
        told=[
            Told(
                user=person,
                kind=NotificationKind.ROUND_OPEN,
                params={
                    "round": invitation.round.name,
                    "until": f"{invitation.round.closes_on:%d/%m/%Y}",
                    "facility": invitation.facility.name,
                },
                url="/my-facility/",
                about=occasion_of(invitation),
                is_mailed=True,
            )
            for invitation in waiting.select_related("round", "facility")
        ]
    )


def _tell_officer(officer: User, hanoi: AdminUnit, year: int) -> None:
    """Of the last few reports that came in."""
    facilities = Facility.objects.in_unit(hanoi)
    waiting = Assessment.objects.waiting().filter(reporting_year=year, facility__in=facilities)
    for assessment in waiting.select_related("facility").order_by("-sent_on", "pk")[:3]:
        notify(
            users=[officer],
            kind=NotificationKind.SENT,
            params={"facility": assessment.facility.name, "year": str(year)},
            url=f"/assessments/{assessment.pk}/check/",
        )
