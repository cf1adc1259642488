import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.migration_operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("assessments", "0001_initial"),
        ("campaigns", "0001_initial"),
        ("core", "0001_text_search"),
        ("enterprises", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChangedFacility",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("facility_id", models.BigIntegerField(db_index=True)),
                (
                    "noted_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
            options={
                "db_table": "reports_changed",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="LookBack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField(verbose_name="cut-off date")),
                ("first_year", models.PositiveSmallIntegerField(verbose_name="first year")),
                ("last_year", models.PositiveSmallIntegerField(verbose_name="last year")),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="asked for at"
                    ),
                ),
                ("made_at", models.DateTimeField(null=True, verbose_name="made at")),
                ("failed_at", models.DateTimeField(null=True, verbose_name="failed at")),
                ("error", models.TextField(blank=True, verbose_name="error")),
                (
                    "province",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="enterprises.adminunit",
                        verbose_name="province",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
            ],
            options={
                "verbose_name": "look-back",
                "verbose_name_plural": "look-backs",
                "ordering": ("asked_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="LookBackChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("facility_id", models.BigIntegerField()),
                (
                    "look_back",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="reports.lookback",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a look-back",
                "verbose_name_plural": "changes of look-backs",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="LookBackSaving",
            fields=[
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
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
                ("reporting_year", models.PositiveSmallIntegerField(verbose_name="reporting year")),
                (
                    "baseline",
                    models.DecimalField(
                        decimal_places=24, max_digits=50, null=True, verbose_name="baseline"
                    ),
                ),
                (
                    "expected",
                    models.DecimalField(
                        decimal_places=24, max_digits=50, null=True, verbose_name="expected"
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        decimal_places=24, max_digits=50, null=True, verbose_name="actual"
                    ),
                ),
                (
                    "saving",
                    models.DecimalField(decimal_places=24, max_digits=50, verbose_name="saving"),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "look_back_id",
                        "facility_id",
                        "year",
                        "group",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="enterprises.facility",
                    ),
                ),
                (
                    "look_back",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="savings",
                        to="reports.lookback",
                    ),
                ),
            ],
            options={
                "verbose_name": "saving of a facility in a year, looking back",
                "verbose_name_plural": "savings of facilities by year, looking back",
                "ordering": ("facility", "year", "group"),
            },
        ),
        migrations.CreateModel(
            name="LookBackYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("division", models.CharField(max_length=2, verbose_name="industry division")),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Micro"),
                            ("small", "Small"),
                            ("medium", "Medium"),
                            ("large", "Large"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                (
                    "zone_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("industrial_zone", "Industrial zone"),
                            ("cluster", "Industrial cluster"),
                            ("craft_village", "Craft village"),
                            ("local_point", "Local industry point"),
                        ],
                        max_length=16,
                        verbose_name="zone",
                    ),
                ),
                ("is_aware", models.BooleanField(verbose_name="aware")),
                (
                    "aware_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("activity", "took part in an activity"),
                            ("self_assessment", "sent a self-assessment"),
                            ("applying", "applies cleaner production"),
                        ],
                        max_length=15,
                        verbose_name="aware by",
                    ),
                ),
                ("is_applying", models.BooleanField(verbose_name="applying")),
                ("is_staffed", models.BooleanField(verbose_name="has capable staff")),
                ("is_assessed", models.BooleanField(verbose_name="assessed in the year")),
                (
                    "solutions_proposed",
                    models.PositiveIntegerField(verbose_name="solutions proposed"),
                ),
                (
                    "solutions_implemented",
                    models.PositiveIntegerField(verbose_name="solutions implemented"),
                ),
                (
                    "investment_vnd",
                    models.DecimalField(
                        decimal_places=2, max_digits=24, verbose_name="invested (đồng)"
                    ),
                ),
                (
                    "money_saved_vnd",
                    models.DecimalField(
                        decimal_places=2, max_digits=24, verbose_name="saved a year (đồng)"
                    ),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "look_back_id",
                        "facility_id",
                        "year",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="enterprises.facility",
                    ),
                ),
                (
                    "look_back",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="years",
                        to="reports.lookback",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "facility in a year, looking back",
                "verbose_name_plural": "facilities by year, looking back",
                "ordering": ("facility", "year"),
            },
        ),
        migrations.CreateModel(
            name="ProgressReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField(verbose_name="cut-off date")),
                ("number", models.CharField(blank=True, max_length=50, verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("running", "Being made"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("figures", models.JSONField(default=dict, verbose_name="figures")),
                (
                    "data_version",
                    models.CharField(blank=True, max_length=40, verbose_name="data version"),
                ),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="digest")),
                (
                    "docx",
                    models.FileField(blank=True, upload_to="reports/", verbose_name="Word file"),
                ),
                (
                    "xlsx",
                    models.FileField(blank=True, upload_to="reports/", verbose_name="Excel file"),
                ),
                ("error", models.TextField(blank=True, verbose_name="error")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="campaigns.actionplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "progress report",
                "verbose_name_plural": "progress reports",
                "ordering": ("-created_at",),
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_progressreportevent" ("as_of", "created_at", "created_by_id", "data_version", "digest", "docx", "error", "finished_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "xlsx") SELECT new_values."as_of", new_values."created_at", new_values."created_by_id", new_values."data_version", new_values."digest", new_values."docx", new_values."error", new_values."finished_at", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."state", new_values."xlsx" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="41bd1829efcf2911745bf0d1c0c8fdb445c346c1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72af4",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="reports_progressreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_progressreportevent" ("as_of", "created_at", "created_by_id", "data_version", "digest", "docx", "error", "finished_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "xlsx") SELECT new_values."as_of", new_values."created_at", new_values."created_by_id", new_values."data_version", new_values."digest", new_values."docx", new_values."error", new_values."finished_at", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."state", new_values."xlsx" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."as_of" IS DISTINCT FROM (new_values."as_of") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."data_version" IS DISTINCT FROM (new_values."data_version") OR old_values."digest" IS DISTINCT FROM (new_values."digest") OR old_values."docx" IS DISTINCT FROM (new_values."docx") OR old_values."error" IS DISTINCT FROM (new_values."error") OR old_values."finished_at" IS DISTINCT FROM (new_values."finished_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."plan_id" IS DISTINCT FROM (new_values."plan_id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."xlsx" IS DISTINCT FROM (new_values."xlsx")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b8ca05b3c88ae39a1147e2ed1724189f4c05832f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ac5a5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="reports_progressreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_progressreportevent" ("as_of", "created_at", "created_by_id", "data_version", "digest", "docx", "error", "finished_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "xlsx") SELECT old_values."as_of", old_values."created_at", old_values."created_by_id", old_values."data_version", old_values."digest", old_values."docx", old_values."error", old_values."finished_at", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."state", old_values."xlsx" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5d77123fb4ee274dde1a0f1d2d96698d1a3b736f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2d12c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="reports_progressreport",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("as_of", models.DateField(verbose_name="cut-off date")),
                ("number", models.CharField(blank=True, max_length=50, verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("running", "Being made"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "data_version",
                    models.CharField(blank=True, max_length=40, verbose_name="data version"),
                ),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="digest")),
                (
                    "docx",
                    models.FileField(blank=True, upload_to="reports/", verbose_name="Word file"),
                ),
                (
                    "xlsx",
                    models.FileField(blank=True, upload_to="reports/", verbose_name="Excel file"),
                ),
                ("error", models.TextField(blank=True, verbose_name="error")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="reports.progressreport",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RollupRun",
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
                        choices=[("drain", "what changed"), ("rebuild", "everything")],
                        max_length=7,
                        verbose_name="kind",
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="started at"
                    ),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
                ("facilities", models.PositiveIntegerField(default=0, verbose_name="facilities")),
                ("error", models.TextField(blank=True, verbose_name="error")),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                        verbose_name="province",
                    ),
                ),
            ],
            options={
                "verbose_name": "roll-up run",
                "verbose_name_plural": "roll-up runs",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Cell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("division", models.CharField(max_length=2, verbose_name="industry division")),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Micro"),
                            ("small", "Small"),
                            ("medium", "Medium"),
                            ("large", "Large"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                (
                    "zone_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("industrial_zone", "Industrial zone"),
                            ("cluster", "Industrial cluster"),
                            ("craft_village", "Craft village"),
                            ("local_point", "Local industry point"),
                        ],
                        max_length=16,
                        verbose_name="zone",
                    ),
                ),
                ("facilities", models.BigIntegerField(default=0, verbose_name="facilities")),
                ("aware", models.BigIntegerField(default=0, verbose_name="aware")),
                ("applying", models.BigIntegerField(default=0, verbose_name="applying")),
                ("staffed", models.BigIntegerField(default=0, verbose_name="staffed")),
                ("assessed", models.BigIntegerField(default=0, verbose_name="assessed")),
                (
                    "solutions_proposed",
                    models.BigIntegerField(default=0, verbose_name="solutions proposed"),
                ),
                (
                    "solutions_implemented",
                    models.BigIntegerField(default=0, verbose_name="solutions implemented"),
                ),
                (
                    "investment_vnd",
                    models.DecimalField(
                        decimal_places=24, default=0, max_digits=60, verbose_name="invested (đồng)"
                    ),
                ),
                (
                    "money_saved_vnd",
                    models.DecimalField(
                        decimal_places=24,
                        default=0,
                        max_digits=60,
                        verbose_name="saved a year (đồng)",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "cell",
                "verbose_name_plural": "cells",
                "ordering": ("unit", "province", "division", "size", "zone_kind", "year"),
                "abstract": False,
                "indexes": [models.Index(fields=["province", "year"], name="cell_province")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "province", "division", "size", "zone_kind", "year"),
                        name="cell_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CellSaving",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("division", models.CharField(max_length=2, verbose_name="industry division")),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Micro"),
                            ("small", "Small"),
                            ("medium", "Medium"),
                            ("large", "Large"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                (
                    "zone_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("industrial_zone", "Industrial zone"),
                            ("cluster", "Industrial cluster"),
                            ("craft_village", "Craft village"),
                            ("local_point", "Local industry point"),
                        ],
                        max_length=16,
                        verbose_name="zone",
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
                ("n", models.BigIntegerField(default=0, verbose_name="facilities")),
                (
                    "baseline",
                    models.DecimalField(
                        decimal_places=24, default=0, max_digits=60, verbose_name="baseline"
                    ),
                ),
                (
                    "expected",
                    models.DecimalField(
                        decimal_places=24, default=0, max_digits=60, verbose_name="expected"
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        decimal_places=24, default=0, max_digits=60, verbose_name="actual"
                    ),
                ),
                (
                    "weighted",
                    models.DecimalField(
                        decimal_places=48,
                        default=0,
                        max_digits=90,
                        verbose_name="baseline times saving",
                    ),
                ),
                (
                    "savings",
                    models.DecimalField(
                        decimal_places=24, default=0, max_digits=60, verbose_name="sum of savings"
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "saving of a cell",
                "verbose_name_plural": "savings of cells",
                "ordering": ("unit", "province", "division", "size", "zone_kind", "year", "group"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["province", "year", "group"], name="cellsaving_province")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "unit",
                            "province",
                            "division",
                            "size",
                            "zone_kind",
                            "year",
                            "group",
                        ),
                        name="cellsaving_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FacilitySaving",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
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
                ("reporting_year", models.PositiveSmallIntegerField(verbose_name="reporting year")),
                (
                    "baseline",
                    models.DecimalField(
                        decimal_places=24, max_digits=50, null=True, verbose_name="baseline"
                    ),
                ),
                (
                    "expected",
                    models.DecimalField(
                        decimal_places=24, max_digits=50, null=True, verbose_name="expected"
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        decimal_places=24, max_digits=50, null=True, verbose_name="actual"
                    ),
                ),
                (
                    "saving",
                    models.DecimalField(decimal_places=24, max_digits=50, verbose_name="saving"),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="savings",
                        to="enterprises.facility",
                    ),
                ),
            ],
            options={
                "verbose_name": "saving of a facility in a year",
                "verbose_name_plural": "savings of facilities by year",
                "ordering": ("facility", "year", "group"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "year", "group"), name="facilitysaving_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FacilityYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("division", models.CharField(max_length=2, verbose_name="industry division")),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Micro"),
                            ("small", "Small"),
                            ("medium", "Medium"),
                            ("large", "Large"),
                        ],
                        max_length=6,
                        verbose_name="size",
                    ),
                ),
                (
                    "zone_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("industrial_zone", "Industrial zone"),
                            ("cluster", "Industrial cluster"),
                            ("craft_village", "Craft village"),
                            ("local_point", "Local industry point"),
                        ],
                        max_length=16,
                        verbose_name="zone",
                    ),
                ),
                ("is_aware", models.BooleanField(verbose_name="aware")),
                (
                    "aware_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("activity", "took part in an activity"),
                            ("self_assessment", "sent a self-assessment"),
                            ("applying", "applies cleaner production"),
                        ],
                        max_length=15,
                        verbose_name="aware by",
                    ),
                ),
                ("is_applying", models.BooleanField(verbose_name="applying")),
                ("is_staffed", models.BooleanField(verbose_name="has capable staff")),
                ("is_assessed", models.BooleanField(verbose_name="assessed in the year")),
                (
                    "solutions_proposed",
                    models.PositiveIntegerField(verbose_name="solutions proposed"),
                ),
                (
                    "solutions_implemented",
                    models.PositiveIntegerField(verbose_name="solutions implemented"),
                ),
                (
                    "investment_vnd",
                    models.DecimalField(
                        decimal_places=2, max_digits=24, verbose_name="invested (đồng)"
                    ),
                ),
                (
                    "money_saved_vnd",
                    models.DecimalField(
                        decimal_places=2, max_digits=24, verbose_name="saved a year (đồng)"
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="years",
                        to="enterprises.facility",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "facility in a year",
                "verbose_name_plural": "facilities by year",
                "ordering": ("facility", "year"),
                "indexes": [
                    models.Index(fields=["province", "year"], name="facilityyear_province")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("facility", "year"), name="facilityyear_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="lookback",
            constraint=models.UniqueConstraint(
                fields=("unit", "as_of", "first_year", "last_year"),
                name="lookback_once",
                nulls_distinct=False,
            ),
        ),
        core.migration_operations.InstallTriggers(),
    ]
