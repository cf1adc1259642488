import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.migration_operations


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("core", "0001_text_search"),
        ("enterprises", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_assessmentevent" ("assessed_on", "assessor", "baseline_year", "created_at", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year", "sent_by_id", "sent_on", "status", "verified_by_id", "verified_on") SELECT new_values."assessed_on", new_values."assessor", new_values."baseline_year", new_values."created_at", new_values."facility_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reporting_year", new_values."sent_by_id", new_values."sent_on", new_values."status", new_values."verified_by_id", new_values."verified_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4953edbb57fda93391b20015bb3b6532e37fb0ca",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_assessmentevent" ("assessed_on", "assessor", "baseline_year", "created_at", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year", "sent_by_id", "sent_on", "status", "verified_by_id", "verified_on") SELECT new_values."assessed_on", new_values."assessor", new_values."baseline_year", new_values."created_at", new_values."facility_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reporting_year", new_values."sent_by_id", new_values."sent_on", new_values."status", new_values."verified_by_id", new_values."verified_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="94c31b50b56d0cdb0661f78920536a4aad15ddc6",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_assessmentevent" ("assessed_on", "assessor", "baseline_year", "created_at", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year", "sent_by_id", "sent_on", "status", "verified_by_id", "verified_on") SELECT old_values."assessed_on", old_values."assessor", old_values."baseline_year", old_values."created_at", old_values."facility_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reporting_year", old_values."sent_by_id", old_values."sent_on", old_values."status", old_values."verified_by_id", old_values."verified_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="dac30e9aa55fafd5cabc04fed0eefa89d94daf3e",
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutionevent" ("annual_cost_vnd", "annual_saving_vnd", "assessment_id", "category_id", "effect_resource_id", "expected_effect_quantity", "follow_up_on", "id", "implemented_year", "investment_vnd", "measured_effect_quantity", "measured_saving_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "title") SELECT new_values."annual_cost_vnd", new_values."annual_saving_vnd", new_values."assessment_id", new_values."category_id", new_values."effect_resource_id", new_values."expected_effect_quantity", new_values."follow_up_on", new_values."id", new_values."implemented_year", new_values."investment_vnd", new_values."measured_effect_quantity", new_values."measured_saving_vnd", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."status", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9142d71aba8169bf4036bb9049b97a135fd863f7",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutionevent" ("annual_cost_vnd", "annual_saving_vnd", "assessment_id", "category_id", "effect_resource_id", "expected_effect_quantity", "follow_up_on", "id", "implemented_year", "investment_vnd", "measured_effect_quantity", "measured_saving_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "title") SELECT new_values."annual_cost_vnd", new_values."annual_saving_vnd", new_values."assessment_id", new_values."category_id", new_values."effect_resource_id", new_values."expected_effect_quantity", new_values."follow_up_on", new_values."id", new_values."implemented_year", new_values."investment_vnd", new_values."measured_effect_quantity", new_values."measured_saving_vnd", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."status", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="280b6904b69587b325afed648aed9aa06543814b",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "assessments_solutionevent" ("annual_cost_vnd", "annual_saving_vnd", "assessment_id", "category_id", "effect_resource_id", "expected_effect_quantity", "follow_up_on", "id", "implemented_year", "investment_vnd", "measured_effect_quantity", "measured_saving_vnd", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "title") SELECT old_values."annual_cost_vnd", old_values."annual_saving_vnd", old_values."assessment_id", old_values."category_id", old_values."effect_resource_id", old_values."expected_effect_quantity", old_values."follow_up_on", old_values."id", old_values."implemented_year", old_values."investment_vnd", old_values."measured_effect_quantity", old_values."measured_saving_vnd", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."status", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8b1d5d8a4e85f1d8f6e590448c4834184a19950a",
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
            name="SolutionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=300, verbose_name="title")),
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
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                fields=("facility", "reporting_year", "kind"),
                name="assessment_once",
                violation_error_message="The facility already has an assessment of this kind for the year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("baseline_year__gte", 1990),
                    ("baseline_year__lte", models.F("reporting_year")),
                    ("reporting_year__lte", 2100),
                ),
                name="assessment_years",
                violation_error_message="The baseline year comes before the reporting year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "verified"), ("verified_on__isnull", False)),
                    models.Q(
                        models.Q(("status", "verified"), _negated=True), ("verified_on", None)
                    ),
                    _connector="OR",
                ),
                name="assessment_verified_has_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="outputline",
            constraint=models.UniqueConstraint(
                fields=("assessment", "product"), name="output_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="outputline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("baseline_quantity", None), ("baseline_quantity__gte", 0), _connector="OR"
                    ),
                    models.Q(
                        ("current_quantity", None), ("current_quantity__gte", 0), _connector="OR"
                    ),
                    models.Q(("baseline_share", None), ("baseline_share__gte", 0), _connector="OR"),
                    models.Q(
                        ("baseline_value_vnd", None),
                        ("baseline_value_vnd__gte", 0),
                        _connector="OR",
                    ),
                ),
                name="output_not_negative",
                violation_error_message="A quantity cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="norm",
            constraint=models.UniqueConstraint(
                fields=("industry", "product", "resource", "valid_from"),
                name="norm_once",
                nulls_distinct=False,
                violation_error_message="This norm is already there for the day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="norm",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gt", 0)),
                name="norm_positive",
                violation_error_message="A norm is larger than zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="norm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("industry__isnull", False),
                    models.Q(("product", ""), _negated=True),
                    _connector="OR",
                ),
                name="norm_has_object",
                violation_error_message="A norm names an industry, a product or both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="flowline",
            constraint=models.UniqueConstraint(
                fields=("assessment", "resource", "direction", "output_line"),
                name="flow_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="flowline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("baseline_quantity", None), ("baseline_quantity__gte", 0), _connector="OR"
                    ),
                    models.Q(
                        ("current_quantity", None), ("current_quantity__gte", 0), _connector="OR"
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
        ),
        migrations.AddConstraint(
            model_name="conversionfactor",
            constraint=models.UniqueConstraint(
                fields=("resource", "valid_from"), name="factor_from"
            ),
        ),
        migrations.AddConstraint(
            model_name="conversionfactor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("toe_per_unit", None), ("toe_per_unit__gt", 0), _connector="OR"),
                    models.Q(("tco2e_per_unit", None), ("tco2e_per_unit__gte", 0), _connector="OR"),
                ),
                name="factor_positive",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.UniqueConstraint(fields=("assessment", "group"), name="result_once"),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("saving__isnull", False)),
                    models.Q(("saving", None), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="result_saving_or_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="solution",
            constraint=models.UniqueConstraint(
                fields=("assessment", "title"), name="solution_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="solution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("investment_vnd", None), ("investment_vnd__gte", 0), _connector="OR"
                ),
                name="solution_investment_not_negative",
                violation_error_message="An investment cannot be negative.",
            ),
        ),
        core.migration_operations.InstallTriggers(),
    ]
