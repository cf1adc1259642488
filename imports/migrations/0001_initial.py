import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("core", "0001_text_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                (
                    "file",
                    models.FileField(
                        max_length=300, upload_to="imports/%Y/%m", verbose_name="file"
                    ),
                ),
                ("file_name", models.CharField(max_length=255, verbose_name="file name")),
                ("digest", models.CharField(max_length=64, verbose_name="SHA-256 of the file")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "waiting to be checked"),
                            ("checking", "being checked"),
                            ("checked", "checked, nothing written yet"),
                            ("writing", "being written"),
                            ("written", "written"),
                            ("unreadable", "the file cannot be read"),
                            ("failed", "failed; tell the administrator"),
                            ("cancelled", "cancelled"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                        ],
                        default="uploaded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("messages", models.JSONField(blank=True, default=list, verbose_name="messages")),
                ("matching", models.JSONField(blank=True, default=dict, verbose_name="matching")),
                (
                    "basis",
                    models.JSONField(blank=True, default=dict, verbose_name="basis of the check"),
                ),
                ("counts", models.JSONField(blank=True, default=dict, verbose_name="counts")),
                (
                    "summary",
                    models.JSONField(blank=True, default=dict, verbose_name="summary of the rows"),
                ),
                (
                    "total_rows",
                    models.PositiveIntegerField(default=0, verbose_name="rows in the file"),
                ),
                ("done_rows", models.PositiveIntegerField(default=0, verbose_name="rows done")),
                (
                    "seen_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="last sign of life of the work"
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="work began at"),
                ),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="times the work was begun"
                    ),
                ),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "broken",
                                "An error ended the work. Tell the administrator if it happens again.",
                            ),
                            (
                                "given_up",
                                "The work was begun several times, and each time the machine ended it before it was done. The machine may have been restarted, or lack memory.",
                            ),
                            (
                                "stale",
                                "The records have changed since the check, so that some rows come out otherwise. The file was checked again: look at it.",
                            ),
                            ("refused", "It was not possible."),
                        ],
                        max_length=10,
                        verbose_name="fault",
                    ),
                ),
                (
                    "fault_detail",
                    models.CharField(blank=True, max_length=500, verbose_name="what the fault is"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="brought at",
                    ),
                ),
                (
                    "checked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="checked at"),
                ),
                (
                    "seconds",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=8,
                        null=True,
                        verbose_name="seconds of the check",
                    ),
                ),
                (
                    "written_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="written at"),
                ),
                (
                    "valid_only",
                    models.BooleanField(default=False, verbose_name="only the valid rows"),
                ),
                (
                    "overwritten",
                    models.JSONField(
                        blank=True, default=list, verbose_name="edits that are overwritten"
                    ),
                ),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="undone at"),
                ),
                (
                    "kept",
                    models.JSONField(blank=True, default=list, verbose_name="kept when undone"),
                ),
                (
                    "outlook",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="what undoing comes to"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ImportEffect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=60, verbose_name="model")),
                ("object_id", models.BigIntegerField(verbose_name="record")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("created", "created"),
                            ("changed", "changed"),
                            ("deleted", "deleted"),
                        ],
                        max_length=7,
                        verbose_name="action",
                    ),
                ),
                (
                    "before",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="after",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effects",
                        to="imports.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "effect of an import",
                "verbose_name_plural": "effects of imports",
                "ordering": ("batch", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=20, verbose_name="sheet")),
                (
                    "position",
                    models.PositiveSmallIntegerField(verbose_name="position of the sheet"),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("unchanged", "Unchanged"),
                            ("wrong", "Wrong"),
                            ("held", "Held back"),
                        ],
                        max_length=9,
                        verbose_name="outcome",
                    ),
                ),
                ("values", models.JSONField(default=dict, verbose_name="values")),
                (
                    "changes",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="changes",
                    ),
                ),
                (
                    "messages",
                    models.JSONField(
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="messages",
                    ),
                ),
                ("object_id", models.BigIntegerField(blank=True, null=True, verbose_name="record")),
                ("by_hand", models.JSONField(blank=True, null=True, verbose_name="edited by hand")),
                (
                    "batch",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="imports.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import",
                "verbose_name_plural": "rows of imports",
                "ordering": ("batch", "position", "number"),
            },
        ),
        migrations.CreateModel(
            name="ColumnLayout",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("sheet", models.CharField(max_length=20, verbose_name="sheet")),
                ("layout", models.CharField(max_length=64, verbose_name="layout")),
                ("columns", models.JSONField(default=dict, verbose_name="columns")),
                (
                    "used_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="last used at",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="column_layouts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "layout of columns",
                "verbose_name_plural": "layouts of columns",
                "ordering": ("user", "kind", "sheet", "layout"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "kind", "sheet", "layout"), name="columnlayout_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "written"), _negated=True),
                    ("written_at__isnull", False),
                    _connector="OR",
                ),
                name="batch_written_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "undone"), _negated=True),
                    models.Q(("undone_at__isnull", False), ("written_at__isnull", False)),
                    _connector="OR",
                ),
                name="batch_undone_was_written",
            ),
        ),
        migrations.AddIndex(
            model_name="importeffect",
            index=models.Index(fields=["object_id"], name="importeffect_object"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                fields=["batch", "outcome", "position", "number"], name="importrow_outcome"
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                condition=models.Q(("by_hand__isnull", False)),
                fields=["batch"],
                name="importrow_by_hand",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(
                fields=("batch", "position", "number"), name="importrow_once"
            ),
        ),
    ]
