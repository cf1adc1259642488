"""Resources, dated conversion factors, solution categories and the tasks of an assessment."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from assessments.choices import ResourceGroup
from assessments.models import ChecklistTask, ConversionFactor, Resource, SolutionCategory
from core.reference import Values, read_rows, upsert

DATA = Path(__file__).parent / "data"
# The official table calls electricity "energy" and everything that burns "fuel".
GROUP_OF_KIND = {"energy": ResourceGroup.ELECTRICITY, "fuel": ResourceGroup.FUEL}


def load_resources() -> int:
    """Resources with the factors of CV 3505/BCT-KHCN and of the yearly grid emission notices."""
    factors = list(read_rows(DATA / "conversion_factors.csv"))
    carriers = {
        row["resource"]: {
            "code": row["resource"],
            "name_vi": row["name_vi"],
            "name_en": row["name_en"],
            "group": GROUP_OF_KIND[row["kind"]],
            "unit": row["unit"],
        }
        for row in factors
    }
    others = list(read_rows(DATA / "resources.csv"))
    count = upsert(Resource, [*carriers.values(), *others], key=("code",))
    ids = dict(Resource.objects.values_list("code", "pk"))
    rows = [_factor(row, ids[row["resource"]]) for row in factors]
    upsert(ConversionFactor, rows, key=("resource", "valid_from"))
    return count


def load_solution_categories() -> int:
    rows = list(read_rows(DATA / "solution_categories.csv"))
    return upsert(SolutionCategory, rows, key=("number",))


def load_checklist() -> int:
    """The six steps and eighteen tasks of UNIDO and UNEP, as they are taught in Vietnam."""
    return upsert(ChecklistTask, list(read_rows(DATA / "checklist.csv")), key=("number",))


def _factor(row: dict[str, str], resource_id: int) -> Values:
    return {
        "resource_id": resource_id,
        "toe_per_unit": Decimal(row["toe_per_unit"]) if row["toe_per_unit"] else None,
        "tco2e_per_unit": Decimal(row["tco2e_per_unit"]) if row["tco2e_per_unit"] else None,
        "valid_from": date.fromisoformat(row["valid_from"]),
        "source": row["source"],
    }
