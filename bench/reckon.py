"""A second reckoning of a plan's figures, straight from the workbooks, in plain fractions.

It shares no line with the portal: openpyxl, dicts and the formulas of the field, written down once
more. Where it and `progress` differ, one of them is wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

TOE = {
    "electricity": Fraction("0.0001543"),
    "Điện": Fraction("0.0001543"),
    "coal_dust_5_6": Fraction("0.5"),
    "Than cám 5, 6": Fraction("0.5"),
    "lpg": Fraction("1.09"),
    "Khí hóa lỏng LPG": Fraction("1.09"),
    "diesel": Fraction("1.02"),
}
IN_OWN_UNIT = {
    "kWh": Fraction(1),
    "MWh": Fraction(1000),
    "tấn": Fraction(1),
    "kg": Fraction(1, 1000),
}
DONE = {"implemented", "đã thực hiện", "đã xác nhận"}
CLASSES = ((0, "<0"), (2, "0-2"), (4, "2-4"), (6, "4-6"), (8, "6-8"), (10, "8-10"), (13, "10-13"))
Row = dict[str, Any]
Key = tuple[str, int]


def rows(path: Path, sheet: str) -> list[Row]:
    """The rows of a sheet whose headers stand in its first row, as dicts of the headers."""
    table = list(load_workbook(path, read_only=True)[sheet].iter_rows(values_only=True))
    headers = [str(header).rstrip("*") for header in table[0]]
    return [dict(zip_longest(headers, row)) for row in table[1:]]


def reckon(facilities: Path, assessments: Path, *, first: int, last: int) -> dict[str, Any]:
    """Adoption, awareness, energy and material savings of all facilities at the end of `last`.

    `first` to `last` is the plan's period; percentages are Fractions.
    """
    register = [row for row in rows(facilities, "Cơ sở sản xuất") if _is_open(row, last)]
    codes = [row["Mã cơ sở"] for row in register]
    reports = _reports(assessments)
    applying = _applying(assessments, reports, last)
    aware = applying | {
        code
        for (code, year), report in reports.items()
        if report["Loại đánh giá"] == "tự đánh giá" and year <= last
    }
    large = {row["Mã cơ sở"] for row in register if _is_large(row)}
    return {
        "N": len(codes),
        "adoption_rate": _percent(len(applying & set(codes)), len(codes)),
        "adoption_rate_large": _percent(len(applying & large), len(large)),
        "awareness_rate": _percent(len(aware & set(codes)), len(codes)),
        "energy_saving": _saving(codes, reports, first, last),
        "counts": _counts(assessments, reports, first, last),
    }


def _is_open(row: Row, year: int) -> bool:
    opened, closed = row["Năm bắt đầu"], row["Năm kết thúc"]
    return (opened is None or opened <= year) and (closed is None or closed > year)


def _is_large(row: Row) -> bool:
    staff, revenue, capital = row["Lao động"], row["Doanh thu, tỷ đồng"], row["Nguồn vốn, tỷ đồng"]
    medium = staff <= 200 and (revenue <= 200 or capital <= 100)
    return not medium


def _percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def _reports(path: Path) -> dict[Key, Row]:
    reports: dict[Key, Row] = {
        (row["Mã cơ sở"], row["Năm báo cáo"]): row | {"outputs": {}, "flows": []}
        for row in rows(path, "Đánh giá")
    }
    for row in rows(path, "Sản lượng"):
        reports[row["Mã cơ sở"], row["Năm báo cáo"]]["outputs"][row["Sản phẩm"]] = row
    for row in rows(path, "Tiêu thụ"):
        reports[row["Mã cơ sở"], row["Năm báo cáo"]]["flows"].append(row)
    return reports


def _is_verified(report: Row) -> bool:
    return bool(report["Đã xác nhận"] == "có")


def _applying(path: Path, reports: dict[Key, Row], last: int) -> set[str]:
    return {
        row["Mã cơ sở"]
        for row in rows(path, "Giải pháp")
        if row["Trạng thái"] in DONE
        and _is_verified(reports[row["Mã cơ sở"], row["Năm báo cáo"]])
        and (row["Năm thực hiện"] or row["Năm báo cáo"]) <= last
    }


def energy(report: Row) -> tuple[Fraction, Fraction, Fraction] | None:
    """Baseline, expected and actual energy in TOE; None when it cannot be reckoned."""
    made = {
        name: (line["Lượng kỳ gốc"], line["Lượng kỳ báo cáo"], line["Tỷ trọng kỳ gốc"])
        for name, line in report["outputs"].items()
    }
    baseline = expected = actual = Fraction(0)
    for flow in report["flows"]:
        if flow["Tài nguyên"] not in TOE or _is_new(made, flow["Sản phẩm"]):
            continue
        before, after = flow["Lượng kỳ gốc"], flow["Lượng kỳ báo cáo"]
        growth = _growth(made, flow["Sản phẩm"])
        if before is None or after is None or growth is None:
            return None
        factor = TOE[flow["Tài nguyên"]] * IN_OWN_UNIT[flow["Đơn vị"]]
        baseline += factor * _exact(before)
        expected += factor * _exact(before) * growth
        actual += factor * _exact(after)
    return (baseline, expected, actual) if expected else None


def _is_new(made: dict[str, tuple[Any, Any, Any]], product: str | None) -> bool:
    """A product without a baseline is left out, with what was metered for it."""
    return product is not None and not made[product][0]


def _growth(made: dict[str, tuple[Any, Any, Any]], product: str | None) -> Fraction | None:
    """Q_t / Q_b of a product, or Σ w·Q_t/Q_b over the site's products."""
    chosen = [made[product]] if product else list(made.values())
    known = [line for line in chosen if line[0]]
    if not known or any(after is None for _, after, _ in known):
        return None
    if not any(after for _, after, _ in known):
        return None
    shares = [share for _, _, share in known]
    if any(share is None for share in shares):
        shares = [1] * len(known)
    whole = sum(_exact(share) for share in shares)
    return sum(
        (
            _exact(share) / whole * _exact(after) / _exact(before)
            for (before, after, _), share in zip(known, shares, strict=True)
        ),
        Fraction(0),
    )


