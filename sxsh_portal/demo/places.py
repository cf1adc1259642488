"""Where the demo takes place: two provinces, their communes then and now, zones and agencies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from core.reference import read_rows
from enterprises.choices import CURRENT_EDITION, OLD_EDITION, AgencyKind, Level, Share, ZoneKind
from enterprises.models import AdminUnit, AdminUnitSuccessor, Agency, Zone
from sxsh_portal.demo.trades import TRADES, Trade

DATA = Path(__file__).parent / "data"
HANOI, HAI_DUONG = "HN", "HD"
# The province of each programme in the frame of its plans: Hà Nội as it is, Hải Dương as it was.
FRAMES = {HANOI: (CURRENT_EDITION, "01"), HAI_DUONG: (OLD_EDITION, "30")}
OLD_PROVINCE = {HANOI: "01", HAI_DUONG: "30"}
ABBREVIATIONS = {
    ZoneKind.INDUSTRIAL_ZONE: "KCN",
    ZoneKind.CLUSTER: "CCN",
    ZoneKind.CRAFT_VILLAGE: "LN",
    ZoneKind.LOCAL_POINT: "DCN",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An old commune and today's one; `current` is None while nobody has said which part."""

    former: AdminUnit
    current: AdminUnit | None
    heir: AdminUnit

    @property
    def is_rural(self) -> bool:
        return self.former.kind == "Xã"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePlace:
    """A zone, its old communes, and the trades that have their home in it."""

    zone: Zone
    spots: tuple[Spot, ...]
    trades: tuple[Trade, ...]


@dataclass(slots=True, kw_only=True)
class Province:
    """A programme's territory, with what lies in it."""

    key: str
    unit: AdminUnit
    department: Agency
    spots: list[Spot] = field(default_factory=list)
    zones: list[ZonePlace] = field(default_factory=list)
    districts: list[Agency] = field(default_factory=list)
    communes: list[Agency] = field(default_factory=list)


def load_provinces() -> dict[str, Province]:
    """Both programmes' territories; zones and agencies are written."""
    return {key: _province(key) for key in FRAMES}


def _province(key: str) -> Province:
    edition, code = FRAMES[key]
    unit = AdminUnit.objects.get(edition=edition, code=code)
    department = Agency.objects.create(
        name=f"Sở Công Thương {_spoken(unit)}", kind=AgencyKind.DEPARTMENT, admin_unit=unit
    )
    province = Province(key=key, unit=unit, department=department)
    spots = _spots(OLD_PROVINCE[key])
    province.spots = list(spots.values())
    province.zones = list(_write_zones(province, spots))
    province.districts = _write_districts(province)
    province.communes = _write_committees(province)
    return province


def _spoken(unit: AdminUnit) -> str:
    """'thành phố Hà Nội': the kind of a unit inside a sentence is not capitalised."""
    return unit.name[:1].lower() + unit.name[1:]


def _spots(province_code: str) -> dict[str, Spot]:
    """Old communes by code. Where one was divided, today's commune is left for a person to say."""
    old = AdminUnit.objects.get(edition=OLD_EDITION, code=province_code)
    communes = AdminUnit.objects.filter(
        edition=OLD_EDITION, level=Level.COMMUNE, province=old
    ).order_by("code")
    links = AdminUnitSuccessor.objects.filter(old__in=communes).select_related("new")
    heirs = {link.old_id: link for link in links.exclude(share=Share.PART)}
    return {
        commune.code: Spot(
            former=commune,
            current=heirs[commune.pk].new if heirs[commune.pk].share == Share.WHOLE else None,
            heir=heirs[commune.pk].new,
        )
        for commune in communes
    }


def _write_zones(province: Province, spots: dict[str, Spot]) -> Iterator[ZonePlace]:
    rows = [row for row in read_rows(DATA / "zones.csv") if row["programme"] == province.key]
    homes = [tuple(spots[code] for code in row["communes"].split()) for row in rows]
    zones = Zone.objects.bulk_create(_zones(province, rows))
    Zone.communes.through.objects.bulk_create(
        Zone.communes.through(zone_id=zone.pk, adminunit_id=unit)
        for zone, spots_of_zone in zip(zones, homes, strict=True)
        for unit in _ids(spots_of_zone)
    )
    for zone, row, home in zip(zones, rows, homes, strict=True):
        trades = tuple(TRADES[key] for key in row["trades"].split())
        yield ZonePlace(zone=zone, spots=home, trades=trades)


def _zones(province: Province, rows: Iterable[dict[str, str]]) -> Iterator[Zone]:
    counts: dict[str, int] = {}
    for row in rows:
        kind = ZoneKind(row["kind"])
        counts[kind] = counts.get(kind, 0) + 1
        yield Zone(
            code=f"{province.key}-{ABBREVIATIONS[kind]}-{counts[kind]:02d}",
            kind=kind,
            name=row["name"],
            province_id=province.unit.current_province_id or province.unit.pk,
            board="" if kind == ZoneKind.LOCAL_POINT else f"Ban quản lý {_lowered(row['name'])}",
        )


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _ids(spots: Iterable[Spot]) -> list[int]:
    """Today's communes and the old ones, so that a zone is found in either frame."""
    return sorted({unit.pk for spot in spots for unit in (spot.former, spot.heir)})


def _write_districts(province: Province) -> list[Agency]:
    """The economic divisions that reported until 30 June 2025."""
    districts = AdminUnit.objects.filter(
        edition=OLD_EDITION, level=Level.DISTRICT, province__code=OLD_PROVINCE[province.key]
    ).order_by("code")
    return Agency.objects.bulk_create(
        Agency(name=f"Phòng Kinh tế {_spoken(unit)}", admin_unit=unit) for unit in districts
    )


def _write_committees(province: Province) -> list[Agency]:
    """The People's Committees that took over in July 2025, where the programme has its zones."""
    heirs = {spot.heir.code: spot.heir for place in province.zones for spot in place.spots}
    return Agency.objects.bulk_create(
        Agency(name=f"UBND {_spoken(unit)}", kind=AgencyKind.COMMITTEE, admin_unit=unit)
        for _, unit in sorted(heirs.items())
    )
