"""Frozen figures as `report_figures` makes them: the shape of DESIGN section 9, and its context."""

from copy import deepcopy
from typing import Any

from campaigns.choices import ActivityKind

DISTRIBUTION = {
    "<0": 3,
    "0-2": 8,
    "2-4": 12,
    "4-6": 20,
    "6-8": 40,
    "8-10": 70,
    "10-13": 45,
    "13-20": 14,
    ">20": 1,
}


def ratio(indicator: str, low: str, n: int, of: int, value: str, status: str) -> dict[str, Any]:
    return {
        "indicator": indicator,
        "low": f"{low}.000000",
        "high": None,
        "unit": "%",
        "due_year": 2020,
        "method": "adjusted",
        "denominator": "all",
        "numerator_value": n,
        "denominator_value": of,
        "value": value,
        "status": status,
        "expected_today": "36.000000",
        "n": of,
        "N": of,
        "methods": {"adjusted": None, "baseline_weighted": None, "mean": None, "median": None},
        "panel": {"value": None, "n": None},
        "excluded": {},
        "distribution": {},
    }


SAVING = {
    "indicator": "energy_saving",
    "low": "8.000000",
    "high": "13.000000",
    "unit": "%",
    "due_year": 2020,
    "method": "adjusted",
    "denominator": "all",
    "numerator_value": "4187.251300",
    "denominator_value": "41369.774400",
    "value": "10.121523",
    "status": "reached",
    "expected_today": None,
    "n": 213,
    "N": 600,
    "methods": {
        "adjusted": "10.121523",
        "baseline_weighted": "10.015511",
        "mean": "9.837082",
        "median": "9.503373",
    },
    "panel": {"value": "10.300000", "n": 180},
    "excluded": {"no_assessment": 350, "not_verified": 30, "no_flow": 7},
    "distribution": DISTRIBUTION,
}
COUNTS = {
    "facilities_assessed": 240,
    "facilities_supported": 61,
    "support_cases": 85,
    "solutions_proposed": 1480,
    "solutions_implemented": 912,
    "demonstration_models": 15,
    "events": 42,
    "participants": 3120,
    "leaflets": 10000,
    "booths": 180,
    "network_members": None,
    "money_saved_vnd": "127400000000.000000",
    "energy_saved_toe": "4187.251300",
    "co2e_avoided_t": None,
    "water_saved_m3": "98211.500000",
}
KINDS = [kind.value for kind in ActivityKind]
HELD = {"workshop": (12, 1410), "training": (18, 1120), "fair": (3, 0), "chain": (3, 96)}


def target(indicator: str, name: str, **fields: Any) -> dict[str, Any]:
    return {
        "indicator": indicator,
        "name": name,
        "definition": "Số cơ sở được tính / số cơ sở của mẫu số",
        "kind": "ratio",
        "base_year": 2015,
        "base_value": "10.000000",
        "text": "",
        "quantity_unit": "",
        "list_decision_no": "",
        "list_decided_on": None,
        "industries": [],
        "excluded": [],
        "gap": None,
        "shortfall": None,
        "needed_per_year": None,
    } | fields


def facility(index: int) -> dict[str, Any]:
    return {
        "code": f"HN-{index:04}",
        "name": f"Nhà máy giấy số {index}",
        "enterprise": f"Công ty TNHH Giấy và Bao bì {index}",
        "industry": "17 Sản xuất giấy và sản phẩm từ giấy",
        "commune": "Xã Bát Tràng",
        "since": 2016,
        "implemented": 3,
        "saving": "9.512345" if index % 5 else None,
    }


