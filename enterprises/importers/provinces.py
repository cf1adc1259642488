"""The province of a row, as it is today."""

from typing import Any

from core.spreadsheets.rows import Row
from core.spreadsheets.sheets import Column
from core.spreadsheets.widgets import CodeWidget
from core.spreadsheets.wordings import Text
from core.text import fold
from enterprises.importers.places import PlaceError, PlaceFinder

COUNTRY = frozenset({"ca nuoc", "viet nam", "toan quoc", "quoc gia", "trung uong", "00", "0"})


def province_column(*, help_text: Text) -> Column:
    return Column(
        "Tỉnh, thành phố",
        CodeWidget(),
        required=True,
        also=("tỉnh", "thành phố", "tỉnh/tp", "tỉnh thành"),
        help_text=help_text,
    )


def add_province(row: Row, places: PlaceFinder, *, or_country: bool = False) -> None:
    """Fills `province` (an id of today's edition; None for the country), its code and `place`,
    its name. The row is told when there is no such province."""
    text = row.values.get("province")
    if text is None:
        return
    if or_country and fold(text) in COUNTRY:
        row.record |= {"province": None, "province_code": "", "place": text}
        return
    try:
        row.record |= _today(text, places)
    except PlaceError as error:
        row.fail("province", error)


def _today(text: str, places: PlaceFinder) -> dict[str, Any]:
    named = next(iter(places.province(text).values()))
    unit = places.unit(named.current_province_id)
    return {"province": unit.pk, "province_code": unit.code, "place": unit.name}
