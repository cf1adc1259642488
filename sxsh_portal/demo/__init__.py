"""The demo programme: invented facilities in real places, under the real plans of DOMAIN.

Every facility, enterprise, person and figure is made up: facility codes carry MH ("minh họa",
illustration), tax codes begin with 99 and personal numbers with 099, which nobody was ever given,
and mail goes to demo.example. Communes, zones, trades, plans and their targets are real.
"""

EMAIL_DOMAIN = "demo.example"
PASSWORD = "sxsh-demo-2026"  # noqa: S105 - a promise of the demo, not a secret

# Who can sign in, and what each is there to show.
LOGINS: tuple[tuple[str, str], ...] = (
    (f"admin@{EMAIL_DOMAIN}", "Quản trị: mọi dữ liệu, người dùng, nhập tệp"),
    (f"officer.hanoi@{EMAIL_DOMAIN}", "Chuyên viên Sở Công Thương Hà Nội: tiến độ, xác nhận, nhập"),
    (f"leader.hanoi@{EMAIL_DOMAIN}", "Lãnh đạo Sở Công Thương Hà Nội: tiến độ, báo cáo"),
    (f"officer.haiduong@{EMAIL_DOMAIN}", "Chuyên viên tỉnh Hải Dương trước 7/2025: kế hoạch cũ"),
    (f"local.battrang@{EMAIL_DOMAIN}", "Cán bộ xã Bát Tràng: cơ sở trên địa bàn xã"),
    (f"consultant@{EMAIL_DOMAIN}", "Tư vấn: cơ sở và đánh giá của Hà Nội"),
    (f"enterprise.kimlan@{EMAIL_DOMAIN}", "Công ty Cổ phần Gốm Kim Lan: cơ sở của mình"),
    (f"ministry@{EMAIL_DOMAIN}", "Bộ Công Thương: tiến độ cả nước, không thấy từng cơ sở"),
)
