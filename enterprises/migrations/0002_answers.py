import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    "answered_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="answered at",
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
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "ordering": ("-answered_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="AnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                    "answered_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="answered at",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.adminunit",
                        verbose_name="former commune",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
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
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.answer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(fields=["batch"], name="answer_batch"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=("kind", "subject", "former_commune", "facility_id", "other"),
                name="answer_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
    ]
