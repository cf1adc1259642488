"""What narrows a target, as people type it; limits held against the nation's."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from campaigns.models import ActionPlan, Target
from campaigns.selectors.targets import limits_of
from enterprises.models import SectorGroup
from tests import factories
from tests.campaigns.test_plan_forms import type_target, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> ActionPlan:
    province = factories.Province(name="Thành phố Hà Nội")
    return factories.ActionPlan(admin_unit=province, code="HN-2016-2020", name="Kế hoạch")


@pytest.fixture
def officer(client: Client, plan: ActionPlan) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=plan.admin_unit).user
    client.force_login(person)
    return person


@pytest.fixture
def indicator() -> Any:
    return factories.Indicator(code="adoption_rate", kind="ratio")


def test_what_narrows_a_target_is_typed_shown_and_copied_to_the_next_plan(
    client: Client, officer: User, plan: ActionPlan, indicator: Any
) -> None:
    group = SectorGroup.objects.get(code="ceramics")
    said: dict[str, Any] = {
        "indicator": "adoption_rate",
        "part": "Gốm sứ",
        "direction": "at_most",
        "sector_groups": [group.pk],
        "sizes": ["medium", "large"],
        "zone_kinds": ["craft_village"],
        "is_rural": "yes",
        "denominator": "key_users",
    }
    new = client.get(reverse("campaigns:target_create", args=[plan.pk])).context["form"]
    assert new["industries"].value() == ""
    answer = type_target(client, plan, **said)
    stored = plan.targets.get()
    kept = {name: getattr(stored, name) for name in said.keys() - {"indicator", "sector_groups"}}
    assert kept == {name: said[name] for name in kept} | {"is_rural": True}
    assert list(stored.sector_groups.all()) == [group]
    page = client.get(answer.url).content.decode()
    assert all(str(words) in page for words in limits_of(stored))
    edit = client.get(reverse("campaigns:target_edit", args=[plan.pk, stored.pk]))
    assert edit.context["form"].initial["is_rural"] == "yes"
    assert type_target(client, plan, **said).status_code == 200
    assert type_target(client, plan, **said | {"part": "Sơn mài"}).status_code == 302
    client.post(reverse("campaigns:plan_next", args=[plan.pk]))
    copy = Target.objects.exclude(plan=plan).get(part="Gốm sứ")
    assert {name: getattr(copy, name) for name in kept} == kept
    assert list(copy.sector_groups.all()) == [group]


def test_a_target_allowed_at_most_is_held_to_the_nations_limit_of_the_same_part(
    officer: User, plan: ActionPlan, indicator: Any
) -> None:
    national = factories.ActionPlan(admin_unit=None)
    asked = {"indicator": indicator, "direction": "at_most", "part": "Thép"}
    factories.Target(plan=national, low=20, **asked)
    own = factories.Target(plan=plan, low=25, **asked)
    for low, part, is_above in ((25, "Thép", True), (20, "thép", False), (25, "Xi măng", False)):
        Target.objects.filter(pk=own.pk).update(low=low, part=part)
        assert bool(words_of(plan, officer)) is is_above
