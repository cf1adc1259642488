import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0001_initial"),
        ("reports", "0003_note_changes"),
    ]

    operations = [
        migrations.AddField(
            model_name="rolluprun",
            name="province",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enterprises.adminunit",
                verbose_name="province",
            ),
        ),
    ]
