from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sxsh_portal.extraction import find_texts
from sxsh_portal.translations import problems


class Command(BaseCommand):
    help = "Fails when a text of the code or the templates is not translated."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        texts = find_texts()
        found = [line for language, _ in settings.LANGUAGES for line in problems(language, texts)]
        if found:
            raise CommandError(
                "\n".join(found)
                + f"\n{len(found)} problems in locale/. New texts come in with: manage.py"
                " make_translations [--merge FILE.tsv]"
            )
        self.stdout.write(f"{len(texts)} texts, each in every language.")
