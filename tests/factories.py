"""Rows to test with: small, valid, and different from one another unless told otherwise.

Places: `Province()` and `Commune(province=…)` are of today; `OldProvince(current_province=…)`,
`District` and `OldCommune(district=…, successor=…)` of before July 2025. Traits are named as
people speak: `Assessment(verified=True)`, `Solution(implemented=True)`, `Facility(large=True)`.
"""

from datetime import date, timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts import models as accounts
from accounts.roles import Role
from assessments import models as assessments
from assessments.choices import AssessmentKind, AssessmentStatus, ResourceGroup, SolutionStatus
from assessments.services import compute_results
from campaigns import models as campaigns
from campaigns.choices import ActivityKind, Denominator, IndicatorKind, RuleCode
from enterprises import models as enterprises
from enterprises.choices import CURRENT_EDITION, OLD_EDITION, EnterpriseSize, Level, ZoneKind

PASSWORD = "sxsh-test-2026"
DEFAULT_RULES = {
    RuleCode.APPLYING: {"statuses": ["implemented", "confirmed"]},
    RuleCode.AWARE: {"activity": True, "self_assessment": True, "applying": True},
    RuleCode.CAPABLE: {"kinds": ["training"], "years": 5},
}


# People ---------------------------------------------------------------------------------------


class User(DjangoModelFactory):
    class Meta:
        model = accounts.User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@test.example")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn {n}")
    password = factory.django.Password(PASSWORD)


# Places ---------------------------------------------------------------------------------------


class Province(DjangoModelFactory):
    class Meta:
        model = enterprises.AdminUnit
        skip_postgeneration_save = True

    edition = CURRENT_EDITION
    code = factory.Sequence(lambda n: f"P{n}")
    level = Level.PROVINCE
    kind = "tỉnh"
    name = factory.Sequence(lambda n: f"Tỉnh {n}")

    @factory.post_generation
    def point_at_itself(self, create, extracted, **kwargs):
        self.province = self
        self.current_province = self.current_province or self
        self.save()


class Commune(DjangoModelFactory):
    class Meta:
        model = enterprises.AdminUnit

    edition = CURRENT_EDITION
    code = factory.Sequence(lambda n: f"C{n:04}")
    level = Level.COMMUNE
    kind = "xã"
    name = factory.Sequence(lambda n: f"Xã {n}")
    province = factory.SubFactory(Province)
    parent = factory.SelfAttribute("province")
    current_province = factory.SelfAttribute("province")


class OldProvince(Province):
    edition = OLD_EDITION
    current_province = factory.SubFactory(Province)


class District(DjangoModelFactory):
    class Meta:
        model = enterprises.AdminUnit

    edition = OLD_EDITION
    code = factory.Sequence(lambda n: f"D{n}")
    level = Level.DISTRICT
    kind = "huyện"
    name = factory.Sequence(lambda n: f"Huyện {n}")
    province = factory.SubFactory(OldProvince)
    parent = factory.SelfAttribute("province")
    current_province = factory.SelfAttribute("province.current_province")


class OldCommune(DjangoModelFactory):
    """`successor=commune` (and `share=`) says what became of it."""

    class Meta:
        model = enterprises.AdminUnit
        skip_postgeneration_save = True

    class Params:
        district = factory.SubFactory(District)

    edition = OLD_EDITION
    code = factory.Sequence(lambda n: f"C{n:04}")
    level = Level.COMMUNE
    kind = "xã"
    name = factory.Sequence(lambda n: f"Xã cũ {n}")
    parent = factory.SelfAttribute("district")
    province = factory.SelfAttribute("district.province")
    current_province = factory.SelfAttribute("district.current_province")

    @factory.post_generation
    def successor(self, create, extracted, share="whole", **kwargs):
        if extracted:
            enterprises.AdminUnitSuccessor.objects.create(old=self, new=extracted, share=share)


class Zone(DjangoModelFactory):
    class Meta:
        model = enterprises.Zone
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"Z{n}")
    kind = ZoneKind.INDUSTRIAL_ZONE
    name = factory.Sequence(lambda n: f"Khu công nghiệp {n}")
    province = factory.SubFactory(Province)

    @factory.post_generation
    def communes(self, create, extracted, **kwargs):
        if extracted:
            self.communes.set(extracted)


class Agency(DjangoModelFactory):
    class Meta:
        model = enterprises.Agency

    name = factory.Sequence(lambda n: f"Sở Công Thương {n}")
    admin_unit = factory.SubFactory(Province)


