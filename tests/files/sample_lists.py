"""The rows of the smaller sample workbooks: zones, lists, officers and norms, all invented."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.files.sample_rows import CENTRE, DEPARTMENT

# code, name, kind, province, communes, board. Some are the zones of the sample facilities.
ZONES: Sequence[Sequence[Any]] = (
    ("MAU-KCN-01", "KCN Quang Minh Mẫu", "khu công nghiệp", "Hà Nội", "Xã Quang Minh",
     "Ban quản lý KCN Quang Minh Mẫu"),
    ("MAU-KCN-02", "KCN Phú Nghĩa Mẫu", "khu công nghiệp", "Hà Nội", "Xã Phú Nghĩa", None),
    ("MAU-CCN-01", "CCN Thường Tín Mẫu", "cụm công nghiệp", "Hà Nội", "Xã Thường Tín", None),
    (None, "Làng nghề gốm Sông Hồng", "làng nghề", "Hà Nội", "Xã Bát Tràng", None),
    (None, "Làng nghề khóa Phú Xuyên Mẫu", "làng nghề", "Hà Nội",
     "Xã Phú Xuyên; Xã Thường Tín", "UBND xã Phú Xuyên"),
)  # fmt: skip

# list, decision, decided on, province, facility, on the list.
LIST = "Cơ sở sử dụng năng lượng trọng điểm mẫu"
FACILITY_LISTS: Sequence[Sequence[Any]] = (
    (LIST, "02/MAU", date(2019, 3, 14), "Hà Nội", "MAU-02", None),
    (LIST, "02/MAU", date(2019, 3, 14), "Hà Nội", "MAU-03", None),
    (LIST, "02/MAU", date(2019, 3, 14), "Hà Nội", "MAU-06", "có"),
    ("Cơ sở làng nghề mẫu", None, None, "Hà Nội", "MAU-05", None),
    ("Cơ sở làng nghề mẫu", None, None, "Hà Nội", "MAU-07", None),
)  # fmt: skip

# name, position, province, facility, tax code, zone, agency, phone, e-mail, from, until, trained,
# certificate.
OFFICERS: Sequence[Sequence[Any]] = (
    ("Nguyễn Văn Mẫu", "Trưởng phòng kỹ thuật", "Hà Nội", "MAU-02", None, None, None,
     "0900 000 002", "ky.thuat@mau.example", date(2017, 1, 3), None, "MAU-HD-01; MAU-HD-02",
     "CN-001"),
    ("Vũ Đức Mẫu", "Cán bộ môi trường", "Hà Nội", None, "0199000063", None, None, None, None,
     date(2018, 6, 1), None, None, None),
    ("Phạm Văn Mẫu", "Chuyên viên", "Hà Nội", None, None, None, DEPARTMENT, "0900 000 101", None,
     date(2016, 10, 20), None, None, None),
    ("Bùi Thị Mẫu", "Kỹ sư", "Hà Nội", None, None, None, CENTRE, None, "ky.su@mau.example",
     None, None, "MAU-HD-02", None),
    ("Hoàng Thị Mẫu", "Phó ban", "Hà Nội", None, None, "KCN Quang Minh Mẫu", None, None, None,
     date(2019, 1, 1), date(2020, 6, 30), None, None),
)  # fmt: skip

# product, industry, version, resource, norm, unit, valid from, source.
SOURCE = "Số liệu minh họa, không phải định mức của Nhà nước"
NORMS: Sequence[Sequence[Any]] = (
    ("Bia", "1103", "2018", "Điện", 9.6, "kWh/hl", date(2016, 1, 1), SOURCE),
    ("Giấy bao gói", "1701", None, "Điện", 640, "kWh/tấn", date(2016, 1, 1), SOURCE),
    ("Giấy bao gói", "1701", None, "Nước", 18.5, "m³/tấn", date(2016, 1, 1), SOURCE),
    (None, "2393", None, "Khí hóa lỏng LPG", "0,142", "tấn/tấn", date(2018, 1, 1), SOURCE),
    ("Sợi", None, None, "Điện", "3.150", "kWh/tấn", date(2018, 1, 1), SOURCE),
)  # fmt: skip
