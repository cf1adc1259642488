import django.contrib.postgres.fields
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
            name="Officer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="position")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officers",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officers",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officers",
                        to="enterprises.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officers",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
            ],
            options={
                "verbose_name": "officer",
                "verbose_name_plural": "officers",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency__isnull", False), ("facility", None), ("zone", None)),
                            models.Q(("agency", None), ("facility", None), ("zone__isnull", False)),
                            models.Q(("agency", None), ("facility__isnull", False), ("zone", None)),
                            _connector="OR",
                        ),
                        name="officer_one_employer",
                        violation_error_message="An officer belongs to one agency, zone or facility.",
                    ),
                    models.UniqueConstraint(
                        fields=("name", "agency", "zone", "facility"),
                        name="officer_once",
                        nulls_distinct=False,
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_officerevent" ("admin_unit_id", "agency_id", "email", "facility_id", "id", "left_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "started_on", "zone_id") SELECT new_values."admin_unit_id", new_values."agency_id", new_values."email", new_values."facility_id", new_values."id", new_values."left_on", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."position", new_values."started_on", new_values."zone_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0c00846b61c46ea51504b63c127ebf8eb5aa924d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_42594",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_officer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_officerevent" ("admin_unit_id", "agency_id", "email", "facility_id", "id", "left_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "started_on", "zone_id") SELECT new_values."admin_unit_id", new_values."agency_id", new_values."email", new_values."facility_id", new_values."id", new_values."left_on", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."position", new_values."started_on", new_values."zone_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d99c694a866022c8151f39dd27e92fac3798bbef",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_614fe",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_officer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_officerevent" ("admin_unit_id", "agency_id", "email", "facility_id", "id", "left_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "started_on", "zone_id") SELECT old_values."admin_unit_id", old_values."agency_id", old_values."email", old_values."facility_id", old_values."id", old_values."left_on", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."position", old_values."started_on", old_values."zone_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="121d164306254db38da7e74acd2853951257c959",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3ac26",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_officer",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OfficerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.officer",
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
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="position")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("code", models.SlugField(primary_key=True, serialize=False, verbose_name="code")),
                ("name_vi", models.CharField(max_length=200, verbose_name="Vietnamese name")),
                ("name_en", models.CharField(max_length=200, verbose_name="English name")),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ratio", "ratio"),
                            ("saving", "saving per unit of product"),
                            ("sum", "sum"),
                            ("count", "count"),
                            ("context", "typed in"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("definition_vi", models.TextField(verbose_name="Vietnamese definition")),
                ("definition_en", models.TextField(verbose_name="English definition")),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ("position",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("applying", "applying cleaner production"),
                            ("aware", "aware of cleaner production"),
                            ("capable", "able to guide"),
                        ],
                        max_length=10,
                        verbose_name="code",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.adminunit",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("text_vi", models.TextField(verbose_name="Vietnamese text")),
                ("text_en", models.TextField(verbose_name="English text")),
                ("params", models.JSONField(blank=True, default=dict, verbose_name="parameters")),
            ],
            options={
                "verbose_name": "rule",
                "verbose_name_plural": "rules",
                "ordering": ("code", "valid_from"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "admin_unit", "valid_from"),
                        name="rule_from",
                        nulls_distinct=False,
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_ruleevent" ("admin_unit_id", "code", "id", "params", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_vi", "valid_from") SELECT new_values."admin_unit_id", new_values."code", new_values."id", new_values."params", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."text_en", new_values."text_vi", new_values."valid_from" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0273c8d68446458bd1cafcf55d11b043d8c54f43",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5f54f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_rule",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_ruleevent" ("admin_unit_id", "code", "id", "params", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_vi", "valid_from") SELECT new_values."admin_unit_id", new_values."code", new_values."id", new_values."params", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."text_en", new_values."text_vi", new_values."valid_from" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ef741a59ca4d7cb54e3b138a3974efb886d9bd69",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a2e3d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_rule",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_ruleevent" ("admin_unit_id", "code", "id", "params", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_vi", "valid_from") SELECT old_values."admin_unit_id", old_values."code", old_values."id", old_values."params", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."text_en", old_values."text_vi", old_values."valid_from" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9cbe7a5fde6c74d382810c13715c8454f21804c7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a46c8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_rule",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.rule",
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
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("applying", "applying cleaner production"),
                            ("aware", "aware of cleaner production"),
                            ("capable", "able to guide"),
                        ],
                        max_length=10,
                        verbose_name="code",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("text_vi", models.TextField(verbose_name="Vietnamese text")),
                ("text_en", models.TextField(verbose_name="English text")),
                ("params", models.JSONField(blank=True, default=dict, verbose_name="parameters")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ActionPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=50, unique=True, verbose_name="plan code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="enterprises.adminunit",
                        verbose_name="province",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="campaigns.actionplan",
                        verbose_name="part of",
                    ),
                ),
                (
                    "decision_no",
                    models.CharField(blank=True, max_length=100, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="issuer")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
            ],
            options={
                "verbose_name": "action plan",
                "verbose_name_plural": "action plans",
                "ordering": ("-starts_on", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="plan_ends_after_start",
                        violation_error_message="A plan ends after it starts.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_actionplanevent" ("admin_unit_id", "code", "decided_on", "decision_no", "ends_on", "id", "issuer", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "starts_on") SELECT new_values."admin_unit_id", new_values."code", new_values."decided_on", new_values."decision_no", new_values."ends_on", new_values."id", new_values."issuer", new_values."name", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."programmes", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b0deda3319b9634130207d4a8f1aa589ec8c4fe7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2816f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_actionplan",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_actionplanevent" ("admin_unit_id", "code", "decided_on", "decision_no", "ends_on", "id", "issuer", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "starts_on") SELECT new_values."admin_unit_id", new_values."code", new_values."decided_on", new_values."decision_no", new_values."ends_on", new_values."id", new_values."issuer", new_values."name", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."programmes", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ecd00a832b91298bddc1ef0d4774f592532c9034",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b8f5d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_actionplan",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_actionplanevent" ("admin_unit_id", "code", "decided_on", "decision_no", "ends_on", "id", "issuer", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programmes", "starts_on") SELECT old_values."admin_unit_id", old_values."code", old_values."decided_on", old_values."decision_no", old_values."ends_on", old_values."id", old_values."issuer", old_values."name", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."programmes", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2aa4f79c4dc0f9c2e06cff5b956f834681ce54f6",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1c3e2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_actionplan",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ActionPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.actionplan",
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
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=50, verbose_name="plan code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="province",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="part of",
                    ),
                ),
                (
                    "decision_no",
                    models.CharField(blank=True, max_length=100, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="issuer")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="campaigns.actionplan",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="campaigns.indicator",
                        verbose_name="indicator",
                    ),
                ),
                ("low", models.DecimalField(decimal_places=24, max_digits=50, verbose_name="low")),
                (
                    "high",
                    models.DecimalField(
                        blank=True, decimal_places=24, max_digits=50, null=True, verbose_name="high"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("at_least", "at least"), ("at_most", "at most")],
                        default="at_least",
                        max_length=8,
                        verbose_name="reached when",
                    ),
                ),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                (
                    "base_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="base year"
                    ),
                ),
                (
                    "base_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="base value",
                    ),
                ),
                ("due_year", models.PositiveSmallIntegerField(verbose_name="due year")),
                (
                    "basis",
                    models.CharField(
                        choices=[("per_unit", "per unit of product"), ("total", "total")],
                        default="per_unit",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                (
                    "denominator",
                    models.CharField(
                        choices=[
                            ("all", "all facilities"),
                            ("list", "a list of facilities"),
                            ("large", "large enterprises"),
                            ("medium_large", "medium and large enterprises"),
                            ("zones", "zones"),
                            ("officers", "officers"),
                            ("key_users", "key energy users"),
                        ],
                        default="all",
                        max_length=12,
                        verbose_name="denominator",
                    ),
                ),
                (
                    "facility_list",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.facilitylist",
                        verbose_name="facility list",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("adjusted", "weighted by expected use"),
                            ("baseline_weighted", "weighted by baseline energy"),
                            ("mean", "plain mean of facilities"),
                        ],
                        default="adjusted",
                        max_length=17,
                        verbose_name="method",
                    ),
                ),
                (
                    "sizes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("micro", "Micro"),
                                ("small", "Small"),
                                ("medium", "Medium"),
                                ("large", "Large"),
                            ],
                            max_length=6,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sizes",
                    ),
                ),
                (
                    "zone_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("industrial_zone", "Industrial zone"),
                                ("cluster", "Industrial cluster"),
                                ("craft_village", "Craft village"),
                                ("local_point", "Local industry point"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="kinds of zones",
                    ),
                ),
                ("is_rural", models.BooleanField(blank=True, null=True, verbose_name="rural")),
                ("part", models.CharField(blank=True, max_length=200, verbose_name="part")),
                ("text", models.TextField(blank=True, verbose_name="wording of the plan")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "industries",
                    models.ManyToManyField(
                        blank=True, to="enterprises.industry", verbose_name="industries"
                    ),
                ),
                (
                    "sector_groups",
                    models.ManyToManyField(
                        blank=True, to="enterprises.sectorgroup", verbose_name="local sector groups"
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ("plan", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "plan",
                            "indicator",
                            "denominator",
                            "facility_list",
                            "due_year",
                            "part",
                        ),
                        name="target_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("high", None), ("high__gte", models.F("low")), _connector="OR"
                        ),
                        name="target_band_upright",
                        violation_error_message="The upper end of a band is not below the lower one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator", "list"), ("facility_list__isnull", False)),
                            models.Q(
                                models.Q(("denominator", "list"), _negated=True),
                                ("facility_list", None),
                            ),
                            _connector="OR",
                        ),
                        name="target_list_named",
                        violation_error_message="A list as denominator needs its name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("base_year", None),
                            ("base_year__lt", models.F("due_year")),
                            _connector="OR",
                        ),
                        name="target_base_before_due",
                        violation_error_message="The base year comes before the due year.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targetevent" ("base_value", "base_year", "basis", "denominator", "direction", "due_year", "facility_list_id", "high", "id", "indicator_id", "is_rural", "low", "method", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "sizes", "text", "unit", "zone_kinds") SELECT new_values."base_value", new_values."base_year", new_values."basis", new_values."denominator", new_values."direction", new_values."due_year", new_values."facility_list_id", new_values."high", new_values."id", new_values."indicator_id", new_values."is_rural", new_values."low", new_values."method", new_values."part", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."position", new_values."sizes", new_values."text", new_values."unit", new_values."zone_kinds" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="39b1dca777b98a341e6ee9596601b689b6be6d2f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_69655",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_target",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targetevent" ("base_value", "base_year", "basis", "denominator", "direction", "due_year", "facility_list_id", "high", "id", "indicator_id", "is_rural", "low", "method", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "sizes", "text", "unit", "zone_kinds") SELECT new_values."base_value", new_values."base_year", new_values."basis", new_values."denominator", new_values."direction", new_values."due_year", new_values."facility_list_id", new_values."high", new_values."id", new_values."indicator_id", new_values."is_rural", new_values."low", new_values."method", new_values."part", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."position", new_values."sizes", new_values."text", new_values."unit", new_values."zone_kinds" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e672da74d141707248309aa6f2185228e2dfd2fe",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8603a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_target",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targetevent" ("base_value", "base_year", "basis", "denominator", "direction", "due_year", "facility_list_id", "high", "id", "indicator_id", "is_rural", "low", "method", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "sizes", "text", "unit", "zone_kinds") SELECT old_values."base_value", old_values."base_year", old_values."basis", old_values."denominator", old_values."direction", old_values."due_year", old_values."facility_list_id", old_values."high", old_values."id", old_values."indicator_id", old_values."is_rural", old_values."low", old_values."method", old_values."part", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."position", old_values."sizes", old_values."text", old_values."unit", old_values."zone_kinds" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c84f513591a72c8d8205d28aacf7e7089f083f63",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5eeb7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_target",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.target",
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
                ("id", models.BigIntegerField()),
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
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.indicator",
                        verbose_name="indicator",
                    ),
                ),
                ("low", models.DecimalField(decimal_places=24, max_digits=50, verbose_name="low")),
                (
                    "high",
                    models.DecimalField(
                        blank=True, decimal_places=24, max_digits=50, null=True, verbose_name="high"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("at_least", "at least"), ("at_most", "at most")],
                        default="at_least",
                        max_length=8,
                        verbose_name="reached when",
                    ),
                ),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                (
                    "base_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="base year"
                    ),
                ),
                (
                    "base_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=24,
                        max_digits=50,
                        null=True,
                        verbose_name="base value",
                    ),
                ),
                ("due_year", models.PositiveSmallIntegerField(verbose_name="due year")),
                (
                    "basis",
                    models.CharField(
                        choices=[("per_unit", "per unit of product"), ("total", "total")],
                        default="per_unit",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                (
                    "denominator",
                    models.CharField(
                        choices=[
                            ("all", "all facilities"),
                            ("list", "a list of facilities"),
                            ("large", "large enterprises"),
                            ("medium_large", "medium and large enterprises"),
                            ("zones", "zones"),
                            ("officers", "officers"),
                            ("key_users", "key energy users"),
                        ],
                        default="all",
                        max_length=12,
                        verbose_name="denominator",
                    ),
                ),
                (
                    "facility_list",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facilitylist",
                        verbose_name="facility list",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("adjusted", "weighted by expected use"),
                            ("baseline_weighted", "weighted by baseline energy"),
                            ("mean", "plain mean of facilities"),
                        ],
                        default="adjusted",
                        max_length=17,
                        verbose_name="method",
                    ),
                ),
                (
                    "sizes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("micro", "Micro"),
                                ("small", "Small"),
                                ("medium", "Medium"),
                                ("large", "Large"),
                            ],
                            max_length=6,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sizes",
                    ),
                ),
                (
                    "zone_kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("industrial_zone", "Industrial zone"),
                                ("cluster", "Industrial cluster"),
                                ("craft_village", "Craft village"),
                                ("local_point", "Local industry point"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="kinds of zones",
                    ),
                ),
                ("is_rural", models.BooleanField(blank=True, null=True, verbose_name="rural")),
                ("part", models.CharField(blank=True, max_length=200, verbose_name="part")),
                ("text", models.TextField(blank=True, verbose_name="wording of the plan")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="InterimValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interim_values",
                        to="campaigns.target",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "value",
                    models.DecimalField(decimal_places=24, max_digits=50, verbose_name="value"),
                ),
            ],
            options={
                "ordering": ("target", "year"),
                "constraints": [
                    models.UniqueConstraint(fields=("target", "year"), name="interimvalue_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_interimvalueevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target_id", "value", "year") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."target_id", new_values."value", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="099ede45cb0c01eb9f81663f92e22717ce198f16",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_90930",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_interimvalue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_interimvalueevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target_id", "value", "year") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."target_id", new_values."value", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e6cbc2c658ce208b5b4bbda2a82bd9e67971b283",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_46323",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_interimvalue",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_interimvalueevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target_id", "value", "year") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."target_id", old_values."value", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="587e6270733b7fa6e98d3a196cbf9a3f2014ef53",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_18921",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_interimvalue",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="InterimValueEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.interimvalue",
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
                ("id", models.BigIntegerField()),
                (
                    "target",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.target",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "value",
                    models.DecimalField(decimal_places=24, max_digits=50, verbose_name="value"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(max_length=50, unique=True, verbose_name="activity code"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("workshop", "Workshop"),
                            ("training", "Training"),
                            ("conference", "Conference"),
                            ("forum", "Forum"),
                            ("talk", "Talk"),
                            ("tour", "Study tour"),
                            ("survey", "Survey"),
                            ("support", "Technical support for assessment"),
                            ("equipment", "Equipment support"),
                            ("transfer", "Technology transfer"),
                            ("fair", "Fair"),
                            ("chain", "Chain-linking event"),
                            ("leaflet", "Leaflet"),
                            ("media", "Television, radio or web item"),
                            ("inspection", "Inspection"),
                            ("award", "Reward or discipline"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("starts_on", models.DateField(verbose_name="date")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "counts_as_awareness",
                    models.BooleanField(default=False, verbose_name="counts as awareness"),
                ),
                (
                    "budget_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="budget (đồng)",
                    ),
                ),
                (
                    "spent_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="spent (đồng)",
                    ),
                ),
                (
                    "copies",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="copies"),
                ),
                (
                    "booths",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="booths"),
                ),
                (
                    "reach",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people reached"
                    ),
                ),
                ("channel", models.CharField(blank=True, max_length=200, verbose_name="channel")),
                (
                    "destination",
                    models.CharField(blank=True, max_length=200, verbose_name="destination"),
                ),
                ("team", models.CharField(blank=True, max_length=300, verbose_name="team")),
                ("finding", models.TextField(blank=True, verbose_name="finding")),
                ("remedy", models.TextField(blank=True, verbose_name="remedy")),
                (
                    "remedy_due_on",
                    models.DateField(blank=True, null=True, verbose_name="to be remedied by"),
                ),
                ("proposal", models.TextField(blank=True, verbose_name="proposal")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="decision")),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
                (
                    "sign_up_key",
                    models.CharField(
                        blank=True,
                        max_length=43,
                        null=True,
                        unique=True,
                        verbose_name="key of the sign-up page",
                    ),
                ),
                (
                    "sign_up_until",
                    models.DateField(blank=True, null=True, verbose_name="sign-up until"),
                ),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="seats")),
                (
                    "door_key",
                    models.CharField(
                        blank=True,
                        max_length=43,
                        null=True,
                        unique=True,
                        verbose_name="key of the door",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity",
                "verbose_name_plural": "activities",
                "ordering": ("-starts_on", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="activity_ends_after_start",
                        violation_error_message="An activity ends after it starts.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_activityevent" ("admin_unit_id", "agency_id", "booths", "budget_vnd", "channel", "code", "copies", "counts_as_awareness", "decision", "destination", "door_key", "ends_on", "finding", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "programmes", "proposal", "reach", "remedy", "remedy_due_on", "seats", "sign_up_key", "sign_up_until", "spent_vnd", "starts_on", "team", "title") SELECT new_values."admin_unit_id", new_values."agency_id", new_values."booths", new_values."budget_vnd", new_values."channel", new_values."code", new_values."copies", new_values."counts_as_awareness", new_values."decision", new_values."destination", new_values."door_key", new_values."ends_on", new_values."finding", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."plan_id", new_values."programmes", new_values."proposal", new_values."reach", new_values."remedy", new_values."remedy_due_on", new_values."seats", new_values."sign_up_key", new_values."sign_up_until", new_values."spent_vnd", new_values."starts_on", new_values."team", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6b60ecbec4b27c88e12c949449604f2eeeb23450",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_af258",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_activity",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_activityevent" ("admin_unit_id", "agency_id", "booths", "budget_vnd", "channel", "code", "copies", "counts_as_awareness", "decision", "destination", "door_key", "ends_on", "finding", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "programmes", "proposal", "reach", "remedy", "remedy_due_on", "seats", "sign_up_key", "sign_up_until", "spent_vnd", "starts_on", "team", "title") SELECT new_values."admin_unit_id", new_values."agency_id", new_values."booths", new_values."budget_vnd", new_values."channel", new_values."code", new_values."copies", new_values."counts_as_awareness", new_values."decision", new_values."destination", new_values."door_key", new_values."ends_on", new_values."finding", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."plan_id", new_values."programmes", new_values."proposal", new_values."reach", new_values."remedy", new_values."remedy_due_on", new_values."seats", new_values."sign_up_key", new_values."sign_up_until", new_values."spent_vnd", new_values."starts_on", new_values."team", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1895632058eef2da7d9c0bc856971c4c1cc811d8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c6e2b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_activity",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_activityevent" ("admin_unit_id", "agency_id", "booths", "budget_vnd", "channel", "code", "copies", "counts_as_awareness", "decision", "destination", "door_key", "ends_on", "finding", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "programmes", "proposal", "reach", "remedy", "remedy_due_on", "seats", "sign_up_key", "sign_up_until", "spent_vnd", "starts_on", "team", "title") SELECT old_values."admin_unit_id", old_values."agency_id", old_values."booths", old_values."budget_vnd", old_values."channel", old_values."code", old_values."copies", old_values."counts_as_awareness", old_values."decision", old_values."destination", old_values."door_key", old_values."ends_on", old_values."finding", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."plan_id", old_values."programmes", old_values."proposal", old_values."reach", old_values."remedy", old_values."remedy_due_on", old_values."seats", old_values."sign_up_key", old_values."sign_up_until", old_values."spent_vnd", old_values."starts_on", old_values."team", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9c402a2694a48a3433e3ca149a2ed9432f2851a1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_55290",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_activity",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ActivityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.activity",
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
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=50, verbose_name="activity code")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("workshop", "Workshop"),
                            ("training", "Training"),
                            ("conference", "Conference"),
                            ("forum", "Forum"),
                            ("talk", "Talk"),
                            ("tour", "Study tour"),
                            ("survey", "Survey"),
                            ("support", "Technical support for assessment"),
                            ("equipment", "Equipment support"),
                            ("transfer", "Technology transfer"),
                            ("fair", "Fair"),
                            ("chain", "Chain-linking event"),
                            ("leaflet", "Leaflet"),
                            ("media", "Television, radio or web item"),
                            ("inspection", "Inspection"),
                            ("award", "Reward or discipline"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("starts_on", models.DateField(verbose_name="date")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "counts_as_awareness",
                    models.BooleanField(default=False, verbose_name="counts as awareness"),
                ),
                (
                    "budget_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="budget (đồng)",
                    ),
                ),
                (
                    "spent_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="spent (đồng)",
                    ),
                ),
                (
                    "copies",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="copies"),
                ),
                (
                    "booths",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="booths"),
                ),
                (
                    "reach",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people reached"
                    ),
                ),
                ("channel", models.CharField(blank=True, max_length=200, verbose_name="channel")),
                (
                    "destination",
                    models.CharField(blank=True, max_length=200, verbose_name="destination"),
                ),
                ("team", models.CharField(blank=True, max_length=300, verbose_name="team")),
                ("finding", models.TextField(blank=True, verbose_name="finding")),
                ("remedy", models.TextField(blank=True, verbose_name="remedy")),
                (
                    "remedy_due_on",
                    models.DateField(blank=True, null=True, verbose_name="to be remedied by"),
                ),
                ("proposal", models.TextField(blank=True, verbose_name="proposal")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="decision")),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
                (
                    "sign_up_key",
                    models.CharField(
                        blank=True, max_length=43, null=True, verbose_name="key of the sign-up page"
                    ),
                ),
                (
                    "sign_up_until",
                    models.DateField(blank=True, null=True, verbose_name="sign-up until"),
                ),
                ("seats", models.PositiveIntegerField(blank=True, null=True, verbose_name="seats")),
                (
                    "door_key",
                    models.CharField(
                        blank=True, max_length=43, null=True, verbose_name="key of the door"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="campaigns.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="enterprises.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="participations",
                        to="campaigns.officer",
                        verbose_name="officer",
                    ),
                ),
                ("person", models.CharField(blank=True, max_length=150, verbose_name="person")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("state", "State officer"),
                            ("technical", "Technical staff of an enterprise"),
                            ("community", "Community"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "certificate",
                    models.CharField(blank=True, max_length=100, verbose_name="certificate"),
                ),
            ],
            options={
                "verbose_name": "participation",
                "verbose_name_plural": "participations",
                "ordering": ("activity", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agency", None), ("zone", None)),
                            models.Q(("agency", None), ("facility", None)),
                            models.Q(("facility", None), ("zone", None)),
                            _connector="OR",
                        ),
                        name="participation_one_party",
                        violation_error_message="A participation names one facility, zone or agency only.",
                    ),
                    models.UniqueConstraint(
                        fields=("activity", "facility", "zone", "agency", "person"),
                        name="participation_once",
                        nulls_distinct=False,
                        violation_error_message="This participant stands in the list already.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_participationevent" ("activity_id", "agency_id", "certificate", "facility_id", "id", "officer_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "zone_id") SELECT new_values."activity_id", new_values."agency_id", new_values."certificate", new_values."facility_id", new_values."id", new_values."officer_id", new_values."person", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."zone_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1cb424e9287ad02fc7ca618b5527c422df2a28c2",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5f5fd",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_participationevent" ("activity_id", "agency_id", "certificate", "facility_id", "id", "officer_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "zone_id") SELECT new_values."activity_id", new_values."agency_id", new_values."certificate", new_values."facility_id", new_values."id", new_values."officer_id", new_values."person", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."zone_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fcc09978c2b1b5d852571ac3e593d45e1f0626e2",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6d754",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_participationevent" ("activity_id", "agency_id", "certificate", "facility_id", "id", "officer_id", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "zone_id") SELECT old_values."activity_id", old_values."agency_id", old_values."certificate", old_values."facility_id", old_values."id", old_values."officer_id", old_values."person", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."zone_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b4662023091f82e963a2005aedf2d4099ede7f34",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1670b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_participation",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.participation",
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
                ("id", models.BigIntegerField()),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.officer",
                        verbose_name="officer",
                    ),
                ),
                ("person", models.CharField(blank=True, max_length=150, verbose_name="person")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("state", "State officer"),
                            ("technical", "Technical staff of an enterprise"),
                            ("community", "Community"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "certificate",
                    models.CharField(blank=True, max_length=100, verbose_name="certificate"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SignUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ups",
                        to="campaigns.activity",
                        verbose_name="activity",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "organisation",
                    models.CharField(blank=True, max_length=300, verbose_name="organisation"),
                ),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="position")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("state", "State officer"),
                            ("technical", "Technical staff of an enterprise"),
                            ("community", "Community"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sign_ups",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("signed_up", "signed up"),
                            ("waiting", "on the waiting list"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="signed_up",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("key", models.CharField(max_length=43, unique=True, verbose_name="key")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="made at"
                    ),
                ),
                (
                    "told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="written to at"),
                ),
                (
                    "participation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sign_up",
                        to="campaigns.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-up",
                "verbose_name_plural": "sign-ups",
                "ordering": ("activity", "created_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        fields=("activity", "email", "name"),
                        name="signup_once",
                        violation_error_message="You have signed up already.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_signupevent" ("activity_id", "created_at", "email", "facility_id", "id", "key", "name", "organisation", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "role", "state", "told_at") SELECT new_values."activity_id", new_values."created_at", new_values."email", new_values."facility_id", new_values."id", new_values."key", new_values."name", new_values."organisation", new_values."participation_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."position", new_values."role", new_values."state", new_values."told_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1e2f959cf56ebe44b4cd1f6187efa7eed64af345",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5b957",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_signup",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_signupevent" ("activity_id", "created_at", "email", "facility_id", "id", "key", "name", "organisation", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "role", "state", "told_at") SELECT new_values."activity_id", new_values."created_at", new_values."email", new_values."facility_id", new_values."id", new_values."key", new_values."name", new_values."organisation", new_values."participation_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."position", new_values."role", new_values."state", new_values."told_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ffc23afe8fbac5638ffda171f8685d794673e6a1",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bf2bf",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_signup",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_signupevent" ("activity_id", "created_at", "email", "facility_id", "id", "key", "name", "organisation", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "role", "state", "told_at") SELECT old_values."activity_id", old_values."created_at", old_values."email", old_values."facility_id", old_values."id", old_values."key", old_values."name", old_values."organisation", old_values."participation_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."position", old_values."role", old_values."state", old_values."told_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="56312451fe0c0fe43b411674b5dce2291e7406bc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_92e70",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_signup",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SignUpEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.signup",
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
                ("id", models.BigIntegerField()),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.activity",
                        verbose_name="activity",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "organisation",
                    models.CharField(blank=True, max_length=300, verbose_name="organisation"),
                ),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="position")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("state", "State officer"),
                            ("technical", "Technical staff of an enterprise"),
                            ("community", "Community"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("signed_up", "signed up"),
                            ("waiting", "on the waiting list"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="signed_up",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("key", models.CharField(max_length=43, verbose_name="key")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="made at"
                    ),
                ),
                (
                    "told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="written to at"),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.participation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LocalRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_rounds",
                        to="enterprises.adminunit",
                        verbose_name="province",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("message", models.TextField(blank=True, verbose_name="message")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "verbose_name": "round of local reports",
                "verbose_name_plural": "rounds of local reports",
                "ordering": ("-year", "admin_unit"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("admin_unit", "year"),
                        name="localround_once",
                        violation_error_message="There is a round for this year already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("opens_on"))),
                        name="localround_days_in_order",
                        violation_error_message="A report is not due before the round opens.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_localroundevent" ("admin_unit_id", "created_by_id", "due_on", "id", "message", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") SELECT new_values."admin_unit_id", new_values."created_by_id", new_values."due_on", new_values."id", new_values."message", new_values."opens_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4982d8a885cb414b2d27b47d265861824517bd9e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e1cd0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_localround",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_localroundevent" ("admin_unit_id", "created_by_id", "due_on", "id", "message", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") SELECT new_values."admin_unit_id", new_values."created_by_id", new_values."due_on", new_values."id", new_values."message", new_values."opens_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e5a7d6f44f220b8248fe2c5a414a294b3efa5419",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f7a8d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_localround",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_localroundevent" ("admin_unit_id", "created_by_id", "due_on", "id", "message", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") SELECT old_values."admin_unit_id", old_values."created_by_id", old_values."due_on", old_values."id", old_values."message", old_values."opens_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="900577c3425cdceae7b50d6041a9d32b9b61cf22",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_16cb0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_localround",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LocalRoundEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.localround",
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
                ("id", models.BigIntegerField()),
                (
                    "admin_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="province",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("message", models.TextField(blank=True, verbose_name="message")),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LocalReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="campaigns.localround",
                        verbose_name="round",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_reports",
                        to="enterprises.adminunit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_reports",
                        to="enterprises.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "sent"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("done", models.TextField(blank=True, verbose_name="what was done")),
                (
                    "difficulties",
                    models.TextField(blank=True, verbose_name="difficulties and causes"),
                ),
                ("next_year", models.TextField(blank=True, verbose_name="next year")),
                ("proposals", models.TextField(blank=True, verbose_name="proposals")),
                ("figures", models.JSONField(blank=True, null=True, verbose_name="figures")),
                (
                    "saved_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="saved at",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded at"),
                ),
                (
                    "reminders",
                    models.PositiveSmallIntegerField(default=0, verbose_name="reminders"),
                ),
            ],
            options={
                "verbose_name": "local report",
                "verbose_name_plural": "local reports",
                "ordering": ("round", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("admin_unit__isnull", False), ("zone", None)),
                            models.Q(("admin_unit", None), ("zone__isnull", False)),
                            _connector="OR",
                        ),
                        name="localreport_one_sender",
                        violation_error_message="A local report is of one unit or of one zone.",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "admin_unit", "zone"),
                        name="localreport_once",
                        nulls_distinct=False,
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_localreportevent" ("admin_unit_id", "decided_at", "decided_by_id", "difficulties", "done", "figures", "id", "next_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "reason", "reminded_at", "reminders", "round_id", "saved_at", "sent_at", "sent_by_id", "state", "zone_id") SELECT new_values."admin_unit_id", new_values."decided_at", new_values."decided_by_id", new_values."difficulties", new_values."done", new_values."figures", new_values."id", new_values."next_year", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposals", new_values."reason", new_values."reminded_at", new_values."reminders", new_values."round_id", new_values."saved_at", new_values."sent_at", new_values."sent_by_id", new_values."state", new_values."zone_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1e9f2aad79ebfc801255f1cb48b58ce68870b55b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e8ec6",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_localreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_localreportevent" ("admin_unit_id", "decided_at", "decided_by_id", "difficulties", "done", "figures", "id", "next_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "reason", "reminded_at", "reminders", "round_id", "saved_at", "sent_at", "sent_by_id", "state", "zone_id") SELECT new_values."admin_unit_id", new_values."decided_at", new_values."decided_by_id", new_values."difficulties", new_values."done", new_values."figures", new_values."id", new_values."next_year", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposals", new_values."reason", new_values."reminded_at", new_values."reminders", new_values."round_id", new_values."saved_at", new_values."sent_at", new_values."sent_by_id", new_values."state", new_values."zone_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ec73243e512370bc36f802d97fb039543454c3c9",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_00232",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_localreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_localreportevent" ("admin_unit_id", "decided_at", "decided_by_id", "difficulties", "done", "figures", "id", "next_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "reason", "reminded_at", "reminders", "round_id", "saved_at", "sent_at", "sent_by_id", "state", "zone_id") SELECT old_values."admin_unit_id", old_values."decided_at", old_values."decided_by_id", old_values."difficulties", old_values."done", old_values."figures", old_values."id", old_values."next_year", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposals", old_values."reason", old_values."reminded_at", old_values."reminders", old_values."round_id", old_values."saved_at", old_values."sent_at", old_values."sent_by_id", old_values."state", old_values."zone_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="305c7df2c2519bff516fd750d06a143d6002b2c5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3431d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_localreport",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LocalReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.localreport",
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
                ("id", models.BigIntegerField()),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.localround",
                        verbose_name="round",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "sent"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("done", models.TextField(blank=True, verbose_name="what was done")),
                (
                    "difficulties",
                    models.TextField(blank=True, verbose_name="difficulties and causes"),
                ),
                ("next_year", models.TextField(blank=True, verbose_name="next year")),
                ("proposals", models.TextField(blank=True, verbose_name="proposals")),
                ("figures", models.JSONField(blank=True, null=True, verbose_name="figures")),
                (
                    "saved_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="saved at",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
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
                        verbose_name="sent by",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded at"),
                ),
                (
                    "reminders",
                    models.PositiveSmallIntegerField(default=0, verbose_name="reminders"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LegalBasis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legal_bases",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                ("number", models.CharField(max_length=100, verbose_name="number")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "legal basis",
                "verbose_name_plural": "legal bases",
                "ordering": ("plan", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="legalbasis_once",
                        violation_error_message="This document stands among the bases already.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_legalbasisevent" ("id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "title") SELECT new_values."id", new_values."issued_on", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."position", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3aac183644c061a474d45fc6193cf53cb0de88a1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f11bf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_legalbasis",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_legalbasisevent" ("id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "title") SELECT new_values."id", new_values."issued_on", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."position", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="03b056d2fd3544cd0d31ab16f0f6ea7cac8cf6ee",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f69a9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_legalbasis",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_legalbasisevent" ("id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "title") SELECT old_values."id", old_values."issued_on", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."position", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="45367937664e62ae1ded36e1660f1fdd29d48a92",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e0233",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_legalbasis",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LegalBasisEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.legalbasis",
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
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                ("number", models.CharField(max_length=100, verbose_name="number")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PlanTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="task")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_tasks",
                        to="enterprises.agency",
                        verbose_name="lead agency",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("result", models.TextField(blank=True, verbose_name="result")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "verbose_name": "task",
                "verbose_name_plural": "tasks",
                "ordering": ("plan", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "title"),
                        name="plantask_once",
                        violation_error_message="The plan has a task of these words already.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_plantaskevent" ("done_on", "due_on", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "result", "title") SELECT new_values."done_on", new_values."due_on", new_values."id", new_values."lead_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."position", new_values."result", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="34389066d3ccc48ac2f02fb62dc3e0557f87ede4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8c9cd",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_plantask",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_plantaskevent" ("done_on", "due_on", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "result", "title") SELECT new_values."done_on", new_values."due_on", new_values."id", new_values."lead_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."position", new_values."result", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="11fc5927590cbd9f1c036ae59ae169f9a766ad04",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a50f8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_plantask",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_plantaskevent" ("done_on", "due_on", "id", "lead_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "result", "title") SELECT old_values."done_on", old_values."due_on", old_values."id", old_values."lead_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."position", old_values."result", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a597cfab291ede21e7c55571582cdce1e07aa896",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ffa52",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_plantask",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlanTaskEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.plantask",
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
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="task")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.agency",
                        verbose_name="lead agency",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("result", models.TextField(blank=True, verbose_name="result")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TaskPartner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_links",
                        to="campaigns.plantask",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner agency",
                "verbose_name_plural": "partner agencies",
                "ordering": ("task", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("task", "agency"), name="taskpartner_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_taskpartnerevent" ("agency_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") SELECT new_values."agency_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."task_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="29996fd573da58b6d385854a2b2fa2e7973c23b4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8ece8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_taskpartner",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_taskpartnerevent" ("agency_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") SELECT new_values."agency_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."task_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b6a541294364d18155e85386385e05cf8608da08",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b857e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_taskpartner",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_taskpartnerevent" ("agency_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "task_id") SELECT old_values."agency_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."task_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="98711752abb82aa480cdde675595c94f4d7a5087",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_144a0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_taskpartner",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="plantask",
            name="partners",
            field=models.ManyToManyField(
                blank=True,
                related_name="partner_tasks",
                through="campaigns.TaskPartner",
                to="enterprises.agency",
                verbose_name="partner agencies",
            ),
        ),
        migrations.CreateModel(
            name="TaskPartnerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.taskpartner",
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
                ("id", models.BigIntegerField()),
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.plantask",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.agency",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PromotionProject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=50, unique=True, verbose_name="project code")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promotion_projects",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promotion_projects",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promotion_projects",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "decision_no",
                    models.CharField(blank=True, max_length=100, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("approved", "approved"),
                            ("under_way", "under way"),
                            ("accepted", "signed off"),
                            ("stopped", "stopped"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="result")),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
            ],
            options={
                "verbose_name": "industrial promotion project",
                "verbose_name_plural": "industrial promotion projects",
                "ordering": ("-starts_on", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="project_ends_after_start",
                        violation_error_message="A project ends after it starts.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_promotionprojectevent" ("admin_unit_id", "agency_id", "code", "decided_on", "decision_no", "ends_on", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "result", "starts_on", "state", "title") SELECT new_values."admin_unit_id", new_values."agency_id", new_values."code", new_values."decided_on", new_values."decision_no", new_values."ends_on", new_values."facility_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."programmes", new_values."result", new_values."starts_on", new_values."state", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="019e19264eb5185b759fdfd5c4ae754b14549e6e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_07f93",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_promotionproject",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_promotionprojectevent" ("admin_unit_id", "agency_id", "code", "decided_on", "decision_no", "ends_on", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "result", "starts_on", "state", "title") SELECT new_values."admin_unit_id", new_values."agency_id", new_values."code", new_values."decided_on", new_values."decision_no", new_values."ends_on", new_values."facility_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."programmes", new_values."result", new_values."starts_on", new_values."state", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cf10225b817184bdb99c12ab21c102f4985535da",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73e68",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_promotionproject",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_promotionprojectevent" ("admin_unit_id", "agency_id", "code", "decided_on", "decision_no", "ends_on", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "result", "starts_on", "state", "title") SELECT old_values."admin_unit_id", old_values."agency_id", old_values."code", old_values."decided_on", old_values."decision_no", old_values."ends_on", old_values."facility_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."programmes", old_values."result", old_values."starts_on", old_values."state", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="287a402f36a4cb7d805b75788eff5c454b635f67",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bb18d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_promotionproject",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PromotionProjectEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.promotionproject",
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
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=50, verbose_name="project code")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "decision_no",
                    models.CharField(blank=True, max_length=100, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("approved", "approved"),
                            ("under_way", "under way"),
                            ("accepted", "signed off"),
                            ("stopped", "stopped"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="result")),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Funding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="campaigns.plantask",
                        verbose_name="task",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="campaigns.promotionproject",
                        verbose_name="project",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("promotion", "Industrial promotion"),
                            ("science", "Science and technology budget"),
                            ("central", "Central programmes"),
                            ("province", "Budget of the province"),
                            ("donor_home", "Donors at home"),
                            ("donor_abroad", "Donors abroad"),
                            ("enterprise", "The enterprise itself"),
                        ],
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "planned_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="planned (đồng)",
                    ),
                ),
                (
                    "appraised_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="appraised (đồng)",
                    ),
                ),
                (
                    "spent_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="spent (đồng)",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "verbose_name": "funding",
                "verbose_name_plural": "funding",
                "ordering": ("plan", "year", "source", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "task", "project", "agency", "source", "year"),
                        name="funding_once",
                        nulls_distinct=False,
                        violation_error_message="There is a line for this source, year, agency and task already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("task", None), ("project", None), _connector="OR"),
                        name="funding_task_or_project",
                        violation_error_message="Money is for a task or for a project, not for both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("planned_vnd", None), ("planned_vnd__gte", 0), _connector="OR"
                            ),
                            models.Q(
                                ("appraised_vnd", None), ("appraised_vnd__gte", 0), _connector="OR"
                            ),
                            models.Q(("spent_vnd", None), ("spent_vnd__gte", 0), _connector="OR"),
                        ),
                        name="funding_not_negative",
                        violation_error_message="Money cannot be negative.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_fundingevent" ("agency_id", "appraised_vnd", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planned_vnd", "project_id", "source", "spent_vnd", "task_id", "year") SELECT new_values."agency_id", new_values."appraised_vnd", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."planned_vnd", new_values."project_id", new_values."source", new_values."spent_vnd", new_values."task_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5f4e21e94602bb233c6b56904477c0e4740a6d97",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b4c02",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_funding",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_fundingevent" ("agency_id", "appraised_vnd", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planned_vnd", "project_id", "source", "spent_vnd", "task_id", "year") SELECT new_values."agency_id", new_values."appraised_vnd", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."planned_vnd", new_values."project_id", new_values."source", new_values."spent_vnd", new_values."task_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6ca7349ce2def6469b8a515edd379c599b8ce411",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d813f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_funding",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_fundingevent" ("agency_id", "appraised_vnd", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planned_vnd", "project_id", "source", "spent_vnd", "task_id", "year") SELECT old_values."agency_id", old_values."appraised_vnd", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."planned_vnd", old_values."project_id", old_values."source", old_values."spent_vnd", old_values."task_id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a9529701dd2f8b40c150f005b8f39da021d56095",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4dae7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_funding",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FundingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.funding",
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
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.plantask",
                        verbose_name="task",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.promotionproject",
                        verbose_name="project",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("promotion", "Industrial promotion"),
                            ("science", "Science and technology budget"),
                            ("central", "Central programmes"),
                            ("province", "Budget of the province"),
                            ("donor_home", "Donors at home"),
                            ("donor_abroad", "Donors abroad"),
                            ("enterprise", "The enterprise itself"),
                        ],
                        max_length=12,
                        verbose_name="source",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "planned_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="planned (đồng)",
                    ),
                ),
                (
                    "appraised_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="appraised (đồng)",
                    ),
                ),
                (
                    "spent_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="spent (đồng)",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="campaigns.actionplan",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="campaigns.activity",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="campaigns.promotionproject",
                    ),
                ),
                (
                    "local_report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="campaigns.localreport",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to="attachments/%Y/", verbose_name="file"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100, verbose_name="kind of file")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                (
                    "caption",
                    models.CharField(blank=True, max_length=300, verbose_name="what it is"),
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
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
            ],
            options={
                "verbose_name": "file",
                "verbose_name_plural": "files",
                "ordering": ("at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("activity__isnull", True),
                                ("local_report__isnull", True),
                                ("plan__isnull", False),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("activity__isnull", False),
                                ("local_report__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("activity__isnull", True),
                                ("local_report__isnull", True),
                                ("plan__isnull", True),
                                ("project__isnull", False),
                            ),
                            models.Q(
                                ("activity__isnull", True),
                                ("local_report__isnull", False),
                                ("plan__isnull", True),
                                ("project__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="attachment_one_owner",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmentevent" ("activity_id", "at", "by_id", "caption", "content_type", "file", "id", "local_report_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "project_id", "size") SELECT new_values."activity_id", new_values."at", new_values."by_id", new_values."caption", new_values."content_type", new_values."file", new_values."id", new_values."local_report_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."project_id", new_values."size" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4aeaf51b923178146de62719d5aa0527a3c9d4e7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d24b6",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_attachment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmentevent" ("activity_id", "at", "by_id", "caption", "content_type", "file", "id", "local_report_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "project_id", "size") SELECT new_values."activity_id", new_values."at", new_values."by_id", new_values."caption", new_values."content_type", new_values."file", new_values."id", new_values."local_report_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."project_id", new_values."size" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ec58d66600c51808a509f1363d8f1f520a16d753",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1e0c6",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_attachment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_attachmentevent" ("activity_id", "at", "by_id", "caption", "content_type", "file", "id", "local_report_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "project_id", "size") SELECT old_values."activity_id", old_values."at", old_values."by_id", old_values."caption", old_values."content_type", old_values."file", old_values."id", old_values."local_report_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."project_id", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="91670298fce95fa4fe797f567a2b9a30c4d1ce7e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_97311",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_attachment",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AttachmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.attachment",
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
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.activity",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.promotionproject",
                    ),
                ),
                (
                    "local_report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.localreport",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=200, upload_to="attachments/%Y/", verbose_name="file"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100, verbose_name="kind of file")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                (
                    "caption",
                    models.CharField(blank=True, max_length=300, verbose_name="what it is"),
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
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="NetworkMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("supplier", "Supplier"),
                            ("maker", "Maker"),
                            ("distributor", "Distributor"),
                            ("consumer", "Consumer"),
                            ("adviser", "Adviser"),
                        ],
                        max_length=11,
                        verbose_name="place in the chain",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="network_members",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="network_members",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                ("joined_on", models.DateField(verbose_name="joined on")),
                (
                    "left_on",
                    models.DateField(blank=True, null=True, verbose_name="left the network on"),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=150, verbose_name="contact"),
                ),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
            ],
            options={
                "verbose_name": "member of the network",
                "verbose_name_plural": "members of the network",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("admin_unit", "name"),
                        name="member_of_network_once",
                        violation_error_message="There is a member of this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on", None),
                            ("left_on__gte", models.F("joined_on")),
                            _connector="OR",
                        ),
                        name="member_left_after_joining",
                        violation_error_message="A member leaves after it joined.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_networkmemberevent" ("admin_unit_id", "contact_name", "email", "facility_id", "id", "joined_on", "kind", "left_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") SELECT new_values."admin_unit_id", new_values."contact_name", new_values."email", new_values."facility_id", new_values."id", new_values."joined_on", new_values."kind", new_values."left_on", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bac1ea31b75f692879bcbf23debf8e6c9dbffe37",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_07f43",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_networkmember",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_networkmemberevent" ("admin_unit_id", "contact_name", "email", "facility_id", "id", "joined_on", "kind", "left_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") SELECT new_values."admin_unit_id", new_values."contact_name", new_values."email", new_values."facility_id", new_values."id", new_values."joined_on", new_values."kind", new_values."left_on", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fd381fb29d0f9292feadc4fab4313e44334556d7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ace9c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_networkmember",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_networkmemberevent" ("admin_unit_id", "contact_name", "email", "facility_id", "id", "joined_on", "kind", "left_on", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") SELECT old_values."admin_unit_id", old_values."contact_name", old_values."email", old_values."facility_id", old_values."id", old_values."joined_on", old_values."kind", old_values."left_on", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a5eacfae4bf77e39e6ff79f0b605b5a177c8a332",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_73c32",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_networkmember",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NetworkMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.networkmember",
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
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("supplier", "Supplier"),
                            ("maker", "Maker"),
                            ("distributor", "Distributor"),
                            ("consumer", "Consumer"),
                            ("adviser", "Adviser"),
                        ],
                        max_length=11,
                        verbose_name="place in the chain",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                ("joined_on", models.DateField(verbose_name="joined on")),
                (
                    "left_on",
                    models.DateField(blank=True, null=True, verbose_name="left the network on"),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=150, verbose_name="contact"),
                ),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="campaigns.networkmember",
                        verbose_name="member",
                    ),
                ),
                ("text", models.TextField(verbose_name="commitment")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("kept_on", models.DateField(blank=True, null=True, verbose_name="kept on")),
                ("result", models.TextField(blank=True, verbose_name="result")),
            ],
            options={
                "verbose_name": "commitment",
                "verbose_name_plural": "commitments",
                "ordering": ("member", "due_on", "pk"),
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_commitmentevent" ("due_on", "id", "kept_on", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "text") SELECT new_values."due_on", new_values."id", new_values."kept_on", new_values."member_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."result", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="87f087857d2adcb71ebffee0431f0b32624cd17f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_18bc8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_commitmentevent" ("due_on", "id", "kept_on", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "text") SELECT new_values."due_on", new_values."id", new_values."kept_on", new_values."member_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."result", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="34364fc1e0e34f07f5ee6b161f379bb0b3570ead",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f50f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_commitmentevent" ("due_on", "id", "kept_on", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "text") SELECT old_values."due_on", old_values."id", old_values."kept_on", old_values."member_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."result", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="63d200d40e4cfeff64c3fe78d111255ac3b813df",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e7ef6",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_commitment",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="CommitmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.commitment",
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
                ("id", models.BigIntegerField()),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.networkmember",
                        verbose_name="member",
                    ),
                ),
                ("text", models.TextField(verbose_name="commitment")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("kept_on", models.DateField(blank=True, null=True, verbose_name="kept on")),
                ("result", models.TextField(blank=True, verbose_name="result")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ChainLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "supplier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_down",
                        to="campaigns.networkmember",
                        verbose_name="supplier",
                    ),
                ),
                (
                    "buyer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_up",
                        to="campaigns.networkmember",
                        verbose_name="buyer",
                    ),
                ),
                ("product", models.CharField(max_length=300, verbose_name="product")),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="chain_links",
                        to="campaigns.activity",
                        verbose_name="came about at",
                    ),
                ),
            ],
            options={
                "verbose_name": "link of a chain",
                "verbose_name_plural": "links of chains",
                "ordering": ("-since", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("supplier", "buyer", "product"),
                        name="chainlink_once",
                        violation_error_message="This link stands in the list already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("supplier", models.F("buyer")), _negated=True),
                        name="chainlink_of_two",
                        violation_error_message="A member does not supply itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="chainlink_ends_after_start",
                        violation_error_message="A link ends after it began.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_chainlinkevent" ("activity_id", "buyer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "since", "supplier_id", "until") SELECT new_values."activity_id", new_values."buyer_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."product", new_values."since", new_values."supplier_id", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="440c28593e49754f74322596a22cc29beb44978e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d0baf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_chainlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_chainlinkevent" ("activity_id", "buyer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "since", "supplier_id", "until") SELECT new_values."activity_id", new_values."buyer_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."product", new_values."since", new_values."supplier_id", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b439c6b3d55097724686865cc9ca9f3f616f4e64",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1812d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_chainlink",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_chainlinkevent" ("activity_id", "buyer_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "since", "supplier_id", "until") SELECT old_values."activity_id", old_values."buyer_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."product", old_values."since", old_values."supplier_id", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d09721d17c4a48ee01c308896c1ec311d71e9b1d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8d7a3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_chainlink",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ChainLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.chainlink",
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
                ("id", models.BigIntegerField()),
                (
                    "supplier",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.networkmember",
                        verbose_name="supplier",
                    ),
                ),
                (
                    "buyer",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.networkmember",
                        verbose_name="buyer",
                    ),
                ),
                ("product", models.CharField(max_length=300, verbose_name="product")),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.activity",
                        verbose_name="came about at",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TraceLot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lots",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                ("code", models.CharField(max_length=50, verbose_name="lot")),
                ("product", models.CharField(max_length=300, verbose_name="product")),
                ("made_on", models.DateField(verbose_name="made on")),
                (
                    "best_before",
                    models.DateField(blank=True, null=True, verbose_name="best before"),
                ),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="quantity",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                ("story", models.TextField(blank=True, verbose_name="how it was made")),
                (
                    "is_public",
                    models.BooleanField(default=False, verbose_name="shown to everybody"),
                ),
                ("key", models.CharField(max_length=43, unique=True, verbose_name="key")),
            ],
            options={
                "verbose_name": "lot",
                "verbose_name_plural": "lots",
                "ordering": ("-made_on", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "code"),
                        name="lot_once",
                        violation_error_message="The facility has a lot of this code already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("best_before", None),
                            ("best_before__gte", models.F("made_on")),
                            _connector="OR",
                        ),
                        name="lot_best_before_after_made",
                        violation_error_message="A lot is best before a day after it was made.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_tracelotevent" ("best_before", "code", "facility_id", "id", "is_public", "key", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "quantity", "story", "unit") SELECT new_values."best_before", new_values."code", new_values."facility_id", new_values."id", new_values."is_public", new_values."key", new_values."made_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."product", new_values."quantity", new_values."story", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="533e4f6a770bceb9cdd27692b7e89bfa001cf0cd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3d1bc",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_tracelot",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_tracelotevent" ("best_before", "code", "facility_id", "id", "is_public", "key", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "quantity", "story", "unit") SELECT new_values."best_before", new_values."code", new_values."facility_id", new_values."id", new_values."is_public", new_values."key", new_values."made_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."product", new_values."quantity", new_values."story", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="42f3a4e99586188c1f50577c21f016cdd38cecdd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1c08e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_tracelot",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_tracelotevent" ("best_before", "code", "facility_id", "id", "is_public", "key", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "quantity", "story", "unit") SELECT old_values."best_before", old_values."code", old_values."facility_id", old_values."id", old_values."is_public", old_values."key", old_values."made_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."product", old_values."quantity", old_values."story", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b92c28b0f534f718b5c14a0d8bc17c12737d7dfb",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d0eac",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_tracelot",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TraceLotEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.tracelot",
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
                ("id", models.BigIntegerField()),
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
                ("code", models.CharField(max_length=50, verbose_name="lot")),
                ("product", models.CharField(max_length=300, verbose_name="product")),
                ("made_on", models.DateField(verbose_name="made on")),
                (
                    "best_before",
                    models.DateField(blank=True, null=True, verbose_name="best before"),
                ),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=12,
                        max_digits=38,
                        null=True,
                        verbose_name="quantity",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                ("story", models.TextField(blank=True, verbose_name="how it was made")),
                (
                    "is_public",
                    models.BooleanField(default=False, verbose_name="shown to everybody"),
                ),
                ("key", models.CharField(max_length=43, verbose_name="key")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TraceStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "lot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="campaigns.tracelot",
                        verbose_name="lot",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="place in the order"),
                ),
                ("title", models.CharField(max_length=300, verbose_name="step")),
                ("who", models.CharField(blank=True, max_length=300, verbose_name="by whom")),
                ("place", models.CharField(blank=True, max_length=300, verbose_name="place")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="date")),
            ],
            options={
                "verbose_name": "step of a lot",
                "verbose_name_plural": "steps of lots",
                "ordering": ("lot", "position", "pk"),
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_tracestepevent" ("done_on", "id", "lot_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "title", "who") SELECT new_values."done_on", new_values."id", new_values."lot_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."position", new_values."title", new_values."who" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0e4af6d27a6d1512d11cbeee78bfdd970cae0b2b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5a71c",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_tracestep",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_tracestepevent" ("done_on", "id", "lot_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "title", "who") SELECT new_values."done_on", new_values."id", new_values."lot_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."position", new_values."title", new_values."who" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="79cb9e93dad1c859b2963b62a728c3851c874a05",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9cc37",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_tracestep",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_tracestepevent" ("done_on", "id", "lot_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "title", "who") SELECT old_values."done_on", old_values."id", old_values."lot_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."position", old_values."title", old_values."who" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="da2233244bcec3073100f511e93c0c734bdf7a0a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ae887",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_tracestep",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TraceStepEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.tracestep",
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
                ("id", models.BigIntegerField()),
                (
                    "lot",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.tracelot",
                        verbose_name="lot",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="place in the order"),
                ),
                ("title", models.CharField(max_length=300, verbose_name="step")),
                ("who", models.CharField(blank=True, max_length=300, verbose_name="by whom")),
                ("place", models.CharField(blank=True, max_length=300, verbose_name="place")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="date")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="CollectionRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                ("reporting_year", models.PositiveSmallIntegerField(verbose_name="reporting year")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("closes_on", models.DateField(verbose_name="closes on")),
                ("corrected_until", models.DateField(verbose_name="corrections until")),
                (
                    "facility_list",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.facilitylist",
                        verbose_name="list of facilities",
                    ),
                ),
                ("message", models.TextField(blank=True, verbose_name="message")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "verbose_name": "collection round",
                "verbose_name_plural": "collection rounds",
                "ordering": ("-opens_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes_on__gte", models.F("opens_on")),
                            ("corrected_until__gte", models.F("closes_on")),
                        ),
                        name="round_days_in_order",
                        violation_error_message="A round closes after it opens, and corrections end no sooner.",
                    ),
                    models.UniqueConstraint(
                        fields=("admin_unit", "reporting_year", "name"),
                        name="round_once",
                        violation_error_message="There is a round of this name for the year already.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_collectionroundevent" ("admin_unit_id", "closes_on", "corrected_until", "created_by_id", "facility_list_id", "id", "message", "name", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year") SELECT new_values."admin_unit_id", new_values."closes_on", new_values."corrected_until", new_values."created_by_id", new_values."facility_list_id", new_values."id", new_values."message", new_values."name", new_values."opens_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reporting_year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1a58597f3b794949d1fc3ccbb279e9b59f64dafc",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a561e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_collectionround",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_collectionroundevent" ("admin_unit_id", "closes_on", "corrected_until", "created_by_id", "facility_list_id", "id", "message", "name", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year") SELECT new_values."admin_unit_id", new_values."closes_on", new_values."corrected_until", new_values."created_by_id", new_values."facility_list_id", new_values."id", new_values."message", new_values."name", new_values."opens_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reporting_year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e0957757cda55dd50f4b111f0074c7cd8577b4f4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a4f45",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_collectionround",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_collectionroundevent" ("admin_unit_id", "closes_on", "corrected_until", "created_by_id", "facility_list_id", "id", "message", "name", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reporting_year") SELECT old_values."admin_unit_id", old_values."closes_on", old_values."corrected_until", old_values."created_by_id", old_values."facility_list_id", old_values."id", old_values."message", old_values."name", old_values."opens_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reporting_year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="650ee9a7a1996718bcaf5db520d9ec6814387f27",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_31b5e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_collectionround",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CollectionRoundEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.collectionround",
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
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                ("reporting_year", models.PositiveSmallIntegerField(verbose_name="reporting year")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("closes_on", models.DateField(verbose_name="closes on")),
                ("corrected_until", models.DateField(verbose_name="corrections until")),
                (
                    "facility_list",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facilitylist",
                        verbose_name="list of facilities",
                    ),
                ),
                ("message", models.TextField(blank=True, verbose_name="message")),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="campaigns.collectionround",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="enterprises.facility",
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("key", models.CharField(max_length=64, unique=True, verbose_name="key")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="made at"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "opened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="opened at"),
                ),
                (
                    "joined_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded at"),
                ),
                (
                    "reminders",
                    models.PositiveSmallIntegerField(default=0, verbose_name="reminders"),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ("round", "facility"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "facility"),
                        name="invitation_once",
                        violation_error_message="The facility is invited to this round already.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SupportCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_cases",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_cases",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("equipment", "Equipment support"),
                            ("technical", "Technical support for assessment"),
                            ("transfer", "Technology transfer"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("supported_on", models.DateField(verbose_name="date")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "equipment",
                    models.CharField(blank=True, max_length=300, verbose_name="equipment"),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_cases",
                        to="campaigns.promotionproject",
                        verbose_name="project",
                    ),
                ),
                (
                    "amount_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="amount (đồng)",
                    ),
                ),
            ],
            options={
                "verbose_name": "instance of support",
                "verbose_name_plural": "instances of support",
                "ordering": ("-supported_on", "pk"),
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_supportcaseevent" ("amount_vnd", "equipment", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "project_id", "supported_on", "title") SELECT new_values."amount_vnd", new_values."equipment", new_values."facility_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."project_id", new_values."supported_on", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c1889c9c607825d5b385559dbaf0bdd115da77f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_57156",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_supportcase",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_supportcaseevent" ("amount_vnd", "equipment", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "project_id", "supported_on", "title") SELECT new_values."amount_vnd", new_values."equipment", new_values."facility_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."project_id", new_values."supported_on", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0d173b1385a147dc91277c41d6381f0a0e570952",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_61b9f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_supportcase",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_supportcaseevent" ("amount_vnd", "equipment", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "project_id", "supported_on", "title") SELECT old_values."amount_vnd", old_values."equipment", old_values."facility_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."project_id", old_values."supported_on", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8d3ceba0b5103e43efc8425e02ab415c12fdb77b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_31fec",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_supportcase",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SupportCaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.supportcase",
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
                ("id", models.BigIntegerField()),
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
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("equipment", "Equipment support"),
                            ("technical", "Technical support for assessment"),
                            ("transfer", "Technology transfer"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("supported_on", models.DateField(verbose_name="date")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "equipment",
                    models.CharField(blank=True, max_length=300, verbose_name="equipment"),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.promotionproject",
                        verbose_name="project",
                    ),
                ),
                (
                    "amount_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="amount (đồng)",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DemonstrationModel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="models",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="models",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("demonstration", "Demonstration model"),
                            ("pilot", "Pilot model"),
                            ("exemplary", "Exemplary model"),
                        ],
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("established_on", models.DateField(verbose_name="date")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="models",
                        to="campaigns.promotionproject",
                        verbose_name="project",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="result")),
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
                        verbose_name="saving a year (đồng)",
                    ),
                ),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
            ],
            options={
                "verbose_name": "model",
                "verbose_name_plural": "models",
                "ordering": ("-established_on", "pk"),
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_demonstrationmodelevent" ("annual_saving_vnd", "established_on", "facility_id", "id", "investment_vnd", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "project_id", "result", "title") SELECT new_values."annual_saving_vnd", new_values."established_on", new_values."facility_id", new_values."id", new_values."investment_vnd", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."programmes", new_values."project_id", new_values."result", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="515b74d89f9511971849971ea4bd3865bea733de",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4a350",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_demonstrationmodel",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_demonstrationmodelevent" ("annual_saving_vnd", "established_on", "facility_id", "id", "investment_vnd", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "project_id", "result", "title") SELECT new_values."annual_saving_vnd", new_values."established_on", new_values."facility_id", new_values."id", new_values."investment_vnd", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."programmes", new_values."project_id", new_values."result", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="41f4a8e1091df66ab69d2c8cd9fc21497f409093",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_785a5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_demonstrationmodel",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_demonstrationmodelevent" ("annual_saving_vnd", "established_on", "facility_id", "id", "investment_vnd", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "project_id", "result", "title") SELECT old_values."annual_saving_vnd", old_values."established_on", old_values."facility_id", old_values."id", old_values."investment_vnd", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."programmes", old_values."project_id", old_values."result", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9c80e3bc0fce22ba834dbc13b7989c21a981f84",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b056b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_demonstrationmodel",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DemonstrationModelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.demonstrationmodel",
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
                ("id", models.BigIntegerField()),
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
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("demonstration", "Demonstration model"),
                            ("pilot", "Pilot model"),
                            ("exemplary", "Exemplary model"),
                        ],
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("established_on", models.DateField(verbose_name="date")),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.promotionproject",
                        verbose_name="project",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="result")),
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
                        verbose_name="saving a year (đồng)",
                    ),
                ),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ModelFollower",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followers",
                        to="campaigns.demonstrationmodel",
                        verbose_name="model",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_models",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                ("followed_on", models.DateField(verbose_name="date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "verbose_name": "follower of a model",
                "verbose_name_plural": "followers of models",
                "ordering": ("model", "followed_on", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("model", "facility"),
                        name="follower_once",
                        violation_error_message="This facility stands among the followers already.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_modelfollowerevent" ("facility_id", "followed_on", "id", "model_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."facility_id", new_values."followed_on", new_values."id", new_values."model_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="30e6743971c162e2c92e7e4a929edb84c8f64fd6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_29908",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_modelfollower",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_modelfollowerevent" ("facility_id", "followed_on", "id", "model_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."facility_id", new_values."followed_on", new_values."id", new_values."model_id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0246359d26eb387252b496c2e30154ce0c0da53f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e31ad",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_modelfollower",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_modelfollowerevent" ("facility_id", "followed_on", "id", "model_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."facility_id", old_values."followed_on", old_values."id", old_values."model_id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c8d4787f8e239703efff98a492ee8036858a7023",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0c6cc",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_modelfollower",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ModelFollowerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.modelfollower",
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
                ("id", models.BigIntegerField()),
                (
                    "model",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.demonstrationmodel",
                        verbose_name="model",
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
                ("followed_on", models.DateField(verbose_name="date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TechnologyTransfer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="enterprises.facility",
                        verbose_name="facility",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="technology")),
                ("supplier", models.CharField(blank=True, max_length=300, verbose_name="supplier")),
                (
                    "contract_no",
                    models.CharField(blank=True, max_length=100, verbose_name="contract number"),
                ),
                ("transferred_on", models.DateField(verbose_name="date")),
                (
                    "value_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="value (đồng)",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="result")),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
            ],
            options={
                "verbose_name": "technology transfer",
                "verbose_name_plural": "technology transfers",
                "ordering": ("-transferred_on", "pk"),
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_technologytransferevent" ("contract_no", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "result", "supplier", "title", "transferred_on", "value_vnd") SELECT new_values."contract_no", new_values."facility_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."programmes", new_values."result", new_values."supplier", new_values."title", new_values."transferred_on", new_values."value_vnd" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="375cba3cd1387128f48c1a645d83260582c962bf",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_50acd",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="campaigns_technologytransfer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_technologytransferevent" ("contract_no", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "result", "supplier", "title", "transferred_on", "value_vnd") SELECT new_values."contract_no", new_values."facility_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."programmes", new_values."result", new_values."supplier", new_values."title", new_values."transferred_on", new_values."value_vnd" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="589fcad2be1e41aab682690b24a1b9870dac9ea8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5c8f9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="campaigns_technologytransfer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_technologytransferevent" ("contract_no", "facility_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "programmes", "result", "supplier", "title", "transferred_on", "value_vnd") SELECT old_values."contract_no", old_values."facility_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."programmes", old_values."result", old_values."supplier", old_values."title", old_values."transferred_on", old_values."value_vnd" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6f7d621c4bb84084bb9e2bc04017c5e54ad1f0fa",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b1da5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_technologytransfer",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TechnologyTransferEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.technologytransfer",
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
                ("id", models.BigIntegerField()),
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
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.actionplan",
                        verbose_name="plan",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="technology")),
                ("supplier", models.CharField(blank=True, max_length=300, verbose_name="supplier")),
                (
                    "contract_no",
                    models.CharField(blank=True, max_length=100, verbose_name="contract number"),
                ),
                ("transferred_on", models.DateField(verbose_name="date")),
                (
                    "value_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="value (đồng)",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="result")),
                (
                    "programmes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("energy", "Energy efficiency"),
                                ("climate", "Climate change"),
                                ("promotion", "Industrial promotion"),
                                ("key_products", "Key industrial products"),
                                ("environment", "Environmental protection"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other programmes",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        core.migration_operations.InstallTriggers(),
    ]
