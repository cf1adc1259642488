"""The annexes: the lists behind the figures."""

from collections.abc import Sequence

from reports.documents.figures import Figures, cell, look_up, place, plain, quantity, said
from reports.documents.model import Annex, Block, Cell, Column, Table

OF_UNIT = "of unit"  # in the unit that the row names
Fields = Sequence[tuple[Column, str, str]]  # the column, the key of the row, how it is shown


def _money(title: str, unit: str, width: int) -> Column:
    """Shown by the million, in the workbook also to the đồng."""
    return Column(
        title=f"{title} (triệu {unit})", width=width, is_number=True, raw_title=f"{title} ({unit})"
    )


FACILITIES: Fields = (
    (Column(title="Mã cơ sở", width=12), "code", "text"),
    (Column(title="Tên cơ sở", width=24), "name", "text"),
    (Column(title="Doanh nghiệp", width=22), "enterprise", "text"),
    (Column(title="Ngành", width=18), "industry", "text"),
    (Column(title="Xã, phường", width=14), "commune", "text"),
    (Column(title="Áp dụng từ", width=8), "since", "text"),
    (Column(title="Số giải pháp đã thực hiện", width=8, is_number=True), "implemented", "count"),
    (Column(title="Mức tiết kiệm năng lượng", width=9, is_number=True), "saving", "percent"),
)
SOLUTIONS: Fields = (
    (Column(title="Nhóm giải pháp", width=34), "name", "text"),
    (Column(title="Đề xuất", width=10, is_number=True), "proposed", "count"),
    (Column(title="Đã thực hiện", width=10, is_number=True), "implemented", "count"),
    (_money("Đầu tư", "đồng", 16), "investment_vnd", "million"),
    (_money("Lợi ích", "đồng/năm", 16), "saving_vnd", "million"),
)
SAVINGS: Fields = (
    (Column(title="Nhóm", width=22), "label", "text"),
    (Column(title="Số cơ sở", width=8, is_number=True), "n", "count"),
    (Column(title="Gia quyền theo dự kiến", width=12, is_number=True), "adjusted", "percent"),
    (
        Column(title="Gia quyền theo kỳ gốc", width=12, is_number=True),
        "baseline_weighted",
        "percent",
    ),
    (Column(title="Trung bình cộng", width=12, is_number=True), "mean", "percent"),
    (Column(title="Lượng tiết kiệm", width=20, is_number=True), "saved", OF_UNIT),
)
ACTIVITIES: Fields = (
    (Column(title="Ngày", width=9), "starts_on", "day"),
    (Column(title="Loại hoạt động", width=14), "kind", "text"),
    (Column(title="Tên hoạt động", width=32), "title", "text"),
    (Column(title="Địa điểm", width=14), "place", "text"),
    (Column(title="Đơn vị tổ chức", width=14), "agency", "text"),
    (Column(title="Lượt tham dự", width=8, is_number=True), "participants", "count"),
    (Column(title="Bản in", width=7, is_number=True), "copies", "count"),
    (Column(title="Gian hàng", width=7, is_number=True), "booths", "count"),
)
FUNDING: Fields = (
    (Column(title="Loại hoạt động", width=30), "label", "text"),
    (Column(title="Số hoạt động", width=10, is_number=True), "count", "count"),
    (_money("Dự toán", "đồng", 16), "budget_vnd", "million"),
    (Column(title="Số hoạt động ghi dự toán", width=12, is_number=True), "budget_known", "count"),
    (_money("Đã chi", "đồng", 16), "spent_vnd", "million"),
    (Column(title="Số hoạt động ghi số chi", width=12, is_number=True), "spent_known", "count"),
)
SENDER: Fields = (
    (Column(title="Đơn vị", width=20), "unit", "text"),
    (Column(title="Loại", width=12), "kind", "text"),
)
LOCAL_REPORTS: Fields = (
    *SENDER,
    (Column(title="Ngày gửi", width=9), "sent_on", "day"),
    (Column(title="Cơ sở đang hoạt động", width=9, is_number=True), "facilities", "count"),
    (Column(title="Đã nhận thức", width=8, is_number=True), "aware", "count"),
    (Column(title="Đang áp dụng", width=8, is_number=True), "applying", "count"),
    (Column(title="Được đánh giá", width=8, is_number=True), "assessed", "count"),
    (Column(title="Hoạt động", width=8, is_number=True), "activities", "count"),
    (Column(title="Lượt tham dự", width=8, is_number=True), "participations", "count"),
)
LOCAL_WORDS: Fields = (
    (Column(title="Đơn vị", width=14), "unit", "text"),
    (Column(title="Kết quả thực hiện", width=30), "done", "text"),
    (Column(title="Khó khăn, nguyên nhân", width=20), "difficulties", "text"),
    (Column(title="Kế hoạch năm sau", width=18), "next_year", "text"),
    (Column(title="Kiến nghị", width=18), "proposals", "text"),
)
LOCAL_MISSING: Fields = (
    *SENDER,
    (Column(title="Trạng thái", width=16), "state", "text"),
    (Column(title="Thời hạn", width=10), "due_on", "day"),
    (Column(title="Ngày gửi", width=10), "sent_on", "day"),
    (Column(title="Số lần nhắc", width=10, is_number=True), "reminders", "count"),
)
NUMBER = Column(title="STT", width=5)


