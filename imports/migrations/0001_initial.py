import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
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
                ("counts", models.JSONField(blank=True, default=dict, verbose_name="counts")),
                (
                    "total_rows",
                    models.PositiveIntegerField(default=0, verbose_name="rows in the file"),
                ),
                ("done_rows", models.PositiveIntegerField(default=0, verbose_name="rows done")),
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
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="undone at"),
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
                (
                    "kept",
                    models.JSONField(blank=True, default=list, verbose_name="kept when undone"),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ("-created_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "written"), _negated=True),
                            ("written_at__isnull", False),
                            _connector="OR",
                        ),
                        name="batch_written_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "undone"), _negated=True),
                            models.Q(("undone_at__isnull", False), ("written_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="batch_undone_was_written",
                    ),
                ],
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
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="imports.importbatch",
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
                ("group", models.CharField(blank=True, max_length=200, verbose_name="group")),
                ("needs", models.CharField(blank=True, max_length=200, verbose_name="needs")),
                ("values", models.JSONField(default=dict, verbose_name="values")),
                (
                    "record",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="record",
                    ),
                ),
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
                (
                    "object_id",
                    models.BigIntegerField(blank=True, null=True, verbose_name="record written"),
                ),
            ],
            options={
                "verbose_name": "row of an import",
                "verbose_name_plural": "rows of imports",
                "ordering": ("batch", "position", "number"),
                "indexes": [models.Index(fields=["batch", "outcome"], name="importrow_outcome")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "position", "number"), name="importrow_once"
                    )
                ],
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
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effects",
                        to="imports.importbatch",
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
            ],
            options={
                "verbose_name": "effect of an import",
                "verbose_name_plural": "effects of imports",
                "ordering": ("batch", "pk"),
                "indexes": [
                    models.Index(fields=["model", "object_id"], name="importeffect_record")
                ],
            },
        ),
    ]
