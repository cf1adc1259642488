"""The published four-plant example as workbooks: three plants' baselines, output and use.

Where the example publishes the expected use instead of the output, the output is given in units of
baseline energy, so that expected use is baseline use times output over baseline output.
"""

from collections.abc import Sequence
from typing import Any

PLAN = "VD-BON-NHA-MAY"
PLANTS = {
    "VD-HASTINGS": "Nhà máy Hastings (ví dụ)",
    "VD-MCLEAN": "Nhà máy McLean (ví dụ)",
    "VD-MINNEAPOLIS": "Nhà máy Minneapolis (ví dụ)",
    "VD-ROCHESTER": "Nhà máy Rochester (ví dụ)",
}
# baseline output, baseline use, then (year, output, use).
MCLEAN = (
    "825804.92",
    "825804.92",
    ((2019, "784392.75", "718173.07"), (2020, "826892.22", "748309.57")),
)
METERS: dict[str, tuple[str, str, Sequence[tuple[int, str, str]]]] = {
    "VD-HASTINGS": (
        "146239",
        "2633708.16",
        ((2019, "158508", "2633434.47"), (2020, "154987", "2483245.47")),
    ),
    "VD-MCLEAN": MCLEAN,
    "VD-MINNEAPOLIS": MCLEAN,
    "VD-ROCHESTER": (
        "2594704.17",
        "2594704.17",
        ((2019, "2101358.03", "2024671.90"), (2020, "1867203.84", "1693426.31")),
    ),
}
BASELINE_YEAR = 2018
PRODUCT, UNIT = "Sản phẩm quy đổi", "đơn vị"


def facilities() -> list[Sequence[Any]]:
    """Rows of “Cơ sở sản xuất”: code, name, industry, province, commune."""
    place = ("2592", "Hà Nội", "Xã Đông Anh")
    return [(code, name, *place) for code, name in PLANTS.items()]


def assessments() -> list[Sequence[Any]]:
    return [
        (code, "detailed", BASELINE_YEAR, year, None, None, "có")
        for code, (_output, _use, years) in METERS.items()
        for year, _made, _used in years
    ]


def outputs() -> list[Sequence[Any]]:
    return [
        (code, year, PRODUCT, UNIT, float(output), float(made), None)
        for code, (output, _use, years) in METERS.items()
        for year, made, _used in years
    ]


def flows() -> list[Sequence[Any]]:
    return [
        (code, year, "electricity", "kWh", float(use), float(used), None, None, None)
        for code, (_output, use, years) in METERS.items()
        for year, _made, used in years
    ]


PLANS: Sequence[Sequence[Any]] = (
    (PLAN, "Ví dụ bốn nhà máy", "Hà Nội", None, None, None, None, BASELINE_YEAR, 2020),
)
TARGETS: Sequence[Sequence[Any]] = (
    (PLAN, "energy_saving", 8, 13, "%", None, None, 2020, "all", "baseline_weighted", None),
)
