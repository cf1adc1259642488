"""The schema in which imports stage their records between check and writing (core.staging)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0001_text_search")]
    operations = [
        migrations.RunSQL("CREATE SCHEMA IF NOT EXISTS staging", "DROP SCHEMA staging CASCADE")
    ]
