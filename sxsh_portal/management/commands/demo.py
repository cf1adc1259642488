"""The demo programme, for a database that holds nothing yet."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from enterprises.models import AdminUnit, Facility
from sxsh_portal.demo import LOGINS, PASSWORD
from sxsh_portal.demo.programme import load_demo
from sxsh_portal.notice import has_demo

SIZES = {"small": 600, "province": 5_000}
NATIONAL = "national"


class Command(BaseCommand):
    help = "Loads the demo programme: invented facilities under real plans. Never over real data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--size",
            choices=(*SIZES, NATIONAL),
            default="small",
            help="small: 600 facilities; province: 5,000; national: with the benchmarks",
        )

    def handle(self, *args: Any, size: str, **options: Any) -> None:
        refuse_unless_ready(size)
        loaded = load_demo(facilities=SIZES[size], this_year=timezone.localdate().year)
        self.stdout.write(f"{loaded.facilities:>6}  cơ sở minh họa / invented facilities")
        self.stdout.write(f"{loaded.assessments:>6}  đánh giá / assessments")
        self.stdout.write(f"Đăng nhập / logins ({PASSWORD}):")
        for email, sees in LOGINS:
            self.stdout.write(f"  {email:<32} {sees}")


def refuse_unless_ready(size: str) -> None:
    """The demo goes into an empty portal only, where the demo is wanted at all."""
    if size == NATIONAL:
        raise CommandError(
            "Quy mô toàn quốc (1.000.000 cơ sở) đi cùng bộ đo tốc độ, chưa có ở đây.\n"
            "The national size (1,000,000 facilities) comes with the benchmarks."
        )
    if not settings.DEMO:
        raise CommandError(
            "DEMO=0: chương trình mẫu kèm tài khoản có mật khẩu công khai nên không được nạp."
            " Muốn thử, hãy đặt DEMO=1.\n"
            "DEMO=0: the demo programme brings logins with a public password and is not loaded."
            " Set DEMO=1 to try it."
        )
    if has_demo():
        raise CommandError(
            "Chương trình mẫu đã có trong cơ sở dữ liệu này; không nạp lần thứ hai.\n"
            "The demo programme is already in this database; it is not loaded twice."
        )
    if Facility.objects.exists():
        raise CommandError(
            "Cơ sở dữ liệu đã có cơ sở sản xuất; chương trình mẫu chỉ nạp vào cổng còn trống.\n"
            "The database already holds facilities; the demo programme goes into an empty portal"
            " only."
        )
    if not AdminUnit.objects.exists():
        raise CommandError(
            "Chưa có dữ liệu tham chiếu. Hãy chạy trước: python manage.py load_reference\n"
            "There is no reference data yet. Run first: python manage.py load_reference"
        )
