"""The official report: what the decree asks of the paper; no figure drifts from the JSON."""

import io
import zipfile
from copy import deepcopy
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from reports.documents import digest_of, progress_document, render
from reports.documents.docx import render_docx
from reports.documents.figures import look_up, plain_day, said, shown
from reports.documents.model import Cell, Heading, Paragraph, Table
from tests.reports.sample import sample

NUMBERS = ("count", "decimal", "percent", "million")


@pytest.fixture(scope="module")
def word() -> Any:
    return docx.Document(io.BytesIO(render(sample(), format="docx")))


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(sample(), format="xlsx")))


def text_of(word: Any) -> str:
    return "\n".join(part.text or "" for part in word.element.body.iter(qn("w:t")))


def paragraph(word: Any, beginning: str) -> Any:
    return next(each for each in word.paragraphs if each.text.startswith(beginning))


def everything(figures: dict[str, Any]) -> str:
    """All words of the paper."""
    document = progress_document(figures)
    words = [*document.subject, document.letterhead.number, document.letterhead.place_and_date]
    for block in document.blocks():
        if isinstance(block, Table):
            words += [block.title, *(cell.text for row in block.rows for cell in row)]
        else:
            words.append(block.text)
    return "\n".join(words)


# The paper ------------------------------------------------------------------------------------


def test_pages_are_a4_with_the_margins_of_the_decree(word: Any) -> None:
    for section in word.sections:
        sides = sorted((section.page_width, section.page_height))
        assert [round(side.mm) for side in sides] == [210, 297]
        assert Mm(20) <= section.top_margin <= Mm(25)
        assert Mm(20) <= section.bottom_margin <= Mm(25)
        assert Mm(30) <= section.left_margin <= Mm(35)
        assert Mm(15) <= section.right_margin <= Mm(20)


def test_wide_tables_lie_on_landscape_pages(word: Any) -> None:
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in word.sections]
    # Body, targets, body again, then the annexes: only the last one has no table.
    assert turned == [False, True, False, True, True, True, True, False]
    for section in word.sections:
        is_wide = section.page_width > section.page_height
        assert is_wide == (section.orientation == WD_ORIENT.LANDSCAPE)


