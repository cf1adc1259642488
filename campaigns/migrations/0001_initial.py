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
                    "decision_no",
                    models.CharField(blank=True, max_length=100, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="issuer")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_actionplanevent" ("admin_unit_id", "code", "decided_on", "decision_no", "ends_on", "id", "issuer", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") SELECT new_values."admin_unit_id", new_values."code", new_values."decided_on", new_values."decision_no", new_values."ends_on", new_values."id", new_values."issuer", new_values."name", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="57a81ec686aba60b52bf073f5b6e2a9bb6d9213e",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_actionplanevent" ("admin_unit_id", "code", "decided_on", "decision_no", "ends_on", "id", "issuer", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") SELECT new_values."admin_unit_id", new_values."code", new_values."decided_on", new_values."decision_no", new_values."ends_on", new_values."id", new_values."issuer", new_values."name", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b0ee28d8111f668f48b40454e4177005ff009ac0",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_actionplanevent" ("admin_unit_id", "code", "decided_on", "decision_no", "ends_on", "id", "issuer", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") SELECT old_values."admin_unit_id", old_values."code", old_values."decided_on", old_values."decision_no", old_values."ends_on", old_values."id", old_values."issuer", old_values."name", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6009689590870ba10d83a4bea6a96fce5528f8e0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1c3e2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_actionplan",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=50, verbose_name="plan code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "decision_no",
                    models.CharField(blank=True, max_length=100, verbose_name="decision number"),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("issuer", models.CharField(blank=True, max_length=200, verbose_name="issuer")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
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
                        to="campaigns.actionplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="enterprises.agency",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="campaigns.actionplan",
                    ),
                ),
                ("channel", models.CharField(blank=True, max_length=200, verbose_name="channel")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="decision")),
                (
                    "destination",
                    models.CharField(blank=True, max_length=200, verbose_name="destination"),
                ),
                ("finding", models.TextField(blank=True, verbose_name="finding")),
                ("proposal", models.TextField(blank=True, verbose_name="proposal")),
                ("remedy", models.TextField(blank=True, verbose_name="remedy")),
                (
                    "remedy_due_on",
                    models.DateField(blank=True, null=True, verbose_name="to be remedied by"),
                ),
                ("team", models.CharField(blank=True, max_length=300, verbose_name="team")),
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_activityevent" ("admin_unit_id", "agency_id", "booths", "budget_vnd", "channel", "code", "copies", "counts_as_awareness", "decision", "destination", "ends_on", "finding", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "proposal", "reach", "remedy", "remedy_due_on", "spent_vnd", "starts_on", "team", "title") SELECT new_values."admin_unit_id", new_values."agency_id", new_values."booths", new_values."budget_vnd", new_values."channel", new_values."code", new_values."copies", new_values."counts_as_awareness", new_values."decision", new_values."destination", new_values."ends_on", new_values."finding", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."plan_id", new_values."proposal", new_values."reach", new_values."remedy", new_values."remedy_due_on", new_values."spent_vnd", new_values."starts_on", new_values."team", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ee42d2c116d556498c9536c1061f2cbabae6e894",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_activityevent" ("admin_unit_id", "agency_id", "booths", "budget_vnd", "channel", "code", "copies", "counts_as_awareness", "decision", "destination", "ends_on", "finding", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "proposal", "reach", "remedy", "remedy_due_on", "spent_vnd", "starts_on", "team", "title") SELECT new_values."admin_unit_id", new_values."agency_id", new_values."booths", new_values."budget_vnd", new_values."channel", new_values."code", new_values."copies", new_values."counts_as_awareness", new_values."decision", new_values."destination", new_values."ends_on", new_values."finding", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."plan_id", new_values."proposal", new_values."reach", new_values."remedy", new_values."remedy_due_on", new_values."spent_vnd", new_values."starts_on", new_values."team", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f3f21b6f1fd1d2e7084d4a388b03286f37efbcdb",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_activityevent" ("admin_unit_id", "agency_id", "booths", "budget_vnd", "channel", "code", "copies", "counts_as_awareness", "decision", "destination", "ends_on", "finding", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "plan_id", "proposal", "reach", "remedy", "remedy_due_on", "spent_vnd", "starts_on", "team", "title") SELECT old_values."admin_unit_id", old_values."agency_id", old_values."booths", old_values."budget_vnd", old_values."channel", old_values."code", old_values."copies", old_values."counts_as_awareness", old_values."decision", old_values."destination", old_values."ends_on", old_values."finding", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."plan_id", old_values."proposal", old_values."reach", old_values."remedy", old_values."remedy_due_on", old_values."spent_vnd", old_values."starts_on", old_values."team", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2f5c879fb9790331480a7adb484027dc585c275d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_55290",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_activity",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=50, verbose_name="activity code")),
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
                        to="campaigns.activity",
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
                    ),
                ),
                ("channel", models.CharField(blank=True, max_length=200, verbose_name="channel")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="decision")),
                (
                    "destination",
                    models.CharField(blank=True, max_length=200, verbose_name="destination"),
                ),
                ("finding", models.TextField(blank=True, verbose_name="finding")),
                ("proposal", models.TextField(blank=True, verbose_name="proposal")),
                ("remedy", models.TextField(blank=True, verbose_name="remedy")),
                (
                    "remedy_due_on",
                    models.DateField(blank=True, null=True, verbose_name="to be remedied by"),
                ),
                ("team", models.CharField(blank=True, max_length=300, verbose_name="team")),
            ],
            options={
                "abstract": False,
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
                ("reporting_year", models.PositiveSmallIntegerField(verbose_name="reporting year")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("closes_on", models.DateField(verbose_name="closes on")),
                ("corrected_until", models.DateField(verbose_name="corrections until")),
                ("message", models.TextField(blank=True, verbose_name="message")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.adminunit",
                        verbose_name="territory",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
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
            },
        ),
        migrations.CreateModel(
            name="CollectionRoundEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("reporting_year", models.PositiveSmallIntegerField(verbose_name="reporting year")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("closes_on", models.DateField(verbose_name="closes on")),
                ("corrected_until", models.DateField(verbose_name="corrections until")),
                ("message", models.TextField(blank=True, verbose_name="message")),
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
                        to="campaigns.collectionround",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="models",
                        to="enterprises.facility",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_demonstrationmodelevent" ("established_on", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "title") SELECT new_values."established_on", new_values."facility_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fe5d3db62253b3a7f0bbe9aa48180e8d055bafce",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_demonstrationmodelevent" ("established_on", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "title") SELECT new_values."established_on", new_values."facility_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9f9d3e45eb731c2a0229f74cdcbc836f2c3a360f",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_demonstrationmodelevent" ("established_on", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "title") SELECT old_values."established_on", old_values."facility_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b7dac03f7ff4ded4b743f6788026ab63b4085cb3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b056b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_demonstrationmodel",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DemonstrationModelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        to="campaigns.demonstrationmodel",
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
                    ),
                ),
            ],
            options={
                "abstract": False,
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
                ("low", models.DecimalField(decimal_places=24, max_digits=50, verbose_name="low")),
                (
                    "high",
                    models.DecimalField(
                        blank=True, decimal_places=24, max_digits=50, null=True, verbose_name="high"
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
                        ],
                        default="all",
                        max_length=12,
                        verbose_name="denominator",
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
                ("text", models.TextField(blank=True, verbose_name="wording of the plan")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="campaigns.indicator",
                        verbose_name="indicator",
                    ),
                ),
                (
                    "industries",
                    models.ManyToManyField(
                        blank=True, to="enterprises.industry", verbose_name="industries"
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
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ("plan", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "indicator", "denominator", "facility_list", "due_year"),
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targetevent" ("base_value", "base_year", "basis", "denominator", "due_year", "facility_list_id", "high", "id", "indicator_id", "low", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "text", "unit") SELECT new_values."base_value", new_values."base_year", new_values."basis", new_values."denominator", new_values."due_year", new_values."facility_list_id", new_values."high", new_values."id", new_values."indicator_id", new_values."low", new_values."method", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."position", new_values."text", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5ddd39b47c0939ebf20d335bf6887279b062511d",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targetevent" ("base_value", "base_year", "basis", "denominator", "due_year", "facility_list_id", "high", "id", "indicator_id", "low", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "text", "unit") SELECT new_values."base_value", new_values."base_year", new_values."basis", new_values."denominator", new_values."due_year", new_values."facility_list_id", new_values."high", new_values."id", new_values."indicator_id", new_values."low", new_values."method", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."position", new_values."text", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6f8257602463961b3a1b1a5ef7c2f4ef398ce745",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_targetevent" ("base_value", "base_year", "basis", "denominator", "due_year", "facility_list_id", "high", "id", "indicator_id", "low", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "position", "text", "unit") SELECT old_values."base_value", old_values."base_year", old_values."basis", old_values."denominator", old_values."due_year", old_values."facility_list_id", old_values."high", old_values."id", old_values."indicator_id", old_values."low", old_values."method", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."position", old_values."text", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0e433fa288d1036601ecce660c49472bb19e01f7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5eeb7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_target",
                            when="AFTER",
                        ),
                    ),
                ],
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
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "value",
                    models.DecimalField(decimal_places=24, max_digits=50, verbose_name="value"),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interim_values",
                        to="campaigns.target",
                    ),
                ),
            ],
            options={
                "ordering": ("target", "year"),
                "constraints": [
                    models.UniqueConstraint(fields=("target", "year"), name="interimvalue_once")
                ],
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
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded at"),
                ),
                (
                    "reminders",
                    models.PositiveSmallIntegerField(default=0, verbose_name="reminders"),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="enterprises.facility",
                    ),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="campaigns.collectionround",
                    ),
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
            },
        ),
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
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
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
                    ),
                ),
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
            },
        ),
        migrations.CreateModel(
            name="OfficerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="position")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
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
                        to="campaigns.officer",
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
            ],
            options={
                "abstract": False,
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
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="campaigns.activity",
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
                    ),
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
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.activity",
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
                        to="campaigns.participation",
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
            ],
            options={
                "abstract": False,
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
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("text_vi", models.TextField(verbose_name="Vietnamese text")),
                ("text_en", models.TextField(verbose_name="English text")),
                ("params", models.JSONField(blank=True, default=dict, verbose_name="parameters")),
                (
                    "admin_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="enterprises.adminunit",
                    ),
                ),
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
            },
        ),
        migrations.CreateModel(
            name="RuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("text_vi", models.TextField(verbose_name="Vietnamese text")),
                ("text_en", models.TextField(verbose_name="English text")),
                ("params", models.JSONField(blank=True, default=dict, verbose_name="parameters")),
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
                        to="campaigns.rule",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
                    "amount_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="amount (đồng)",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_cases",
                        to="enterprises.facility",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_supportcaseevent" ("amount_vnd", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "supported_on", "title") SELECT new_values."amount_vnd", new_values."facility_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."supported_on", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a892d4ec9ffd440cb32131821738b46e83468ff8",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_supportcaseevent" ("amount_vnd", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "supported_on", "title") SELECT new_values."amount_vnd", new_values."facility_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."supported_on", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="aa5ab0d16eb672d7c20604e08ddf401e94dfa4da",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaigns_supportcaseevent" ("amount_vnd", "facility_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "supported_on", "title") SELECT old_values."amount_vnd", old_values."facility_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."supported_on", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e76e8bbcef1b0525d30515feaa325650625e0fcf",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_31fec",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="campaigns_supportcase",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportCaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                    "amount_vnd",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=24,
                        null=True,
                        verbose_name="amount (đồng)",
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
                        to="campaigns.supportcase",
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
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("low", models.DecimalField(decimal_places=24, max_digits=50, verbose_name="low")),
                (
                    "high",
                    models.DecimalField(
                        blank=True, decimal_places=24, max_digits=50, null=True, verbose_name="high"
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
                        ],
                        default="all",
                        max_length=12,
                        verbose_name="denominator",
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
                ("text", models.TextField(blank=True, verbose_name="wording of the plan")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
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
                        to="campaigns.target",
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
        core.migration_operations.InstallTriggers(),
    ]
