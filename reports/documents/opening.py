"""The beginning of the report: its subject, its bases, and part I, direction and organisation."""

from reports.documents.figures import (
    Figures,
    figure,
    listed,
    look_up,
    plain,
    plain_day,
    said,
    shown,
)
from reports.documents.letter import issuer_of, plan_word
from reports.documents.model import Block, Heading, Look, Paragraph

KINDS_OF_DECISION = (("/QĐ", "Quyết định"), ("/KH", "Kế hoạch"), ("/NQ", "Nghị quyết"))


def subject(figures: Figures) -> tuple[str, ...]:
    """The lines below "BÁO CÁO"."""
    return (
        f"Kết quả thực hiện {figure(figures, 'report.plan.name')}",
        f"(số liệu tính đến ngày {plain_day(figures['as_of'])})",
    )


def bases(figures: Figures) -> list[Block]:
    """The decisions on which the programme rests, the widest first, and what follows."""
    plans = [f"report.parents.{index}" for index, _ in enumerate(figures["report"]["parents"])]
    return [
        *(_basis(figures, path) for path in [*plans, "report.plan"]),
        said(
            figures,
            f"{issuer_of(figures).name} báo cáo kết quả thực hiện "
            "{report.plan.name} (sau đây gọi tắt là "
            f"{plan_word(figures)}"
            ") trong kỳ từ ngày "
            "{report.period.starts_on:day} đến ngày {report.period.ends_on:day} như sau:",
        ),
    ]


def _basis(figures: Figures, path: str) -> Paragraph:
    """ "Căn cứ Quyết định số 5768/QĐ-UBND ngày … của … về …;" as far as it is recorded."""
    plan = look_up(figures, path)
    if not plan["decision_no"]:
        text = f"Căn cứ {{{path}.name}} (chưa ghi số quyết định);"
        return said(figures, text, look=Look.BASIS)
    day = f" ngày {{{path}.decided_on:day}}" if plan["decided_on"] else ""
    issuer = f" của {{{path}.issuer}}" if plan["issuer"] else ""
    number = decision(shown(plan["decision_no"], "text"))
    runs = said(figures, f"{day}{issuer} về {{{path}.name}};").runs
    return Paragraph(runs=(f"Căn cứ {number}", *runs), look=Look.BASIS)


def decision(number: str) -> str:
    """A recorded number with its kind: "5768/QĐ-UBND" is "Quyết định số 5768/QĐ-UBND"."""
    bare = number.removeprefix("QĐ ").removeprefix("KH ").strip()
    if not bare[:1].isdigit():
        return bare
    kinds = (words for mark, words in KINDS_OF_DECISION if mark in bare)
    return f"{next(kinds, 'Văn bản')} số {bare}"


def organisation(figures: Figures) -> list[Block]:
    """I. What was decided, over what, and what no record says."""
    return [
        Heading(level=1, text="I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN"),
        said(
            figures,
            f"{plan_word(figures)} được thực hiện trong giai đoạn "
            "{report.plan.starts_on:day} - "
            "{report.plan.ends_on:day}, gồm {report.target_count:count} chỉ tiêu; kết quả từng "
            "chỉ tiêu được trình bày tại mục III.",
        ),
        *_parts(figures),
        _scope(figures),
        *_frame(figures),
        plain(
            "[Đơn vị soạn thảo bổ sung: văn bản chỉ đạo đã ban hành; phân công nhiệm vụ giữa "
            "các sở, ngành, địa phương; chế độ kiểm tra, báo cáo. Cổng thông tin chưa lưu "
            "các số liệu này.]",
            look=Look.PROMPT,
        ),
    ]


def _parts(figures: Figures) -> list[Block]:
    parts = figures["report"]["parts"]
    if not parts:
        return [said(figures, "Cổng thông tin chưa ghi nhận kế hoạch thành phần.")]
    lines = [
        f"{{report.parts.{index}.name}}"
        + f" ({{report.parts.{index}.decision_no}})" * bool(plan["decision_no"])
        for index, plan in enumerate(parts)
    ]
    return [plain("Các kế hoạch triển khai đã ban hành:"), *listed(figures, lines)]


def _scope(figures: Figures) -> Paragraph:
    where = "trên địa bàn {report.unit.in_words}" if figures["report"]["unit"] else "trong cả nước"
    return said(
        figures,
        "Phạm vi thống kê của năm {report.year} gồm {report.population.facilities:count} cơ sở sản "
        "xuất đang hoạt động " + where + ".",
        none="Chưa có cơ sở sản xuất nào thuộc phạm vi thống kê được ghi nhận.",
    )


def _frame(figures: Figures) -> list[Block]:
    """What an old province's figures mean in today's map."""
    unit = figures["report"]["unit"]
    if unit is None or not unit["is_former"]:
        return []
    until = " (đến hết ngày {report.unit.valid_to:day})" if unit["valid_to"] else ""
    text = (
        "Số liệu được tổng hợp theo địa giới {report.unit.in_words} trước khi sắp xếp đơn vị hành "
        f"chính{until}."
    )
    if unit["approximate"]:
        text += (
            " Với cơ sở chỉ ghi nhận địa chỉ theo xã, phường mới, phạm vi này là gần đúng, vì một "
            "số xã, phường mới gồm cả phần đất ngoài địa giới cũ."
        )
    return [said(figures, text)]
