"""Part II: what was done, in the order of the official outline.

Every sentence rests on a figure. Where no record is kept the sentence says so.
"""

from collections.abc import Iterable

from reports.documents.figures import Figures, listed, plain, said, style_of
from reports.documents.model import Block, Heading

NOT_KEPT = "Cổng thông tin chưa lưu số liệu về"


def results(figures: Figures) -> list[Block]:
    """II.1 to II.8."""
    return [
        Heading(level=1, text="II. KẾT QUẢ THỰC HIỆN"),
        *_awareness(figures),
        *_training(figures),
        *_information(figures),
        *_assessment(figures),
        *_models(figures),
        *_network(figures),
        *_inspection(figures),
        *_funding(figures),
    ]


def _held(figures: Figures, kinds: Iterable[str], *, nothing: str) -> list[Block]:
    """One line for each kind of activity that took place; one sentence when none did."""
    held = figures["annexes"]["activities"]["kinds"]
    lines = [_of_kind(kind, held[kind]) for kind in kinds if held[kind]["count"]]
    return listed(figures, lines) if lines else [plain(nothing)]


def _of_kind(kind: str, held: Figures) -> str:
    path = f"annexes.activities.kinds.{kind}"
    line = f"{{{path}.label}}: {{{path}.count:count}} hoạt động"
    return line + f", {{{path}.participants:count}} lượt tham dự" * bool(held["participants"])


def _awareness(figures: Figures) -> list[Block]:
    return [
        Heading(level=2, text="1. Tuyên truyền, nâng cao nhận thức"),
        said(
            figures,
            "Tính đến ngày {as_of:day}, {report.population.aware:count} trên tổng số "
            "{report.population.facilities:count} cơ sở sản xuất đã nhận thức về sản xuất sạch hơn "
            "(SXSH). Trong kỳ đã tổ chức {counts.events:count} hội thảo, tập huấn, sự kiện các "
            "loại; các hoạt động có {counts.participants:count} lượt tham dự. Hoạt "
            "động tuyên truyền gồm:",
            unknown=f"{NOT_KEPT} mức độ nhận thức của cơ sở. Hoạt động tuyên truyền gồm:",
        ),
        *_held(
            figures,
            ("workshop", "conference", "forum", "talk", "survey", "media"),
            nothing="Chưa ghi nhận hội thảo, hội nghị, diễn đàn, tọa đàm hoặc tin, bài nào trong "
            "kỳ.",
        ),
        said(
            figures,
            "Đã phát hành {counts.leaflets:count} bản tờ rơi, tài liệu tuyên truyền.",
            unknown=f"{NOT_KEPT} tờ rơi, tài liệu tuyên truyền.",
            none="Chưa ghi nhận tờ rơi, tài liệu tuyên truyền được phát hành trong kỳ.",
        ),
    ]


def _training(figures: Figures) -> list[Block]:
    return [
        Heading(level=2, text="2. Đào tạo, tập huấn, học tập kinh nghiệm"),
        *_held(
            figures,
            ("training", "tour"),
            nothing="Chưa ghi nhận lớp tập huấn, chuyến học tập kinh nghiệm nào trong kỳ.",
        ),
        said(
            figures,
            "Đến nay có {report.population.staffed:count} cơ sở có cán bộ đủ năng lực hướng dẫn "
            "áp dụng SXSH.",
            unknown=f"{NOT_KEPT} cán bộ hướng dẫn SXSH tại cơ sở.",
            none="Chưa ghi nhận cơ sở nào có cán bộ đủ năng lực hướng dẫn áp dụng SXSH.",
        ),
    ]


def _information(figures: Figures) -> list[Block]:
    return [
        Heading(level=2, text="3. Cơ sở dữ liệu và thông tin"),
        said(
            figures,
            "Cơ sở dữ liệu về SXSH có {report.population.facilities:count} cơ sở thuộc phạm vi "
            "thống kê, trong đó {counts.facilities_assessed:count} cơ sở có kết quả đánh giá đã "
            "được xác nhận trong kỳ.",
            unknown=f"{NOT_KEPT} đánh giá tại cơ sở.",
        ),
        plain(f"{NOT_KEPT} tin, bài, sổ tay hướng dẫn trên chuyên trang SXSH."),
    ]


def _assessment(figures: Figures) -> list[Block]:
    return [
        Heading(level=2, text="4. Hỗ trợ kỹ thuật, đánh giá và áp dụng giải pháp SXSH"),
        Heading(level=3, text="a) Đánh giá SXSH tại cơ sở"),
        said(
            figures,
            "Trong kỳ có {counts.facilities_assessed:count} cơ sở được đánh giá và xác nhận kết "
            "quả; đến nay {report.population.applying:count} trên tổng số "
            "{report.population.facilities:count} cơ sở đang áp dụng SXSH (danh sách tại Phụ lục "
            "I).",
            unknown=f"{NOT_KEPT} đánh giá tại cơ sở.",
        ),
        Heading(level=3, text="b) Giải pháp"),
        *_solutions(figures),
        Heading(level=3, text="c) Mức giảm tiêu hao trên đơn vị sản phẩm"),
        *_savings(figures),
    ]


