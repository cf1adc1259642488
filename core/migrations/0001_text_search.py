"""Extensions, the one folding of Vietnamese text that search columns are generated with, and the
schema in which imports stage their records between check and writing (core.staging)."""

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

# Tone and shape marks go, đ becomes d, case is folded: the SQL twin of core.text.fold.
FOLD = r"""
CREATE FUNCTION core_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        translate(lower(normalize(value, NFKD)), 'đ', 'd'), U&'[\0300-\036f]', '', 'g')
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(FOLD, "DROP FUNCTION core_fold(text)"),
        migrations.RunSQL("CREATE SCHEMA staging", "DROP SCHEMA staging CASCADE"),
    ]
