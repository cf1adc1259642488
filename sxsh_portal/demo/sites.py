"""Invented enterprises and their facilities, in real places and trades."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from enterprises.choices import FacilityKind, LegalForm, SizeSource, ZoneKind
from enterprises.models import AdminUnit, Enterprise, Facility, Industry
from enterprises.rules import Size, size_class
from sxsh_portal.demo import EMAIL_DOMAIN
from sxsh_portal.demo.chance import Chance, decimal
from sxsh_portal.demo.names import OPENINGS
from sxsh_portal.demo.places import HAI_DUONG, HANOI, Province, Spot, ZonePlace
from sxsh_portal.demo.trades import TRADES, Trade

BILLION = 10**9
BATCH = 2000
ALWAYS = 9999
VSIC = "2018"
SIZES = {
    ZoneKind.INDUSTRIAL_ZONE: {Size.SMALL: 20, Size.MEDIUM: 38, Size.LARGE: 42},
    ZoneKind.CLUSTER: {Size.MICRO: 8, Size.SMALL: 56, Size.MEDIUM: 27, Size.LARGE: 9},
    ZoneKind.CRAFT_VILLAGE: {Size.MICRO: 60, Size.SMALL: 34, Size.MEDIUM: 5, Size.LARGE: 1},
    ZoneKind.LOCAL_POINT: {Size.MICRO: 45, Size.SMALL: 55},
}
OUTSIDE_ZONES = {Size.MICRO: 22, Size.SMALL: 45, Size.MEDIUM: 21, Size.LARGE: 12}
# Staff, and thousand million đồng of capital, well inside each class of Nghị định 80/2021/NĐ-CP.
STAFF = {
    Size.MICRO: (3, 10),
    Size.SMALL: (12, 95),
    Size.MEDIUM: (105, 195),
    Size.LARGE: (215, 1400),
}
CAPITAL_BN = {
    Size.MICRO: (0.3, 2.5),
    Size.SMALL: (4, 19),
    Size.MEDIUM: (25, 95),
    Size.LARGE: (110, 900),
}
FORMS = {
    Size.MICRO: {LegalForm.HOUSEHOLD: 50, LegalForm.COOPERATIVE: 12, LegalForm.LIMITED: 38},
    Size.SMALL: {LegalForm.LIMITED: 60, LegalForm.JOINT_STOCK: 22, LegalForm.PRIVATE: 18},
    Size.MEDIUM: {LegalForm.LIMITED: 55, LegalForm.JOINT_STOCK: 35, LegalForm.FOREIGN: 10},
    Size.LARGE: {LegalForm.JOINT_STOCK: 52, LegalForm.FOREIGN: 26, LegalForm.STATE: 22},
}
# What a province makes outside its zones and craft villages.
SCATTERED = {
    HANOI: "food machining garment plastic paper beverage chemical electrical wood brick weaving",
    HAI_DUONG: "food machining garment plastic brick cement beverage steel leather paper wood",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a site lies, what it makes and how large it is."""

    spot: Spot
    place: ZonePlace | None
    trade: Trade
    size: Size


@dataclass(slots=True, kw_only=True, eq=False)
class Site:
    """A facility of the demo and what the plot needs to know of it.

    `output`: of the main product in 2010; `growth`: a year; `role` names those of the cast.
    The years say when the plot moves it (see timetable).
    """

    facility: Facility
    province: Province
    setting: Setting
    output: float
    growth: float
    role: str = ""
    products: int = 1
    has_potential: bool = False
    first_year: int = 0
    last_year: int = ALWAYS
    aware_from: int | None = None
    applies_from: int | None = None
    trained_in: list[int] = field(default_factory=list)
    assessed_in: list[int] = field(default_factory=list)

    @property
    def trade(self) -> Trade:
        return self.setting.trade

    @property
    def size(self) -> Size:
        return self.setting.size

    @property
    def is_large(self) -> bool:
        return self.facility.enterprise.size == Size.LARGE.value

    def in_scope(self, year: int) -> bool:
        """Open at the end of the year."""
        return self.first_year <= year < self.last_year

    def is_aware(self, year: int) -> bool:
        return self._since(self.aware_from, year) or self.is_applying(year)

    def is_applying(self, year: int) -> bool:
        return self._since(self.applies_from, year)

    def _since(self, start: int | None, year: int) -> bool:
        return start is not None and start <= year


