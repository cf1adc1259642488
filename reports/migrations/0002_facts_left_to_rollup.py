import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_initial"),
        ("enterprises", "0001_initial"),
        ("reports", "0001_initial"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="cell",
            options={
                "ordering": ("unit", "province", "division", "size", "zone_kind", "year"),
                "verbose_name": "cell",
                "verbose_name_plural": "cells",
            },
        ),
        migrations.AlterModelOptions(
            name="cellsaving",
            options={
                "ordering": ("unit", "province", "division", "size", "zone_kind", "year", "group"),
                "verbose_name": "saving of a cell",
                "verbose_name_plural": "savings of cells",
            },
        ),
        migrations.RemoveConstraint(
            model_name="cell",
            name="cell_once",
        ),
        migrations.RemoveConstraint(
            model_name="cellsaving",
            name="cellsaving_once",
        ),
        migrations.AlterField(
            model_name="changedfacility",
            name="facility_id",
            field=models.BigIntegerField(db_index=True),
        ),
        migrations.AlterField(
            model_name="facilitysaving",
            name="assessment",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="assessments.assessment",
            ),
        ),
        migrations.AlterField(
            model_name="facilitysaving",
            name="facility",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="savings",
                to="enterprises.facility",
            ),
        ),
        migrations.AlterField(
            model_name="facilityyear",
            name="facility",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="years",
                to="enterprises.facility",
            ),
        ),
        migrations.AlterField(
            model_name="rolluprun",
            name="started_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, verbose_name="started at"
            ),
        ),
        migrations.AddConstraint(
            model_name="cell",
            constraint=models.UniqueConstraint(
                fields=("unit", "province", "division", "size", "zone_kind", "year"),
                name="cell_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="cellsaving",
            constraint=models.UniqueConstraint(
                fields=("unit", "province", "division", "size", "zone_kind", "year", "group"),
                name="cellsaving_once",
            ),
        ),
    ]
