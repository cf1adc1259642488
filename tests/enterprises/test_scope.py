"""Whose facilities a role without a place may see: everyone's."""

import pytest

from accounts.roles import Role
from enterprises.models import Facility
from tests import factories


@pytest.mark.django_db
def test_scope_of_a_role_in_the_whole_country():
    facility = factories.Facility()
    admin = factories.Membership(role=Role.ADMIN).user
    assert list(Facility.objects.for_user(admin)) == [facility]


@pytest.mark.django_db
def test_scope_of_nobody():
    factories.Facility()
    assert not Facility.objects.for_user(factories.User()).exists()