class Membership(DjangoModelFactory):
    class Meta:
        model = enterprises.Membership

    user = factory.SubFactory(User)
    role = Role.OFFICER
    valid_from = date(2015, 1, 1)


# Register -------------------------------------------------------------------------------------


class Industry(DjangoModelFactory):
    class Meta:
        model = enterprises.Industry
        django_get_or_create = ("version", "code")

    version = "2018"
    code = "1701"
    level = factory.LazyAttribute(lambda o: len(o.code))
    division = factory.LazyAttribute(lambda o: o.code[:2] if o.level > 1 else "")
    name_vi = factory.LazyAttribute(lambda o: f"Ngành {o.code}")


class Enterprise(DjangoModelFactory):
    class Meta:
        model = enterprises.Enterprise

    name = factory.Sequence(lambda n: f"Công ty TNHH {n}")
    size = EnterpriseSize.SMALL


class Facility(DjangoModelFactory):
    class Meta:
        model = enterprises.Facility

    class Params:
        size = EnterpriseSize.SMALL
        medium = factory.Trait(size=EnterpriseSize.MEDIUM)
        large = factory.Trait(size=EnterpriseSize.LARGE)

    code = factory.Sequence(lambda n: f"CS-{n}")
    enterprise = factory.SubFactory(Enterprise, size=factory.SelfAttribute("..size"))
    name = factory.Sequence(lambda n: f"Nhà máy {n}")
    industry = factory.SubFactory(Industry)
    commune = factory.SubFactory(Commune)


class FacilityList(DjangoModelFactory):
    class Meta:
        model = enterprises.FacilityList
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Cơ sở có tiềm năng {n}")

    @factory.post_generation
    def facilities(self, create, extracted, **kwargs):
        for facility in extracted or ():
            enterprises.FacilityListMember.objects.create(facility_list=self, facility=facility)


# Assessments ----------------------------------------------------------------------------------


class Resource(DjangoModelFactory):
    class Meta:
        model = assessments.Resource
        django_get_or_create = ("code",)

    code = "electricity"
    name_vi = factory.LazyAttribute(lambda o: f"Tài nguyên {o.code}")
    name_en = factory.LazyAttribute(lambda o: f"Resource {o.code}")
    group = ResourceGroup.ELECTRICITY
    unit = "kWh"


class ConversionFactor(DjangoModelFactory):
    class Meta:
        model = assessments.ConversionFactor
        django_get_or_create = ("resource", "valid_from")

    resource = factory.SubFactory(Resource)
    toe_per_unit = Decimal("0.0001543")
    valid_from = date(2009, 1, 1)
    source = "Công văn 3505/BCT-KHCN"


class Assessment(DjangoModelFactory):
    """Sent by default. `results={"energy": (baseline, expected, actual, saving)}` writes results
    as the rules would (a reason instead of the four numbers when not computable)."""

    class Meta:
        model = assessments.Assessment
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(status=AssessmentStatus.DRAFT, sent_on=None)
        verified = factory.Trait(
            status=AssessmentStatus.VERIFIED, verified_on=factory.SelfAttribute("sent_on")
        )

    facility = factory.SubFactory(Facility)
    kind = AssessmentKind.DETAILED
    baseline_year = factory.LazyAttribute(lambda o: o.reporting_year - 1)
    reporting_year = 2018
    status = AssessmentStatus.SENT
    sent_on = factory.LazyAttribute(lambda o: date(o.reporting_year, 12, 31))

    @factory.post_generation
    def results(self, create, extracted, **kwargs):
        for group, numbers in (extracted or {}).items():
            Result(assessment=self, group=group, **_numbers(numbers))


def _numbers(numbers):
    if isinstance(numbers, str):
        return {"saving": None, "saved": None, "reason": numbers}
    baseline, expected, actual, saving = (
        None if number is None else Decimal(number) for number in numbers
    )
    saved = None if expected is None or actual is None else expected - actual
    return {
        "baseline": baseline,
        "expected": expected,
        "actual": actual,
        "saved": saved,
        "saving": saving,
    }


class Result(DjangoModelFactory):
    class Meta:
        model = assessments.Result

    assessment = factory.SubFactory(Assessment, verified=True)
    group = "energy"
    unit = "TOE"
    baseline = Decimal(100)
    expected = Decimal(100)
    actual = Decimal(90)
    saved = Decimal(10)
    saving = Decimal("0.1")
    reason = ""
    method_version = "1"


