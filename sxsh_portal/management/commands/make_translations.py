from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sxsh_portal.extraction import find_texts
from sxsh_portal.translations import catalogue_path, compile_catalogues, read_pairs, update


class Command(BaseCommand):
    help = "Brings locale/ up to the texts of the code; FILE.tsv holds English TAB Vietnamese."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--merge", nargs="+", type=Path, default=[], metavar="FILE.tsv")

    def handle(self, *args: Any, merge: list[Path], **options: Any) -> None:
        texts = find_texts()
        said = {key: word for path in merge for key, word in read_pairs(path).items()}
        for language, _name in settings.LANGUAGES:
            catalogue = update(language, texts, said)
            path = catalogue_path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.save(str(path))
            missing = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
            self.stdout.write(f"{language}: {len(catalogue)} texts, {missing} to translate")
        compile_catalogues()
        for unknown in sorted(set(said) - {text.msgid for text in texts}):
            self.stdout.write(f"not in the code: {unknown!r}")
