import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0002_unit_search"),
        ("reports", "0004_rolluprun_province"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="facilitysaving",
            name="facilitysaving_group",
        ),
        migrations.AlterField(
            model_name="cell",
            name="province",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enterprises.adminunit",
            ),
        ),
        migrations.AlterField(
            model_name="cell",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enterprises.adminunit",
            ),
        ),
        migrations.AlterField(
            model_name="cellsaving",
            name="province",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enterprises.adminunit",
            ),
        ),
        migrations.AlterField(
            model_name="cellsaving",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enterprises.adminunit",
            ),
        ),
        migrations.AlterField(
            model_name="facilityyear",
            name="province",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enterprises.adminunit",
            ),
        ),
        migrations.AlterField(
            model_name="facilityyear",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enterprises.adminunit",
            ),
        ),
    ]