def test_page_number_stands_centred_at_the_top_but_not_on_the_first_page(word: Any) -> None:
    first = word.sections[0]
    assert first.different_first_page_header_footer
    (header,) = first.header.paragraphs
    assert [field.text.strip() for field in header._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert header.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert first.first_page_header.paragraphs[0].text == ""
    assert all(section.header.is_linked_to_previous for section in list(word.sections)[1:])
    assert not word.sections[1].different_first_page_header_footer


def test_annexes_count_their_own_pages(word: Any) -> None:
    starts = [
        [number.get(qn("w:start")) for number in section._sectPr.findall(qn("w:pgNumType"))]
        for section in word.sections
    ]
    assert starts == [[], [], [], ["1"], ["1"], ["1"], ["1"], ["1"]]


def test_body_is_times_new_roman_14_justified_with_its_first_line_indented(word: Any) -> None:
    assert word.styles["Normal"].font.name == "Times New Roman"
    assert word.styles["Normal"].font.size == Pt(14)
    body = word.styles["Body Text"]
    assert body.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.paragraph_format.first_line_indent.cm == pytest.approx(Cm(1.27).cm, abs=0.01)
    assert paragraph(word, "Phạm vi thống kê của năm 2018 gồm 600").style.name == "Body Text"


def test_nothing_is_left_to_the_theme_of_word(word: Any) -> None:
    """Headings of python-docx's template are blue Calibri unless each of them is told."""
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Title", "Subtitle", "Header"):
        fonts = word.styles[name].element.rPr.find(qn("w:rFonts"))
        assert set(fonts.attrib.values()) == {"Times New Roman"}, name
        assert str(word.styles[name].font.color.rgb) == "000000", name


def test_headings_are_real_headings_in_the_outline_of_the_report(word: Any) -> None:
    levels = {1: [], 2: [], 3: []}
    for each in word.paragraphs:
        if each.style.name.startswith("Heading"):
            levels[int(each.style.name[-1])].append(each.text)
    assert [text.split(".")[0] for text in levels[1][:6]] == ["I", "II", "III", "IV", "V", "VI"]
    assert levels[1][6:] == [f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V")]
    assert len([text for text in levels[2] if text[0].isdigit()]) == len(levels[2]) == 12
    assert [text[:2] for text in levels[3]] == ["a)", "b)", "c)"]


def test_head_of_the_letter(word: Any) -> None:
    left, right = word.tables[0].rows[0].cells
    assert [line.text for line in left.paragraphs if line.text][:3] == [
        "ỦY BAN NHÂN DÂN",
        "THÀNH PHỐ HÀ NỘI",
        "SỞ CÔNG THƯƠNG",
    ]
    assert "/BC-SCT" in left.text
    nation, motto = right.paragraphs[:2]
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert nation.runs[0].bold
    assert motto.runs[0].bold
    assert motto.runs[0].underline
    assert Pt(12) <= nation.runs[0].font.size <= Pt(13)
    assert Pt(13) <= motto.runs[0].font.size <= Pt(14)
    (place,) = [line for line in right.paragraphs if line.text.startswith("Hà Nội, ngày")]
    assert place.runs[0].italic


def test_draft_leaves_number_and_day_blank_and_says_so(word: Any) -> None:
    left, right = word.tables[0].rows[0].cells
    assert "DỰ THẢO" in left.text
    number = next(line.text for line in left.paragraphs if line.text.startswith("Số:"))
    assert not any(mark.isdigit() for mark in number)
    place = next(line.text for line in right.paragraphs if line.text.startswith("Hà Nội"))
    assert [word for word in place.split() if word.isdigit()] == ["2025"]


def test_numbered_report_bears_its_number_and_day() -> None:
    document = progress_document(sample(), number="12", dated_on=date(2019, 2, 5))
    text = text_of(docx.Document(io.BytesIO(render_docx(document))))
    assert "Số: 12/BC-SCT" in text
    assert "Hà Nội, ngày 05 tháng 02 năm 2019" in text
    assert "(Kèm theo Báo cáo số 12/BC-SCT ngày 05 tháng 02 năm 2019 của Sở Công Thương)" in text
    assert "DỰ THẢO" not in text


def test_title_addressee_closing_recipients_and_signature(word: Any) -> None:
    assert paragraph(word, "BÁO CÁO").style.name == "Title"
    assert word.styles["Title"].font.bold
    assert word.styles["Title"].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert paragraph(word, "Kính gửi: Ủy ban nhân dân thành phố Hà Nội.")
    assert any(each.text.endswith("xem xét, chỉ đạo./.") for each in word.paragraphs)
    left, right = (
        next(table for table in word.tables if "Nơi nhận" in table.cell(0, 0).text).rows[0].cells
    )
    head, *items = left.paragraphs
    assert (head.text, head.runs[0].bold, head.runs[0].italic) == ("Nơi nhận:", True, True)
    assert head.runs[0].font.size == Pt(12)
    assert {item.runs[0].font.size for item in items} == {Pt(11)}
    lines = [line.text for line in right.paragraphs if line.text]
    assert lines == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]


def test_table_heads_repeat_and_rows_do_not_break(word: Any) -> None:
    tables = [table for table in word.tables if table.style.name == "Table Grid"]
    assert len(tables) == 6
    for table in tables:
        head, *others = table._tbl.tr_lst
        assert head.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (head, *others))


def test_parts_of_a_paragraph_stand_in_the_order_of_the_schema(word: Any) -> None:
    """Word refuses a file whose border follows its indent."""
    (ruled,) = {
        tuple(part.tag for part in each.getparent() if part.tag in (qn("w:pBdr"), qn("w:ind")))
        for each in word.element.body.iter(qn("w:pBdr"))
    }
    assert ruled == (qn("w:pBdr"), qn("w:ind"))


# The words ------------------------------------------------------------------------------------


def test_every_figure_on_paper_is_the_one_in_the_json() -> None:
    figures = sample()
    values = list(progress_document(figures).values())
    assert len(values) > 500
    for value in values:
        found = look_up(figures, value.path)
        written = {shown(found, style) for style in styles_of(found)}
        # A cell may carry its unit behind the number.
        assert value.text in written or value.text.replace("\u00a0", " ").split()[0] in {
            each.replace("\u00a0", " ").split()[0] for each in written
        }, value


def styles_of(value: object) -> tuple[str, ...]:
    """In which ways a value of the JSON may be written."""
    text = str(value)
    if text.replace(".", "").lstrip("-").isdigit() or value is None:
        return (*NUMBERS, "text")
    if text[:2] == "20" and text[4] == "-":
        return ("day", "text") if len(text) == 10 else ("moment",)
    return ("text",)


