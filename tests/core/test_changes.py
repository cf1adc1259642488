"""The history of a record in words."""

import pghistory
import pytest
from django.utils import translation

from core.changes import changes_of
from core.history import written_by
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_change_says_who_what_and_why() -> None:
    facility = factories.Facility(name="Gốm Kim Lan", is_rural=None)
    officer = factories.User(full_name="Nguyễn Thu Hà")
    commune = factories.Commune(name="Xã Bát Tràng")
    before = str(facility.commune)
    with written_by(officer, source="form", reason="Cơ sở báo chuyển"):
        facility.name, facility.commune, facility.is_rural = "Gốm Bát Tràng", commune, True
        facility.save()
    change, added = changes_of(facility)
    assert (change.label, change.who, change.source, change.reason) == (
        "update",
        "Nguyễn Thu Hà",
        "form",
        "Cơ sở báo chuyển",
    )
    assert [(field.name, field.old, field.new) for field in change.fields] == [
        ("name", "Gốm Kim Lan", "Gốm Bát Tràng"),
        ("commune", before, "Xã Bát Tràng"),
        ("rural", None, "yes"),
    ]
    assert (added.label, added.fields) == ("insert", ())


def test_hidden_fields_leave_no_trace() -> None:
    facility = factories.Facility(phone="0912")
    facility.phone = "0987"
    facility.save()
    assert [change.label for change in changes_of(facility, hidden=["phone"])] == ["insert"]
    assert len(changes_of(facility)) == 2


def test_author_known_by_id_only_is_named() -> None:
    """The administration's pages leave the id of the user, and nothing else."""
    facility = factories.Facility()
    admin = factories.User(full_name="Quản trị")
    with pghistory.context(user=admin.pk):
        facility.name = "Khác"
        facility.save()
    assert changes_of(facility)[0].who == "Quản trị"


def test_change_without_an_author_is_the_portals_own() -> None:
    facility = factories.Facility()
    facility.address = "Thôn 1"
    facility.save()
    assert changes_of(facility)[0].who == ""


def test_only_the_latest_are_read(django_assert_num_queries) -> None:
    facility = factories.Facility()
    for number in range(5):
        facility.address = f"Số {number}"
        facility.save()
    with django_assert_num_queries(1):
        changes = changes_of(facility, latest=2)
    assert [change.fields[0].new for change in changes] == ["Số 4", "Số 3"]
    assert changes[-1].fields[0].old == "Số 2"