SAMPLE: dict[str, Any] = {
    "plan": "HN-2016-2020",
    "as_of": "2018-12-31",
    "generated_at": "2025-11-03T08:42:10+07:00",
    "data_version": "rollup-17",
    "targets": [
        ratio("awareness_rate", "90", 513, 600, "85.500000", "not reached"),
        ratio("adoption_rate", "50", 240, 600, "40.000000", "not reached")
        | {"denominator": "list:Cơ sở có tiềm năng"},
        SAVING,
        ratio("large_enterprises_staffed_rate", "90", 57, 60, "95.000000", "reached"),
        ratio("zones_with_guide_rate", "100", 0, 0, None, "unknown")
        | {"denominator": "zones", "numerator_value": None, "denominator_value": None},
    ],
    "counts": COUNTS,
    "report": {
        "year": 2018,
        "is_over": False,
        "period": {"starts_on": "2016-01-01", "ends_on": "2018-12-31"},
        "plan": {
            "name": "Kế hoạch hành động sản xuất sạch hơn trong công nghiệp thành phố Hà Nội giai "
            "đoạn 2016 - 2020",
            "decision_no": "5768/QĐ-UBND",
            "decided_on": "2015-10-26",
            "issuer": "Ủy ban nhân dân thành phố Hà Nội",
            "starts_on": "2016-01-01",
            "ends_on": "2020-12-31",
        },
        "parents": [
            {
                "name": "Chiến lược sản xuất sạch hơn trong công nghiệp đến năm 2020",
                "decision_no": "1419/QĐ-TTg",
                "decided_on": "2009-09-07",
                "issuer": "Thủ tướng Chính phủ",
            }
        ],
        "parts": [],
        "unit": {
            "name": "Thành phố Hà Nội",
            "in_words": "thành phố Hà Nội",
            "issuer": "Thành phố Hà Nội",
            "issuer_kind": "Thành phố",
            "is_former": False,
            "valid_to": None,
            "approximate": False,
        },
        "rules": [
            {
                "code": "applying",
                "label": "Áp dụng SXSH",
                "text": "Cơ sở được tính là áp dụng SXSH khi có ít nhất một giải pháp đã thực hiện "
                "tính đến cuối năm, ghi trong một đánh giá đã được xác nhận.",
                "valid_from": "2009-09-07",
            },
            {
                "code": "aware",
                "label": "Nhận thức về SXSH",
                "text": "Cơ sở được tính là đã nhận thức khi đã tham dự một hoạt động được tính, "
                "hoặc đã gửi một bản tự đánh giá, hoặc đang áp dụng SXSH.",
                "valid_from": "2009-09-07",
            },
        ],
        "target_count": 5,
        "targets": [
            target(
                "awareness_rate",
                "Cơ sở nhận thức được lợi ích của SXSH",
                gap="4.500000",
                needed_per_year="2.250000",
            ),
            target(
                "adoption_rate",
                "Cơ sở áp dụng SXSH",
                gap="10.000000",
                needed_per_year="5.000000",
                shortfall=60,
                list_decision_no="12/QĐ-SCT",
                list_decided_on="2016-03-05",
            ),
            target(
                "energy_saving",
                "Tiết kiệm năng lượng trên đơn vị sản phẩm",
                kind="saving",
                definition="(Σ năng lượng dự kiến − Σ năng lượng thực dùng) / Σ năng lượng dự kiến",
                quantity_unit="TOE",
                base_year=None,
                base_value=None,
                excluded=[
                    {"reason": "no_assessment", "label": "Không có đánh giá", "count": 350},
                    {"reason": "not_verified", "label": "Chưa xác nhận", "count": 30},
                    {"reason": "no_flow", "label": "Không có số liệu", "count": 7},
                ],
            ),
            target("large_enterprises_staffed_rate", "Doanh nghiệp lớn có cán bộ chuyên trách"),
            target("zones_with_guide_rate", "Ban quản lý khu, cụm công nghiệp có cán bộ hướng dẫn"),
        ],
        "gaps": [
            {"reason": "no_assessment", "label": "Không có đánh giá", "count": 350},
            {"reason": "not_verified", "label": "Đánh giá chưa được xác nhận", "count": 30},
        ],
        "population": {
            "facilities": 600,
            "aware": 513,
            "applying": 240,
            "staffed": 190,
            "not_applying": 360,
        },
        "savings": [
            {
                "group": "energy",
                "label": "Năng lượng",
                "unit": "TOE",
                "n": 213,
                "adjusted": "10.121523",
                "baseline_weighted": "10.015511",
                "mean": "9.837082",
                "saved": "4187.251300",
            },
            {
                "group": "dust",
                "label": "Bụi và khí thải",
                "unit": "kg",
                "n": 0,
                "adjusted": None,
                "baseline_weighted": None,
                "mean": None,
                "saved": None,
            },
        ],
        "counts": [{"indicator": code, "name": f"Số {code}", "unit": "cơ sở"} for code in COUNTS],
    },
    "annexes": {
        "facilities": {"rows": [facility(index) for index in range(1, 61)]},
        "solutions": [
            {
                "name": "Quản lý nội vi",
                "proposed": 600,
                "implemented": 512,
                "investment_vnd": "1200000000",
                "saving_vnd": "9100000000",
            }
        ],
        "support": [
            {"kind": "equipment", "label": "Hỗ trợ thiết bị", "cases": 85, "facilities": 61}
        ],
        "activities": {
            "kinds": {
                kind: {
                    "label": f"Hoạt động {kind}",
                    "count": HELD.get(kind, (0, 0))[0],
                    "participants": HELD.get(kind, (0, 0))[1],
                }
                for kind in KINDS
            },
            "rows": [
                {
                    "starts_on": "2017-03-09",
                    "kind": "Hội thảo",
                    "title": "=Hội thảo phổ biến sản xuất sạch hơn cho làng nghề gốm sứ",
                    "place": "Xã Bát Tràng",
                    "agency": "Sở Công Thương",
                    "participants": 120,
                    "copies": None,
                    "booths": None,
                }
            ],
        },
        "funding": {
            "activities": {
                "count": 42,
                "budget_vnd": "900000000",
                "budget_known": 40,
                "spent_vnd": "850000000",
                "spent_known": 38,
            },
            "kinds": [
                {
                    "label": "Hội thảo",
                    "count": 12,
                    "budget_vnd": "300000000",
                    "budget_known": 12,
                    "spent_vnd": None,
                    "spent_known": 0,
                }
            ],
            "by_source": None,
        },
        "local_reports": None,
    },
}


def sample() -> dict[str, Any]:
    """A copy that a test may change."""
    return deepcopy(SAMPLE)
