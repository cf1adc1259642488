"""After a test that commits, the next one finds what every test is to find."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from core.history import events_of
from core.staging import SCHEMA
from enterprises.models import AdminUnit, Facility, Industry
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def standing() -> list[object]:
    return [
        list(model.objects.order_by("pk").values_list())
        for model in (AdminUnit, Industry, ContentType)
    ]


def staged() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [SCHEMA])
        return [name for (name,) in cursor.fetchall()]


def test_what_a_test_made_changed_and_deleted_is_put_right() -> None:
    before = standing()
    facility = factories.Facility()
    Facility.objects.filter(pk=facility.pk).update(name="Another one")
    AdminUnit.objects.filter(level="province").update(name="Nowhere")
    Industry.objects.filter(children=None, facilities=None).delete()
    ContentType.objects.create(app_label="nobody", model="nothing")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {SCHEMA}.left_behind ()")
    assert standing() != before
    assert staged() == ["left_behind"]
    call_command("flush", interactive=False)
    assert standing() == before
    assert not Facility.objects.exists()
    assert not events_of(Facility).objects.exists()
    assert staged() == []
    call_command("flush", interactive=False)
    assert standing() == before
