"""Every indicator of the public promise (DESIGN section 7), by its code."""

from collections.abc import Mapping

from assessments.choices import ResultGroup
from campaigns.choices import RuleCode
from enterprises.choices import EnterpriseSize
from reports.selectors.indicators import counts, people
from reports.selectors.indicators.counts import Counted, NotKept
from reports.selectors.indicators.local_reports import LocalReportRate
from reports.selectors.indicators.people import PeopleRate, ZoneRate
from reports.selectors.indicators.rates import FacilityRate, StaffedRate
from reports.selectors.indicators.savings import SavedQuantity, SavingRate
from reports.selectors.measures import Indicator

INDICATORS: Mapping[str, Indicator] = {
    "awareness_rate": FacilityRate(part=lambda flags: flags.aware, rule=RuleCode.AWARE),
    "adoption_rate": FacilityRate(part=lambda flags: flags.applying, rule=RuleCode.APPLYING),
    "energy_saving": SavingRate(group=ResultGroup.ENERGY),
    "material_saving": SavingRate(group=ResultGroup.MATERIAL),
    "fuel_saving": SavingRate(group=ResultGroup.FUEL),
    "water_saving": SavingRate(group=ResultGroup.WATER),
    "resource_saving": SavingRate(group=ResultGroup.RESOURCE),
    "wastewater_reduction": SavingRate(group=ResultGroup.WASTEWATER),
    "dust_reduction": SavingRate(group=ResultGroup.DUST),
    "waste_reduction": SavingRate(group=ResultGroup.WASTE),
    "co2e_reduction": SavingRate(group=ResultGroup.CO2E),
    "energy_saved_toe": SavedQuantity(group=ResultGroup.ENERGY),
    "co2e_avoided_t": SavedQuantity(group=ResultGroup.CO2E),
    "water_saved_m3": SavedQuantity(group=ResultGroup.WATER),
    "money_saved_vnd": Counted(count=counts.money_saved_vnd),
    "officers_trained_rate": PeopleRate(count=people.trained_officers, rule=RuleCode.CAPABLE),
    "large_enterprises_staffed_rate": StaffedRate(sizes=(EnterpriseSize.LARGE,)),
    "medium_large_staffed_rate": StaffedRate(sizes=(EnterpriseSize.MEDIUM, EnterpriseSize.LARGE)),
    "facilities_with_guide_rate": FacilityRate(
        part=lambda flags: flags.staffed, rule=RuleCode.CAPABLE
    ),
    "zones_with_guide_rate": ZoneRate(count=people.guided_zones, rule=RuleCode.CAPABLE),
    "zones_informed_rate": ZoneRate(count=people.informed_zones),
    "facilities_assessed": Counted(count=counts.facilities_assessed),
    "facilities_supported": Counted(count=counts.facilities_supported),
    "support_cases": Counted(count=counts.support_cases),
    "solutions_proposed": Counted(count=counts.solutions_proposed),
    "solutions_implemented": Counted(count=counts.solutions_implemented),
    "demonstration_models": Counted(count=counts.demonstration_models),
    "events": Counted(count=counts.events),
    "participants": Counted(count=counts.participants),
    "leaflets": Counted(count=counts.leaflets),
    "booths": Counted(count=counts.booths),
    "network_members": Counted(count=counts.network_members),
    "local_reports_rate": LocalReportRate(),
    "departments_capable_rate": PeopleRate(count=people.capable_departments, rule=RuleCode.CAPABLE),
    "provinces_with_plan_rate": PeopleRate(count=people.planned_provinces),
    "context": NotKept(),
}
# What is published of every plan, promised or not: quantities, money and numbers of things.
COUNTS = tuple(
    code for code, indicator in INDICATORS.items() if isinstance(indicator, SavedQuantity | Counted)
)
