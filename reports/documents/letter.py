"""Who writes to whom: the frame of the paper by Nghị định 30/2020/NĐ-CP, annex I."""

from dataclasses import dataclass
from datetime import date

from reports.documents.figures import Figures, local_moment, two_digit_month
from reports.documents.model import Letterhead, Signature

# Places that bear a person's name are written with their full name.
NAMED_AFTER_PERSONS = {"Hồ Chí Minh"}
# By which word a report calls its plan after the first mention.
KINDS_OF_PLAN = ("Chương trình", "Chiến lược", "Đề án")
BLANK = "\u2003\u2003"  # the room in which a hand writes the day and the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The body that reports: a province's department, or the ministry for the whole country.

    place: where it sits; name: inside a sentence; above: to whom it reports.
    """

    superior: tuple[str, ...]
    heading: str
    name: str
    code: str
    place: str
    above: str
    authority: tuple[str, ...]
    copies: tuple[str, ...]


MINISTRY = Issuer(
    superior=(),
    heading="BỘ CÔNG THƯƠNG",
    name="Bộ Công Thương",
    code="BC-BCT",
    place="Hà Nội",
    above="Thủ tướng Chính phủ",
    authority=("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    copies=(),
)


def plan_word(figures: Figures) -> str:
    """What the plan is called in short: "Kế hoạch", "Chương trình" …"""
    name = figures["report"]["plan"]["name"]
    return next((kind for kind in KINDS_OF_PLAN if name.startswith(kind)), "Kế hoạch")


def issuer_of(figures: Figures) -> Issuer:
    """The department of the province in charge today; the ministry of a plan of the country."""
    unit = figures["report"]["unit"]
    return MINISTRY if unit is None else _department(unit["issuer"], unit["issuer_kind"])


def _department(unit: str, kind: str) -> Issuer:
    bare = unit.removeprefix(kind).strip()
    full = f"{kind.lower()} {bare}"
    return Issuer(
        superior=("ỦY BAN NHÂN DÂN", unit.upper()),
        heading="SỞ CÔNG THƯƠNG",
        name="Sở Công Thương",
        code="BC-SCT",
        place=f"{kind} {bare}" if bare in NAMED_AFTER_PERSONS else bare,
        above=f"Ủy ban nhân dân {full}",
        authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        copies=("Bộ Công Thương (để báo cáo);", "Giám đốc, các Phó Giám đốc Sở;"),
    )


def letterhead(figures: Figures, *, number: str = "", dated_on: date | None = None) -> Letterhead:
    """Without number and day it is a draft: both stay blank, and the paper says so."""
    issuer = issuer_of(figures)
    return Letterhead(
        superior=issuer.superior,
        issuer=issuer.heading,
        number=f"Số: {number or BLANK}/{issuer.code}",
        place_and_date=f"{issuer.place}, {_day_words(figures, dated_on)}",
        is_draft=not (number and dated_on),
        addressee=issuer.above,
    )


def reference(figures: Figures, *, number: str = "", dated_on: date | None = None) -> str:
    """To which report an annex belongs."""
    issuer = issuer_of(figures)
    day = _day_words(figures, dated_on)
    return f"(Kèm theo Báo cáo số {number or BLANK}/{issuer.code} {day} của {issuer.name})"


def signature(figures: Figures) -> Signature:
    """The deputy signs for the head; the copies end with the archive."""
    issuer = issuer_of(figures)
    return Signature(
        authority=issuer.authority,
        name="",
        recipients=("Như trên;", *issuer.copies, "Lưu: VT, ……"),
    )


def _day_words(figures: Figures, day: date | None) -> str:
    if day is None:
        year = local_moment(figures["generated_at"]).year
        return f"ngày {BLANK} tháng {BLANK} năm {year}"
    return f"ngày {day.day:02d} tháng {two_digit_month(day.month)} năm {day.year}"
