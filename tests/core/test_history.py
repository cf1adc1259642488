"""History at the size of an import."""

import pytest
from django.db import connection

from assessments.models import OutputLine
from core.history import events_of
from core.staging import Staged
from tests import factories

MANY = 6000


@pytest.mark.django_db
def test_many_changes_do_not_take_the_plan_that_was_made_for_few() -> None:
    assessment = factories.Assessment()
    lines = OutputLine.objects.bulk_create(
        OutputLine(assessment=assessment, product=f"Sản phẩm {number}", unit="tấn")
        for number in range(MANY)
    )
    # The trigger runs, and is planned, without a row.
    OutputLine.objects.filter(pk=0).update(unit="kg")
    staged = Staged(OutputLine, fields=("unit",), batch=1)
    staged.open()
    for line in lines:
        staged.update(1, line.pk, {"unit": "kg"})
    staged.flush()
    with connection.cursor() as cursor:
        # Comparing each line with each other takes half a minute, the right way a moment.
        cursor.execute("SET LOCAL statement_timeout = '8s'")
    staged.write()
    assert events_of(OutputLine).objects.filter(unit="kg").count() == MANY
