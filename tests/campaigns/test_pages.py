"""Plans and activities as pages: what is promised, said aloud; who may see what."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from campaigns.choices import Denominator, ParticipantRole
from campaigns.models import Activity
from campaigns.selectors import frame_of
from core.history import written_by
from enterprises.choices import Share
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return factories.Province(name="Tỉnh Bắc Hà")


@pytest.fixture
def plan(province):
    return factories.ActionPlan(
        code="KH/2016",
        name="Kế hoạch Bắc Hà 2016–2020",
        admin_unit=province,
        decision_no="5768/QĐ-UBND",
        decided_on=date(2016, 10, 19),
        issuer="UBND tỉnh Bắc Hà",
    )


@pytest.fixture
def officer(client: Client, province):
    return sign_in(client, Role.OFFICER, province)


def sign_in(client: Client, role: Role, unit=None):
    user = factories.Membership(role=role, admin_unit=unit).user
    client.force_login(user)
    return user


def page_of(client: Client, plan) -> str:
    return client.get(reverse("campaigns:plan_detail", args=[plan.code])).content.decode()


def test_plan_list_shows_own_and_national_plans(client, officer, plan):
    national = factories.ActionPlan(admin_unit=None, name="Chương trình quốc gia")
    stranger = factories.ActionPlan(name="Kế hoạch tỉnh khác")
    page = client.get(reverse("campaigns:plan_list")).content.decode()
    assert plan.name in page
    assert national.name in page
    assert stranger.name not in page


def test_plan_list_finds_without_tone_marks(client, officer, plan):
    factories.ActionPlan(admin_unit=plan.admin_unit, name="Chương trình khác")
    found = client.get(reverse("campaigns:plan_list"), {"q": "bac ha 2016"})
    assert list(found.context["object_list"]) == [plan]


def test_plan_list_narrowed_to_a_year(client, officer, plan):
    params = {"year": "2021"}
    assert not client.get(reverse("campaigns:plan_list"), params).context["object_list"]
    params = {"year": "2020"}
    assert client.get(reverse("campaigns:plan_list"), params).context["object_list"]


def test_plan_page_says_who_decided(client, officer, plan):
    page = page_of(client, plan)
    for words in ("5768/QĐ-UBND", "19/10/2016", "UBND tỉnh Bắc Hà", "01/01/2016", "31/12/2020"):
        assert words in page


def test_plan_page_shows_each_target_with_denominator_and_method(client, officer, plan):
    potential = factories.FacilityList(name="Cơ sở có tiềm năng", decision_no="88/QĐ-SCT")
    factories.Target(
        plan=plan,
        low=Decimal(8),
        high=Decimal(13),
        text="tiết kiệm 8–13 %",
        denominator=Denominator.LIST,
        facility_list=potential,
        base_year=2015,
        base_value=Decimal("2.5"),
        industries=[factories.Industry(code="1701")],
    )
    page = page_of(client, plan)
    for words in ("8–13", "tiết kiệm 8–13 %", "Cơ sở có tiềm năng", "88/QĐ-SCT", "1701", "2015"):
        assert words in page
    assert "2,5\u00a0%" in page


def test_plan_page_without_targets_says_what_to_do(client, officer, plan):
    assert "Chỉ tiêu" in page_of(client, plan)


def test_plan_page_lists_activities_of_the_plans_under_it(client, officer, plan):
    yearly = factories.ActionPlan(parent=plan, admin_unit=plan.admin_unit, code="KH-2017")
    own = factories.Activity(plan=plan)
    below = factories.Activity(plan=yearly)
    factories.Activity(plan=factories.ActionPlan(admin_unit=plan.admin_unit))
    response = client.get(reverse("campaigns:plan_detail", args=[plan.code]))
    assert set(response.context["object_list"]) == {own, below}
    assert yearly.name in response.content.decode()


def test_plan_page_narrows_activities_to_what_counts(client, officer, plan):
    counting = factories.Activity(plan=plan, counts_as_awareness=True)
    factories.Activity(plan=plan, counts_as_awareness=False)
    address = reverse("campaigns:plan_detail", args=[plan.code])
    assert list(client.get(address, {"counts": "yes"}).context["object_list"]) == [counting]


def test_plan_page_partial_is_the_list_of_the_page(client, officer, plan):
    factories.Activity.create_batch(12, plan=plan)
    address = reverse("campaigns:plan_detail", args=[plan.code]) + "?page=2"
    whole = client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "".join(part.split()) in "".join(whole.split())


def test_plan_page_keeps_the_history(client, officer, plan):
    with written_by(officer, source="form", reason="Sửa theo bản ký"):
        plan.issuer = "Ủy ban nhân dân tỉnh Bắc Hà"
        plan.save()
    page = page_of(client, plan)
    assert "Sửa theo bản ký" in page
    assert officer.full_name in page


def test_plan_page_keeps_the_history_of_its_targets(client, officer, plan):
    target, other = factories.Target(plan=plan), factories.Target(plan=plan, due_year=2018)
    target.low = Decimal(9)
    target.save()
    address = reverse("campaigns:plan_detail", args=[plan.code])
    changes = client.get(address).context["changes"]
    assert [change.label for change in changes] == ["update", "insert", "insert", "insert"]
    assert str(target.indicator) in changes[0].subject
    assert [(field.old, field.new) for field in changes[0].fields] == [("8", "9")]
    other.delete()
    assert client.get(address).context["changes"][0].label == "delete"


def old_province_plan(*, with_outside_land: bool):
    old = factories.OldProvince(name="Tỉnh Hải Cũ")
    commune = factories.Commune(province=old.current_province)
    district = factories.District(province=old)
    factories.OldCommune(district=district, successor=commune)
    if with_outside_land:
        factories.OldCommune(successor=commune, successor__share=Share.PART)
    return factories.ActionPlan(admin_unit=old)


def test_frame_of_a_former_province_is_exact_when_communes_went_whole():
    frame = frame_of(old_province_plan(with_outside_land=False))
    assert (frame.communes, frame.is_approximate) == (1, False)


def test_frame_of_a_former_province_is_approximate_with_land_from_outside():
    assert frame_of(old_province_plan(with_outside_land=True)).is_approximate


def test_plan_of_a_former_province_says_what_became_of_it(client):
    plan = old_province_plan(with_outside_land=True)
    sign_in(client, Role.OFFICER, plan.admin_unit.current_province)
    page = page_of(client, plan)
    assert "notice--warn" in page
    assert plan.admin_unit.current_province.name in page


def test_plan_of_today_has_no_notice(client, officer, plan):
    assert 'class="notice' not in page_of(client, plan)


@pytest.mark.parametrize("name", ["campaigns:plan_list", "campaigns:activity_list"])
@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.ADMIN, 200),
        (Role.OFFICER, 200),
        (Role.LEADER, 200),
        (Role.LOCAL, 200),
        (Role.MINISTRY, 200),
        (Role.CONSULTANT, 404),
    ],
)
def test_lists_by_role(client, province, name, role, code):
    sign_in(client, role, None if role is Role.MINISTRY else province)
    assert client.get(reverse(name)).status_code == code


def test_a_role_without_a_unit_reaches_every_province(client, plan):
    sign_in(client, Role.MINISTRY)
    factories.ActionPlan(admin_unit=None)
    assert len(client.get(reverse("campaigns:plan_list")).context["object_list"]) == 2


def test_anonymous_signs_in_first(client, plan):
    response = client.get(reverse("campaigns:plan_detail", args=[plan.code]))
    assert response.status_code == 302
    assert reverse("login") in response["Location"]


def test_plan_and_activity_of_another_province_are_not_there(client, officer):
    elsewhere = factories.ActionPlan()
    activity = factories.Activity(plan=elsewhere)
    for name, code in (("plan_detail", elsewhere.code), ("activity_detail", activity.code)):
        assert client.get(reverse(f"campaigns:{name}", args=[code])).status_code == 404


def activity_with_guests(plan) -> Activity:
    """One facility of the province, one of another, and an officer of an agency."""
    activity = factories.Activity(plan=plan)
    here = factories.Facility(
        name="Nhà máy trong tỉnh", commune=factories.Commune(province=plan.admin_unit)
    )
    there = factories.Facility(name="Nhà máy ngoài tỉnh")
    for facility in (here, there):
        factories.Participation(activity=activity, facility=facility)
    agency = factories.Agency(name="Sở Công Thương Bắc Hà")
    factories.Participation(activity=activity, agency=agency, role=ParticipantRole.STATE)
    return activity


def test_activity_page_hides_facilities_out_of_sight(client, officer, plan):
    activity = activity_with_guests(plan)
    response = client.get(reverse("campaigns:activity_detail", args=[activity.code]))
    page = response.content.decode()
    assert "Nhà máy trong tỉnh" in page
    assert "Sở Công Thương Bắc Hà" in page
    assert "Nhà máy ngoài tỉnh" not in page
    assert response.context["hidden"] == 1


def test_activity_page_shows_the_ministry_no_firm(client, plan):
    sign_in(client, Role.MINISTRY)
    activity = activity_with_guests(plan)
    response = client.get(reverse("campaigns:activity_detail", args=[activity.code]))
    assert "Nhà máy" not in response.content.decode()
    assert response.context["hidden"] == 2


def test_activity_page_narrows_to_a_role(client, officer, plan):
    activity = activity_with_guests(plan)
    address = reverse("campaigns:activity_detail", args=[activity.code])
    found = client.get(address, {"role": "state"}).context["object_list"]
    assert [row.agency.name for row in found] == ["Sở Công Thương Bắc Hà"]


def test_activity_page_finds_a_participant(client, officer, plan):
    activity = activity_with_guests(plan)
    address = reverse("campaigns:activity_detail", args=[activity.code])
    found = client.get(address, {"q": "nha may trong"}).context["object_list"]
    assert [row.facility.name for row in found] == ["Nhà máy trong tỉnh"]


@pytest.mark.parametrize("name", ["plan_list", "activity_list", "plan_detail", "activity_detail"])
def test_as_many_queries_for_30_rows_as_for_3(client, officer, plan, name):
    activity = factories.Activity(plan=plan)
    args = {"plan_detail": [plan.code], "activity_detail": [activity.code]}.get(name, [])
    address = reverse(f"campaigns:{name}", args=args)
    add_rows(3, plan, activity)
    few = queries_of(client, address)
    add_rows(27, plan, activity)
    assert queries_of(client, address) == few


def add_rows(count: int, plan, activity) -> None:
    commune = factories.Commune(province=plan.admin_unit)
    for number in range(count):
        factories.ActionPlan(parent=plan, admin_unit=plan.admin_unit)
        factories.Activity(plan=plan)
        factories.Target(plan=plan, indicator=factories.Indicator(code=f"i{count}-{number}"))
        facility = factories.Facility(commune=commune)
        factories.Participation(activity=activity, facility=facility)


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
