import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("core", "0001_text_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="list")),
                ("narrowed", models.TextField(blank=True, verbose_name="narrowed to")),
                ("page", models.CharField(max_length=100, verbose_name="page")),
                (
                    "place",
                    models.JSONField(blank=True, default=dict, verbose_name="record of the page"),
                ),
                ("query", models.TextField(blank=True, verbose_name="filters")),
                (
                    "format",
                    models.CharField(
                        choices=[("xlsx", "Excel"), ("csv", "CSV"), ("book", "To bring in again")],
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                (
                    "standing",
                    models.CharField(blank=True, max_length=64, verbose_name="rights at the time"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "waiting for its turn"),
                            ("running", "being made"),
                            ("ready", "ready"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                            ("expired", "removed after its time"),
                        ],
                        default="queued",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_right", "You may not open this list any more."),
                            (
                                "too_large",
                                "A sheet of Excel cannot hold that many rows: narrow the list.",
                            ),
                            (
                                "broken",
                                "Something broke; the administrator can see what in the log.",
                            ),
                            (
                                "given_up",
                                "The work was interrupted several times: try again later.",
                            ),
                        ],
                        max_length=9,
                        verbose_name="fault",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0, verbose_name="rows done")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("attempt", models.PositiveSmallIntegerField(default=0, verbose_name="attempt")),
                (
                    "file",
                    models.FileField(
                        blank=True, max_length=200, upload_to="exports/", verbose_name="file"
                    ),
                ),
                (
                    "file_name",
                    models.CharField(blank=True, max_length=100, verbose_name="file name"),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="bytes"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="asked for at",
                    ),
                ),
                (
                    "seen_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="last sign of life",
                    ),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                (
                    "expires_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="kept until"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exports",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a list",
                "verbose_name_plural": "files of lists",
                "ordering": ("-created_at", "-pk"),
                "indexes": [models.Index(fields=["status", "seen_at"], name="export_under_way")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "ready"), _negated=True),
                            models.Q(
                                models.Q(("file", ""), _negated=True), ("expires_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="export_ready_has_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "failed"), models.Q(("fault", ""), _negated=True)),
                            models.Q(models.Q(("status", "failed"), _negated=True), ("fault", "")),
                            _connector="OR",
                        ),
                        name="export_failed_has_fault",
                    ),
                ],
            },
        ),
    ]
