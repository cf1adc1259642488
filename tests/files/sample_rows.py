"""The rows of the sample workbooks: an invented dozen of facilities in real communes of Hà Nội."""

from collections.abc import Sequence
from datetime import date
from typing import Any

PLAN = "MAU-HN-2016-2020"

# code, name, tax code, enterprise, legal form, industry, version, province, district, commune,
# address, zone, staff, revenue, capital, potential, rural, opened, closed, contact, phone, e-mail.
# Tax codes have a right check digit and belong to nobody we know of; MAU-07 lies in a divided
# commune, MAU-05 and MAU-09 are given by their former commune.
FACILITIES: Sequence[Sequence[Any]] = (
    ("MAU-01", "Xưởng gốm Sông Hồng", "0199000017", "Hợp tác xã Gốm Sông Hồng", "Hợp tác xã",
     "2393", "2018", "Hà Nội", None, "Xã Bát Tràng", "Xóm 3", "Làng nghề gốm Sông Hồng",
     42, 12.5, 8.2, "có", "có", 2005, None, "Trần Thị Mẫu", "0900 000 001", "gom@mau.example"),
    ("MAU-02", "Nhà máy dệt Đông Anh Mẫu", "0199000024", "Công ty cổ phần Dệt Đông Anh Mẫu",
     "Công ty cổ phần", "1312", "2018", "Hà Nội", None, "Xã Đông Anh", "Đường Cao Lỗ", None,
     468, 620, 340, "có", "không", 1998, None, "Nguyễn Văn Mẫu", "0900 000 002", None),
    ("MAU-03", "Nhà máy bia Hoài Đức Mẫu", "0199000031", "Công ty TNHH Bia Hoài Đức Mẫu",
     "Công ty TNHH", "1103", "2018", "Hà Nội", None, "Xã Hoài Đức", None, None,
     185, 240.5, 120, "có", "có", 2008, None, None, None, None),
    ("MAU-04", "Xưởng cơ khí Quang Minh Mẫu", "0199000049", "Công ty TNHH Cơ khí Quang Minh Mẫu",
     "Công ty TNHH", "2592", "2018", "Hà Nội", None, "Xã Quang Minh", "Lô 12",
     "KCN Quang Minh Mẫu", 96, 48, 18.5, "có", "không", 2011, None, None, None, None),
    ("MAU-05", "Xưởng mộc Liên Hà Mẫu", None, "Hộ kinh doanh Mộc Liên Hà Mẫu", "Hộ kinh doanh",
     "3100", "2018", "Hà Nội", "Đan Phượng", "Liên Hồng", None, "Làng nghề mộc Liên Hà Mẫu",
     9, 2.4, 1.1, "có", "có", 2012, None, None, None, None),
    ("MAU-06", "Nhà máy giấy Thanh Trì Mẫu", "0199000063", "Công ty cổ phần Giấy Thanh Trì Mẫu",
     "Công ty cổ phần", "1701", "2018", "Thành phố Hà Nội", None, "Xã Thanh Trì", None, None,
     240, 310, 150, "có", "không", 2001, None, None, None, None),
    ("MAU-07", "Xưởng bún Phú Đô Mẫu", None, "Hộ kinh doanh Bún Phú Đô Mẫu", "Hộ kinh doanh",
     "1074", "2018", "Hà Nội", "Nam Từ Liêm", "Phú Đô", None, "Làng nghề bún Phú Đô Mẫu",
     8, 1.9, 0.8, "có", "không", 2010, None, None, None, None),
    ("MAU-08", "Nhà máy nhựa Phú Nghĩa Mẫu", "0199000088", "Công ty TNHH Nhựa Phú Nghĩa Mẫu",
     "Công ty TNHH", "2220", "2018", "Hà Nội", None, "Xã Phú Nghĩa", None, "KCN Phú Nghĩa Mẫu",
     130, 95, 42, "có", "có", 2013, None, None, None, None),
    ("MAU-09", "Nhà máy may Sóc Sơn Mẫu", "0199000095", "Công ty cổ phần May Sóc Sơn Mẫu",
     "Công ty cổ phần", "1410", "2018", "Hà Nội", "Sóc Sơn", "Thị trấn Sóc Sơn", None, None,
     720, 410, 260, "không", "có", 2004, None, None, None, None),
    ("MAU-10", "Nhà máy bánh kẹo Thường Tín Mẫu", "0199000105",
     "Công ty TNHH Bánh kẹo Thường Tín Mẫu", "Công ty TNHH", "1073", "2018", "Hà Nội", None,
     "Xã Thường Tín", None, "CCN Thường Tín Mẫu", 150, 130, 66, "có", "có", 2009, None,
     None, None, None),
    ("MAU-11", "Xưởng khóa Phú Xuyên Mẫu", "0199000112", "Doanh nghiệp tư nhân Khóa Phú Xuyên Mẫu",
     "Doanh nghiệp tư nhân", "2593", "2018", "Hà Nội", None, "Xã Phú Xuyên", None, None,
     34, 14, 6.5, "không", "có", 2006, None, None, None, None),
    ("MAU-12", "Xưởng gạch Chương Mỹ Mẫu", "0199000137", "Công ty TNHH Gạch Chương Mỹ Mẫu",
     "Công ty TNHH", "2392", "2018", "Hà Nội", None, "Phường Chương Mỹ", None, None,
     75, 36, 21, "có", "không", 1999, 2018, None, None, None),
)  # fmt: skip

