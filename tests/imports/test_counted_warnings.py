"""What an import brings is looked over for warnings at once, in a bounded number of queries."""

from typing import Any

import pytest

from assessments.models import Assessment
from enterprises.models import AdminUnit
from tests import factories
from tests.imports.bring import bring

pytestmark = pytest.mark.django_db
ASSESSED = ["Mã cơ sở", "Loại đánh giá", "Năm gốc", "Năm báo cáo"]
MADE = ["Mã cơ sở", "Năm báo cáo", "Sản phẩm", "Đơn vị", "Lượng kỳ gốc", "Lượng kỳ báo cáo"]
USED = ["Mã cơ sở", "Năm báo cáo", "Tài nguyên", "Đơn vị", "Lượng kỳ gốc", "Lượng kỳ báo cáo"]


def test_import_counts_warnings_and_counts_again_when_a_value_is_mended(
    hanoi: AdminUnit, officer: Any, book: Any
) -> None:
    """200 → 198 MWh for 100 → 110 tonnes is well; 200 → 198,000 MWh was typed in kWh."""
    commune = AdminUnit.objects.get(edition="2025", level="commune", name="Xã Bát Tràng")
    for code in ("X-1", "X-2"):
        factories.Facility(code=code, commune=commune)

    def counted(*used: object) -> list[int | None]:
        codes = ("X-1", "X-2")
        sheets = {
            "Đánh giá": [ASSESSED, *([code, "tự đánh giá", 2018, 2019] for code in codes)],
            "Sản lượng": [MADE, *([code, 2019, "Gốm", "tấn", 100, 110] for code in codes)],
            "Tiêu thụ": [
                USED,
                *(
                    [code, 2019, "Điện", "MWh", 200, quantity]
                    for code, quantity in zip(codes, used, strict=True)
                ),
            ],
        }
        assert bring("assessments", book(sheets), officer).code == 0
        found = Assessment.objects.order_by("facility__code")
        return list(found.values_list("warnings", flat=True))

    assert counted(198, 198000) == [0, 1]
    assert counted(198, 198) == [0, 0]