def test_another_figure_gives_another_sentence() -> None:
    figures = sample()
    assert "15 mô hình trình diễn" in everything(figures)
    figures["counts"]["demonstration_models"] = 16
    assert "16 mô hình trình diễn" in everything(figures)


def test_numbers_are_written_the_vietnamese_way() -> None:
    text = everything(sample())
    assert "3.120 lượt tham dự" in text
    assert "4.187,25 TOE" in text
    assert "10,12\u00a0%" in text
    assert "127.400 triệu đồng" in text
    assert plain_day("2021-03-09") == "09/3/2021"
    assert plain_day("2021-02-09") == "09/02/2021"


def test_unknown_is_said_and_never_0() -> None:
    figures = sample()
    text = everything(figures)
    assert "chưa lưu số liệu về thành viên mạng lưới" in text
    figures["counts"]["network_members"] = 31
    assert "Mạng lưới sản xuất và tiêu dùng bền vững có 31 thành viên" in everything(figures)


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (10000, "Đã phát hành 10.000 bản tờ rơi"),
        (0, "Chưa ghi nhận tờ rơi"),
        (None, "Cổng thông tin chưa lưu số liệu về tờ rơi"),
    ],
)
def test_zero_and_unknown_are_two_sentences(count: int | None, sentence: str) -> None:
    figures = sample()
    figures["counts"]["leaflets"] = count
    assert sentence in everything(figures)


def test_funding_and_local_reports_without_records_are_said_not_invented() -> None:
    text = everything(sample())
    assert "chưa lưu số liệu kinh phí theo nguồn" in text
    assert "Chưa có đợt báo cáo nào của địa phương" in text


def test_targets_table_says_everything_that_makes_a_figure_readable() -> None:
    document = progress_document(sample())
    table = next(block for block in document.blocks() if isinstance(block, Table))
    assert [column.title for column in table.columns] == [
        *("STT", "Chỉ tiêu", "Mục tiêu", "Mẫu số", "Tử số", "Kết quả", "Đánh giá", "Phương pháp"),
        "Ghi chú",
    ]
    rows = [[cell.text.replace("\u00a0", " ") for cell in row] for row in table.rows]
    assert [row[6] for row in rows] == ["Chưa đạt", "Chưa đạt", "Đạt", "Đạt", "Chưa đủ số liệu"]
    assert rows[1][3] == (
        "600 cơ sở; danh sách “Cơ sở có tiềm năng”; Quyết định số 12/QĐ-SCT ngày 05/3/2016"
    )
    assert rows[2][2:6] == ["8–13 %", "41.369,77 TOE; tất cả cơ sở", "4.187,25 TOE", "10,12 %"]
    assert "213/600 cơ sở" in rows[2][8]
    assert rows[3][3] == "60 doanh nghiệp lớn"


def test_money_is_shown_by_the_million_with_the_unit_of_the_target() -> None:
    figures = sample()
    figures["targets"][2] |= {
        "unit": "đồng/năm",
        "low": "2000000.000000",
        "high": None,
        "value": "1500000.000000",
        "status": "not reached",
    }
    figures["report"]["targets"][2] |= {"kind": "sum", "gap": "500000.000000"}
    text = everything(figures).replace("\u00a0", " ")
    assert "đạt 1,5 triệu đồng/năm, mục tiêu 2 triệu đồng/năm đến năm 2020" in text
    assert "còn thiếu 0,5 triệu đồng/năm" in text


def test_list_of_facilities_is_named_even_where_the_share_says_what_it_counts() -> None:
    figures = sample()
    figures["targets"][3]["denominator"] = "list:Doanh nghiệp trọng điểm"
    assert "60 doanh nghiệp lớn; danh sách “Doanh nghiệp trọng điểm”" in everything(
        figures
    ).replace("\u00a0", " ")


def test_empty_cell_of_the_targets_table_is_a_dash() -> None:
    table = progress_document(sample()).sections[1].blocks[1]
    rows = [[cell.text for cell in row] for row in table.rows]
    assert rows[4][4:6] == ["—", "—"]


