"""The plans and what they promise. Decisions and targets are real; a decision number that the
sources do not give stays empty, and the one of the invented list says that it is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from campaigns.choices import Denominator, Method
from campaigns.models import ActionPlan, Indicator, Target
from core.reference import read_rows
from enterprises.models import FacilityList, FacilityListMember, Industry
from sxsh_portal.demo.places import HAI_DUONG, HANOI, Province
from sxsh_portal.demo.sites import BATCH, VSIC, Site
from sxsh_portal.demo.trades import PRIORITY

DATA = Path(__file__).parent / "data"
HANOI_2016, HANOI_2021, HANOI_YEAR_2021 = "HN-2016-2020", "HN-2021-2025", "HN-2021"
HAI_DUONG_2016 = "HD-2016-2020"
Plans = Mapping[str, ActionPlan]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Which plan an activity of a province belongs to; None before its first plan."""

    plans: Plans

    def plan_of(self, province: Province, year: int) -> ActionPlan | None:
        if 2016 <= year <= 2020:
            codes = {HANOI: HANOI_2016, HAI_DUONG: HAI_DUONG_2016}
            return self.plans[codes[province.key]]
        if province.key == HANOI and year >= 2021:
            return self.plans[HANOI_YEAR_2021 if year == 2021 else HANOI_2021]
        return None


def write_list(province: Province, sites: Sequence[Site]) -> FacilityList:
    """The list of facilities with potential: a denominator with a day and a number."""
    facility_list = FacilityList.objects.create(
        name=f"Cơ sở có tiềm năng áp dụng SXSH {_spoken(province.unit.name)}",
        admin_unit=province.unit,
        decision_no="Số minh họa, không có thật: 00/QĐ-SCT",
        decided_on=date(2016, 3, 1),
        has_potential=True,
    )
    FacilityListMember.objects.bulk_create(
        (
            FacilityListMember(facility_list=facility_list, facility=site.facility)
            for site in sites
            if site.has_potential
        ),
        batch_size=BATCH,
    )
    return facility_list


def _spoken(name: str) -> str:
    return name[:1].lower() + name[1:]


def write_plans(provinces: Mapping[str, Province], facility_list: FacilityList) -> Plans:
    """Plans after their parents, then their targets in the order of the file."""
    plans: dict[str, ActionPlan] = {}
    for row in read_rows(DATA / "plans.csv"):
        unit = provinces[row["province"]].unit if row["province"] else None
        plans[row["code"]] = ActionPlan.objects.create(
            code=row["code"],
            name=row["name"],
            admin_unit=unit,
            parent=plans.get(row["parent"]),
            decision_no=row["decision_no"],
            decided_on=_day(row["decided_on"]),
            issuer=row["issuer"],
            starts_on=date.fromisoformat(row["starts"]),
            ends_on=date.fromisoformat(row["ends"]),
        )
    _write_targets(plans, facility_list)
    return plans


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _write_targets(plans: Plans, facility_list: FacilityList) -> None:
    rows = list(read_rows(DATA / "targets.csv"))
    units = dict(Indicator.objects.values_list("code", "unit"))
    targets = Target.objects.bulk_create(
        _target(row, position, plans, units[row["indicator"]], facility_list)
        for position, row in enumerate(rows, start=1)
    )
    industries = Industry.objects.filter(version=VSIC, code__in=PRIORITY)
    links = [
        Target.industries.through(target_id=target.pk, industry_id=industry.pk)
        for target, row in zip(targets, rows, strict=True)
        if row["priority"]
        for industry in industries
    ]
    Target.industries.through.objects.bulk_create(links)


def _target(
    row: Mapping[str, str], position: int, plans: Plans, unit: str, facility_list: FacilityList
) -> Target:
    return Target(
        plan=plans[row["plan"]],
        indicator_id=row["indicator"],
        low=Decimal(row["low"]),
        high=Decimal(row["high"]) if row["high"] else None,
        unit=unit or "%",
        base_year=int(row["base_year"]) if row["base_year"] else None,
        base_value=Decimal(row["base_value"]) if row["base_value"] else None,
        due_year=int(row["due_year"]),
        denominator=row["denominator"],
        facility_list=facility_list if row["denominator"] == Denominator.LIST else None,
        method=row["method"] or Method.ADJUSTED,
        text=row["text"],
        position=position,
    )
