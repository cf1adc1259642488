from typing import Any

from django.core.management.base import BaseCommand

from sxsh_portal.translations import compile_catalogues


class Command(BaseCommand):
    help = "Compiles the translations, without gettext."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        compile_catalogues()
