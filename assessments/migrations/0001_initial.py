import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.migration_operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("enterprises", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self", "Self-assessment"),
                            ("quick", "Quick assessment"),
                            ("detailed", "Detailed assessment"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("baseline_year", models.PositiveSmallIntegerField(verbose_name="baseline year")),
                ("reporting_year", models.PositiveSmallIntegerField(verbose_name="reporting year")),
                ("assessor", models.CharField(blank=True, max_length=200, verbose_name="assessor")),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="assessed on"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                            ("reopened", "Reopened"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                (
                    "verified_on",
                    models.DateField(blank=True, null=True, verbose_name="verified on"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="saved at")),
                (
                    "warnings",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="warnings"
                    ),
                ),
                (
                    "is_preferred",
                    models.BooleanField(default=False, verbose_name="counts for its year"),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verified_by",
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
                "verbose_name": "assessment",
                "verbose_name_plural": "assessments",
                "ordering": ("-reporting_year", "facility", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "sent")),
                        fields=["sent_on"],
                        name="assessment_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "reporting_year", "kind"),
                        name="assessment_once",
                        violation_error_message="The facility already has an assessment of this kind for the year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baseline_year__gte", 1990),
                            ("baseline_year__lte", models.F("reporting_year")),
                            ("reporting_year__lte", 2100),
                        ),
                        name="assessment_years",
                        violation_error_message="The baseline year comes before the reporting year.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "verified"), ("verified_on__isnull", False)),
                            models.Q(
                                models.Q(("status", "verified"), _negated=True),
                                ("verified_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="assessment_verified_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sent_by", models.F("verified_by")), _negated=True),
                        name="assessment_checked_by_another",
                        violation_error_message="Whoever handed an assessment in cannot be the one who checked it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_preferred", True)),
                        fields=("facility", "reporting_year"),
                        name="assessment_one_preferred",
                        violation_error_message="Only one assessment of a year counts.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_assessmentevent" ("assessed_on", "assessor", "assigned_to_id", "baseline_year", "created_at", "facility_id", "id", "is_preferred", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year", "saved_at", "saved_by_id", "sent_by_id", "sent_on", "status", "verified_by_id", "verified_on", "warnings") SELECT new_values."assessed_on", new_values."assessor", new_values."assigned_to_id", new_values."baseline_year", new_values."created_at", new_values."facility_id", new_values."id", new_values."is_preferred", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reporting_year", new_values."saved_at", new_values."saved_by_id", new_values."sent_by_id", new_values."sent_on", new_values."status", new_values."verified_by_id", new_values."verified_on", new_values."warnings" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="77f95e92f0490dfe2ef20b70fcdc9f663276de3a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3ca2a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_assessment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_assessmentevent" ("assessed_on", "assessor", "assigned_to_id", "baseline_year", "created_at", "facility_id", "id", "is_preferred", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year", "saved_at", "saved_by_id", "sent_by_id", "sent_on", "status", "verified_by_id", "verified_on", "warnings") SELECT new_values."assessed_on", new_values."assessor", new_values."assigned_to_id", new_values."baseline_year", new_values."created_at", new_values."facility_id", new_values."id", new_values."is_preferred", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reporting_year", new_values."saved_at", new_values."saved_by_id", new_values."sent_by_id", new_values."sent_on", new_values."status", new_values."verified_by_id", new_values."verified_on", new_values."warnings" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c39ae2b77799c72112ba8f1966fad9a65556eb56",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d96c6",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_assessment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_assessmentevent" ("assessed_on", "assessor", "assigned_to_id", "baseline_year", "created_at", "facility_id", "id", "is_preferred", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year", "saved_at", "saved_by_id", "sent_by_id", "sent_on", "status", "verified_by_id", "verified_on", "warnings") SELECT old_values."assessed_on", old_values."assessor", old_values."assigned_to_id", old_values."baseline_year", old_values."created_at", old_values."facility_id", old_values."id", old_values."is_preferred", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reporting_year", old_values."saved_at", old_values."saved_by_id", old_values."sent_by_id", old_values."sent_on", old_values."status", old_values."verified_by_id", old_values."verified_on", old_values."warnings" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1873297511d08794f86e6f91864eb12cae4d8ce3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_28394",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_assessment",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self", "Self-assessment"),
                            ("quick", "Quick assessment"),
                            ("detailed", "Detailed assessment"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("baseline_year", models.PositiveSmallIntegerField(verbose_name="baseline year")),
                ("reporting_year", models.PositiveSmallIntegerField(verbose_name="reporting year")),
                ("assessor", models.CharField(blank=True, max_length=200, verbose_name="assessor")),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="assessed on"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                            ("reopened", "Reopened"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                (
                    "verified_on",
                    models.DateField(blank=True, null=True, verbose_name="verified on"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="saved at")),
                (
                    "warnings",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="warnings"
                    ),
                ),
                (
                    "is_preferred",
                    models.BooleanField(default=False, verbose_name="counts for its year"),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Authorship",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="since"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authorships",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
            ],
            options={
                "verbose_name": "author of an assessment",
                "verbose_name_plural": "authors of assessments",
                "ordering": ("assessment", "since", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "user"), name="author_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="assessment",
            name="authors",
            field=models.ManyToManyField(
                related_name="+",
                through="assessments.Authorship",
                to=settings.AUTH_USER_MODEL,
                verbose_name="authors",
            ),
        ),
        migrations.CreateModel(
            name="BaselineChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("anchor", models.CharField(blank=True, max_length=30, verbose_name="line")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("label", models.CharField(max_length=300, verbose_name="line")),
                ("unit", models.CharField(blank=True, max_length=50, verbose_name="unit")),
                (
                    "old",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="old value",
                    ),
                ),
                (
                    "new",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="new value",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("effect", models.JSONField(default=dict, verbose_name="effect on the savings")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a baseline",
                "verbose_name_plural": "changes of baselines",
                "ordering": ("assessment", "at", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChecklistTask",
            fields=[
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        primary_key=True, serialize=False, verbose_name="number"
                    ),
                ),
                ("step", models.PositiveSmallIntegerField(verbose_name="step")),
                ("step_vi", models.CharField(max_length=200, verbose_name="step, Vietnamese")),
                ("step_en", models.CharField(max_length=200, verbose_name="step, English")),
                ("name_vi", models.CharField(max_length=300, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(max_length=300, verbose_name="English name")),
            ],
            options={
                "verbose_name": "task of an assessment",
                "verbose_name_plural": "tasks of an assessment",
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="ChecklistMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.checklisttask",
                    ),
                ),
            ],
            options={
                "verbose_name": "task done",
                "verbose_name_plural": "tasks done",
                "ordering": ("assessment", "task"),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "task"), name="mark_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_checklistmarkevent" ("assessment_id", "at", "by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") SELECT new_values."assessment_id", new_values."at", new_values."by_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."task_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fc094feafe250e475ee21ce0ee1a8534172547cd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_58748",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_checklistmark",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_checklistmarkevent" ("assessment_id", "at", "by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") SELECT new_values."assessment_id", new_values."at", new_values."by_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."task_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d91957e00207c05bc3b3c30b9071e993b2831dfd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d367",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_checklistmark",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_checklistmarkevent" ("assessment_id", "at", "by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") SELECT old_values."assessment_id", old_values."at", old_values."by_id", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."task_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c9ee546c9e52c2ba9963d6b8f6e441d64b873d80",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2e3f5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_checklistmark",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistMarkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.checklistmark",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.checklisttask",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("anchor", models.CharField(blank=True, max_length=30, verbose_name="line")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("text", models.TextField(verbose_name="comment")),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="settled at"),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ("assessment", "at", "pk"),
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_commentevent" ("anchor", "assessment_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "text") SELECT new_values."anchor", new_values."assessment_id", new_values."at", new_values."by_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."settled_at", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a46b8f6b0b09e302b7ca056eca9b5f5ac467b46b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bf5c3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_comment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_commentevent" ("anchor", "assessment_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "text") SELECT new_values."anchor", new_values."assessment_id", new_values."at", new_values."by_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."settled_at", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="005b2a31e256df25b5d211ca5290c122050c5429",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_52b4e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_comment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_commentevent" ("anchor", "assessment_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "text") SELECT old_values."anchor", old_values."assessment_id", old_values."at", old_values."by_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."settled_at", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f1bb6082e4f913cf8acc1e461594b02470488959",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_20aac",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_comment",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("anchor", models.CharField(blank=True, max_length=30, verbose_name="line")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("text", models.TextField(verbose_name="comment")),
                (
                    "settled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="settled at"),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.comment",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(max_length=200, verbose_name="English name")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("electricity", "Electricity"),
                            ("fuel", "Fuels"),
                            ("material", "Materials"),
                            ("water", "Water"),
                            ("wastewater", "Wastewater"),
                            ("dust", "Dust and air emissions"),
                            ("waste", "Solid waste"),
                            ("hazardous_waste", "Hazardous waste"),
                            ("co2e", "Greenhouse gases (CO2e)"),
                        ],
                        max_length=16,
                        verbose_name="group",
                    ),
                ),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
            ],
            options={
                "verbose_name": "resource",
                "verbose_name_plural": "resources",
                "ordering": ("group", "code"),
            },
        ),
        migrations.CreateModel(
            name="ConversionFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "toe_per_unit",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=20,
                        null=True,
                        verbose_name="TOE per unit",
                    ),
                ),
                (
                    "tco2e_per_unit",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=20,
                        null=True,
                        verbose_name="tCO2e per unit",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("source", models.TextField(verbose_name="source")),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factors",
                        to="assessments.resource",
                    ),
                ),
            ],
            options={
                "verbose_name": "conversion factor",
                "verbose_name_plural": "conversion factors",
                "ordering": ("resource", "valid_from"),
                "constraints": [
                    models.UniqueConstraint(fields=("resource", "valid_from"), name="factor_from"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("toe_per_unit", None), ("toe_per_unit__gt", 0), _connector="OR"
                            ),
                            models.Q(
                                ("tco2e_per_unit", None),
                                ("tco2e_per_unit__gte", 0),
                                _connector="OR",
                            ),
                        ),
                        name="factor_positive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("anchor", models.CharField(blank=True, max_length=30, verbose_name="line")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                (
                    "file",
                    models.FileField(max_length=200, upload_to="evidence/%Y/", verbose_name="file"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100, verbose_name="kind of file")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ("assessment", "anchor", "at", "pk"),
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_evidenceevent" ("anchor", "assessment_id", "at", "by_id", "content_type", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") SELECT new_values."anchor", new_values."assessment_id", new_values."at", new_values."by_id", new_values."content_type", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."size" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="78b603e5dae9a9ded3c52ae19dcdcb512db905a2",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccbe6",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_evidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_evidenceevent" ("anchor", "assessment_id", "at", "by_id", "content_type", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") SELECT new_values."anchor", new_values."assessment_id", new_values."at", new_values."by_id", new_values."content_type", new_values."file", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."size" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8e311b56a193fcf2ede2c56f027b643530fb1ccf",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_80e3c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_evidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_evidenceevent" ("anchor", "assessment_id", "at", "by_id", "content_type", "file", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size") SELECT old_values."anchor", old_values."assessment_id", old_values."at", old_values."by_id", old_values."content_type", old_values."file", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="341fdf63bc729f2433bf8ec547b2e893d158863c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9ce85",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_evidence",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("anchor", models.CharField(blank=True, max_length=30, verbose_name="line")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                (
                    "file",
                    models.FileField(max_length=200, upload_to="evidence/%Y/", verbose_name="file"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100, verbose_name="kind of file")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.evidence",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("anchor", models.CharField(blank=True, max_length=30, verbose_name="line")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="warning")),
                ("value", models.CharField(max_length=60, verbose_name="value")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "explanation",
                "verbose_name_plural": "explanations",
                "ordering": ("assessment", "anchor", "code"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "anchor", "code"), name="explanation_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_explanationevent" ("anchor", "assessment_id", "at", "by_id", "code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "value") SELECT new_values."anchor", new_values."assessment_id", new_values."at", new_values."by_id", new_values."code", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."value" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="dddb9071be87ac2a661f7404f6c120ae2df94eb7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_035de",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_explanation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_explanationevent" ("anchor", "assessment_id", "at", "by_id", "code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "value") SELECT new_values."anchor", new_values."assessment_id", new_values."at", new_values."by_id", new_values."code", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."value" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6c7621766398082bb149d8d2ec5fdf3bf4cde6bc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fb049",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_explanation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_explanationevent" ("anchor", "assessment_id", "at", "by_id", "code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "value") SELECT old_values."anchor", old_values."assessment_id", old_values."at", old_values."by_id", old_values."code", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="79a435fd7a158575275a383673a925da84768e39",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8d5e8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_explanation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExplanationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("anchor", models.CharField(blank=True, max_length=30, verbose_name="line")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="warning")),
                ("value", models.CharField(max_length=60, verbose_name="value")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.explanation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutputLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("product", models.CharField(max_length=200, verbose_name="product")),
                ("unit", models.CharField(max_length=50, verbose_name="unit")),
                (
                    "baseline_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="baseline quantity",
                    ),
                ),
                (
                    "current_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="current quantity",
                    ),
                ),
                (
                    "baseline_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="share of the baseline",
                    ),
                ),
                (
                    "baseline_value_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="baseline value (đồng)",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outputs",
                        to="assessments.assessment",
                    ),
                ),
            ],
            options={
                "verbose_name": "output",
                "verbose_name_plural": "outputs",
                "ordering": ("assessment", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "product"), name="output_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("baseline_quantity", None),
                                ("baseline_quantity__gte", 0),
                                _connector="OR",
                            ),
                            models.Q(
                                ("current_quantity", None),
                                ("current_quantity__gte", 0),
                                _connector="OR",
                            ),
                            models.Q(
                                ("baseline_share", None),
                                ("baseline_share__gte", 0),
                                _connector="OR",
                            ),
                            models.Q(
                                ("baseline_value_vnd", None),
                                ("baseline_value_vnd__gte", 0),
                                _connector="OR",
                            ),
                        ),
                        name="output_not_negative",
                        violation_error_message="A quantity cannot be negative.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_outputlineevent" ("assessment_id", "baseline_quantity", "baseline_share", "baseline_value_vnd", "current_quantity", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "unit") SELECT new_values."assessment_id", new_values."baseline_quantity", new_values."baseline_share", new_values."baseline_value_vnd", new_values."current_quantity", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."product", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4e0e42617bc8fc8ce146789a50c69b8e65ab560a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2a3a6",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_outputline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_outputlineevent" ("assessment_id", "baseline_quantity", "baseline_share", "baseline_value_vnd", "current_quantity", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "unit") SELECT new_values."assessment_id", new_values."baseline_quantity", new_values."baseline_share", new_values."baseline_value_vnd", new_values."current_quantity", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."product", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cb43c36f6974d0df0ece91800369ca318058524f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_098fe",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_outputline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_outputlineevent" ("assessment_id", "baseline_quantity", "baseline_share", "baseline_value_vnd", "current_quantity", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "unit") SELECT old_values."assessment_id", old_values."baseline_quantity", old_values."baseline_share", old_values."baseline_value_vnd", old_values."current_quantity", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."product", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3d333729f115ac18d08a449353b0cacfeda7a288",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9fd8d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_outputline",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FlowLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "in"), ("out", "out")],
                        default="in",
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                (
                    "baseline_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="baseline quantity",
                    ),
                ),
                (
                    "current_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="current quantity",
                    ),
                ),
                (
                    "baseline_unit_cost_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=28,
                        null=True,
                        verbose_name="baseline cost per unit (đồng)",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flows",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "output_line",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flows",
                        to="assessments.outputline",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="assessments.resource",
                        verbose_name="resource",
                    ),
                ),
            ],
            options={
                "verbose_name": "material and energy flow",
                "verbose_name_plural": "material and energy flows",
                "ordering": ("assessment", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assessment", "resource", "direction", "output_line"),
                        name="flow_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("baseline_quantity", None),
                                ("baseline_quantity__gte", 0),
                                _connector="OR",
                            ),
                            models.Q(
                                ("current_quantity", None),
                                ("current_quantity__gte", 0),
                                _connector="OR",
                            ),
                            models.Q(
                                ("baseline_unit_cost_vnd", None),
                                ("baseline_unit_cost_vnd__gte", 0),
                                _connector="OR",
                            ),
                        ),
                        name="flow_not_negative",
                        violation_error_message="A quantity cannot be negative.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_flowlineevent" ("assessment_id", "baseline_quantity", "baseline_unit_cost_vnd", "current_quantity", "direction", "id", "output_line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "unit") SELECT new_values."assessment_id", new_values."baseline_quantity", new_values."baseline_unit_cost_vnd", new_values."current_quantity", new_values."direction", new_values."id", new_values."output_line_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."resource_id", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="11fac18fb397fba5059af409675732edf310682f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_abb85",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_flowline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_flowlineevent" ("assessment_id", "baseline_quantity", "baseline_unit_cost_vnd", "current_quantity", "direction", "id", "output_line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "unit") SELECT new_values."assessment_id", new_values."baseline_quantity", new_values."baseline_unit_cost_vnd", new_values."current_quantity", new_values."direction", new_values."id", new_values."output_line_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."resource_id", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4e57e6ccde615c1b3d94832653c4818e52a3f9b2",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6831d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_flowline",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_flowlineevent" ("assessment_id", "baseline_quantity", "baseline_unit_cost_vnd", "current_quantity", "direction", "id", "output_line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "unit") SELECT old_values."assessment_id", old_values."baseline_quantity", old_values."baseline_unit_cost_vnd", old_values."current_quantity", old_values."direction", old_values."id", old_values."output_line_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."resource_id", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d014394c9c4d41e9285c64a96ebfbbf93ae04646",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_79b31",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_flowline",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FlowLineEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "direction",
                    models.CharField(
                        choices=[("in", "in"), ("out", "out")],
                        default="in",
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                (
                    "baseline_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="baseline quantity",
                    ),
                ),
                (
                    "current_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="current quantity",
                    ),
                ),
                (
                    "baseline_unit_cost_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=28,
                        null=True,
                        verbose_name="baseline cost per unit (đồng)",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.flowline",
                    ),
                ),
                (
                    "output_line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.outputline",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.resource",
                        verbose_name="resource",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Norm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("product", models.CharField(blank=True, max_length=200, verbose_name="product")),
                (
                    "quantity",
                    models.DecimalField(decimal_places=12, max_digits=38, verbose_name="quantity"),
                ),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                ("per_unit", models.CharField(max_length=50, verbose_name="per unit of product")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                (
                    "industry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="norms",
                        to="enterprises.industry",
                        verbose_name="industry",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="norms",
                        to="assessments.resource",
                        verbose_name="resource",
                    ),
                ),
            ],
            options={
                "verbose_name": "consumption norm",
                "verbose_name_plural": "consumption norms",
                "ordering": ("industry", "product", "resource", "-valid_from"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("industry", "product", "resource", "valid_from"),
                        name="norm_once",
                        nulls_distinct=False,
                        violation_error_message="This norm is already there for the day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quantity__gt", 0)),
                        name="norm_positive",
                        violation_error_message="A norm is larger than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("industry__isnull", False),
                            models.Q(("product", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="norm_has_object",
                        violation_error_message="A norm names an industry, a product or both.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_normevent" ("id", "industry_id", "per_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "quantity", "resource_id", "source", "unit", "valid_from") SELECT new_values."id", new_values."industry_id", new_values."per_unit", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."product", new_values."quantity", new_values."resource_id", new_values."source", new_values."unit", new_values."valid_from" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5b7fa8a80471b5c37741a06422f744c294b55b70",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_41b83",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_norm",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_normevent" ("id", "industry_id", "per_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "quantity", "resource_id", "source", "unit", "valid_from") SELECT new_values."id", new_values."industry_id", new_values."per_unit", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."product", new_values."quantity", new_values."resource_id", new_values."source", new_values."unit", new_values."valid_from" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9e28c63de6907abf1b904966866110f35bf4039a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_97853",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_norm",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_normevent" ("id", "industry_id", "per_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "quantity", "resource_id", "source", "unit", "valid_from") SELECT old_values."id", old_values."industry_id", old_values."per_unit", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."product", old_values."quantity", old_values."resource_id", old_values."source", old_values."unit", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0dbe450aa2563e4eaffa650902d5cf93743cdeae",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1d201",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_norm",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NormEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("product", models.CharField(blank=True, max_length=200, verbose_name="product")),
                (
                    "quantity",
                    models.DecimalField(decimal_places=12, max_digits=38, verbose_name="quantity"),
                ),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                ("per_unit", models.CharField(max_length=50, verbose_name="per unit of product")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                (
                    "industry",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.industry",
                        verbose_name="industry",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.norm",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.resource",
                        verbose_name="resource",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutputLineEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("product", models.CharField(max_length=200, verbose_name="product")),
                ("unit", models.CharField(max_length=50, verbose_name="unit")),
                (
                    "baseline_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="baseline quantity",
                    ),
                ),
                (
                    "current_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="current quantity",
                    ),
                ),
                (
                    "baseline_share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="share of the baseline",
                    ),
                ),
                (
                    "baseline_value_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="baseline value (đồng)",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.outputline",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("energy", "Energy"),
                            ("electricity", "Electricity"),
                            ("fuel", "Fuels"),
                            ("material", "Materials"),
                            ("water", "Water"),
                            ("wastewater", "Wastewater"),
                            ("dust", "Dust and air emissions"),
                            ("waste", "Solid waste"),
                            ("hazardous_waste", "Hazardous waste"),
                            ("co2e", "Greenhouse gases (CO2e)"),
                            ("resource", "Energy and materials by value"),
                        ],
                        max_length=16,
                        verbose_name="group",
                    ),
                ),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="baseline",
                    ),
                ),
                (
                    "expected",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="expected",
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="actual",
                    ),
                ),
                (
                    "saved",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="saved",
                    ),
                ),
                (
                    "saving",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="saving",
                    ),
                ),
                (
                    "coverage",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="output covered",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_output", "No output was reported"),
                            ("missing_baseline_output", "Output of the baseline is missing"),
                            ("missing_current_output", "Output of the period is missing"),
                            ("no_current_output", "Nothing was produced in the period"),
                            ("missing_baseline_use", "Use in the baseline is missing"),
                            ("zero_baseline_use", "Use in the baseline is zero"),
                            ("missing_current_use", "Use in the period is missing"),
                            ("no_factor", "There is no conversion factor"),
                            ("no_flow", "No quantity was reported"),
                            ("no_cost", "Costs of the baseline are missing"),
                            ("zero_expected", "Expected use is zero"),
                        ],
                        max_length=30,
                        verbose_name="reason",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=20, verbose_name="basis")),
                ("factors", models.JSONField(default=list, verbose_name="factors used")),
                ("method_version", models.CharField(max_length=10, verbose_name="method version")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="assessments.assessment",
                    ),
                ),
            ],
            options={
                "verbose_name": "result",
                "verbose_name_plural": "results",
                "ordering": ("assessment", "group"),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "group"), name="result_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("saving__isnull", False)),
                            models.Q(("saving", None), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="result_saving_or_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "move",
                    models.CharField(
                        choices=[
                            ("send", "Send"),
                            ("withdraw", "Take back"),
                            ("verify", "Accept"),
                            ("return", "Return"),
                            ("reopen", "Open again"),
                            ("prefer", "Say that it counts"),
                        ],
                        max_length=8,
                        verbose_name="what was done",
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                            ("reopened", "Reopened"),
                        ],
                        max_length=8,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("returned", "Returned"),
                            ("verified", "Verified"),
                            ("reopened", "Reopened"),
                        ],
                        max_length=8,
                        verbose_name="after",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a review",
                "verbose_name_plural": "steps of reviews",
                "ordering": ("assessment", "at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="SolutionCategory",
            fields=[
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        primary_key=True, serialize=False, verbose_name="number"
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(max_length=200, verbose_name="English name")),
            ],
            options={
                "verbose_name": "solution category",
                "verbose_name_plural": "solution categories",
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Solution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("subtype", models.CharField(blank=True, max_length=200, verbose_name="sub-type")),
                (
                    "rank",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank"),
                ),
                (
                    "screening",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("do_now", "Do now"),
                            ("study", "Study further"),
                            ("reject", "Reject"),
                        ],
                        max_length=6,
                        verbose_name="screening",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("screened", "Screened"),
                            ("studied", "Studied"),
                            ("chosen", "Chosen"),
                            ("in_progress", "In progress"),
                            ("implemented", "Implemented"),
                            ("confirmed", "Result confirmed"),
                            ("postponed", "Postponed"),
                            ("rejected", "Rejected"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "investment_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="investment (đồng)",
                    ),
                ),
                (
                    "annual_saving_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="yearly saving (đồng)",
                    ),
                ),
                (
                    "annual_cost_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="yearly extra cost (đồng)",
                    ),
                ),
                (
                    "measured_saving_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="measured yearly saving (đồng)",
                    ),
                ),
                (
                    "implemented_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="implemented in"
                    ),
                ),
                (
                    "expected_effect_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="expected quantity saved",
                    ),
                ),
                (
                    "measured_effect_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="measured quantity saved",
                    ),
                ),
                (
                    "lifetime_years",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="years of use"
                    ),
                ),
                (
                    "follow_up_on",
                    models.DateField(blank=True, null=True, verbose_name="follow-up on"),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="solutions",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "effect_resource",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="assessments.resource",
                        verbose_name="resource saved",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="solutions",
                        to="assessments.solutioncategory",
                        verbose_name="category",
                    ),
                ),
            ],
            options={
                "verbose_name": "solution",
                "verbose_name_plural": "solutions",
                "ordering": ("assessment", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "title"), name="solution_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("investment_vnd", None), ("investment_vnd__gte", 0), _connector="OR"
                        ),
                        name="solution_investment_not_negative",
                        violation_error_message="An investment cannot be negative.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutionevent" ("annual_cost_vnd", "annual_saving_vnd", "assessment_id", "category_id", "effect_resource_id", "expected_effect_quantity", "follow_up_on", "id", "implemented_year", "investment_vnd", "lifetime_years", "measured_effect_quantity", "measured_saving_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reason", "screening", "status", "subtype", "title") SELECT new_values."annual_cost_vnd", new_values."annual_saving_vnd", new_values."assessment_id", new_values."category_id", new_values."effect_resource_id", new_values."expected_effect_quantity", new_values."follow_up_on", new_values."id", new_values."implemented_year", new_values."investment_vnd", new_values."lifetime_years", new_values."measured_effect_quantity", new_values."measured_saving_vnd", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rank", new_values."reason", new_values."screening", new_values."status", new_values."subtype", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="99293d3b35a1fb53b886afbc9fd13f13a052c052",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72fdf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_solution",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutionevent" ("annual_cost_vnd", "annual_saving_vnd", "assessment_id", "category_id", "effect_resource_id", "expected_effect_quantity", "follow_up_on", "id", "implemented_year", "investment_vnd", "lifetime_years", "measured_effect_quantity", "measured_saving_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reason", "screening", "status", "subtype", "title") SELECT new_values."annual_cost_vnd", new_values."annual_saving_vnd", new_values."assessment_id", new_values."category_id", new_values."effect_resource_id", new_values."expected_effect_quantity", new_values."follow_up_on", new_values."id", new_values."implemented_year", new_values."investment_vnd", new_values."lifetime_years", new_values."measured_effect_quantity", new_values."measured_saving_vnd", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rank", new_values."reason", new_values."screening", new_values."status", new_values."subtype", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8f5e4f77db7379e14b3088a5723bfeac314907a6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_06caf",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_solution",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutionevent" ("annual_cost_vnd", "annual_saving_vnd", "assessment_id", "category_id", "effect_resource_id", "expected_effect_quantity", "follow_up_on", "id", "implemented_year", "investment_vnd", "lifetime_years", "measured_effect_quantity", "measured_saving_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reason", "screening", "status", "subtype", "title") SELECT old_values."annual_cost_vnd", old_values."annual_saving_vnd", old_values."assessment_id", old_values."category_id", old_values."effect_resource_id", old_values."expected_effect_quantity", old_values."follow_up_on", old_values."id", old_values."implemented_year", old_values."investment_vnd", old_values."lifetime_years", old_values."measured_effect_quantity", old_values."measured_saving_vnd", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rank", old_values."reason", old_values."screening", old_values."status", old_values."subtype", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="487c6b0b84eb93d51a9219e782d828413e5643d9",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4614c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_solution",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SolutionEffect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "expected_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="expected quantity saved",
                    ),
                ),
                (
                    "measured_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="measured quantity saved",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.resource",
                        verbose_name="resource saved",
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effects",
                        to="assessments.solution",
                    ),
                ),
            ],
            options={
                "verbose_name": "further effect",
                "verbose_name_plural": "further effects",
                "ordering": ("solution", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("solution", "resource"), name="effect_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutioneffectevent" ("expected_quantity", "id", "measured_quantity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "solution_id") SELECT new_values."expected_quantity", new_values."id", new_values."measured_quantity", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."resource_id", new_values."solution_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="843c434b6f3cf2640efe06512d346f9fdcc556aa",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4136c",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="assessments_solutioneffect",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutioneffectevent" ("expected_quantity", "id", "measured_quantity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "solution_id") SELECT new_values."expected_quantity", new_values."id", new_values."measured_quantity", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."resource_id", new_values."solution_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="70e33c83a842572dee7300597e51c89e431a48aa",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_de632",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="assessments_solutioneffect",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutioneffectevent" ("expected_quantity", "id", "measured_quantity", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resource_id", "solution_id") SELECT old_values."expected_quantity", old_values."id", old_values."measured_quantity", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."resource_id", old_values."solution_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="da2a8ea0d3685102ebc2424adb28cc23781a8034",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_16009",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="assessments_solutioneffect",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SolutionEffectEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "expected_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="expected quantity saved",
                    ),
                ),
                (
                    "measured_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="measured quantity saved",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.solutioneffect",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.resource",
                        verbose_name="resource saved",
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.solution",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SolutionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("subtype", models.CharField(blank=True, max_length=200, verbose_name="sub-type")),
                (
                    "rank",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank"),
                ),
                (
                    "screening",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("do_now", "Do now"),
                            ("study", "Study further"),
                            ("reject", "Reject"),
                        ],
                        max_length=6,
                        verbose_name="screening",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("screened", "Screened"),
                            ("studied", "Studied"),
                            ("chosen", "Chosen"),
                            ("in_progress", "In progress"),
                            ("implemented", "Implemented"),
                            ("confirmed", "Result confirmed"),
                            ("postponed", "Postponed"),
                            ("rejected", "Rejected"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "investment_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="investment (đồng)",
                    ),
                ),
                (
                    "annual_saving_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="yearly saving (đồng)",
                    ),
                ),
                (
                    "annual_cost_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="yearly extra cost (đồng)",
                    ),
                ),
                (
                    "measured_saving_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="measured yearly saving (đồng)",
                    ),
                ),
                (
                    "implemented_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="implemented in"
                    ),
                ),
                (
                    "expected_effect_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="expected quantity saved",
                    ),
                ),
                (
                    "measured_effect_quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="measured quantity saved",
                    ),
                ),
                (
                    "lifetime_years",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="years of use"
                    ),
                ),
                (
                    "follow_up_on",
                    models.DateField(blank=True, null=True, verbose_name="follow-up on"),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.solutioncategory",
                        verbose_name="category",
                    ),
                ),
                (
                    "effect_resource",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="assessments.resource",
                        verbose_name="resource saved",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="assessments.solution",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SolutionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("screened", "Screened"),
                            ("studied", "Studied"),
                            ("chosen", "Chosen"),
                            ("in_progress", "In progress"),
                            ("implemented", "Implemented"),
                            ("confirmed", "Result confirmed"),
                            ("postponed", "Postponed"),
                            ("rejected", "Rejected"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("on", models.DateField(verbose_name="on")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "measured_saving_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="measured yearly saving (đồng)",
                    ),
                ),
                (
                    "reported_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="reported at",
                    ),
                ),
                (
                    "checked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="checked at"),
                ),
                ("is_refused", models.BooleanField(default=False, verbose_name="refused")),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reported by",
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="assessments.solution",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a solution",
                "verbose_name_plural": "steps of solutions",
                "ordering": ("solution", "reported_at", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("checked_at", None)),
                        fields=["reported_at"],
                        name="step_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("postponed", "rejected")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="step_has_reason",
                        violation_error_message="Say why it was postponed or rejected.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasuredEffect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "measured_quantity",
                    models.DecimalField(
                        decimal_places=12,
                        max_digits=38,
                        verbose_name="measured quantity saved",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.resource",
                        verbose_name="resource saved",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measured",
                        to="assessments.solutionstep",
                    ),
                ),
            ],
            options={
                "verbose_name": "measured effect",
                "verbose_name_plural": "measured effects",
                "ordering": ("step", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("step", "resource"), name="measured_effect_once"
                    )
                ],
            },
        ),
        core.migration_operations.InstallTriggers(),
    ]
