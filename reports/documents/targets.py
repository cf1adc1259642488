"""Part III: every target with its figure, and how the figures were made."""

from core.numbers import DASH, format_decimal
from reports.documents.figures import (
    NO_BREAK_SPACE,
    Figures,
    cell,
    digest_of,
    listed,
    measured,
    place,
    plain,
    quantity,
    said,
    shown,
    style_of,
    words,
)
from reports.documents.letter import plan_word
from reports.documents.model import (
    Block,
    Cell,
    Column,
    Heading,
    Look,
    Paragraph,
    Table,
)
from reports.documents.opening import decision

STATUS = {
    "not reached": "Chưa đạt",
    "reached": "Đạt",
    "exceeded": "Vượt",
    "unknown": "Chưa đủ số liệu",
}
METHODS = {
    "adjusted": "Gia quyền theo mức tiêu thụ dự kiến: Σ(dự kiến - thực dùng) / Σ dự kiến",
    "baseline_weighted": "Gia quyền theo mức tiêu thụ kỳ gốc: Σ(kỳ gốc × mức tiết kiệm) / Σ kỳ gốc",
    "mean": "Trung bình cộng mức tiết kiệm của các cơ sở",
}
KINDS = {
    "ratio": "Tỷ số: tử số / mẫu số",
    "saving": "",
    "sum": "Tổng của các cơ sở",
    "count": "Đếm số ghi nhận",
    "context": "Số liệu tham chiếu do đơn vị nhập",
}
PERCENT = f"{NO_BREAK_SPACE}%"
OF_A_WHOLE = ("ratio", "saving")
DENOMINATORS = {
    "all": "tất cả cơ sở",
    "large": "cơ sở của doanh nghiệp lớn",
    "medium_large": "cơ sở của doanh nghiệp vừa và lớn",
    "zones": "khu, cụm công nghiệp, làng nghề",
    "officers": "cán bộ chuyên trách",
    "key_users": "cơ sở sử dụng năng lượng trọng điểm",
}
# What a share counts, where it is not facilities.
COUNTED = {
    "large_enterprises_staffed_rate": "doanh nghiệp lớn",
    "medium_large_staffed_rate": "doanh nghiệp vừa và lớn",
    "officers_trained_rate": "cán bộ",
    "zones_with_guide_rate": "khu, cụm, làng nghề",
    "zones_informed_rate": "khu, cụm, làng nghề",
    "local_reports_rate": "báo cáo",
    "departments_capable_rate": "Sở Công Thương",
    "provinces_with_plan_rate": "tỉnh, thành phố",
}
COLUMNS = (
    Column(title="STT", width=5),
    Column(title="Chỉ tiêu", width=17),
    Column(title="Mục tiêu", width=9, keeps_together=True),
    Column(title="Mẫu số", width=16),
    Column(title="Tử số", width=12, is_number=True),
    Column(title="Kết quả", width=9, is_number=True),
    Column(title="Đánh giá", width=9, keeps_together=True),
    Column(title="Phương pháp", width=14),
    Column(title="Ghi chú", width=14),
)


def targets(figures: Figures) -> list[Block]:
    """III. The table of targets, on pages of its own that lie on their side."""
    count = len(figures["targets"])
    return [
        Heading(level=1, text=f"III. KẾT QUẢ SO VỚI CHỈ TIÊU CỦA {plan_word(figures).upper()}"),
        Table(
            sheet="Chỉ tiêu",
            title="Bảng 1. Kết quả thực hiện các chỉ tiêu, tính đến ngày "
            + shown(figures["as_of"], "day"),
            columns=COLUMNS,
            rows=tuple(_row(figures, index) for index in range(count)),
            empty="Chưa có chỉ tiêu nào được ghi nhận.",
        ),
    ]


def _row(figures: Figures, index: int) -> tuple[Cell, ...]:
    path = f"targets.{index}"
    about = figures["report"]["targets"][index]
    target = figures["targets"][index]
    return (
        place(index),
        cell(figures, f"report.{path}.name"),
        words(promised(target)),
        words(_denominator(target, about)),
        _numerator(figures, index),
        quantity(figures, f"{path}.value", target["unit"]),
        words(STATUS[target["status"]]),
        words(_method(target, about)),
        words(_note(target, about)),
    )


def named(figures: Figures, index: int) -> str:
    """The name of a target in a sentence; with its year where several go by that name."""
    about = figures["report"]["targets"]
    alike = [each for each in about if each["name"] == about[index]["name"]]
    until = f" (đến năm {{targets.{index}.due_year}})" if len(alike) > 1 else ""
    return f"{{report.targets.{index}.name}}{until}"


def promised(target: Figures) -> str:
    """The target as the plan puts it: "8–13 %", "90 %", "tối đa 5 %"."""
    high = measured(target["high"] or target["low"], target["unit"])
    limit = "tối đa " if target.get("direction") == "at_most" else ""
    if target["high"] is None:
        return f"{limit}{high}"
    return (
        f"{limit}{shown(target['low'], style_of(target['unit'])[0]).removesuffix(PERCENT)}–{high}"
    )


def _denominator(target: Figures, about: Figures) -> str:
    """How much there is of what, and on which decision the list rests."""
    if about["kind"] not in OF_A_WHOLE:
        return DASH
    parts = [measured(target["denominator_value"], _units(target, about)[1])]
    if about["indicator"] not in COUNTED or target["denominator"].startswith("list:"):
        parts.append(_whom(target["denominator"]))
    if about["list_decision_no"]:
        parts.append(_decided(about))
    if about["industries"]:
        codes = [each.split()[0] for each in about["industries"]]
        parts.append(f"ngành {', '.join(codes)}")
    # Reports that were frozen earlier know no limits.
    parts += [shown(words, "text") for words in about.get("limits", ())]
    return "; ".join(parts)