class OutputLine(DjangoModelFactory):
    class Meta:
        model = assessments.OutputLine

    assessment = factory.SubFactory(Assessment)
    product = factory.Sequence(lambda n: f"Sản phẩm {n}")
    unit = "tấn"
    baseline_quantity = Decimal(1000)
    current_quantity = Decimal(1000)


class FlowLine(DjangoModelFactory):
    class Meta:
        model = assessments.FlowLine

    assessment = factory.SubFactory(Assessment)
    resource = factory.SubFactory(Resource)
    unit = factory.SelfAttribute("resource.unit")
    baseline_quantity = Decimal(100_000)
    current_quantity = Decimal(90_000)


def assessment_with_lines(*, outputs=(), flows=(), **fields):
    """An assessment with its lines and with the results that the rules reckon from them.

    Args:
        outputs: pairs (baseline, current) of one product each.
        flows: pairs (baseline, current) of electricity, or dicts of FlowLine's fields.
    """
    assessment = Assessment(**fields)
    for baseline, current in outputs:
        OutputLine(
            assessment=assessment,
            baseline_quantity=Decimal(baseline),
            current_quantity=Decimal(current),
        )
    for flow in flows:
        if not isinstance(flow, dict):
            ConversionFactor()
            flow = dict(
                zip(("baseline_quantity", "current_quantity"), map(Decimal, flow), strict=True)
            )
        FlowLine(assessment=assessment, **flow)
    compute_results(assessment_ids=[assessment.pk])
    return assessment


class SolutionCategory(DjangoModelFactory):
    class Meta:
        model = assessments.SolutionCategory
        django_get_or_create = ("number",)

    number = 1
    code = factory.LazyAttribute(lambda o: f"category-{o.number}")
    name_vi = factory.LazyAttribute(lambda o: f"Nhóm {o.number}")
    name_en = factory.LazyAttribute(lambda o: f"Category {o.number}")


class Solution(DjangoModelFactory):
    class Meta:
        model = assessments.Solution

    class Params:
        implemented = factory.Trait(status=SolutionStatus.IMPLEMENTED)

    assessment = factory.SubFactory(Assessment, verified=True)
    title = factory.Sequence(lambda n: f"Giải pháp {n}")
    category = factory.SubFactory(SolutionCategory)


# Campaigns ------------------------------------------------------------------------------------


class Indicator(DjangoModelFactory):
    class Meta:
        model = campaigns.Indicator
        django_get_or_create = ("code",)

    code = "energy_saving"
    name_vi = factory.LazyAttribute(lambda o: f"Chỉ tiêu {o.code}")
    name_en = factory.LazyAttribute(lambda o: f"Indicator {o.code}")
    unit = "%"
    kind = IndicatorKind.SAVING
    definition_vi = "Định nghĩa"
    definition_en = "Definition"
    position = 1


class Rule(DjangoModelFactory):
    class Meta:
        model = campaigns.Rule
        django_get_or_create = ("code", "admin_unit", "valid_from")

    code = RuleCode.APPLYING
    admin_unit = None
    valid_from = date(2009, 9, 7)
    text_vi = "Quy tắc"
    text_en = "Rule"
    params = factory.LazyAttribute(lambda o: DEFAULT_RULES[o.code])


def default_rules():
    return [Rule(code=code) for code in RuleCode]


class ActionPlan(DjangoModelFactory):
    class Meta:
        model = campaigns.ActionPlan

    code = factory.Sequence(lambda n: f"KH-{n}")
    name = factory.Sequence(lambda n: f"Kế hoạch hành động {n}")
    admin_unit = factory.SubFactory(Province)
    starts_on = date(2016, 1, 1)
    ends_on = date(2020, 12, 31)


class Target(DjangoModelFactory):
    class Meta:
        model = campaigns.Target
        skip_postgeneration_save = True

    plan = factory.SubFactory(ActionPlan)
    indicator = factory.SubFactory(Indicator)
    low = Decimal(8)
    high = None
    unit = "%"
    due_year = factory.LazyAttribute(lambda o: o.plan.ends_on.year)
    denominator = factory.LazyAttribute(
        lambda o: Denominator.LIST if o.facility_list else Denominator.ALL
    )
    facility_list = None

    @factory.post_generation
    def industries(self, create, extracted, **kwargs):
        if extracted:
            self.industries.set(extracted)


