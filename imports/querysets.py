"""Imports and their rows by who asks and how they came out."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.policies import may
from accounts.roles import Permission
from core.search import loose_pattern
from enterprises.querysets import Visitor
from imports.choices import AT_WORK, WRITABLE, BatchStatus, RowOutcome

if TYPE_CHECKING:
    from imports.models import ImportBatch, ImportRow  # noqa: F401 - named in strings

# The message to a worker may be lost with Redis; this long unanswered, it is sent again.
PATIENCE = timedelta(minutes=1)
# The same in every case and with any tone mark; a few of them are rare enough to look for.
DIGITS = re.compile(r"[0-9]{3,}")
# More digits than the number of a row has.
LONG_NUMBER = 9


class BatchQuerySet(models.QuerySet["ImportBatch"]):
    def for_user(self, user: Visitor) -> Self:
        """One's own imports, while one may import, or fill in what they are about; those of
        everyone for who may do all."""
        own = self.filter(created_by=user.pk)
        if may(user, Permission.IMPORT):
            return self if user.is_superuser else own
        if may(user, Permission.REPORT_OWN) or may(user, Permission.ASSESS):
            return own.filter(kind__contains=":")
        return self.none()

    def at_work(self) -> Self:
        """Somebody is at work on them, or is to be."""
        return self.filter(status__in=AT_WORK)

    def maybe_lost(self) -> Self:
        """At work, but begun by somebody who may be gone, or waiting for longer than usual."""
        begun = models.Q(started_at__isnull=False)
        not_sent = models.Q(seen_at__isnull=True)
        long_ago = models.Q(seen_at__lt=timezone.now() - PATIENCE)
        return self.at_work().filter(begun | not_sent | long_ago)

    def before(self, batch: ImportBatch) -> Self:
        """Those whose work has begun, or was ordered earlier."""
        begun = models.Q(started_at__isnull=False)
        earlier = models.Q(seen_at__lt=batch.seen_at or timezone.now())
        return self.at_work().exclude(pk=batch.pk).filter(begun | earlier)

    def staged_since(self, moment: datetime) -> Self:
        """Their staging tables are wanted: at work, or checked since and to be decided on."""
        undecided = models.Q(status=BatchStatus.CHECKED, checked_at__gte=moment)
        return self.filter(undecided | models.Q(status__in=AT_WORK))

    def search(self, text: str) -> Self:
        """All words in the name of the file, whatever their tone marks; or its number."""
        found = self
        for word in text.split():
            wanted = models.Q(file_name__regex=loose_pattern(word))
            if word.isascii() and word.isdigit() and len(word) < LONG_NUMBER:
                wanted |= models.Q(pk=int(word))
            found = found.filter(wanted)
        return found

    def latest_first(self) -> Self:
        return self.select_related("created_by").order_by("-created_at", "-pk")


class RowQuerySet(models.QuerySet["ImportRow"]):
    def writable(self) -> Self:
        return self.filter(outcome__in=WRITABLE)

    def wrong(self) -> Self:
        return self.filter(outcome=RowOutcome.WRONG)

    def with_messages(self) -> Self:
        return self.exclude(messages=[])

    def with_message(self, *, sheet: str, code: str, column: str) -> Self:
        """Rows of a sheet of which this is said at the column; no column when it is of the row."""
        return self.filter(sheet=sheet, messages__contains=[{"code": code, "name": column}])

    def with_warnings(self) -> Self:
        return self.filter(messages__contains=[{"level": "warning"}])

    def search(self, text: str) -> Self:
        """Rows with all the words in their cells, whatever their tone marks and case; a number
        may also be that of the row."""
        found = self.alias(cells=Cast("values", models.TextField()))
        for word in text.split():
            wanted = _in_a_value(word)
            if word.isascii() and word.isdigit() and len(word) < LONG_NUMBER:
                wanted |= models.Q(number=int(word))
            found = found.filter(wanted)
        return found

    def edited_by_hand(self) -> Self:
        """Rows that would change values which a person has edited."""
        return self.filter(by_hand__isnull=False)

    def in_order(self) -> Self:
        """As they stand in the workbook."""
        return self.order_by("position", "number")

    def of_batch(self, batch: Any) -> Self:
        return self.filter(batch=batch)


def _in_a_value(word: str) -> models.Q:
    """JSON as text in which a value, not a name, holds the word. Its digits are looked for first:
    they are found in half the time, and leave few rows for the pattern."""
    written = loose_pattern(word.replace("\\", "\\\\").replace('"', '\\"'))
    found = models.Q(cells__regex=r': "(?:[^"\\]|\\.)*' + written)
    digits = max(DIGITS.findall(word), key=len, default="")
    return models.Q(cells__contains=digits) & found if digits else found