@dataclass(slots=True, kw_only=True)
class Inventor:
    """Invents a province's sites one by one; nothing is written."""

    province: Province
    industries: dict[tuple[str, str], Industry]
    names: Iterator[str]
    tax_codes: Iterator[str]
    personal_codes: Iterator[str]
    chance: Chance
    count: int = 0

    def invent(self) -> Site:
        place = self.chance.choice(self.province.zones) if self.chance.happens(0.62) else None
        sizes = SIZES[ZoneKind(place.zone.kind)] if place else OUTSIDE_ZONES
        setting = Setting(
            spot=self.chance.choice(place.spots if place else self.province.spots),
            place=place,
            trade=self._trade(place),
            size=self.chance.pick(sizes),
        )
        return self.site(setting, self.enterprise(setting))

    def site(self, setting: Setting, enterprise: Enterprise) -> Site:
        self.count += 1
        site = Site(
            facility=self._facility(setting, enterprise),
            province=self.province,
            setting=setting,
            output=self.chance.around(setting.trade.output_of(setting.size), 0.35),
            growth=self.chance.gauss(0.02, 0.015),
            products=2 if self.chance.happens(0.25) else 1,
            has_potential=self.chance.happens(0.4 if setting.size == Size.MICRO else 0.8),
        )
        self._set_life(site)
        return site

    def enterprise(self, setting: Setting) -> Enterprise:
        form = self.chance.pick(FORMS[setting.size])
        enterprise = Enterprise(name=self._name(form, setting), legal_form=form)
        if form == LegalForm.HOUSEHOLD:
            known = self.chance.happens(0.6)
            enterprise.personal_code = next(self.personal_codes) if known else None
        else:
            enterprise.tax_code = next(self.tax_codes)
        self._measure(enterprise, setting.size)
        return enterprise

    def _trade(self, place: ZonePlace | None) -> Trade:
        if place:
            return self.chance.choice(place.trades)
        return TRADES[self.chance.choice(SCATTERED[self.province.key].split())]

    def _name(self, form: LegalForm, setting: Setting) -> str:
        if form == LegalForm.HOUSEHOLD:
            trade = setting.trade.word.lower()
            return f"Hộ sản xuất {trade} {next(self.names)} ({setting.spot.heir.name})"
        name = f"{OPENINGS[form]} {setting.trade.word} {next(self.names)}"
        return f"{name} Việt Nam" if form == LegalForm.FOREIGN else name

    def _measure(self, enterprise: Enterprise, size: Size) -> None:
        """Staff, revenue and capital of the size; a few are unknown, or only declared."""
        if self.chance.happens(0.03):
            return
        if self.chance.happens(0.05):
            enterprise.size, enterprise.size_source = size.value, SizeSource.DECLARED
            return
        capital = self.chance.uniform(*CAPITAL_BN[size])
        enterprise.staff = self.chance.randint(*STAFF[size])
        enterprise.capital_vnd = decimal(capital, 1) * BILLION
        enterprise.revenue_vnd = decimal(capital * self.chance.uniform(0.9, 1.9), 1) * BILLION
        computed = size_class(
            staff=enterprise.staff,
            revenue_vnd=enterprise.revenue_vnd,
            capital_vnd=enterprise.capital_vnd,
        )
        enterprise.size = computed.value if computed else ""

    def _facility(self, setting: Setting, enterprise: Enterprise) -> Facility:
        place, number = setting.place, self.count
        return Facility(
            code=f"{self.province.key}-MH-{number:04d}",
            enterprise=enterprise,
            name=self._facility_name(enterprise, setting.trade),
            industry=self.industries[VSIC, setting.trade.industry],
            commune=self._commune(setting),
            former_commune=setting.spot.former,
            address=f"Lô {self.chance.randint(1, 40)}, {place.zone.name}" if place else "",
            zone=place.zone if place else None,
            kind=_kind(enterprise),
            is_rural=setting.spot.is_rural,
            contact_name="Đầu mối minh họa",
            phone=f"0000 {number // 1000:03d} {number % 1000:03d}",
            email=f"{self.province.key.lower()}.{number:04d}@{EMAIL_DOMAIN}",
        )

    def _facility_name(self, enterprise: Enterprise, trade: Trade) -> str:
        if enterprise.legal_form == LegalForm.HOUSEHOLD or self.chance.happens(0.6):
            return enterprise.name
        short = enterprise.name.rsplit(trade.word, 1)[-1].strip()
        return f"Nhà máy {trade.word.lower()} {short}"

    def _commune(self, setting: Setting) -> AdminUnit | None:
        """Today's commune; in a divided commune it is known in a zone, elsewhere often not."""
        spot = setting.spot
        if spot.current or setting.place:
            return spot.heir
        known = self.province.key == HANOI and self.chance.happens(0.85)
        return spot.heir if known else None

    def _set_life(self, site: Site) -> None:
        """Most were there before the programme; some opened, and some closed, on its way."""
        if self.chance.happens(0.17):
            site.first_year = self.chance.randint(2010, 2024)
        elif self.chance.happens(0.5):
            site.first_year = self.chance.randint(1992, 2009)
        if site.first_year:
            day = self.chance.day(date(site.first_year, 1, 5), date(site.first_year, 11, 30))
            site.facility.opened_on = day
        if self.chance.happens(0.06):
            site.last_year = self.chance.randint(max(2012, site.first_year + 4), 2029)
        if site.last_year <= 2025:
            day = self.chance.day(date(site.last_year, 2, 1), date(site.last_year, 12, 20))
            site.facility.closed_on = day
        else:
            site.last_year = ALWAYS


def _kind(enterprise: Enterprise) -> FacilityKind:
    is_household = enterprise.legal_form == LegalForm.HOUSEHOLD
    return FacilityKind.HOUSEHOLD if is_household else FacilityKind.INDUSTRIAL


def share_enterprises(sites: Sequence[Site], chance: Chance) -> None:
    """Lets a few enterprises own a second facility of the same trade and size."""
    single: dict[tuple[Trade, Size], Site] = {}
    for site in sites:
        key = (site.trade, site.size)
        if _kind(site.facility.enterprise) == FacilityKind.HOUSEHOLD or not chance.happens(0.14):
            continue
        if first := single.pop(key, None):
            site.facility.enterprise = first.facility.enterprise
            site.facility.name = f"{first.facility.enterprise.name} - cơ sở 2"
        else:
            single[key] = site


def write_sites(sites: Sequence[Site]) -> None:
    enterprises = {id(site.facility.enterprise): site.facility.enterprise for site in sites}
    Enterprise.objects.bulk_create(enterprises.values(), batch_size=BATCH)
    for site in sites:
        site.facility.enterprise = site.facility.enterprise  # its id is known only now
    Facility.objects.bulk_create([site.facility for site in sites], batch_size=BATCH)
