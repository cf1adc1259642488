"""Rows of facilities as records, chunk by chunk as a large file is read."""

from core.spreadsheets.rows import Row, Source
from enterprises.importers.questions import Questions
from enterprises.importers.records import Recorder
from enterprises.models import AdminUnit
from tests import factories

NOWHERE = Source(title="", columns={})


def test_places_stay_what_they_are_when_later_chunks_name_other_provinces(db: None) -> None:
    """Every commune of the country, a province a chunk: the units of each are read when it comes,
    and what was found before is let go of."""
    communes = AdminUnit.objects.filter(edition="2025", level="commune").select_related("province")
    chunks: dict[str, list[AdminUnit]] = {}
    for commune in communes.order_by("province__code", "code"):
        chunks.setdefault(commune.province.name, []).append(commune)
    recorder = Recorder(Questions(factories.User()))
    number = 1
    for province, units in chunks.items():
        rows = []
        for unit in units:
            values = {"province": province, "commune": unit.name, "code": f"C{unit.pk}"}
            number += 1
            rows.append(Row(sheet="facilities", number=number, source=NOWHERE, values=values))
        recorder.record(rows)
        wrong = {
            unit.name: row.record.get("commune_id")
            for unit, row in zip(units, rows, strict=True)
            if row.record.get("commune_id") != unit.pk
        }
        assert wrong == {}