def _whom(denominator: str) -> str:
    code, _, name = denominator.partition(":")
    return f"danh sách “{name}”" if name else DENOMINATORS[code]


def _decided(about: Figures) -> str:
    day = about["list_decided_on"]
    return decision(shown(about["list_decision_no"], "text")) + (
        f" ngày {shown(day, 'day')}" if day else ""
    )


def _units(target: Figures, about: Figures) -> tuple[str, str]:
    """In which units numerator and denominator are counted."""
    if about["kind"] == "saving":
        unit = about["quantity_unit"]
        return ("", "cơ sở") if target["method"] == "mean" else (unit, unit)
    return counted(about["indicator"]), counted(about["indicator"])


def counted(indicator: str) -> str:
    """What a share counts."""
    return COUNTED.get(indicator, "cơ sở")


def _numerator(figures: Figures, index: int) -> Cell:
    about, target = figures["report"]["targets"][index], figures["targets"][index]
    if about["kind"] not in OF_A_WHOLE:
        return words(DASH)
    return quantity(figures, f"targets.{index}.numerator_value", _units(target, about)[0])


def _method(target: Figures, about: Figures) -> str:
    return METHODS[target["method"]] if about["kind"] == "saving" else KINDS[about["kind"]]


def _note(target: Figures, about: Figures) -> str:
    """When it is due, where it should stand today, on how many facilities it rests."""
    parts = [f"Thời hạn: năm {target['due_year']}"]
    if about["base_year"]:
        base = measured(about["base_value"], target["unit"])
        parts.append(f"năm gốc {about['base_year']}: {base}")
    if target["expected_today"] is not None:
        expected = measured(target["expected_today"], target["unit"])
        parts.append(f"theo lộ trình đến nay: {expected}")
    if about["kind"] == "saving":
        parts.append(f"tính trên {shown(target['n'], 'count')}/{shown(target['N'], 'count')} cơ sở")
    return "; ".join(parts)


def method(figures: Figures) -> list[Block]:
    """How the figures were made: rules, coverage, and which version of the data."""
    return [
        Heading(level=2, text="1. Cách xác định số liệu"),
        *_rules(figures),
        *_definitions(figures),
        *_industries(figures),
        Heading(level=2, text="2. Mức độ đầy đủ của số liệu"),
        *_coverage(figures),
        said(
            figures,
            "Số liệu chốt đến hết ngày {as_of:day}; tổng hợp lúc {generated_at:moment}; phiên bản "
            "dữ liệu: {data_version}. Mã kiểm tra (SHA-256) của bộ số liệu: "
            f"{digest_of(figures)}.",
            look=Look.NOTE,
        ),
    ]


def _rules(figures: Figures) -> list[Block]:
    rules = [f"report.rules.{index}" for index, _ in enumerate(figures["report"]["rules"])]
    if not rules:
        return [plain("Chưa có quy tắc thống kê nào được ghi nhận.")]
    lead = "Các khái niệm chưa được văn bản định nghĩa được xác định thống nhất như sau:"
    lines = [
        f"{{{path}.text}} (Quy tắc có hiệu lực từ ngày {{{path}.valid_from:day}})" for path in rules
    ]
    return [plain(lead), *listed(figures, lines)]


def _definitions(figures: Figures) -> list[Block]:
    """Each indicator once, however many targets name it."""
    about = figures["report"]["targets"]
    first = {target["indicator"]: index for index, target in reversed(list(enumerate(about)))}
    lines = [
        f"{{report.targets.{index}.name}}: {{report.targets.{index}.definition}}"
        for index in sorted(first.values())
    ]
    lead = "Các chỉ tiêu được tính như sau:"
    return [plain(lead), *listed(figures, lines)] if lines else []


def _industries(figures: Figures) -> list[Block]:
    """The names of the industries to which targets are limited."""
    every = [target["industries"] for target in figures["report"]["targets"]]
    names = sorted({shown(name, "text") for names in every for name in names})
    return [plain(f"Các ngành nêu tại Bảng 1: {'; '.join(names)}.")] if names else []


def _coverage(figures: Figures) -> list[Block]:
    savings = [
        index
        for index, about in enumerate(figures["report"]["targets"])
        if about["kind"] == "saving"
    ]
    if not savings:
        return [plain("Không có chỉ tiêu về mức tiết kiệm.")]
    return [_covered(figures, index) for index in savings]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _covered(figures: Figures, index: int) -> Paragraph:
    """How many facilities a saving rests on, and why the others are left out."""
    excluded = figures["report"]["targets"][index]["excluded"]
    reasons = "; ".join(
        f"{_small(reason['label'])}: {format_decimal(reason['count'], places=0)} cơ sở"
        for reason in excluded
    )
    path = f"targets.{index}"
    lead = said(
        figures,
        f"{named(figures, index)}: tính trên {{{path}.n:count}} trong tổng số {{{path}.N:count}} "
        "cơ sở của mẫu số",
    )
    tail = f". Các cơ sở còn lại chưa tính được: {reasons}." if reasons else "."
    return Paragraph(runs=(*lead.runs, tail), look=Look.ITEM)
