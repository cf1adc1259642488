"""Random workbooks of a province, for the comparison with the second reckoning."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

FACILITIES = (
    "Mã cơ sở", "Tên cơ sở", "Tên doanh nghiệp", "Mã ngành", "Tỉnh, thành phố", "Xã, phường",
    "Lao động", "Doanh thu, tỷ đồng", "Nguồn vốn, tỷ đồng", "Năm bắt đầu", "Năm kết thúc",
)  # fmt: skip
ASSESSMENTS = (
    "Mã cơ sở", "Loại đánh giá", "Năm gốc", "Năm báo cáo", "Đơn vị đánh giá", "Ngày đánh giá",
    "Đã xác nhận",
)  # fmt: skip
OUTPUTS = (
    "Mã cơ sở", "Năm báo cáo", "Sản phẩm", "Đơn vị", "Lượng kỳ gốc", "Lượng kỳ báo cáo",
    "Tỷ trọng kỳ gốc",
)  # fmt: skip
FLOWS = (
    "Mã cơ sở", "Năm báo cáo", "Tài nguyên", "Đơn vị", "Lượng kỳ gốc", "Lượng kỳ báo cáo",
    "Đơn giá kỳ gốc", "Sản phẩm", "Chiều",
)  # fmt: skip
SOLUTIONS = (
    "Mã cơ sở", "Năm báo cáo", "Giải pháp", "Nhóm", "Trạng thái", "Đầu tư", "Tiết kiệm hằng năm",
    "Chi phí tăng thêm", "Năm thực hiện", "Tài nguyên tiết kiệm", "Lượng tiết kiệm",
)  # fmt: skip
PLANS = (
    "Mã kế hoạch", "Tên kế hoạch", "Tỉnh, thành phố", "Năm bắt đầu", "Năm kết thúc",
)  # fmt: skip
TARGETS = (
    "plan_code", "indicator", "low", "high", "base_year", "base_value", "due_year", "denominator",
    "method",
)  # fmt: skip
COMMUNES = ("Xã Bát Tràng", "Xã Đông Anh", "Phường Hà Đông", "Xã Hoài Đức", "Xã Sóc Sơn")
INDUSTRIES = ("1071", "1311", "1410", "2393", "2410", "2592")
CARRIERS = {
    "electricity": ("kWh", "MWh"),
    "coal_dust_5_6": ("tấn", "kg"),
    "lpg": ("tấn", "kg"),
    "diesel": ("tấn",),
}
STATUSES = ("đề xuất", "được chọn", "đang thực hiện", "đã thực hiện", "đã xác nhận", "loại bỏ")
FIRST, LAST = 2016, 2020


def write_province(folder: Path, *, facilities: int, seed: int) -> dict[str, Path]:
    """Three workbooks (facilities, assessments, plans) in a folder, by their sheet's name."""
    chance = random.Random(seed)  # noqa: S311 - a game of chance, not a secret
    codes = [f"NG-{number:04}" for number in range(1, facilities + 1)]
    sheets: dict[str, list[Sequence[Any]]] = {"Đánh giá": [], "Sản lượng": [], "Tiêu thụ": []}
    sheets["Giải pháp"] = []
    for code in codes:
        for year in range(FIRST - 1, LAST + 1):
            if chance.random() < 0.5:
                _assess(sheets, code, year, chance)
    return {
        "facilities": _book(
            folder / "facilities.xlsx",
            {"Cơ sở sản xuất": (FACILITIES, [_facility(code, chance) for code in codes])},
        ),
        "assessments": _book(
            folder / "assessments.xlsx",
            {
                "Đánh giá": (ASSESSMENTS, sheets["Đánh giá"]),
                "Sản lượng": (OUTPUTS, sheets["Sản lượng"]),
                "Tiêu thụ": (FLOWS, sheets["Tiêu thụ"]),
                "Giải pháp": (SOLUTIONS, sheets["Giải pháp"]),
            },
        ),
        "plans": _plan_book(folder / "plans.xlsx"),
    }


def _plan_book(path: Path) -> Path:
    plan = ("NG-2020", "Kế hoạch ngẫu nhiên", "Hà Nội", FIRST, LAST)
    targets = (
        ("NG-2020", "adoption_rate", 50, None, 2015, 0, 2020, "all", None),
        ("NG-2020", "adoption_rate", 90, None, 2015, 0, 2020, "large", None),
        ("NG-2020", "awareness_rate", 90, None, 2015, 0, 2020, "all", None),
        ("NG-2020", "energy_saving", 8, 13, None, None, 2020, "all", "adjusted"),
    )
    return _book(path, {"Kế hoạch": (PLANS, [plan]), "Chỉ tiêu": (TARGETS, targets)})


def _book(path: Path, sheets: dict[str, tuple[Sequence[str], Iterable[Sequence[Any]]]]) -> Path:
    book = Workbook(write_only=True)
    for name, (headers, rows) in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(headers)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def _facility(code: str, chance: random.Random) -> Sequence[Any]:
    return (
        code,
        f"Xưởng số {code}",
        f"Công ty TNHH {code}",
        chance.choice(INDUSTRIES),
        "Hà Nội",
        chance.choice(COMMUNES),
        chance.choice((8, 60, 150, 400)),
        chance.choice((2, 40, 150, 900)),
        chance.choice((1, 15, 90, 700)),
        chance.choice((None, None, 2010, 2017)),
        chance.choice((None, None, None, 2019, 2020, 2022)),
    )


def _assess(
    sheets: dict[str, list[Sequence[Any]]], code: str, year: int, chance: random.Random
) -> None:
    kind = chance.choice(("tự đánh giá", "đánh giá nhanh", "detailed"))
    verified = chance.choice(("có", "có", "có", "không"))
    sheets["Đánh giá"].append((code, kind, year - 1, year, "Trung tâm", None, verified))
    products = ["Sản phẩm A", "Sản phẩm B"][: chance.choice((1, 1, 2))]
    shares = chance.choice((None, 0.25, 0.6)) if len(products) == 2 else None
    for index, product in enumerate(products):
        share = None if shares is None else (shares, 1 - shares)[index]
        made = (_quantity(chance, 900), _quantity(chance, 1000, missing=0.05))
        sheets["Sản lượng"].append((code, year, product, "tấn", *made, share))
    for carrier in chance.sample(sorted(CARRIERS), chance.choice((1, 2))):
        product = chance.choice((None, None, products[0]))
        used = (_quantity(chance, 700, missing=0.05), _quantity(chance, 640))
        unit = chance.choice(CARRIERS[carrier])
        sheets["Tiêu thụ"].append((code, year, carrier, unit, *used, None, product, None))
    for number in range(chance.choice((0, 1, 2))):
        sheets["Giải pháp"].append(_solution(code, year, number, chance))


def _quantity(chance: random.Random, middle: int, *, missing: float = 0.0) -> Any:
    """An integer, a decimal, sometimes 0, and with the given chance an empty cell."""
    draw = chance.random()
    if draw < missing:
        return None
    if draw > 0.98:
        return 0
    value = middle * (1 + chance.uniform(-0.3, 0.3))
    return round(value) if draw < 0.5 else round(value, 3)


def _solution(code: str, year: int, number: int, chance: random.Random) -> Sequence[Any]:
    status = chance.choice(STATUSES)
    done = year + chance.choice((0, 0, 1)) if status.startswith("đã") else None
    money = (round(chance.uniform(0, 5e8)), round(chance.uniform(1e6, 4e8)), 0)
    category = chance.randint(1, 8)
    when = chance.choice((done, None))
    return (code, year, f"Giải pháp {number}", category, status, *money, when, None, None)
