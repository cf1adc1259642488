"""A workbook of facilities as large as one likes: invented firms in real communes, every column.

The same seed gives the same file, so that two ways of importing it can be compared.
"""

import csv
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import Workbook

HEADERS = (
    "Mã cơ sở", "Tên cơ sở", "Mã số thuế", "Tên doanh nghiệp", "Loại hình", "Mã ngành",
    "Tỉnh, thành phố", "Quận, huyện", "Xã, phường", "Địa chỉ", "Lao động", "Doanh thu, tỷ đồng",
    "Nguồn vốn, tỷ đồng", "Nông thôn", "Năm bắt đầu", "Năm kết thúc", "Người liên hệ",
    "Điện thoại", "Email",
)  # fmt: skip
DATA = Path(__file__).resolve().parents[1] / "enterprises" / "data"
FORMS = ("Công ty TNHH", "Công ty cổ phần", "Doanh nghiệp tư nhân", "Hợp tác xã")
TRADES = ("Gốm sứ", "Dệt may", "Cơ khí", "Nhựa", "Thực phẩm", "Giấy", "Gạch ngói", "Hóa chất")
WORDS = (
    "Hoàng", "Phúc", "Đại", "Thành", "Kim", "Lan", "Bình", "Minh", "Trường", "Sơn", "Hưng",
    "Thịnh", "Việt", "Tiến", "Đông", "Á", "Nam", "Bắc", "Hải", "Long",
)  # fmt: skip
STREETS = ("Lê Lợi", "Trần Phú", "Nguyễn Trãi", "Quang Trung", "Hùng Vương", "Bà Triệu")
WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def write_facilities(path: Path, *, rows: int, seed: int = 7, province: str = "") -> Path:
    """An xlsx file with one sheet of `rows` facilities, each of an enterprise of its own; all in
    one province when it is named."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cơ sở sản xuất")
    sheet.append(HEADERS)
    for row in facility_rows(rows, seed=seed, province=province):
        sheet.append(row)
    book.save(path)
    return path


def facility_rows(rows: int, *, seed: int = 7, province: str = "") -> Iterator[Sequence[Any]]:
    """The rows below the header; cells as a spreadsheet holds them."""
    chance = random.Random(seed)  # noqa: S311 - a game of chance, not a secret
    places = [place for place in _communes() if province in ("", place[0])]
    industries, codes = _industries(), tax_codes()
    for number in range(1, rows + 1):
        place, industry = chance.choice(places), chance.choice(industries)
        yield _row(number, next(codes), chance, place, industry)


def _row(
    number: int, tax_code: str, chance: random.Random, place: tuple[str, str], industry: str
) -> Sequence[Any]:
    province, commune = place
    trade, words = chance.choice(TRADES), " ".join(chance.sample(WORDS, 3))
    form = chance.choice(FORMS)
    opened = chance.randint(1985, 2020)
    return (
        f"BM-{number:07}",
        f"Xưởng {trade} {words} {number}",
        tax_code,
        f"{form} {trade} {words} {number}",
        form,
        industry,
        province,
        None,
        commune,
        f"Số {chance.randint(1, 400)} đường {chance.choice(STREETS)}, {commune}",
        chance.randint(1, 900),
        round(chance.uniform(0.5, 900), 2),
        round(chance.uniform(0.5, 400), 2),
        chance.choice(("có", "không")),
        opened,
        chance.choice((None, None, None, opened + chance.randint(1, 6))),
        f"Ông {' '.join(chance.sample(WORDS, 3))}",
        f"09{number % 10**8:08}",
        f"lienhe{number}@congty.example",
    )


def tax_codes() -> Iterator[str]:
    """Tax codes whose check digit fits, in order; numbers whose digit would be 10 have none."""
    for number in count(100_000_000):
        digits = [int(digit) for digit in str(number)]
        check = 10 - sum(d * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11
        if check < 10:
            yield f"{number}{check}"


def _communes() -> Iterator[tuple[str, str]]:
    """(province, commune) of today's edition, only where the name is the province's only one."""
    with (DATA / "admin_units.csv").open(encoding="utf-8") as file:
        units = [unit for unit in csv.DictReader(file) if unit["edition"] == "2025"]
    provinces = {u["code"]: u["name"] for u in units if u["level"] == "province"}
    communes = [(provinces[u["parent_code"]], u["name"]) for u in units if u["level"] == "commune"]
    seen = [(province, " ".join(name.split()[1:])) for province, name in communes]
    times = Counter(seen)
    for place, key in zip(communes, seen, strict=True):
        if times[key] == 1:
            yield place


def _industries() -> list[str]:
    with (DATA / "vsic.csv").open(encoding="utf-8") as file:
        return [
            row["code"]
            for row in csv.DictReader(file)
            if row["version"] == "2018" and row["level"] == "4" and "10" <= row["code"][:2] <= "33"
        ]
