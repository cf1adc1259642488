"""Parts IV to VI: difficulties, next year, proposals. Only what the figures say is drafted; the
rest is left to the drafter, in brackets."""

from reports.documents.figures import Figures, listed, plain, said, style_of
from reports.documents.letter import issuer_of, plan_word
from reports.documents.model import Block, Heading, Look, Paragraph
from reports.documents.targets import counted, named, promised


def outlook(figures: Figures) -> list[Block]:
    """IV, V, VI and the closing sentence."""
    return [*difficulties(figures), *next_year(figures), *proposals(figures), _closing(figures)]


def difficulties(figures: Figures) -> list[Block]:
    """IV. What is not reached or not known, and the causes that the records themselves show."""
    return [
        Heading(level=1, text="IV. KHÓ KHĂN, HẠN CHẾ VÀ NGUYÊN NHÂN"),
        Heading(level=2, text="1. Khó khăn, hạn chế"),
        *_missed(figures),
        *_unknown(figures),
        _not_applying(figures),
        Heading(level=2, text="2. Nguyên nhân"),
        *_causes(figures),
        _prompt("nguyên nhân khách quan, chủ quan"),
    ]


def _with_status(figures: Figures, *statuses: str) -> list[int]:
    return [
        index for index, target in enumerate(figures["targets"]) if target["status"] in statuses
    ]


def _missed(figures: Figures) -> list[Block]:
    missed = _with_status(figures, "not reached")
    if not missed:
        return [plain("Không có chỉ tiêu nào có kết quả thấp hơn mục tiêu.")]
    lead = "Các chỉ tiêu có kết quả thấp hơn mục tiêu tại thời điểm chốt số liệu:"
    lines = [_shortfall(figures, index) for index in missed]
    return [plain(lead), *listed(figures, lines)]


def _shortfall(figures: Figures, index: int) -> str:
    target = figures["targets"][index]
    style, unit = style_of(target["unit"])
    value = f"{{targets.{index}.value:{style}}} {unit}".rstrip()
    return (
        f"{named(figures, index)}: đạt {value}, mục tiêu "
        f"{promised(target)} đến năm {{targets.{index}.due_year}}"
    )


def _unknown(figures: Figures) -> list[Block]:
    unknown = _with_status(figures, "unknown")
    if not unknown:
        return []
    lead = "Các chỉ tiêu chưa đủ số liệu để đánh giá:"
    lines = [named(figures, index) for index in unknown]
    return [plain(lead), *listed(figures, lines)]


def _not_applying(figures: Figures) -> Paragraph:
    return said(
        figures,
        "Còn {report.population.not_applying:count} cơ sở thuộc phạm vi thống kê chưa áp dụng SXSH "
        "theo quy tắc nêu tại mục III.",
        unknown="Chưa xác định được số cơ sở chưa áp dụng SXSH.",
        none="Tất cả cơ sở thuộc phạm vi thống kê đã áp dụng SXSH.",
    )


def _causes(figures: Figures) -> list[Block]:
    """Why facilities have no usable result, by the first saving of the plan that lacks some."""
    gaps = figures["report"]["gaps"]
    if not gaps:
        return []
    lead = "Một phần số liệu chưa sử dụng được để tính mức tiết kiệm năng lượng, do:"
    lines = [
        f"{{report.gaps.{index}.label}}: {{report.gaps.{index}.count:count}} cơ sở"
        for index, _ in enumerate(gaps)
    ]
    return [plain(lead), *listed(figures, lines)]


def next_year(figures: Figures) -> list[Block]:
    """V. What each missed target still needs."""
    missed = _with_status(figures, "not reached")
    is_over = figures["report"]["is_over"]
    title = "THỜI GIAN TỚI" if is_over else f"NĂM {figures['report']['year'] + 1}"
    needs = [_need(figures, index) for index in missed]
    lead = "Tiếp tục thực hiện các chỉ tiêu chưa đạt:"
    return [
        Heading(level=1, text=f"V. NHIỆM VỤ, GIẢI PHÁP {title}"),
        *([plain(lead), *listed(figures, needs)] if needs else _kept_up()),
        _prompt("nhiệm vụ, giải pháp cụ thể, đơn vị chủ trì, kinh phí, thời hạn"),
    ]


def _kept_up() -> list[Block]:
    return [plain("Duy trì kết quả các chỉ tiêu đã đạt.")]


def _need(figures: Figures, index: int) -> str:
    path, about = f"report.targets.{index}", figures["report"]["targets"][index]
    style, unit = _step(figures["targets"][index]["unit"])
    is_at_most = about.get("direction") == "at_most"
    lacks, moves = ("còn vượt", "giảm") if is_at_most else ("còn thiếu", "tăng")
    text = f"{named(figures, index)}: {lacks} {{{path}.gap:{style}}} {unit} so với mục tiêu"
    if about["shortfall"] is not None:
        text += f" (tương ứng {{{path}.shortfall:count}} {counted(about['indicator'])})"
    if about["needed_per_year"] is None:
        return f"{text}, đã hết thời hạn"
    return f"{text}, bình quân mỗi năm cần {moves} {{{path}.needed_per_year:{style}}} {unit}"


def _step(unit: str) -> tuple[str, str]:
    """How a difference in a unit is written: between two percentages lie percentage points."""
    return ("decimal", "điểm phần trăm") if unit == "%" else style_of(unit)


def proposals(figures: Figures) -> list[Block]:
    """VI. What follows from the gaps in the records."""
    return [
        Heading(level=1, text="VI. ĐỀ XUẤT, KIẾN NGHỊ"),
        *_asked(figures),
        _prompt(f"đề xuất, kiến nghị với {issuer_of(figures).above} và các cơ quan liên quan"),
    ]


def _asked(figures: Figures) -> list[Block]:
    asked = {
        "no_assessment": "Bố trí nguồn lực hỗ trợ đánh giá SXSH cho {%s.count:count} cơ sở chưa có "
        "đánh giá trong kỳ.",
        "not_verified": "Hoàn thành việc kiểm tra, xác nhận đánh giá của {%s.count:count} cơ sở đã "
        "gửi.",
    }
    return [
        said(figures, asked[gap["reason"]] % f"report.gaps.{index}")
        for index, gap in enumerate(figures["report"]["gaps"])
        if gap["reason"] in asked
    ]


def _prompt(what: str) -> Paragraph:
    return plain(f"[Đơn vị soạn thảo bổ sung: {what}.]", look=Look.PROMPT)


def _closing(figures: Figures) -> Paragraph:
    issuer = issuer_of(figures)
    return said(
        figures,
        f"Trên đây là kết quả thực hiện {plan_word(figures)}, {issuer.name} kính báo cáo "
        f"{issuer.above} xem xét, chỉ đạo./.",
    )
