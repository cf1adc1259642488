"""An industrial promotion project, what it led to, a chain of the network and a lot with its way;
all of it invented."""

from collections.abc import Sequence
from datetime import date

from campaigns.choices import FundingSource, MemberKind, Programme, ProjectState
from campaigns.models import (
    ChainLink,
    Commitment,
    DemonstrationModel,
    Funding,
    ModelFollower,
    NetworkMember,
    PromotionProject,
    SupportCase,
    TechnologyTransfer,
    TraceLot,
    TraceStep,
)
from core.addresses import new_key
from enterprises.models import Facility
from sxsh_portal.demo.cast import KIM_LAN
from sxsh_portal.demo.places import Province
from sxsh_portal.demo.plans import HANOI_YEAR_2021, Plans
from sxsh_portal.demo.sites import Site
from sxsh_portal.demo.work import INVENTED, MILLION

BEGAN, DONE = date(2021, 4, 1), date(2021, 11, 20)
JOINED = date(2021, 6, 15)
# Name, place in the chain.
MEMBERS = (
    ("Hợp tác xã Đất sét Sông Đuống (minh họa)", MemberKind.SUPPLIER),
    ("Công ty Cổ phần Gốm Kim Lan", MemberKind.MAKER),
    ("Cửa hàng Gốm Phố Cổ (minh họa)", MemberKind.DISTRIBUTOR),
    ("Hội Người tiêu dùng xanh (minh họa)", MemberKind.CONSUMER),
)
# What each supplies to the next one.
PRODUCTS = ("Đất sét đã lọc", "Bát men ngọc", "Bộ đồ ăn bằng gốm")
# Step, by whom, where.
STEPS = (
    ("Khai thác và lọc đất sét", MEMBERS[0][0], "Ven sông Đuống"),
    ("Tạo hình và tráng men không chì", MEMBERS[1][0], "Làng nghề gốm Kim Lan"),
    ("Nung bằng lò gas con thoi", MEMBERS[1][0], "Làng nghề gốm Kim Lan"),
    ("Bán tại cửa hàng", MEMBERS[2][0], "Hà Nội"),
)
STORY = (
    "Đất sét được lọc và dùng lại nước. Men không chì, nung một lần trong lò gas con thoi: tiết"
    " kiệm khí đốt so với lò hộp dùng than, và không còn xỉ than. Số liệu minh họa."
)


def write_network(plans: Plans, hanoi: Province, sites: Sequence[Site]) -> None:
    """A project with its money, support, model and transfer; four members; a public lot."""
    maker = next(site for site in sites if site.role == KIM_LAN).facility
    project = _write_project(plans, hanoi, maker)
    _write_results([site.facility for site in sites if site.trade.word == "Gốm"], maker)
    TechnologyTransfer.objects.create(
        facility=maker,
        plan=project.plan,
        title="Men không chì nung một lần",
        supplier="Viện nghiên cứu gốm sứ (minh họa)",
        transferred_on=date(2021, 8, 12),
        value_vnd=95 * MILLION,
        programmes=[Programme.ENVIRONMENT],
    )
    _write_chain(hanoi, maker)
    _write_lot(maker)


def _write_project(plans: Plans, hanoi: Province, maker: Facility) -> PromotionProject:
    plan = plans[HANOI_YEAR_2021]
    project = PromotionProject.objects.create(
        code="KC-HN-2021-07",
        title="Hỗ trợ lò nung gas con thoi cho làng nghề gốm",
        admin_unit=hanoi.unit,
        plan=plan,
        facility=maker,
        agency=hanoi.department,
        starts_on=BEGAN,
        ends_on=DONE,
        state=ProjectState.ACCEPTED,
        result=INVENTED,
        programmes=[Programme.PROMOTION, Programme.ENERGY],
    )
    Funding.objects.bulk_create(
        Funding(
            plan=plan,
            project=project,
            agency=hanoi.department,
            source=source,
            year=2021,
            planned_vnd=planned * MILLION,
            appraised_vnd=planned * MILLION,
            spent_vnd=spent * MILLION,
            note=INVENTED,
        )
        for source, planned, spent in (
            (FundingSource.PROMOTION, 185, 182),
            (FundingSource.ENTERPRISE, 435, 438),
        )
    )
    return project


def _write_results(potters: list[Facility], maker: Facility) -> None:
    """The models and support of 2009 to 2018 are counted elsewhere: these only gain a result."""
    shown = DemonstrationModel.objects.order_by("established_on", "pk").last()
    helped = SupportCase.objects.order_by("supported_on", "pk").last()
    if shown is None or helped is None:
        return
    shown.result = f"Giảm khí đốt trên một tấn sản phẩm. {INVENTED}"
    shown.investment_vnd, shown.annual_saving_vnd = 620 * MILLION, 210 * MILLION
    shown.programmes = [Programme.ENERGY]
    shown.save()
    followers = [each for each in potters if each.pk not in (maker.pk, shown.facility_id)]
    ModelFollower.objects.bulk_create(
        ModelFollower(model=shown, facility=facility, followed_on=date(2020, 3 + number, 1))
        for number, facility in enumerate(followers[:3])
    )
    helped.equipment = "Biến tần 22 kW cho quạt hút"
    helped.save()


def _write_chain(hanoi: Province, maker: Facility) -> None:
    members = NetworkMember.objects.bulk_create(
        NetworkMember(
            name=name,
            kind=kind,
            admin_unit=hanoi.unit,
            facility=maker if kind == MemberKind.MAKER else None,
            joined_on=JOINED,
        )
        for name, kind in MEMBERS
    )
    ChainLink.objects.bulk_create(
        ChainLink(supplier=members[place], buyer=members[place + 1], product=product, since=JOINED)
        for place, product in enumerate(PRODUCTS)
    )
    Commitment.objects.bulk_create(
        [
            Commitment(
                member=members[1],
                text="Dùng bao bì tái chế cho mọi lô hàng",
                due_on=date(2021, 12, 31),
                kept_on=date(2021, 11, 30),
            ),
            Commitment(
                member=members[2],
                text="Dành một quầy cho sản phẩm có truy xuất nguồn gốc",
                due_on=date(2022, 12, 31),
            ),
        ]
    )


def _write_lot(maker: Facility) -> None:
    lot = TraceLot.objects.create(
        facility=maker,
        code="BMN-2021-10",
        product="Bát men ngọc",
        made_on=date(2021, 10, 8),
        quantity=1200,
        unit="chiếc",
        story=STORY,
        is_public=True,
        key=new_key(),
    )
    TraceStep.objects.bulk_create(
        TraceStep(lot=lot, position=position, title=title, who=who, place=place)
        for position, (title, who, place) in enumerate(STEPS, start=1)
    )