def test_rules_coverage_version_and_digest_are_printed() -> None:
    figures = sample()
    text = everything(figures)
    assert figures["report"]["rules"][0]["text"] in text
    assert "tính trên 213 trong tổng số 600 cơ sở" in text
    assert "không có đánh giá: 350 cơ sở" in text
    assert "phiên bản dữ liệu: rollup-17" in text
    assert digest_of(figures) in text


def test_digest_depends_on_every_figure_and_not_on_the_order_of_keys() -> None:
    figures = sample()
    turned = dict(reversed(list(deepcopy(figures).items())))
    assert digest_of(turned) == digest_of(figures)
    turned["counts"]["events"] += 1
    assert digest_of(turned) != digest_of(figures)


def test_list_ends_with_a_full_stop() -> None:
    blocks = list(progress_document(sample()).blocks())
    for item, follower in pairwise(blocks):
        if isinstance(item, Paragraph) and item.look == "item":
            goes_on = isinstance(follower, Paragraph) and follower.look == "item"
            assert item.text[-1] in (";." if goes_on else "."), item.text


def test_bases_name_the_wider_plan_first_and_admit_a_missing_number() -> None:
    figures = sample()
    figures["report"]["plan"]["decision_no"] = ""
    texts = [block.text for block in progress_document(figures).sections[0].blocks][:2]
    assert texts[0].startswith(
        "Căn cứ Quyết định số 1419/QĐ-TTg ngày 07/9/2009 của Thủ tướng Chính phủ về Chiến lược"
    )
    assert "chưa ghi số quyết định" in texts[1]


def test_plan_of_a_former_province_is_reported_by_todays_department() -> None:
    figures = sample()
    figures["report"]["unit"] |= {
        "in_words": "tỉnh Hải Dương",
        "is_former": True,
        "valid_to": "2025-06-30",
        "approximate": True,
        "issuer": "Thành phố Hải Phòng",
    }
    document = progress_document(figures)
    assert document.letterhead.superior[1] == "THÀNH PHỐ HẢI PHÒNG"
    text = everything(figures)
    assert "theo địa giới tỉnh Hải Dương trước khi sắp xếp" in text
    assert "gần đúng" in text


def test_plan_of_the_country_is_reported_by_the_ministry() -> None:
    figures = sample()
    figures["report"]["unit"] = None
    document = progress_document(figures)
    assert document.letterhead.issuer == "BỘ CÔNG THƯƠNG"
    assert document.signature.authority == ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")
    assert "trong cả nước" in everything(figures)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Chương trình hành động quốc gia", "Chương trình"),
        ("Chiến lược sản xuất sạch hơn", "Chiến lược"),
        ("Nâng cao hiệu quả", "Kế hoạch"),
    ],
)
def test_plan_is_called_by_its_own_kind(name: str, word: str) -> None:
    figures = sample()
    figures["report"]["plan"]["name"] = name
    text = everything(figures)
    assert f"(sau đây gọi tắt là {word})" in text
    assert f"III. KẾT QUẢ SO VỚI CHỈ TIÊU CỦA {word.upper()}" in text


def test_targets_of_one_name_are_told_apart_by_their_year() -> None:
    figures = sample()
    figures["targets"].append(figures["targets"][2] | {"due_year": 2030})
    figures["report"]["targets"].append(figures["report"]["targets"][2])
    text = everything(figures)
    for year in (2020, 2030):
        assert f"Tiết kiệm năng lượng trên đơn vị sản phẩm (đến năm {year}): tính trên" in text


def test_industries_stand_as_codes_in_the_table_and_by_name_below() -> None:
    figures = sample()
    figures["report"]["targets"][2]["industries"] = ["11 Sản xuất đồ uống", "13 Dệt"]
    text = everything(figures)
    assert "tất cả cơ sở; ngành 11, 13" in text
    assert "Các ngành nêu tại Bảng 1: 11 Sản xuất đồ uống; 13 Dệt." in text


def test_plan_without_targets_or_lists_still_makes_a_report() -> None:
    figures = sample()
    figures["targets"] = figures["report"]["targets"] = []
    figures["annexes"]["facilities"]["rows"] = []
    figures["annexes"]["support"] = []
    figures["report"]["savings"] = figures["report"]["gaps"] = figures["report"]["rules"] = []
    text = text_of(docx.Document(io.BytesIO(render(figures, format="docx"))))
    assert "Chưa có chỉ tiêu nào được ghi nhận." in text
    assert "Chưa ghi nhận cơ sở nào áp dụng SXSH." in text
    assert render(figures, format="xlsx")


