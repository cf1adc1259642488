"""Invented names that sound like the trade, and numbers that nobody was ever given."""

from collections.abc import Iterator

from enterprises.choices import LegalForm
from enterprises.rules import CHECK_WEIGHTS
from sxsh_portal.demo.chance import Chance

FIRST = (
    "An Bình Cẩm Duy Đại Đông Gia Hải Hòa Hồng Hưng Khánh Kim Lam Long Mai Minh Nam Ngọc Phú"
    " Phương Quang Sơn Tam Tân Thanh Thành Thiên Thịnh Tiến Trung Trường Tuấn Vạn Việt Xuân"
)
SECOND = (
    "An Bảo Châu Cường Dũng Đạt Đức Giang Hà Hiệp Hoàng Huy Khang Khoa Lâm Lộc Lợi Ninh Phát Phong"
    " Phúc Quân Sáng Tài Tâm Thái Thắng Thuận Toàn Tùng Vinh Vượng Yên"
)
OPENINGS = {
    LegalForm.LIMITED: "Công ty TNHH",
    LegalForm.JOINT_STOCK: "Công ty Cổ phần",
    LegalForm.PRIVATE: "Doanh nghiệp tư nhân",
    LegalForm.STATE: "Công ty TNHH MTV",
    LegalForm.FOREIGN: "Công ty TNHH",
    LegalForm.COOPERATIVE: "Hợp tác xã",
}


def proper_names(chance: Chance) -> Iterator[str]:
    """Two-word names, each once, then once more with a number, and so on."""
    pairs = [f"{first} {second}" for first in FIRST.split() for second in SECOND.split()]
    chance.shuffle(pairs)
    yield from pairs
    for number in range(2, 100):
        yield from (f"{pair} {number}" for pair in pairs)


def tax_codes() -> Iterator[str]:
    """Codes whose check digit fits; they begin with 99, a range that was never given out."""
    for number in range(1, 10**6):
        nine = f"99{number * 7_919 % 10**7:07d}"
        total = sum(int(digit) * weight for digit, weight in zip(nine, CHECK_WEIGHTS, strict=True))
        if total % 11:
            yield f"{nine}{10 - total % 11}"


def personal_codes() -> Iterator[str]:
    """Twelve digits that begin with 099, which is no province."""
    return (f"099{number:09d}" for number in range(1, 1_000_000))
