"""The column of the other programmes that a record also serves."""

from django.utils.translation import gettext_lazy as _

from campaigns.choices import Programme
from core.spreadsheets.several import SeveralWidget
from core.spreadsheets.sheets import Column

PROGRAMME_WORDS = {
    Programme.ENERGY: (
        "tiết kiệm năng lượng",
        "sử dụng năng lượng tiết kiệm và hiệu quả",
        "năng lượng",
        "energy efficiency",
    ),
    Programme.CLIMATE: ("biến đổi khí hậu", "ứng phó biến đổi khí hậu", "climate change"),
    Programme.PROMOTION: ("khuyến công", "industrial promotion"),
    Programme.KEY_PRODUCTS: (
        "sản phẩm công nghiệp chủ lực",
        "sản phẩm chủ lực",
        "key industrial products",
    ),
    Programme.ENVIRONMENT: ("bảo vệ môi trường", "môi trường", "environmental protection"),
}


def programmes_column() -> Column:
    return Column(
        "Chương trình khác",
        SeveralWidget(PROGRAMME_WORDS),
        attribute="programmes",
        also=("gắn với chương trình", "lồng ghép chương trình", "chương trình lồng ghép"),
        help_text=_("Those that it also serves, with semicolons between them."),
    )