def test_braces_and_control_characters_in_names_do_no_harm() -> None:
    figures = sample()
    figures["report"]["plan"]["name"] = "Kế hoạch {x} {0.__class__} \x0b & <b>"
    assert "Kế hoạch {x} {0.__class__}  & <b>" in everything(figures)
    figures["annexes"]["facilities"]["rows"][0]["name"] = "Nhà máy\x00 \x1f{y}"
    for made in ("docx", "xlsx"):
        assert zipfile.is_zipfile(io.BytesIO(render(figures, format=made)))


def test_sentence_about_a_path_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        said(sample(), "{counts.nothing_of_the_kind:count}")


def test_long_list_is_cut_on_paper_only() -> None:
    figures = sample()
    row = figures["annexes"]["facilities"]["rows"][0]
    figures["annexes"]["facilities"]["rows"] = [row] * 1200
    word = docx.Document(io.BytesIO(render(figures, format="docx")))
    book = openpyxl.load_workbook(io.BytesIO(render(figures, format="xlsx")))
    assert max(len(table._tbl.tr_lst) for table in word.tables) == 1001
    assert "In 1.000 dòng đầu trên tổng số 1.200 dòng" in text_of(word)
    assert book["Cơ sở áp dụng"].max_row == 1201


# The workbook ---------------------------------------------------------------------------------


def test_workbook_has_a_sheet_for_every_table_with_a_frozen_head(book: Any) -> None:
    assert book.sheetnames == [
        *("Chỉ tiêu", "Cơ sở áp dụng", "Giải pháp", "Mức tiết kiệm", "Hoạt động", "Kinh phí"),
        *("Số liệu chỉ tiêu", "Số đếm", "Phân bố", "Chưa tính được", "Thông tin"),
    ]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(column.width >= 8 for column in sheet.column_dimensions.values())


def test_plain_numbers_stand_beside_the_shown_ones_and_are_those_of_the_json(book: Any) -> None:
    figures = sample()
    tables = {table.sheet: table for table in progress_document(figures).tables()}
    checked = 0
    for name, table in tables.items():
        for row, cells in zip(book[name].iter_rows(min_row=2), table.rows, strict=False):
            places = iter(row)
            for column, cell in zip(table.columns, cells, strict=True):
                assert str(next(places).value or "") == cell.text
                if column.is_number:
                    checked += assert_raw(next(places), cell, figures)
    assert checked > 150


def assert_raw(place: Any, cell: Cell, figures: dict[str, Any]) -> int:
    """1 when a number was compared."""
    expected = look_up(figures, cell.path) if cell.path else None
    if expected is None:
        assert place.value is None
        return 0
    assert place.data_type == "n"
    assert Decimal(str(place.value)) == pytest.approx(Decimal(str(expected)), rel=Decimal("1e-12"))
    return 1


def test_years_and_row_numbers_are_numbers(book: Any) -> None:
    sheet = book["Cơ sở áp dụng"]
    assert [cell.value for cell in sheet["A"]][:3] == ["STT", 1, 2]
    assert [cell.value for cell in sheet["G"]][:2] == ["Áp dụng từ", 2016]


def test_time_of_making_is_that_of_vietnam() -> None:
    figures = sample()
    figures["generated_at"] = "2025-12-31T18:05:00+00:00"
    assert "tổng hợp lúc 01:05 ngày 01/01/2026" in everything(figures)
    assert progress_document(figures).letterhead.place_and_date.endswith("năm 2026")


def test_nothing_in_the_workbook_is_a_formula() -> None:
    figures = sample()
    for index, name in enumerate(("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0")):
        figures["annexes"]["facilities"]["rows"][index]["name"] = name
    book = openpyxl.load_workbook(io.BytesIO(render(figures, format="xlsx")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    column = [cell.value for cell in book["Cơ sở áp dụng"]["C"]]
    assert column[1:6] == ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"]
    assert book["Hoạt động"]["D2"].value.startswith("=Hội thảo")


def test_every_heading_of_the_outline_is_there_whatever_is_recorded() -> None:
    figures = sample()
    figures["counts"] = dict.fromkeys(figures["counts"])
    figures["report"]["population"] = dict.fromkeys(figures["report"]["population"])
    headings = [
        block.text for block in progress_document(figures).blocks() if isinstance(block, Heading)
    ]
    assert len(headings) == 21