# code, kind, baseline year, reporting year, assessor, assessed on, verified.
CENTRE = "Trung tâm Khuyến công Hà Nội"
ASSESSMENTS: Sequence[Sequence[Any]] = (
    ("MAU-01", "đánh giá chi tiết", 2015, 2018, CENTRE, date(2018, 10, 12), "có"),
    ("MAU-01", "tự đánh giá", 2015, 2020, None, date(2020, 12, 15), "có"),
    ("MAU-02", "đánh giá chi tiết", 2016, 2019, CENTRE, date(2019, 6, 20), "có"),
    ("MAU-03", "đánh giá chi tiết", 2016, 2020, CENTRE, date(2020, 8, 5), "có"),
    ("MAU-04", "đánh giá nhanh", 2017, 2019, CENTRE, date(2019, 9, 18), "có"),
    ("MAU-06", "đánh giá chi tiết", 2015, 2018, CENTRE, date(2018, 5, 30), "có"),
    ("MAU-06", "đánh giá nhanh", 2015, 2020, CENTRE, date(2020, 11, 3), "có"),
    ("MAU-08", "tự đánh giá", 2018, 2020, None, date(2020, 12, 2), "không"),
    ("MAU-09", "đánh giá nhanh", 2017, 2020, CENTRE, date(2020, 7, 21), "có"),
    ("MAU-10", "đánh giá nhanh", 2017, 2019, CENTRE, date(2019, 11, 11), "có"),
)  # fmt: skip

# code, year, product, unit, baseline quantity, current quantity, share of the baseline.
OUTPUTS: Sequence[Sequence[Any]] = (
    ("MAU-01", 2018, "Gốm gia dụng", "tấn", 620, 655.5, None),
    ("MAU-01", 2020, "Gốm gia dụng", "tấn", 620, 702, None),
    ("MAU-02", 2019, "Vải dệt thoi", "nghìn m", 4850, 5120, 0.7),
    ("MAU-02", 2019, "Sợi", "tấn", 1310, 1275, 0.3),
    ("MAU-03", 2020, "Bia", "nghìn lít", 21500, 23840, None),
    ("MAU-04", 2019, "Chi tiết cơ khí", "tấn", 1840, 1975, None),
    ("MAU-06", 2018, "Giấy bao gói", "tấn", 9200, 9650, None),
    ("MAU-06", 2020, "Giấy bao gói", "tấn", 9200, 10120, None),
    ("MAU-08", 2020, "Bao bì nhựa", "tấn", 1460, 1520, None),
    ("MAU-09", 2020, "Áo sơ mi", "nghìn chiếc", 2150, 2060, "60 %"),
    ("MAU-09", 2020, "Quần âu", "nghìn chiếc", 1120, 1240, "40 %"),
    ("MAU-10", 2019, "Bánh kẹo", "tấn", 3400, 3585, None),
)  # fmt: skip