def _solutions(figures: Figures) -> list[Block]:
    return [
        said(
            figures,
            "Các đánh giá đã đề xuất {counts.solutions_proposed:count} giải pháp; trong kỳ "
            "{counts.solutions_implemented:count} giải pháp đã được thực hiện (chi tiết theo nhóm "
            "tại Phụ lục II).",
            unknown=f"{NOT_KEPT} giải pháp.",
            none="Chưa ghi nhận giải pháp nào được đề xuất trong kỳ.",
        ),
        said(
            figures,
            "Lợi ích kinh tế của các giải pháp đã thực hiện là "
            "{counts.money_saved_vnd:million} triệu đồng mỗi năm, chưa trừ chi phí tăng thêm.",
            unknown=f"{NOT_KEPT} lợi ích kinh tế của các giải pháp đã thực hiện.",
            none="Chưa ghi nhận lợi ích kinh tế của các giải pháp đã thực hiện.",
        ),
    ]


def _savings(figures: Figures) -> list[Block]:
    savings = figures["report"]["savings"]
    if not savings:
        return [plain("Chưa có số liệu đánh giá để tính mức giảm tiêu hao.")]
    lead = (
        "Tổng hợp từ các đánh giá đã xác nhận, gia quyền theo mức tiêu thụ dự kiến ở cùng sản "
        "lượng (số âm là mức tiêu hao tăng):"
    )
    lines = [_saving(f"report.savings.{index}", saving) for index, saving in enumerate(savings)]
    return [plain(lead), *listed(figures, lines)]


def _saving(path: str, saving: Figures) -> str:
    if saving["adjusted"] is None:
        return f"{{{path}.label}}: chưa tính được"
    style, unit = style_of(saving["unit"])
    return (
        f"{{{path}.label}}: {{{path}.adjusted:percent}}, tương ứng {{{path}.saved:{style}}} "
        f"{unit}, tính trên {{{path}.n:count}} cơ sở có số liệu sử dụng được"
    )


def _models(figures: Figures) -> list[Block]:
    return [
        Heading(level=2, text="5. Mô hình, khuyến công và hỗ trợ thiết bị"),
        said(
            figures,
            "Đã xây dựng {counts.demonstration_models:count} mô hình trình diễn, thí điểm, điển "
            "hình.",
            unknown=f"{NOT_KEPT} mô hình trình diễn.",
            none="Chưa ghi nhận mô hình trình diễn nào trong kỳ.",
        ),
        said(
            figures,
            "Đã thực hiện {counts.support_cases:count} lượt hỗ trợ cho "
            "{counts.facilities_supported:count} cơ sở (một cơ sở có thể được hỗ trợ nhiều lượt).",
            unknown=f"{NOT_KEPT} hỗ trợ cơ sở.",
            none="Chưa ghi nhận lượt hỗ trợ nào trong kỳ.",
        ),
        *_support(figures),
    ]


def _support(figures: Figures) -> list[Block]:
    return listed(
        figures,
        [
            f"{{annexes.support.{index}.label}}: {{annexes.support.{index}.cases:count}} lượt, "
            f"{{annexes.support.{index}.facilities:count}} cơ sở"
            for index, _ in enumerate(figures["annexes"]["support"])
        ],
    )


def _network(figures: Figures) -> list[Block]:
    return [
        Heading(level=2, text="6. Mạng lưới, liên kết chuỗi, hội chợ"),
        said(
            figures,
            "Mạng lưới sản xuất và tiêu dùng bền vững có {counts.network_members:count} thành "
            "viên.",
            unknown=f"{NOT_KEPT} thành viên mạng lưới sản xuất và tiêu dùng bền vững.",
        ),
        *_held(
            figures,
            ("fair", "chain"),
            nothing="Chưa ghi nhận hội chợ, sự kiện kết nối chuỗi cung ứng nào trong kỳ.",
        ),
        said(
            figures,
            "Số gian hàng tại hội chợ, sự kiện: {counts.booths:count}.",
            unknown=f"{NOT_KEPT} gian hàng tại hội chợ, sự kiện.",
            none="Chưa ghi nhận gian hàng tại hội chợ, sự kiện trong kỳ.",
        ),
    ]


def _inspection(figures: Figures) -> list[Block]:
    return [
        Heading(level=2, text="7. Kiểm tra, khen thưởng, kỷ luật"),
        *_held(
            figures,
            ("inspection", "award"),
            nothing="Chưa ghi nhận đợt kiểm tra, hình thức khen thưởng, kỷ luật nào trong kỳ.",
        ),
    ]


def _funding(figures: Figures) -> list[Block]:
    spent = "annexes.funding.activities"
    return [
        Heading(level=2, text="8. Kinh phí"),
        said(
            figures,
            f"Theo ghi nhận của các hoạt động: đã chi {{{spent}.spent_vnd:million}} triệu đồng "
            f"({{{spent}.spent_known:count}} trên {{{spent}.count:count}} hoạt động có ghi số "
            "chi); chi tiết tại Phụ lục IV.",
            unknown="Chưa ghi nhận số chi của hoạt động nào trong kỳ.",
        ),
        plain(
            f"{NOT_KEPT} kinh phí theo nguồn (khuyến công, sự nghiệp khoa học, chương trình "
            "trung ương, tài trợ, vốn của cơ sở): số dự kiến, thẩm định và thực chi."
        ),
    ]
