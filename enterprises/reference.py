"""Places and industries, from public law and open data (sources: docs/reference.md)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from core.reference import Values, read_rows, upsert
from enterprises.choices import CURRENT_EDITION, OLD_EDITION, Level
from enterprises.models import (
    AdminUnit,
    AdminUnitName,
    AdminUnitSuccessor,
    Industry,
    SectorGroup,
)

DATA = Path(__file__).parent / "data"
VALID = {OLD_EDITION: (None, date(2025, 6, 30)), CURRENT_EDITION: (date(2025, 7, 1), None)}
Key = tuple[str, str]
Row = dict[str, str]


def load_places() -> int:
    """Both editions of the administrative units, their names over time, and the succession."""
    rows = {(row["edition"], row["code"]): row for row in read_rows(DATA / "admin_units.csv")}
    succession = list(read_rows(DATA / "admin_unit_successors.csv"))
    names = list(read_rows(DATA / "admin_unit_names.csv"))
    latest = {(name["edition"], name["code"]): name for name in names}
    # Provinces twice: each points at itself, and an old one at today's, once all have an id.
    for level in (Level.PROVINCE, *Level):
        place = _placing(rows, succession)
        units = [
            _unit(row | latest.get(key, {}), place)
            for key, row in rows.items()
            if row["level"] == level
        ]
        upsert(AdminUnit, units, key=("edition", "code"))
    ids = _unit_ids()
    upsert(AdminUnitName, [_name(row, ids) for row in names], key=("unit", "valid_from"))
    upsert(AdminUnitSuccessor, [_link(row, ids) for row in succession], key=("old", "new"))
    return len(rows)


def load_industries() -> int:
    """VSIC 2018 and 2025, sections B to E, and the local sector groups."""
    rows = {(row["version"], row["code"]): row for row in read_rows(DATA / "vsic.csv")}
    for level in range(1, 6):
        ids = {(i.version, i.code): i.pk for i in Industry.objects.all()}
        industries = [
            _industry(row, _division(row, rows), ids)
            for row in rows.values()
            if int(row["level"]) == level
        ]
        upsert(Industry, industries, key=("version", "code"))
    _load_sector_groups()
    return len(rows)


def _unit_ids() -> dict[Key, int]:
    return {
        (edition, code): pk
        for edition, code, pk in AdminUnit.objects.values_list("edition", "code", "pk")
    }


def _placing(
    rows: dict[Key, Row], succession: list[Row]
) -> Callable[[Row], tuple[int | None, int | None, int | None]]:
    """A function from a row to the ids of its parent, its province, and today's province."""
    ids = _unit_ids()
    today = {row["old_code"]: row["new_code"] for row in succession if row["level"] == "province"}

    def place(row: Row) -> tuple[int | None, int | None, int | None]:
        edition, top = row["edition"], row
        while top["parent_code"]:
            top = rows[edition, top["parent_code"]]
        code = today[top["code"]] if edition == OLD_EDITION else top["code"]
        return (
            ids.get((edition, row["parent_code"])),
            ids.get((edition, top["code"])),
            ids.get((CURRENT_EDITION, code)),
        )

    return place


def _unit(row: Row, place: Callable[[Row], tuple[int | None, int | None, int | None]]) -> Values:
    parent, province, current = place(row)
    valid_from, valid_to = VALID[row["edition"]]
    return {
        "edition": row["edition"],
        "code": row["code"],
        "level": row["level"],
        "kind": row["kind"],
        "name": row["name"],
        "parent_id": parent,
        "province_id": province,
        "current_province_id": current,
        "valid_from": valid_from,
        "valid_to": valid_to,
    }


def _name(row: Row, ids: dict[Key, int]) -> Values:
    return {
        "unit_id": ids[row["edition"], row["code"]],
        "kind": row["kind"],
        "name": row["name"],
        "valid_from": date.fromisoformat(row["valid_from"]),
        "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        "source": row["source"],
    }


def _link(row: Row, ids: dict[Key, int]) -> Values:
    return {
        "old_id": ids[OLD_EDITION, row["old_code"]],
        "new_id": ids[CURRENT_EDITION, row["new_code"]],
        "share": row["share"],
    }


def _division(row: Row, rows: dict[Key, Row]) -> str:
    """The level 2 code above (or at) a row; empty for a section."""
    while int(row["level"]) > 2:
        row = rows[row["version"], row["parent"]]
    return row["code"] if int(row["level"]) == 2 else ""


def _industry(row: Row, division: str, ids: dict[Key, int]) -> Values:
    return {
        "version": row["version"],
        "code": row["code"],
        "level": int(row["level"]),
        "parent_id": ids.get((row["version"], row["parent"])),
        "division": division,
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
    }


def _load_sector_groups() -> None:
    rows = list(read_rows(DATA / "sector_groups.csv"))
    groups = [{name: row[name] for name in ("code", "name_vi", "name_en")} for row in rows]
    upsert(SectorGroup, groups, key=("code",))
    saved = SectorGroup.objects.in_bulk(field_name="code")
    for row in rows:
        trades = Industry.objects.filter(code__in=row["industries"].split())
        saved[row["code"]].industries.set(trades)
