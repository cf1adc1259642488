"""An import, from the uploaded file to what it did, kept for ever."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from imports.choices import BatchStatus, EffectAction, Fault, RowOutcome
from imports.querysets import BatchQuerySet, RowQuerySet


class ImportBatch(models.Model):
    """One file that someone brought: who, when, the file itself, and how it came out.

    `messages` speak of the file (a missing sheet or column); those of rows are with the rows.
    `counts` holds, for each sheet, how many rows have which outcome; `matching` where each
    sheet was found: its title, its header's row, and header and letter of each column. `basis`
    is what the check rests on (imports.services.basis): when it has moved, the file is checked
    again before it is written.

    The status of an import that is at work is an order (imports.services.working): `seen_at` is
    when it was last given to a worker or the work last gave a sign of life, `started_at` when the
    work began, empty while it waits. `fault` is why the last work did not come to its aim.
    """

    kind = models.CharField(_("kind"), max_length=20)
    file = models.FileField(_("file"), upload_to="imports/%Y/%m", max_length=300)
    file_name = models.CharField(_("file name"), max_length=255)
    digest = models.CharField(_("SHA-256 of the file"), max_length=64)
    status = models.CharField(
        _("status"), max_length=10, choices=BatchStatus, default=BatchStatus.UPLOADED
    )
    messages = models.JSONField(_("messages"), default=list, blank=True)
    matching = models.JSONField(_("matching"), default=dict, blank=True)
    basis = models.JSONField(_("basis of the check"), default=dict, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    summary = models.JSONField(_("summary of the rows"), default=dict, blank=True)
    total_rows = models.PositiveIntegerField(_("rows in the file"), default=0)
    done_rows = models.PositiveIntegerField(_("rows done"), default=0)
    seen_at = models.DateTimeField(_("last sign of life of the work"), null=True, blank=True)
    started_at = models.DateTimeField(_("work began at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("times the work was begun"), default=0)
    fault = models.CharField(_("fault"), max_length=10, choices=Fault, blank=True)
    fault_detail = models.CharField(_("what the fault is"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="imports", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("brought at"), db_default=Now())
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    seconds = models.DecimalField(
        _("seconds of the check"), max_digits=8, decimal_places=1, null=True, blank=True
    )
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    valid_only = models.BooleanField(_("only the valid rows"), default=False)
    overwritten = models.JSONField(_("edits that are overwritten"), default=list, blank=True)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kept = models.JSONField(_("kept when undone"), default=list, blank=True)
    outlook = models.JSONField(_("what undoing comes to"), default=dict, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=BatchStatus.WRITTEN)
                | models.Q(written_at__isnull=False),
                name="batch_written_has_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=BatchStatus.UNDONE)
                | models.Q(undone_at__isnull=False, written_at__isnull=False),
                name="batch_undone_was_written",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.file_name}"

    @property
    def about(self) -> int | None:
        """The one record that the file may speak of (imports.kinds); None when it may of any."""
        _kind, _colon, record = self.kind.partition(":")
        return int(record) if record else None


def of_batch(name: str, **options: Any) -> Any:
    """The import of a row or effect. Only imports write these, a hundred thousand at a time:
    the database does not look each one's import up again."""
    return models.ForeignKey(
        ImportBatch, models.CASCADE, related_name=name, db_constraint=False, **options
    )


class ImportRow(models.Model):
    """A row of the file as it was read, what it would do or did, and what is wrong with it.

    `values` is what stood in the cells; `changes` old and new by column; `messages` are
    language-neutral (core.spreadsheets.wordings). `object_id` is the record it speaks of; a new
    one's id is reserved by the check. `by_hand` tells, by column, who edited a value that the row
    would change, and when (imports.services.by_hand); NULL when nobody has.
    """

    # The key of the row in its file begins with the import: no index of its own.
    batch = of_batch("rows", db_index=False)
    sheet = models.CharField(_("sheet"), max_length=20)
    position = models.PositiveSmallIntegerField(_("position of the sheet"))
    number = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=9, choices=RowOutcome)
    values = models.JSONField(_("values"), default=dict)
    changes = models.JSONField(_("changes"), default=dict, encoder=DjangoJSONEncoder)
    messages = models.JSONField(_("messages"), default=list, encoder=DjangoJSONEncoder)
    object_id = models.BigIntegerField(_("record"), null=True, blank=True)
    by_hand = models.JSONField(_("edited by hand"), null=True, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ("batch", "position", "number")
        constraints = [
            models.UniqueConstraint(fields=("batch", "position", "number"), name="importrow_once")
        ]
        indexes = [
            # With the places of the rows, so that a page deep in the file is found in the index.
            models.Index(
                fields=["batch", "outcome", "position", "number"], name="importrow_outcome"
            ),
            models.Index(
                fields=["batch"],
                condition=models.Q(by_hand__isnull=False),
                name="importrow_by_hand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.sheet} {self.number}"


class ImportEffect(models.Model):
    """What an import did to one record: enough to take it back.

    `before` and `after` hold the fields that moved; of a deleted record, `before` holds all.
    """

    batch = of_batch("effects")
    model = models.CharField(_("model"), max_length=60)
    object_id = models.BigIntegerField(_("record"))
    action = models.CharField(_("action"), max_length=7, choices=EffectAction)
    before = models.JSONField(_("before"), default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("effect of an import")
        verbose_name_plural = _("effects of imports")
        ordering = ("batch", "pk")
        # Without the model, which is nearly always told by the record: a quarter of the size.
        indexes = [models.Index(fields=["object_id"], name="importeffect_object")]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id} {self.action}"


class ColumnLayout(models.Model):
    """What somebody said of the columns of a sheet that has just these headers in this order.

    `layout` stands for the headers (core.spreadsheets.headers); `columns` gives for a letter the
    name of the promised column, or '' for one that is left out.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="column_layouts",
        verbose_name=_("by"),
    )
    kind = models.CharField(_("kind"), max_length=20)
    sheet = models.CharField(_("sheet"), max_length=20)
    layout = models.CharField(_("layout"), max_length=64)
    columns = models.JSONField(_("columns"), default=dict)
    used_at = models.DateTimeField(_("last used at"), db_default=Now())

    class Meta:
        verbose_name = _("layout of columns")
        verbose_name_plural = _("layouts of columns")
        ordering = ("user", "kind", "sheet", "layout")
        constraints = [
            models.UniqueConstraint(
                fields=("user", "kind", "sheet", "layout"), name="columnlayout_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sheet} {self.layout[:8]}"