class Activity(DjangoModelFactory):
    class Meta:
        model = campaigns.Activity

    code = factory.Sequence(lambda n: f"HD-{n}")
    kind = ActivityKind.WORKSHOP
    title = factory.Sequence(lambda n: f"Hội thảo {n}")
    starts_on = date(2017, 5, 10)
    counts_as_awareness = True


class Officer(DjangoModelFactory):
    """Of an agency, unless `zone=` or `facility=` says otherwise."""

    class Meta:
        model = campaigns.Officer

    name = factory.Sequence(lambda n: f"Trần Thị {n}")
    admin_unit = factory.SubFactory(Province)
    zone = None
    facility = None
    agency = factory.Maybe(
        factory.LazyAttribute(lambda o: not (o.zone or o.facility)),
        yes_declaration=factory.SubFactory(
            Agency, admin_unit=factory.SelfAttribute("..admin_unit")
        ),
        no_declaration=None,
    )


class Participation(DjangoModelFactory):
    class Meta:
        model = campaigns.Participation

    activity = factory.SubFactory(Activity)
    person = factory.Sequence(lambda n: f"Người {n}")


class SignUp(DjangoModelFactory):
    class Meta:
        model = campaigns.SignUp

    activity = factory.SubFactory(Activity)
    name = factory.Sequence(lambda n: f"Phạm Thị {n}")
    email = factory.Sequence(lambda n: f"comer{n}@test.example")
    key = factory.Sequence(lambda n: f"key-of-a-sign-up-{n}")


class SupportCase(DjangoModelFactory):
    class Meta:
        model = campaigns.SupportCase

    facility = factory.SubFactory(Facility)
    kind = "equipment"
    supported_on = date(2017, 6, 1)
    title = factory.Sequence(lambda n: f"Hỗ trợ {n}")


class DemonstrationModel(DjangoModelFactory):
    class Meta:
        model = campaigns.DemonstrationModel

    facility = factory.SubFactory(Facility)
    kind = "demonstration"
    established_on = date(2017, 6, 1)
    title = factory.Sequence(lambda n: f"Mô hình {n}")


class PlanTask(DjangoModelFactory):
    class Meta:
        model = campaigns.PlanTask

    plan = factory.SubFactory(ActionPlan)
    title = factory.Sequence(lambda n: f"Tập huấn cán bộ đợt {n}")


class Funding(DjangoModelFactory):
    class Meta:
        model = campaigns.Funding

    plan = factory.SubFactory(ActionPlan)
    source = "promotion"
    year = 2017


class CollectionRound(DjangoModelFactory):
    """Open today, for a month."""

    class Meta:
        model = campaigns.CollectionRound

    name = factory.Sequence(lambda n: f"Đợt thu thập {n}")
    admin_unit = factory.SubFactory(Province)
    reporting_year = factory.LazyFunction(lambda: timezone.localdate().year)
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=10))
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=20))
    corrected_until = factory.LazyAttribute(lambda o: o.closes_on + timedelta(days=14))
    created_by = factory.SubFactory(User)


class Invitation(DjangoModelFactory):
    class Meta:
        model = campaigns.Invitation

    round = factory.SubFactory(CollectionRound)
    facility = factory.SubFactory(Facility)
    email = factory.Sequence(lambda n: f"dn{n}@test.example")
    key = factory.Sequence(lambda n: f"key-of-a-letter-{n}")


class LocalRound(DjangoModelFactory):
    """Open, and due in two months."""

    class Meta:
        model = campaigns.LocalRound

    admin_unit = factory.SubFactory(Province)
    year = factory.LazyFunction(lambda: timezone.localdate().year)
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=10))
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=60))
    created_by = factory.SubFactory(User)


class LocalReport(DjangoModelFactory):
    """Of a unit, unless `zone=` says otherwise."""

    class Meta:
        model = campaigns.LocalReport

    round = factory.SubFactory(LocalRound)
    zone = None
    admin_unit = factory.Maybe(
        "zone",
        yes_declaration=None,
        no_declaration=factory.SubFactory(
            Commune, province=factory.SelfAttribute("..round.admin_unit")
        ),
    )


# These rest on those above.
from tests.record_factories import (  # noqa: E402, F401 - offered here with the others
    ChainLink,
    Commitment,
    ModelFollower,
    NetworkMember,
    PromotionProject,
    TechnologyTransfer,
    TraceLot,
    TraceStep,
)
