"""What only the workbook holds: every number of the figures, raw and in full."""

from core.numbers import DASH
from reports.documents.figures import Figures, cell, digest_of, shown, words
from reports.documents.model import Cell, Column, Table
from reports.rules import CLASS_NAMES

NUMBERS = (
    ("Mục tiêu (thấp)", "low"),
    ("Mục tiêu (cao)", "high"),
    ("Tử số", "numerator_value"),
    ("Mẫu số", "denominator_value"),
    ("Kết quả", "value"),
    ("Theo lộ trình đến nay", "expected_today"),
    ("n", "n"),
    ("N", "N"),
    ("Gia quyền theo dự kiến", "methods.adjusted"),
    ("Gia quyền theo kỳ gốc", "methods.baseline_weighted"),
    ("Trung bình cộng", "methods.mean"),
    ("Trung vị", "methods.median"),
    ("Cùng cơ sở: kết quả", "panel.value"),
    ("Cùng cơ sở: n", "panel.n"),
)


def data_tables(figures: Figures) -> tuple[Table, ...]:
    """In the order of their sheets; the sheets of the paper's own tables come first."""
    return (
        targets_table(figures),
        counts_table(figures),
        distribution_table(figures),
        reasons_table(figures),
        about_table(figures),
    )


def targets_table(figures: Figures) -> Table:
    """Every number of every target, as `progress` publishes it, for the workbook."""
    columns = (
        Column(title="Chỉ tiêu", width=20),
        Column(title="Mã chỉ tiêu", width=10),
        *(Column(title=title, width=6, is_number=True) for title, _ in NUMBERS),
    )
    rows = tuple(
        (
            words(about["name"]),
            words(about["indicator"]),
            *(cell(figures, f"targets.{index}.{path}", "decimal") for _, path in NUMBERS),
        )
        for index, about in enumerate(figures["report"]["targets"])
    )
    return Table(
        sheet="Số liệu chỉ tiêu",
        title="Số liệu đầy đủ của các chỉ tiêu",
        columns=columns,
        rows=rows,
        empty="Chưa có chỉ tiêu nào được ghi nhận.",
    )


def counts_table(figures: Figures) -> Table:
    """Every count of the plan with its raw number, for the workbook."""
    labels = figures["report"]["counts"]
    rows = tuple(
        (
            words(label["name"]),
            words(label["indicator"]),
            cell(figures, f"counts.{label['indicator']}", "decimal"),
            words(label["unit"]),
        )
        for label in labels
    )
    return Table(
        sheet="Số đếm",
        title="Các số đếm",
        columns=(
            Column(title="Chỉ tiêu", width=40),
            Column(title="Mã", width=20),
            Column(title="Giá trị", width=14, is_number=True),
            Column(title="Đơn vị", width=12),
        ),
        rows=rows,
        empty="Chưa có số đếm nào.",
    )


def distribution_table(figures: Figures) -> Table:
    """How many facilities lie in each class of saving, for every target of a saving."""
    about = figures["report"]["targets"]
    savings = [index for index, target in enumerate(about) if target["kind"] == "saving"]
    return Table(
        sheet="Phân bố",
        title="Phân bố cơ sở theo mức tiết kiệm (%)",
        columns=(
            Column(title="Chỉ tiêu", width=36),
            *(Column(title=name, width=7, is_number=True) for name in CLASS_NAMES),
        ),
        rows=tuple(
            (
                words(about[index]["name"]),
                *(
                    cell(figures, f"targets.{index}.distribution.{name}", "count")
                    for name in CLASS_NAMES
                ),
            )
            for index in savings
        ),
        empty="Không có chỉ tiêu về mức tiết kiệm.",
    )


def _classes(figures: Figures, index: int) -> tuple[Cell, ...]:
    path = f"targets.{index}.distribution"
    name = words(figures["report"]["targets"][index]["name"])
    if not figures["targets"][index]["distribution"]:
        return (name, *(words(DASH) for _ in CLASS_NAMES))
    return (name, *(cell(figures, f"{path}.{each}", "count") for each in CLASS_NAMES))


def reasons_table(figures: Figures) -> Table:
    """What was left out of each saving, and why."""
    about = figures["report"]["targets"]
    rows = tuple(
        (
            words(target["name"]),
            words(reason["label"]),
            cell(figures, f"report.targets.{index}.excluded.{place}.count", "count"),
        )
        for index, target in enumerate(about)
        for place, reason in enumerate(target["excluded"])
    )
    return Table(
        sheet="Chưa tính được",
        title="Cơ sở chưa tính được mức tiết kiệm, theo lý do",
        columns=(
            Column(title="Chỉ tiêu", width=36),
            Column(title="Lý do", width=36),
            Column(title="Số cơ sở", width=10, is_number=True),
        ),
        rows=rows,
        empty="Không có cơ sở nào bị loại.",
    )


def about_table(figures: Figures) -> Table:
    """What the workbook rests on."""
    facts = (
        ("Kế hoạch", figures["report"]["plan"]["name"]),
        ("Mã kế hoạch", figures["plan"]),
        ("Ngày chốt số liệu", shown(figures["as_of"], "day")),
        ("Tổng hợp lúc", shown(figures["generated_at"], "moment")),
        ("Phiên bản dữ liệu", figures["data_version"]),
        ("Mã kiểm tra (SHA-256)", digest_of(figures)),
        ("Cột “(số)”", "Số gốc, chưa làm tròn; tiền tính bằng đồng"),
        *((rule["label"], rule["text"]) for rule in figures["report"]["rules"]),
    )
    return Table(
        sheet="Thông tin",
        title="Thông tin về bộ số liệu",
        columns=(Column(title="Mục", width=30), Column(title="Nội dung", width=90)),
        rows=tuple((words(name), words(str(value))) for name, value in facts),
        empty="",
    )
