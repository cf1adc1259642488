"""Facilities that the pages show by name, and the assessments that wait for the officer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assessments.choices import AssessmentKind, AssessmentStatus, ResourceGroup
from assessments.models import Assessment, FlowLine, OutputLine
from enterprises.choices import LegalForm
from enterprises.models import Enterprise
from enterprises.rules import Size
from sxsh_portal.demo.assessments import PROPOSED, Archive, Dossier, open_dossier
from sxsh_portal.demo.books import Flow
from sxsh_portal.demo.chance import Chance
from sxsh_portal.demo.savings import savings_in
from sxsh_portal.demo.sites import ALWAYS, Inventor, Setting, Site

YEAR = 2025
KIM_LAN, DA_SY, VAN_PHUC = "kim_lan", "da_sy", "van_phuc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A named enterprise with its sites, and when they applied and were assessed."""

    role: str
    name: str
    legal_form: LegalForm
    zone: str
    size: Size
    facilities: tuple[str, ...]
    output: float
    applies_from: int
    assessed_in: tuple[int, ...]


PARTS = (
    Part(
        role=KIM_LAN,
        name="Công ty Cổ phần Gốm Kim Lan",
        legal_form=LegalForm.JOINT_STOCK,
        zone="Làng nghề gốm Kim Lan",
        size=Size.MEDIUM,
        facilities=("Xưởng gốm Kim Lan số 1", "Xưởng gốm Kim Lan số 2"),
        output=2_600,
        applies_from=2013,
        assessed_in=(2013, 2016, 2018, 2020, 2022, 2023),
    ),
    Part(
        role=DA_SY,
        name="Hợp tác xã Rèn Đa Sỹ",
        legal_form=LegalForm.COOPERATIVE,
        zone="Làng nghề rèn Đa Sỹ",
        size=Size.SMALL,
        facilities=("Xưởng rèn tập thể Đa Sỹ",),
        output=85,
        applies_from=2016,
        assessed_in=(2016, 2019, 2023),
    ),
    Part(
        role=VAN_PHUC,
        name="Công ty TNHH Dệt Vạn Phúc",
        legal_form=LegalForm.LIMITED,
        zone="Làng nghề dệt lụa Vạn Phúc",
        size=Size.MEDIUM,
        facilities=("Nhà máy dệt Vạn Phúc",),
        output=1_200,
        applies_from=2014,
        assessed_in=(2014, 2016, 2019, 2022),
    ),
)


def invite_cast(inventor: Inventor) -> list[Site]:
    """The named sites; their years are fixed, so that the plot leaves them alone."""
    return [site for part in PARTS for site in _sites(part, inventor)]


def _sites(part: Part, inventor: Inventor) -> list[Site]:
    place = next(item for item in inventor.province.zones if item.zone.name == part.zone)
    setting = Setting(spot=place.spots[0], place=place, trade=place.trades[0], size=part.size)
    enterprise = inventor.enterprise(setting)
    enterprise.name, enterprise.legal_form = part.name, part.legal_form
    return [_site(part, name, setting, enterprise, inventor) for name in part.facilities]


def _site(
    part: Part, name: str, setting: Setting, enterprise: Enterprise, inventor: Inventor
) -> Site:
    site = inventor.site(setting, enterprise)
    site.role, site.products, site.output, site.growth = part.role, 1, part.output, 0.01
    site.facility.name = name
    site.facility.opened_on = site.facility.closed_on = None
    site.first_year, site.last_year = 0, ALWAYS
    site.aware_from, site.applies_from = part.applies_from - 1, part.applies_from
    site.assessed_in = list(part.assessed_in)
    return site


def waiting_dossiers(sites: Sequence[Site], archive: Archive) -> list[Dossier]:
    """Assessments of 2025 that nobody has verified: sent, returned or still drafts."""
    chance = Chance(f"waiting {sites[0].province.key}")
    named = [_PLAYS[role](_first(sites, role), archive) for role in _PLAYS if _has(sites, role)]
    free = [site for site in sites if not site.role and site.is_aware(YEAR) and _is_free(site)]
    chosen = chance.sample(free, len(MISHAPS) + len(OTHER_STATES))
    sent = [
        _dossier(site, archive, chance, mishap)
        for site, mishap in zip(chosen, MISHAPS, strict=False)
    ]
    rest = [_dossier(site, archive, chance, _as_it_is) for site in chosen[len(MISHAPS) :]]
    for item in (*named, *sent):
        item.assessment.status = AssessmentStatus.SENT
    for item, status in zip(rest, OTHER_STATES, strict=True):
        item.assessment.status = status
    for item in (*named, *sent, *rest):
        is_draft = item.assessment.status == AssessmentStatus.DRAFT
        item.assessment.sent_on = (
            None if is_draft else chance.day(date(YEAR, 11, 24), date(YEAR, 12, 19))
        )
    return [*named, *sent, *rest]


def _has(sites: Sequence[Site], role: str) -> bool:
    return any(site.role == role for site in sites)


def _first(sites: Sequence[Site], role: str) -> Site:
    return next(site for site in sites if site.role == role)