# code, year, resource, unit, baseline quantity, current quantity, unit cost, product, direction.
FLOWS: Sequence[Sequence[Any]] = (
    ("MAU-01", 2018, "Điện", "kWh", 186000, 182500, 1650, None, None),
    ("MAU-01", 2018, "Khí hóa lỏng LPG", "tấn", 98, 94.2, 21500000, None, None),
    ("MAU-01", 2018, "Đất sét, cao lanh", "tấn", 905, 915, 850000, None, "vào"),
    ("MAU-01", 2020, "Điện", "kWh", 186000, 190400, 1650, None, None),
    ("MAU-01", 2020, "Khí hóa lỏng LPG", "tấn", 98, 99.1, 21500000, None, None),
    ("MAU-02", 2019, "Điện", "MWh", 6420, 6105, 1580000, None, None),
    ("MAU-02", 2019, "Than cám 5, 6", "tấn", 2150, 2010, 2450000, "Vải dệt thoi", None),
    ("MAU-02", 2019, "Nước", "m³", 265000, 248000, 9800, None, None),
    ("MAU-02", 2019, "Nước thải", "m³", 228000, 209500, None, None, "ra"),
    ("MAU-03", 2020, "Điện", "kWh", 2580000, 2602000, 1600, None, None),
    ("MAU-03", 2020, "Than cám 5, 6", "tấn", 1630, 1615, 2600000, None, None),
    ("MAU-03", 2020, "Nước", "m³", 129000, 128500, 11500, None, None),
    ("MAU-04", 2019, "Điện", "kWh", 1125000, 1098000, 1620, None, None),
    ("MAU-04", 2019, "Sắt, thép", "tấn", 2010, 2098, 14200000, None, None),
    ("MAU-06", 2018, "Điện", "kWh", 5980000, 5790000, 1550, None, None),
    ("MAU-06", 2018, "Than cám 5, 6", "tấn", 5120, 4905, 2300000, None, None),
    ("MAU-06", 2018, "Giấy phế liệu, giấy loại", "tấn", 10850, 11010, 4100000, None, None),
    ("MAU-06", 2020, "Điện", "kWh", 5980000, 5935000, 1550, None, None),
    ("MAU-06", 2020, "Than cám 5, 6", "tấn", 5120, 4988, 2300000, None, None),
    ("MAU-08", 2020, "Điện", "kWh", 1540000, 1498000, 1640, None, None),
    ("MAU-09", 2020, "Điện", "kWh", 1985000, 1862000, 1640, None, None),
    ("MAU-10", 2019, "Điện", "kWh", 1760000, 1689000, 1610, None, None),
    ("MAU-10", 2019, "Khí hóa lỏng LPG", "tấn", 212, 204.5, 22000000, None, None),
    ("MAU-10", 2019, "Đường", "tấn", 1150, 1188, 14500000, None, None),
)  # fmt: skip

# code, year, title, category, status, investment, saving, cost, year, resource, quantity.
SOLUTIONS: Sequence[Sequence[Any]] = (
    ("MAU-01", 2018, "Bảo ôn tường lò nung", 4, "đã xác nhận", 180000000, 96000000, 4000000, 2018,
     "Khí hóa lỏng LPG", 4.1),
    ("MAU-01", 2020, "Xếp lò theo mẻ đầy", 1, "đã thực hiện", 0, 38000000, None, 2020, None, None),
    ("MAU-02", 2019, "Lắp biến tần cho máy nén khí", "Cải tiến thiết bị", "đã thực hiện",
     520000000, 410000000, 12000000, 2019, "Điện", 285000),
    ("MAU-02", 2019, "Thu hồi nước ngưng", 6, "đang thực hiện", 340000000, 190000000, None, None,
     "Than cám 5, 6", 74),
    ("MAU-03", 2020, "Thu hồi nhiệt nấu hoa", 6, "đã thực hiện", 1250000000, 520000000, 30000000,
     2020, "Than cám 5, 6", 118),
    ("MAU-04", 2019, "Thay đèn LED nhà xưởng", 4, "đã thực hiện", 86000000, 52000000, None, 2019,
     "Điện", 31500),
    ("MAU-04", 2019, "Tận dụng phoi thép", 7, "đề xuất", None, 24000000, None, None, None, None),
    ("MAU-06", 2018, "Tuần hoàn nước trắng", 6, "đã xác nhận", 640000000, 355000000, 18000000,
     2018, "Nước", 61000),
    ("MAU-08", 2020, "Bọc cách nhiệt xi lanh máy ép", 1, "đã thực hiện", 45000000, 61000000, None,
     2020, "Điện", 38000),
    ("MAU-09", 2020, "Hẹn giờ bàn là hơi", 3, "được chọn", 15000000, 33000000, None, None,
     None, None),
    ("MAU-10", 2019, "Điều chỉnh tỷ lệ khí lò nướng", "better_process_control", "implemented",
     60000000, 115000000, None, 2019, "lpg", 5.2),
)  # fmt: skip

