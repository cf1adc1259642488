"""What Django calls after a test that commits: here it leaves the reference data where it was."""

from typing import Any

from django.core.management.base import BaseCommand

from tests.databases import restore


class Command(BaseCommand):
    """Takes the options of Django's own, which have no say in it."""

    stealth_options = (
        *("interactive", "database", "reset_sequences", "allow_cascade", "inhibit_post_migrate"),
    )

    def handle(self, *args: Any, **options: Any) -> None:
        restore()