def _exact(value: Any) -> Fraction:
    """A cell's number as it is written, not as the float it became; “60 %” is 0.6."""
    if isinstance(value, str):
        return Fraction(value.rstrip(" %").replace(",", ".")) / 100
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def _saving(codes: Iterable[str], reports: dict[Key, Row], first: int, last: int) -> dict[str, Any]:
    here, before = _latest(codes, reports, first, last), _latest(codes, reports, first, last - 1)
    figures = _methods(here)
    figures["panel"] = _methods({code: here[code] for code in here.keys() & before.keys()})
    return figures


def _latest(
    codes: Iterable[str], reports: dict[Key, Row], first: int, last: int
) -> dict[str, tuple[Fraction, Fraction, Fraction]]:
    found = {}
    for code in codes:
        for year in range(last, first - 1, -1):
            report = reports.get((code, year))
            values = energy(report) if report and _is_verified(report) else None
            if values:
                found[code] = values
                break
    return found


def _methods(values: dict[str, tuple[Fraction, Fraction, Fraction]]) -> dict[str, Any]:
    if not values:
        return {"n": 0}
    triples = values.values()
    savings = sorted((e - r) / e for _, e, r in triples)
    half = len(savings) // 2
    return {
        "n": len(savings),
        "adjusted": 100 * sum(e - r for _, e, r in triples) / sum(e for _, e, _ in triples),
        "baseline_weighted": 100
        * sum(b * (e - r) / e for b, e, r in triples)
        / sum(b for b, _, _ in triples),
        "mean": 100 * sum(savings) / len(savings),
        "median": 100 * (savings[half] + savings[-half - 1]) / 2,
        "distribution": dict(Counter(_class(100 * saving) for saving in savings)),
    }


def _class(percent: Fraction) -> str:
    for upper, name in CLASSES:
        if percent < upper:
            return name
    return "13-20" if percent <= 20 else ">20"


def _counts(path: Path, reports: dict[Key, Row], first: int, last: int) -> dict[str, int]:
    inside = {
        key for key, report in reports.items() if _is_verified(report) and first <= key[1] <= last
    }
    counts: dict[str, int] = defaultdict(int)
    counts["facilities_assessed"] = len({code for code, _ in inside})
    for row in rows(path, "Giải pháp"):
        key = (row["Mã cơ sở"], row["Năm báo cáo"])
        done = row["Trạng thái"] in DONE
        year = row["Năm thực hiện"] or row["Năm báo cáo"]
        counts["solutions_proposed"] += key in inside
        counts["solutions_implemented"] += (
            done and _is_verified(reports[key]) and first <= year <= last
        )
    return counts