# code, name, province, parent, decision, decided on, issuer, first year, last year.
PLANS: Sequence[Sequence[Any]] = (
    (PLAN, "Kế hoạch mẫu áp dụng sản xuất sạch hơn của Hà Nội 2016–2020", "Hà Nội", None,
     "00/MAU", date(2016, 10, 19), "UBND thành phố Hà Nội", 2016, 2020),
    ("MAU-HN-2019", "Kế hoạch mẫu năm 2019", "Hà Nội", PLAN, "01/MAU", date(2018, 12, 20),
     "Sở Công Thương Hà Nội", 2019, 2019),
)  # fmt: skip

# plan, indicator, low, high, unit, base year, base value, due year, denominator, method, sectors.
TARGETS: Sequence[Sequence[Any]] = (
    (PLAN, "awareness_rate", 90, None, "%", 2015, 40, 2020, "tất cả", None, None),
    (PLAN, "adoption_rate", 50, None, "%", 2015, 20, 2020, "tất cả", None, None),
    (PLAN, "adoption_rate", 60, None, "%", 2015, 20, 2020, "danh sách:có tiềm năng", None, None),
    (PLAN, "energy_saving", 8, 13, "%", None, None, 2020, "tất cả", "adjusted", None),
    (PLAN, "energy_saving", 5, 8, "%", None, None, 2018, "tất cả", "mean", "13; 17; 23"),
    (PLAN, "large_enterprises_staffed_rate", 90, None, "%", None, None, 2020, "lớn", None, None),
    (PLAN, "Giải pháp đã thực hiện", 6, None, None, None, None, 2020, None, None, None),
    ("MAU-HN-2019", "facilities_assessed", 3, None, None, None, None, 2019, None, None, None),
)  # fmt: skip

# code, plan, kind, title, date, place, agency, counts, budget, spent, copies, booths, reach.
DEPARTMENT = "Sở Công Thương Hà Nội"
ACTIVITIES: Sequence[Sequence[Any]] = (
    ("MAU-HD-01", PLAN, "hội thảo", "Hội thảo sản xuất sạch hơn ngành dệt may", date(2017, 5, 16),
     "Hà Nội", DEPARTMENT, "có", 120000000, 112500000, None, None, None),
    ("MAU-HD-02", PLAN, "tập huấn", "Tập huấn cán bộ kỹ thuật về kiểm toán năng lượng",
     date(2018, 9, 11), "Hà Nội", DEPARTMENT, "có", 95000000, 95000000, None, None, None),
    ("MAU-HD-03", PLAN, "tờ rơi", "Tờ rơi tiết kiệm năng lượng cho làng nghề", date(2018, 3, 2),
     None, DEPARTMENT, "không", 30000000, 28600000, 5000, None, None),
    ("MAU-HD-04", "MAU-HN-2019", "kết nối chuỗi", "Kết nối chuỗi cung ứng gốm sứ",
     date(2019, 8, 22), "Xã Bát Tràng", DEPARTMENT, "có", 210000000, 204000000, None, 60, None),
    ("MAU-HD-05", PLAN, "truyền thông", "Phóng sự về sản xuất sạch hơn", date(2020, 4, 10), None,
     DEPARTMENT, "không", 80000000, 80000000, None, None, 150000),
)  # fmt: skip

# activity, facility, zone, agency, person, role, certificate.
PARTICIPATIONS: Sequence[Sequence[Any]] = (
    ("MAU-HD-01", "MAU-02", None, None, "Nguyễn Văn Mẫu", "cán bộ kỹ thuật", None),
    ("MAU-HD-01", "MAU-09", None, None, "Lê Thị Mẫu", "cán bộ kỹ thuật", None),
    ("MAU-HD-01", None, None, DEPARTMENT, "Phạm Văn Mẫu", "cán bộ nhà nước", None),
    ("MAU-HD-02", "MAU-02", None, None, "Nguyễn Văn Mẫu", "cán bộ kỹ thuật", "CN-001"),
    ("MAU-HD-02", "MAU-06", None, None, "Vũ Đức Mẫu", "cán bộ kỹ thuật", "CN-002"),
    ("MAU-HD-02", "MAU-12", None, None, "Đỗ Văn Mẫu", "cán bộ kỹ thuật", "CN-003"),
    ("MAU-HD-04", "MAU-01", None, None, "Trần Thị Mẫu", "cán bộ kỹ thuật", None),
    ("MAU-HD-04", None, "Làng nghề gốm Sông Hồng", None, None, "cộng đồng", None),
    ("MAU-HD-04", None, None, None, "Hoàng Văn Mẫu", "cộng đồng", None),
)  # fmt: skip