def _is_free(site: Site) -> bool:
    return site.in_scope(YEAR) and YEAR not in site.assessed_in and site.first_year <= YEAR - 2


def _dossier(
    site: Site, archive: Archive, chance: Chance, mishap: Callable[[Dossier], None]
) -> Dossier:
    books = archive.books_of(site)
    dossier = open_dossier(books, AssessmentKind.SELF, YEAR, savings_in(site, YEAR, chance))
    _propose(dossier, archive, chance.randint(*PROPOSED[AssessmentKind.SELF]))
    mishap(dossier)
    return dossier


def _propose(dossier: Dossier, archive: Archive, count: int) -> None:
    dossier.solutions = archive.proposals.propose(
        dossier.site, dossier.assessment, dossier.flows, count
    )


def _as_it_is(_dossier: Dossier) -> None:
    """Nothing to wonder about."""


def _megawatt_hours_as_kilowatt_hours(dossier: Dossier) -> None:
    line = _line(dossier, ResourceGroup.ELECTRICITY)
    line.current_quantity = round((line.current_quantity or Decimal(0)) / 1000, 3)


def _ten_times_the_material(dossier: Dossier) -> None:
    line = _line(dossier, ResourceGroup.MATERIAL)
    line.current_quantity = (line.current_quantity or Decimal(0)) * 10


def _a_digit_of_output_lost(dossier: Dossier) -> None:
    line = dossier.outputs[0]
    line.current_quantity = round((line.current_quantity or Decimal(0)) / 10, 2)


def _no_output(dossier: Dossier) -> None:
    dossier.outputs[0].current_quantity = None


def _line(dossier: Dossier, group: str) -> FlowLine:
    return next(flow.line for flow in dossier.flows if flow.group == group)


MISHAPS: tuple[Callable[[Dossier], None], ...] = (
    _as_it_is,
    _megawatt_hours_as_kilowatt_hours,
    _as_it_is,
    _ten_times_the_material,
    _as_it_is,
    _a_digit_of_output_lost,
    _no_output,
    _as_it_is,
    _as_it_is,
)
OTHER_STATES = (AssessmentStatus.RETURNED, AssessmentStatus.RETURNED, AssessmentStatus.DRAFT)


def _kim_lan(site: Site, archive: Archive) -> Dossier:
    """Clay ten times the year before, the water not yet read off."""
    assessment = Assessment(
        facility=site.facility,
        kind=AssessmentKind.SELF,
        baseline_year=YEAR - 1,
        reporting_year=YEAR,
    )
    output = OutputLine(
        assessment=assessment,
        product=site.trade.products[0],
        unit=site.trade.unit,
        baseline_quantity=Decimal(3000),
        current_quantity=Decimal(3176),
    )
    flows = [_kim_lan_flow(row, assessment, archive) for row in KIM_LAN_BOOKS]
    dossier = Dossier(site=site, assessment=assessment, outputs=[output], flows=flows)
    _propose(dossier, archive, 4)
    return dossier


# resource | unit | 2024 | 2025 | đồng per unit in 2024
KIM_LAN_BOOKS = (
    "electricity|kWh|1240000|1158000|2050",
    "lpg|tấn|186|182.5|22500000",
    "clay|tấn|4350|46900|950000",
    "water|m³|9800||12500",
)


def _kim_lan_flow(row: str, assessment: Assessment, archive: Archive) -> Flow:
    code, unit, baseline, current, cost = row.split("|")
    resource = archive.resources[code]
    line = FlowLine(
        assessment=assessment,
        resource=resource,
        unit=unit,
        baseline_quantity=Decimal(baseline),
        current_quantity=Decimal(current) if current else None,
        baseline_unit_cost_vnd=Decimal(cost),
    )
    return Flow(line=line, group=resource.group, cost_vnd=float(baseline) * float(cost))


def _da_sy(site: Site, archive: Archive) -> Dossier:
    """38 % more coal than in the baseline, and the steel in the wrong unit."""
    dossier = _dossier(site, archive, Chance(DA_SY), _ten_times_the_material)
    coal = _line(dossier, ResourceGroup.FUEL)
    made, used = dossier.outputs[0], coal.baseline_quantity or Decimal(0)
    index = (made.current_quantity or Decimal(0)) / (made.baseline_quantity or Decimal(1))
    coal.current_quantity = round(used * index * Decimal("1.38"), 1)
    return dossier


def _van_phuc(site: Site, archive: Archive) -> Dossier:
    """A detailed assessment with seventeen solutions."""
    chance = Chance(VAN_PHUC)
    books = archive.books_of(site)
    savings = savings_in(site, YEAR, chance)
    dossier = open_dossier(books, AssessmentKind.DETAILED, YEAR, savings)
    dossier.assessment.assessed_on = date(YEAR, 10, 20)
    _propose(dossier, archive, 17)
    return dossier


_PLAYS: dict[str, Callable[[Site, Archive], Dossier]] = {
    KIM_LAN: _kim_lan,
    DA_SY: _da_sy,
    VAN_PHUC: _van_phuc,
}
