import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.migration_operations
import core.search


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("core", "0001_text_search"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdminUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=4, verbose_name="edition")),
                ("code", models.CharField(max_length=5, verbose_name="code")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("province", "Province, city"),
                            ("district", "District"),
                            ("commune", "Commune, ward"),
                        ],
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="enterprises.adminunit",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
                (
                    "current_province",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=core.search.FoldedVector(
                            django.db.models.functions.comparison.Coalesce(
                                models.F("name"), models.Value("")
                            )
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "administrative unit",
                "verbose_name_plural": "administrative units",
                "ordering": ("edition", "code"),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="adminunit_search"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "code"), name="adminunit_edition_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "province"), ("parent", None)),
                            models.Q(
                                models.Q(("level", "province"), _negated=True),
                                ("parent__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="adminunit_has_parent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdminUnitName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="enterprises.adminunit",
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
            ],
            options={
                "ordering": ("unit", "valid_from"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "valid_from"), name="unitname_unit_from"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AdminUnitSuccessor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="successor_links",
                        to="enterprises.adminunit",
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="predecessor_links",
                        to="enterprises.adminunit",
                    ),
                ),
                (
                    "share",
                    models.CharField(
                        choices=[
                            ("whole", "whole"),
                            ("largest part", "largest part"),
                            ("part", "part"),
                        ],
                        max_length=12,
                        verbose_name="share",
                    ),
                ),
            ],
            options={
                "ordering": ("old", "new"),
                "constraints": [
                    models.UniqueConstraint(fields=("old", "new"), name="successor_old_new")
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="adminunit",
            name="successors",
            field=models.ManyToManyField(
                related_name="predecessors",
                through="enterprises.AdminUnitSuccessor",
                to="enterprises.adminunit",
            ),
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("department", "Department of Industry and Trade"),
                            ("committee", "People's Committee"),
                            ("other", "Other agency"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.adminunit",
                        verbose_name="administrative unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "agency",
                "verbose_name_plural": "agencies",
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "admin_unit"), name="agency_name_unit", nulls_distinct=False
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_agencyevent" ("admin_unit_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."admin_unit_id", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4e6868750fd399e1b1ecf970569ef489cf25f5b3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e6cdb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="enterprises_agency",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_agencyevent" ("admin_unit_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."admin_unit_id", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1b0e167738271c1762364e2fe3466c0200e505fd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_76433",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="enterprises_agency",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_agencyevent" ("admin_unit_id", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."admin_unit_id", old_values."id", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="76aaf3e712d8089895bbb8c77ddbf39b232b5fd7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3285a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="enterprises_agency",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AgencyEvent",
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
                        to="enterprises.agency",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("department", "Department of Industry and Trade"),
                            ("committee", "People's Committee"),
                            ("other", "Other agency"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="kind",
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
                        verbose_name="administrative unit",
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
            name="Zone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, unique=True, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("industrial_zone", "Industrial zone"),
                            ("cluster", "Industrial cluster"),
                            ("craft_village", "Craft village"),
                            ("local_point", "Local industry point"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="zones",
                        to="enterprises.adminunit",
                        verbose_name="province",
                    ),
                ),
                (
                    "board",
                    models.CharField(blank=True, max_length=200, verbose_name="management board"),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        blank=True, to="enterprises.adminunit", verbose_name="communes"
                    ),
                ),
            ],
            options={
                "verbose_name": "zone",
                "verbose_name_plural": "zones",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("province", "name"), name="zone_province_name")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_zoneevent" ("board", "code", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") SELECT new_values."board", new_values."code", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."province_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e7241fb1839639bf057fb452a0ed66012ba8b8c5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e8862",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="enterprises_zone",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_zoneevent" ("board", "code", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") SELECT new_values."board", new_values."code", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."province_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="815fbf0c512a1c07dd4fd04a58bb5b7ac6f12ed8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_47484",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="enterprises_zone",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_zoneevent" ("board", "code", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "province_id") SELECT old_values."board", old_values."code", old_values."id", old_values."kind", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."province_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ba13ac499b47c099dffe98d5df5989fe0a200b99",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_380ba",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="enterprises_zone",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ZoneEvent",
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
                        to="enterprises.zone",
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
                ("code", models.CharField(max_length=30, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("industrial_zone", "Industrial zone"),
                            ("cluster", "Industrial cluster"),
                            ("craft_village", "Craft village"),
                            ("local_point", "Local industry point"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "province",
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
                (
                    "board",
                    models.CharField(blank=True, max_length=200, verbose_name="management board"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Answer",
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
                            ("part", "which part of a divided commune"),
                            ("same", "whether it is a stored facility"),
                            ("twin", "whether two rows are one"),
                        ],
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("subject", models.CharField(max_length=32, verbose_name="row")),
                ("label", models.CharField(max_length=300, verbose_name="name in the row")),
                (
                    "former_commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                        verbose_name="former commune",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.adminunit",
                        verbose_name="commune",
                    ),
                ),
                (
                    "facility_id",
                    models.BigIntegerField(blank=True, null=True, verbose_name="facility"),
                ),
                ("other", models.CharField(blank=True, max_length=32, verbose_name="other row")),
                ("is_same", models.BooleanField(blank=True, null=True, verbose_name="is the same")),
                (
                    "batch",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="number of the import"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="answered at",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ("-answered_at", "-pk"),
                "indexes": [models.Index(fields=["batch"], name="answer_batch")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject", "former_commune", "facility_id", "other"),
                        name="answer_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("facility_id", None),
                                ("former_commune__isnull", False),
                                ("is_same", None),
                                ("kind", "part"),
                                ("other", ""),
                            ),
                            models.Q(
                                ("commune", None),
                                ("facility_id__isnull", False),
                                ("former_commune", None),
                                ("is_same__isnull", False),
                                ("kind", "same"),
                                ("other", ""),
                            ),
                            models.Q(
                                ("commune", None),
                                ("facility_id", None),
                                ("former_commune", None),
                                ("is_same__isnull", False),
                                ("kind", "twin"),
                                models.Q(("other", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="answer_fits_its_kind",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_answerevent" ("answered_at", "answered_by_id", "batch", "commune_id", "facility_id", "former_commune_id", "id", "is_same", "kind", "label", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") SELECT new_values."answered_at", new_values."answered_by_id", new_values."batch", new_values."commune_id", new_values."facility_id", new_values."former_commune_id", new_values."id", new_values."is_same", new_values."kind", new_values."label", new_values."other", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."subject" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d505b02b4372a97779ac86d275fcd3deaa97d744",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2b960",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="enterprises_answer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_answerevent" ("answered_at", "answered_by_id", "batch", "commune_id", "facility_id", "former_commune_id", "id", "is_same", "kind", "label", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") SELECT new_values."answered_at", new_values."answered_by_id", new_values."batch", new_values."commune_id", new_values."facility_id", new_values."former_commune_id", new_values."id", new_values."is_same", new_values."kind", new_values."label", new_values."other", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."subject" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e83a07f0fa8c43fc2df954b0c9a391f3b4ce9df8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_19535",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="enterprises_answer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_answerevent" ("answered_at", "answered_by_id", "batch", "commune_id", "facility_id", "former_commune_id", "id", "is_same", "kind", "label", "other", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject") SELECT old_values."answered_at", old_values."answered_by_id", old_values."batch", old_values."commune_id", old_values."facility_id", old_values."former_commune_id", old_values."id", old_values."is_same", old_values."kind", old_values."label", old_values."other", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."subject" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="bb923db76ddf61799cf05e4f6f6f200fe918f803",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2065c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="enterprises_answer",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerEvent",
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
                        to="enterprises.answer",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("part", "which part of a divided commune"),
                            ("same", "whether it is a stored facility"),
                            ("twin", "whether two rows are one"),
                        ],
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("subject", models.CharField(max_length=32, verbose_name="row")),
                ("label", models.CharField(max_length=300, verbose_name="name in the row")),
                (
                    "former_commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="former commune",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="commune",
                    ),
                ),
                (
                    "facility_id",
                    models.BigIntegerField(blank=True, null=True, verbose_name="facility"),
                ),
                ("other", models.CharField(blank=True, max_length=32, verbose_name="other row")),
                ("is_same", models.BooleanField(blank=True, null=True, verbose_name="is the same")),
                (
                    "batch",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="number of the import"
                    ),
                ),
                (
                    "answered_by",
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
                    "answered_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="answered at",
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
            name="Industry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=4, verbose_name="version")),
                ("code", models.CharField(max_length=5, verbose_name="code")),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="enterprises.industry",
                    ),
                ),
                (
                    "division",
                    models.CharField(
                        blank=True,
                        help_text="level 2 code; empty for a section",
                        max_length=2,
                        verbose_name="division",
                    ),
                ),
                ("name_vi", models.CharField(max_length=300, verbose_name="Vietnamese name")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=300, verbose_name="English name"),
                ),
            ],
            options={
                "verbose_name": "industry",
                "verbose_name_plural": "industries",
                "ordering": ("version", "code"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "code"), name="industry_version_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__range", (1, 5))), name="industry_level_1_5"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SectorGroup",
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
                    "industries",
                    models.ManyToManyField(
                        blank=True, related_name="sector_groups", to="enterprises.industry"
                    ),
                ),
            ],
            options={
                "verbose_name": "sector group",
                "verbose_name_plural": "sector groups",
                "ordering": ("code",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Enterprise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tax_code",
                    models.CharField(
                        blank=True, max_length=14, null=True, unique=True, verbose_name="tax code"
                    ),
                ),
                (
                    "personal_code",
                    models.CharField(
                        blank=True,
                        max_length=12,
                        null=True,
                        unique=True,
                        verbose_name="personal number",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("limited", "Limited company"),
                            ("joint_stock", "Joint stock company"),
                            ("private", "Private enterprise"),
                            ("state", "State-owned enterprise"),
                            ("foreign", "Foreign-invested enterprise"),
                            ("cooperative", "Cooperative"),
                            ("household", "Production household"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="legal form",
                    ),
                ),
                ("staff", models.PositiveIntegerField(blank=True, null=True, verbose_name="staff")),
                (
                    "revenue_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="revenue (đồng)",
                    ),
                ),
                (
                    "capital_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="capital (đồng)",
                    ),
                ),
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
                    "size_source",
                    models.CharField(
                        choices=[("computed", "computed by the rule"), ("declared", "declared")],
                        default="computed",
                        max_length=8,
                        verbose_name="source of the size",
                    ),
                ),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=core.search.FoldedVector(
                            django.db.models.functions.comparison.Coalesce(
                                models.F("name"), models.Value("")
                            ),
                            django.db.models.functions.comparison.Coalesce(
                                models.F("tax_code"), models.Value("")
                            ),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "enterprise",
                "verbose_name_plural": "enterprises",
                "ordering": ("name", "pk"),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="enterprise_search"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tax_code__isnull", True),
                            ("tax_code__regex", "^\\d{10}(-\\d{3})?$"),
                            _connector="OR",
                        ),
                        name="enterprise_tax_code_form",
                        violation_error_message="A tax code has 10 digits, or 13 as NNNNNNNNNN-NNN.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("personal_code__isnull", True),
                            ("personal_code__regex", "^\\d{12}$"),
                            _connector="OR",
                        ),
                        name="enterprise_personal_code_form",
                        violation_error_message="A personal number has 12 digits.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("revenue_vnd", None), ("revenue_vnd__gte", 0), _connector="OR"
                            ),
                            models.Q(
                                ("capital_vnd", None), ("capital_vnd__gte", 0), _connector="OR"
                            ),
                        ),
                        name="enterprise_money_not_negative",
                        violation_error_message="Revenue and capital cannot be negative.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_enterpriseevent" ("capital_vnd", "id", "legal_form", "name", "personal_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revenue_vnd", "size", "size_source", "staff", "tax_code") SELECT new_values."capital_vnd", new_values."id", new_values."legal_form", new_values."name", new_values."personal_code", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."revenue_vnd", new_values."size", new_values."size_source", new_values."staff", new_values."tax_code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="19f74b418cadba24b3f74c3c72b2af34372139d2",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_079c7",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_enterpriseevent" ("capital_vnd", "id", "legal_form", "name", "personal_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revenue_vnd", "size", "size_source", "staff", "tax_code") SELECT new_values."capital_vnd", new_values."id", new_values."legal_form", new_values."name", new_values."personal_code", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."revenue_vnd", new_values."size", new_values."size_source", new_values."staff", new_values."tax_code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."capital_vnd" IS DISTINCT FROM (new_values."capital_vnd") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."legal_form" IS DISTINCT FROM (new_values."legal_form") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."personal_code" IS DISTINCT FROM (new_values."personal_code") OR old_values."revenue_vnd" IS DISTINCT FROM (new_values."revenue_vnd") OR old_values."size" IS DISTINCT FROM (new_values."size") OR old_values."size_source" IS DISTINCT FROM (new_values."size_source") OR old_values."staff" IS DISTINCT FROM (new_values."staff") OR old_values."tax_code" IS DISTINCT FROM (new_values."tax_code")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c6df359011ff3dc021e147f59a6badec86f179ce",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_11bf5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_enterpriseevent" ("capital_vnd", "id", "legal_form", "name", "personal_code", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revenue_vnd", "size", "size_source", "staff", "tax_code") SELECT old_values."capital_vnd", old_values."id", old_values."legal_form", old_values."name", old_values."personal_code", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."revenue_vnd", old_values."size", old_values."size_source", old_values."staff", old_values."tax_code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="12a5af7e515595a2203b3f44cd5c0cd4e28ca401",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dc699",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnterpriseEvent",
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
                        to="enterprises.enterprise",
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
                    "tax_code",
                    models.CharField(blank=True, max_length=14, null=True, verbose_name="tax code"),
                ),
                (
                    "personal_code",
                    models.CharField(
                        blank=True, max_length=12, null=True, verbose_name="personal number"
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("limited", "Limited company"),
                            ("joint_stock", "Joint stock company"),
                            ("private", "Private enterprise"),
                            ("state", "State-owned enterprise"),
                            ("foreign", "Foreign-invested enterprise"),
                            ("cooperative", "Cooperative"),
                            ("household", "Production household"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="legal form",
                    ),
                ),
                ("staff", models.PositiveIntegerField(blank=True, null=True, verbose_name="staff")),
                (
                    "revenue_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="revenue (đồng)",
                    ),
                ),
                (
                    "capital_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="capital (đồng)",
                    ),
                ),
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
                    "size_source",
                    models.CharField(
                        choices=[("computed", "computed by the rule"), ("declared", "declared")],
                        default="computed",
                        max_length=8,
                        verbose_name="source of the size",
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
            name="Facility",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(max_length=30, unique=True, verbose_name="facility code"),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilities",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "industry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilities",
                        to="enterprises.industry",
                        verbose_name="industry",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilities",
                        to="enterprises.adminunit",
                        verbose_name="commune",
                    ),
                ),
                (
                    "former_commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former_facilities",
                        to="enterprises.adminunit",
                        verbose_name="former commune",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facilities",
                        to="enterprises.zone",
                        verbose_name="zone",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("industrial", "Industrial facility"),
                            ("household", "Household maker"),
                            ("service", "Trade or service facility"),
                        ],
                        default="industrial",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("is_rural", models.BooleanField(blank=True, null=True, verbose_name="rural")),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=150, verbose_name="contact"),
                ),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=core.search.FoldedVector(
                            django.db.models.functions.comparison.Coalesce(
                                models.F("code"), models.Value("")
                            ),
                            django.db.models.functions.comparison.Coalesce(
                                models.F("name"), models.Value("")
                            ),
                            django.db.models.functions.comparison.Coalesce(
                                models.F("address"), models.Value("")
                            ),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "facility",
                "verbose_name_plural": "facilities",
                "ordering": ("name", "pk"),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="facility_search"
                    ),
                    models.Index(fields=["name", "id"], name="facility_name"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("commune__isnull", False),
                            ("former_commune__isnull", False),
                            _connector="OR",
                        ),
                        name="facility_has_place",
                        violation_error_message="A facility lies in a commune.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_on", None),
                            ("closed_on", None),
                            ("closed_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="facility_closed_after_opened",
                        violation_error_message="A facility cannot close before it opens.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilityevent" ("address", "closed_on", "code", "commune_id", "contact_name", "email", "enterprise_id", "former_commune_id", "id", "industry_id", "is_rural", "kind", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "zone_id") SELECT new_values."address", new_values."closed_on", new_values."code", new_values."commune_id", new_values."contact_name", new_values."email", new_values."enterprise_id", new_values."former_commune_id", new_values."id", new_values."industry_id", new_values."is_rural", new_values."kind", new_values."name", new_values."opened_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."zone_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="90f09617d863e422d93028134cc2b0e005994c83",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4e16b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="enterprises_facility",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilityevent" ("address", "closed_on", "code", "commune_id", "contact_name", "email", "enterprise_id", "former_commune_id", "id", "industry_id", "is_rural", "kind", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "zone_id") SELECT new_values."address", new_values."closed_on", new_values."code", new_values."commune_id", new_values."contact_name", new_values."email", new_values."enterprise_id", new_values."former_commune_id", new_values."id", new_values."industry_id", new_values."is_rural", new_values."kind", new_values."name", new_values."opened_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."zone_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."code" IS DISTINCT FROM (new_values."code") OR old_values."commune_id" IS DISTINCT FROM (new_values."commune_id") OR old_values."contact_name" IS DISTINCT FROM (new_values."contact_name") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."enterprise_id" IS DISTINCT FROM (new_values."enterprise_id") OR old_values."former_commune_id" IS DISTINCT FROM (new_values."former_commune_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."industry_id" IS DISTINCT FROM (new_values."industry_id") OR old_values."is_rural" IS DISTINCT FROM (new_values."is_rural") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."opened_on" IS DISTINCT FROM (new_values."opened_on") OR old_values."phone" IS DISTINCT FROM (new_values."phone") OR old_values."zone_id" IS DISTINCT FROM (new_values."zone_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1fe49bb3ef4981d0f64fc97325db7acdb6ac34b5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_30885",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="enterprises_facility",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilityevent" ("address", "closed_on", "code", "commune_id", "contact_name", "email", "enterprise_id", "former_commune_id", "id", "industry_id", "is_rural", "kind", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "zone_id") SELECT old_values."address", old_values."closed_on", old_values."code", old_values."commune_id", old_values."contact_name", old_values."email", old_values."enterprise_id", old_values."former_commune_id", old_values."id", old_values."industry_id", old_values."is_rural", old_values."kind", old_values."name", old_values."opened_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."zone_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="315eedf7637e9faeec3788544f70c7150325772c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ac0a8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="enterprises_facility",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FacilityEvent",
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
                        to="enterprises.facility",
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
                ("code", models.CharField(max_length=30, verbose_name="facility code")),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "industry",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.industry",
                        verbose_name="industry",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="commune",
                    ),
                ),
                (
                    "former_commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="former commune",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("industrial", "Industrial facility"),
                            ("household", "Household maker"),
                            ("service", "Trade or service facility"),
                        ],
                        default="industrial",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("is_rural", models.BooleanField(blank=True, null=True, verbose_name="rural")),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
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
            name="FacilityList",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.adminunit",
                        verbose_name="administrative unit",
                    ),
                ),
                (
                    "decision_no",
                    models.CharField(blank=True, max_length=100, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "has_potential",
                    models.BooleanField(
                        default=False,
                        help_text="The list that the column “Có tiềm năng” of an import fills.",
                        verbose_name="facilities with potential",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="enterprises.facilitylist",
                        verbose_name="took the place of",
                    ),
                ),
                (
                    "made_from",
                    models.CharField(blank=True, max_length=500, verbose_name="made from"),
                ),
            ],
            options={
                "verbose_name": "facility list",
                "verbose_name_plural": "facility lists",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("admin_unit", "name"),
                        name="facilitylist_name",
                        nulls_distinct=False,
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("has_potential", True)),
                        fields=("admin_unit",),
                        name="facilitylist_one_with_potential",
                        violation_error_message="The province already has a list of potential.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilitylistevent" ("admin_unit_id", "decided_on", "decision_no", "earlier_id", "has_potential", "id", "made_from", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."admin_unit_id", new_values."decided_on", new_values."decision_no", new_values."earlier_id", new_values."has_potential", new_values."id", new_values."made_from", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="553ec531eea7f8613de787f8c991c253c0a92466",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dc5b1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="enterprises_facilitylist",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilitylistevent" ("admin_unit_id", "decided_on", "decision_no", "earlier_id", "has_potential", "id", "made_from", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."admin_unit_id", new_values."decided_on", new_values."decision_no", new_values."earlier_id", new_values."has_potential", new_values."id", new_values."made_from", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="23e16bd89ed1a65c04f267586665107068830716",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c354c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="enterprises_facilitylist",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilitylistevent" ("admin_unit_id", "decided_on", "decision_no", "earlier_id", "has_potential", "id", "made_from", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."admin_unit_id", old_values."decided_on", old_values."decision_no", old_values."earlier_id", old_values."has_potential", old_values."id", old_values."made_from", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="715c4e23f8650931c25d5a0b3353f7a2fbad1f76",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d858c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="enterprises_facilitylist",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FacilityListEvent",
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
                        to="enterprises.facilitylist",
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
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="administrative unit",
                    ),
                ),
                (
                    "decision_no",
                    models.CharField(blank=True, max_length=100, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "has_potential",
                    models.BooleanField(
                        default=False,
                        help_text="The list that the column “Có tiềm năng” of an import fills.",
                        verbose_name="facilities with potential",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facilitylist",
                        verbose_name="took the place of",
                    ),
                ),
                (
                    "made_from",
                    models.CharField(blank=True, max_length=500, verbose_name="made from"),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="FacilityListMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "facility_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="enterprises.facilitylist",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="list_memberships",
                        to="enterprises.facility",
                    ),
                ),
            ],
            options={
                "verbose_name": "facility on a list",
                "verbose_name_plural": "facilities on a list",
                "ordering": ("facility_list", "facility"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility_list", "facility"), name="member_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilitylistmemberevent" ("facility_id", "facility_list_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."facility_id", new_values."facility_list_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="15eced687956d704b28caaf4d71ae0bf3b3c4710",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_08198",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="enterprises_facilitylistmember",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilitylistmemberevent" ("facility_id", "facility_list_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."facility_id", new_values."facility_list_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9c69dc51c57b35be9b9b111542de6f2920957a9e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_17e7a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="enterprises_facilitylistmember",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_facilitylistmemberevent" ("facility_id", "facility_list_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."facility_id", old_values."facility_list_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="cc9dc98a3cc322476c9ca3e073d9525b2bf6a22b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1000c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="enterprises_facilitylistmember",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="facilitylist",
            name="facilities",
            field=models.ManyToManyField(
                related_name="lists",
                through="enterprises.FacilityListMember",
                to="enterprises.facility",
                verbose_name="facilities",
            ),
        ),
        migrations.CreateModel(
            name="FacilityListMemberEvent",
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
                        to="enterprises.facilitylistmember",
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
                    "facility_list",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.facilitylist",
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
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("admin", "Administrator"),
                            ("officer", "Department officer"),
                            ("leader", "Department leader"),
                            ("local", "Local officer"),
                            ("consultant", "Consultant"),
                            ("enterprise", "Enterprise user"),
                            ("ministry", "Ministry viewer"),
                        ],
                        max_length=12,
                        verbose_name="role",
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
                (
                    "zone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.zone",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="valid from",
                    ),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "granted_by",
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
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ("user", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("enterprise", None), ("zone", None)),
                            models.Q(("admin_unit", None), ("enterprise", None)),
                            models.Q(("admin_unit", None), ("zone", None)),
                            _connector="OR",
                        ),
                        name="membership_one_place",
                        violation_error_message="A membership names one place only.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "enterprise"), _negated=True),
                            ("enterprise__isnull", False),
                            _connector="OR",
                        ),
                        name="membership_enterprise_named",
                        violation_error_message="An enterprise user belongs to an enterprise.",
                    ),
                    models.UniqueConstraint(
                        fields=("user", "role", "admin_unit", "zone", "enterprise", "valid_from"),
                        name="membership_once",
                        nulls_distinct=False,
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_membershipevent" ("admin_unit_id", "enterprise_id", "granted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to", "zone_id") SELECT new_values."admin_unit_id", new_values."enterprise_id", new_values."granted_by_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."user_id", new_values."valid_from", new_values."valid_to", new_values."zone_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f92ee10ad1f0d61af8ee3e6c0e1b2661e46ffcf7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f44f3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="enterprises_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_membershipevent" ("admin_unit_id", "enterprise_id", "granted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to", "zone_id") SELECT new_values."admin_unit_id", new_values."enterprise_id", new_values."granted_by_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."user_id", new_values."valid_from", new_values."valid_to", new_values."zone_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9262055ed9498182b07d75458ffd1dff179d59d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_169d9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="enterprises_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enterprises_membershipevent" ("admin_unit_id", "enterprise_id", "granted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to", "zone_id") SELECT old_values."admin_unit_id", old_values."enterprise_id", old_values."granted_by_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."user_id", old_values."valid_from", old_values."valid_to", old_values."zone_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="234acf5ca951daf817e36ee7cb9c682e5a18a25f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f1b83",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="enterprises_membership",
                            when="AFTER",
                        ),
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MembershipEvent",
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
                        to="enterprises.membership",
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
                    "user",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("admin", "Administrator"),
                            ("officer", "Department officer"),
                            ("leader", "Department leader"),
                            ("local", "Local officer"),
                            ("consultant", "Consultant"),
                            ("enterprise", "Enterprise user"),
                            ("ministry", "Ministry viewer"),
                        ],
                        max_length=12,
                        verbose_name="role",
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
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="valid from",
                    ),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "granted_by",
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
                "indexes": [],
                "constraints": [],
            },
        ),
        core.migration_operations.InstallTriggers(),
    ]