def annexes(figures: Figures, *, reference: str) -> tuple[Annex, ...]:
    """I to V, in the order of the official outline."""
    parts = (
        ("DANH SÁCH CƠ SỞ ÁP DỤNG SẢN XUẤT SẠCH HƠN", _facilities(figures)),
        ("GIẢI PHÁP VÀ MỨC TIẾT KIỆM", _solutions(figures)),
        ("HOẠT ĐỘNG ĐÃ THỰC HIỆN", _activities(figures)),
        ("KINH PHÍ", _funding(figures)),
        ("BÁO CÁO CỦA ĐỊA PHƯƠNG", _local_reports(figures)),
    )
    return tuple(
        Annex(
            number=number,
            title=title,
            reference=reference,
            blocks=tuple(blocks),
            landscape=any(isinstance(block, Table) for block in blocks),
        )
        for number, (title, blocks) in zip(("I", "II", "III", "IV", "V"), parts, strict=True)
    )


def listing(
    figures: Figures, path: str, fields: Fields, *, sheet: str, empty: str, title: str = ""
) -> Table:
    """A table of the rows that lie frozen at a path, numbered."""
    rows = look_up(figures, path)
    return Table(
        sheet=sheet,
        title=title,
        columns=(NUMBER, *(column for column, _, _ in fields)),
        rows=tuple(
            (place(index), *_cells(row, f"{path}.{index}", fields))
            for index, row in enumerate(rows)
        ),
        empty=empty,
    )


def _cells(row: Figures, path: str, fields: Fields) -> list[Cell]:
    """The row is at hand, so that a long list is not searched anew for each cell."""
    below = f"{path}."
    return [
        quantity(row, key, row["unit"], below=below)
        if style == OF_UNIT
        else cell(row, key, style, below=below)
        for _, key, style in fields
    ]


def _facilities(figures: Figures) -> list[Block]:
    return [
        said(
            figures,
            "Tính đến ngày {as_of:day} có {report.population.applying:count} cơ sở áp dụng SXSH "
            "theo quy tắc nêu tại mục III của Báo cáo.",
            unknown="Chưa xác định được số cơ sở áp dụng SXSH.",
        ),
        listing(
            figures,
            "annexes.facilities.rows",
            FACILITIES,
            sheet="Cơ sở áp dụng",
            empty="Chưa ghi nhận cơ sở nào áp dụng SXSH.",
        ),
    ]


def _solutions(figures: Figures) -> list[Block]:
    return [
        listing(
            figures,
            "annexes.solutions",
            SOLUTIONS,
            sheet="Giải pháp",
            title="Giải pháp theo nhóm",
            empty="Chưa ghi nhận giải pháp nào trong kỳ.",
        ),
        listing(
            figures,
            "report.savings",
            SAVINGS,
            sheet="Mức tiết kiệm",
            title="Mức tiết kiệm trên đơn vị sản phẩm theo ba phương pháp",
            empty="Chưa có đánh giá để tính mức tiết kiệm.",
        ),
    ]


def _activities(figures: Figures) -> list[Block]:
    return [
        listing(
            figures,
            "annexes.activities.rows",
            ACTIVITIES,
            sheet="Hoạt động",
            empty="Chưa ghi nhận hoạt động nào trong kỳ.",
        )
    ]


def _funding(figures: Figures) -> list[Block]:
    return [
        listing(
            figures,
            "annexes.funding.kinds",
            FUNDING,
            sheet="Kinh phí",
            empty="Chưa ghi nhận kinh phí của hoạt động nào.",
        ),
        plain(
            "Cổng thông tin chưa lưu số liệu kinh phí theo nguồn; phần này do đơn vị soạn thảo "
            "bổ sung."
        ),
    ]


def _local_reports(figures: Figures) -> list[Block]:
    path = "annexes.local_reports"
    if look_up(figures, path) is None:
        return [plain("Chưa có đợt báo cáo nào của địa phương được mở trên Cổng thông tin.")]
    return [
        said(
            figures,
            f"Năm {{{path}.year}}: đã chấp nhận {{{path}.accepted:count}} trong số "
            f"{{{path}.asked:count}} báo cáo của Ủy ban nhân dân địa phương và ban quản lý khu, "
            "cụm công nghiệp, làng nghề.",
        ),
        listing(
            figures,
            f"{path}.rows",
            LOCAL_REPORTS,
            sheet="Báo cáo địa phương",
            title="Báo cáo đã chấp nhận",
            empty="Chưa chấp nhận báo cáo nào.",
        ),
        listing(
            figures,
            f"{path}.with_words",
            LOCAL_WORDS,
            sheet="Nội dung địa phương",
            title="Nội dung báo cáo của địa phương",
            empty="Chưa có nội dung nào được ghi.",
        ),
        listing(
            figures,
            f"{path}.missing",
            LOCAL_MISSING,
            sheet="Chưa có báo cáo",
            title="Báo cáo còn thiếu hoặc chưa được chấp nhận",
            empty="Không thiếu báo cáo nào.",
        ),
    ]
