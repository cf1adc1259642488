"""An event that is ahead: people sign up for it, and two wait for a seat. All of them invented."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from campaigns.choices import ActivityKind, ParticipantRole, Programme, SignUpState
from campaigns.models import Activity, SignUp
from core.addresses import new_key
from sxsh_portal.demo.places import Province
from sxsh_portal.demo.sites import Site

AHEAD, CLOSES = timedelta(days=14), timedelta(days=10)
SEATS = 6
PEOPLE = (
    ("Nguyễn Thị Lụa (minh họa)", "Quản đốc"),
    ("Trần Văn Gốm (minh họa)", "Phó giám đốc"),
    ("Lê Thị Men (minh họa)", "Kỹ thuật viên"),
    ("Phạm Văn Lò (minh họa)", "Tổ trưởng tổ lò"),
    ("Vũ Thị Đất (minh họa)", "Cán bộ môi trường"),
    ("Đỗ Văn Nước (minh họa)", "Cán bộ năng lượng"),
    ("Bùi Thị Than (minh họa)", "Kế toán"),
    ("Hoàng Văn Điện (minh họa)", "Cán bộ kỹ thuật"),
)


def write_event(hanoi: Province, sites: Sequence[Site], *, today: date) -> None:
    """A workshop in two weeks, of the province and of no plan: no figure rests on it."""
    event = Activity.objects.create(
        code=f"HN-{(today + AHEAD).year}-HT",
        kind=ActivityKind.WORKSHOP,
        title="Hội thảo giải pháp giảm chất thải trong làng nghề",
        admin_unit=hanoi.unit,
        agency=hanoi.department,
        starts_on=today + AHEAD,
        place=f"Hội trường {hanoi.department.name}",
        counts_as_awareness=True,
        programmes=[Programme.ENVIRONMENT],
        sign_up_key=new_key(),
        sign_up_until=today + CLOSES,
        seats=SEATS,
        door_key=new_key(),
    )
    # They have had their letters: the demo writes to nobody.
    SignUp.objects.bulk_create(
        _sign_up(event, place, site, told_at=timezone.now())
        for place, site in enumerate(sites[: len(PEOPLE)])
    )


def _sign_up(event: Activity, place: int, site: Site, *, told_at: datetime) -> SignUp:
    name, position = PEOPLE[place]
    return SignUp(
        activity=event,
        name=name,
        position=position,
        organisation=site.facility.name,
        facility=site.facility,
        role=ParticipantRole.TECHNICAL,
        email=f"khach{place + 1}@demo.example",
        state=SignUpState.SIGNED_UP if place < SEATS else SignUpState.WAITING,
        key=new_key(),
        told_at=told_at,
    )
