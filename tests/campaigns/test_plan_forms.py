"""Plans and targets as people type them: what the five programmes promise, read back exactly; what
contradicts itself, said and not forbidden; and the next plan, made from this one."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from campaigns.choices import Basis, Denominator, Method
from campaigns.models import ActionPlan, Activity, InterimValue, Target
from campaigns.reference import load_indicators
from campaigns.selectors.contradictions import contradictions_of
from core.history import events_of
from enterprises.models import AdminUnit, FacilityList
from tests import factories

pytestmark = pytest.mark.django_db
NATION = ""


@pytest.fixture
def hanoi() -> AdminUnit:
    return factories.Province(name="Thành phố Hà Nội")


@pytest.fixture
def haiduong() -> AdminUnit:
    return factories.OldProvince(name="Tỉnh Hải Dương")


@pytest.fixture
def officer(client: Client, hanoi: AdminUnit) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


@pytest.fixture
def admin(client: Client) -> User:
    """At home everywhere."""
    person = factories.Membership(role=Role.ADMIN, admin_unit=None).user
    client.force_login(person)
    return person


@pytest.fixture
def plan(hanoi: AdminUnit) -> ActionPlan:
    return factories.ActionPlan(
        admin_unit=hanoi, code="HN-2016-2020", name="Kế hoạch Hà Nội 2016–2020"
    )


@pytest.fixture
def indicator() -> Any:
    return factories.Indicator(code="adoption_rate", kind="ratio")


def type_plan(client: Client, **values: Any) -> Any:
    said = {
        "name": "Kế hoạch",
        "code": "KH mới",
        "starts_on": "2016-01-01",
        "ends_on": "2020-12-31",
        **values,
    }
    return client.post(reverse("campaigns:plan_create"), said)


def target_data(lines: Any = (), **values: Any) -> dict[str, Any]:
    """What the form of a target sends: its fields, and the interim values as lines."""
    return {
        "low": "50",
        "due_year": "2020",
        "denominator": Denominator.ALL,
        "basis": Basis.PER_UNIT,
        "method": Method.ADJUSTED,
        "interim-TOTAL_FORMS": str(len(lines)),
        "interim-INITIAL_FORMS": "0",
        **{f"interim-{n}-year": year for n, (year, _value) in enumerate(lines)},
        **{f"interim-{n}-value": value for n, (_year, value) in enumerate(lines)},
        **values,
    }


def type_target(client: Client, plan: ActionPlan, lines: Any = (), **values: Any) -> Any:
    address = reverse("campaigns:target_create", args=[plan.pk])
    return client.post(address, target_data(lines, **values))


# The five programmes ------------------------------------------------------------------------------


SECTORS_889 = "13-14; 241; 222; 20; 2394; 11; 17; 102"
CODES_889 = ["102", "11", "13", "14", "17", "20", "222", "2394", "241"]
# Code, name, decision, day, issuer, first and last year, the code of the plan above.
PLANS: tuple[tuple[Any, ...], ...] = (
    ("QG-2009-2020", "1419/QĐ-TTg", "07/09/2009", "Thủ tướng Chính phủ", 2009, 2020, ""),
    ("QG-2021-2030", "889/QĐ-TTg", "24/06/2020", "Thủ tướng Chính phủ", 2021, 2030, ""),
    ("HN-2016-2020", "5768/QĐ-UBND", "", "UBND thành phố Hà Nội", 2016, 2020, "QG-2009-2020"),
    ("HN-2021-2025", "", "", "UBND thành phố Hà Nội", 2021, 2025, "QG-2021-2030"),
    ("HD-2016-2020", "", "", "UBND tỉnh Hải Dương", 2016, 2020, "QG-2009-2020"),
)
# Plan, indicator, from, to, due year, denominator, industries.
TARGETS: tuple[tuple[str, str, str, str, int, str, str], ...] = (
    ("QG-2009-2020", "awareness_rate", "50", "", 2015, "all", ""),
    ("QG-2009-2020", "adoption_rate", "25", "", 2015, "all", ""),
    ("QG-2009-2020", "resource_saving", "5", "8", 2015, "all", ""),
    ("QG-2009-2020", "departments_capable_rate", "70", "", 2015, "officers", ""),
    ("QG-2009-2020", "awareness_rate", "90", "", 2020, "all", ""),
    ("QG-2009-2020", "adoption_rate", "50", "", 2020, "all", ""),
    ("QG-2009-2020", "resource_saving", "8", "13", 2020, "all", ""),
    ("QG-2009-2020", "departments_capable_rate", "90", "", 2020, "officers", ""),
    ("QG-2009-2020", "medium_large_staffed_rate", "90", "", 2020, "medium_large", ""),
    ("QG-2021-2030", "resource_saving", "5", "8", 2025, "all", SECTORS_889),
    ("QG-2021-2030", "resource_saving", "7", "10", 2030, "all", SECTORS_889),
    ("QG-2021-2030", "zones_informed_rate", "70", "", 2025, "zones", ""),
    ("QG-2021-2030", "zones_informed_rate", "100", "", 2030, "zones", ""),
    ("QG-2021-2030", "demonstration_models", "20", "30", 2030, "all", ""),
    ("QG-2021-2030", "provinces_with_plan_rate", "90", "", 2030, "all", ""),
    ("HN-2016-2020", "awareness_rate", "90", "", 2020, "all", ""),
    ("HN-2016-2020", "adoption_rate", "50", "", 2020, "all", ""),
    ("HN-2016-2020", "resource_saving", "8", "13", 2020, "all", ""),
    ("HN-2016-2020", "large_enterprises_staffed_rate", "90", "", 2020, "large", ""),
    ("HN-2016-2020", "facilities_with_guide_rate", "100", "", 2020, "all", ""),
    ("HN-2016-2020", "zones_with_guide_rate", "100", "", 2020, "zones", ""),
    ("HN-2021-2025", "resource_saving", "6", "8", 2025, "all", SECTORS_889),
    ("HN-2021-2025", "context", "10,20", "", 2025, "all", ""),
    ("HD-2016-2020", "awareness_rate", "90", "", 2020, "list", ""),
    ("HD-2016-2020", "adoption_rate", "50", "", 2020, "list", ""),
    ("HD-2016-2020", "resource_saving", "8", "13", 2020, "list", ""),
    ("HD-2016-2020", "officers_trained_rate", "100", "", 2020, "officers", ""),
)


@pytest.fixture
def potential(haiduong: AdminUnit) -> FacilityList:
    today = haiduong.current_province
    return factories.FacilityList(name="Có tiềm năng", admin_unit=today, has_potential=True)


def type_five_plans(client: Client, province: dict[str, Any]) -> None:
    for code, decision_no, decided_on, issuer, first, last, above in PLANS:
        parent = ActionPlan.objects.filter(code=above).first()
        type_plan(
            client,
            code=code,
            name=f"Kế hoạch {code}",
            admin_unit=province[code[:2]],
            parent=parent.pk if parent else "",
            decision_no=decision_no,
            decided_on=decided_on,
            issuer=issuer,
            starts_on=f"{first}-01-01",
            ends_on=f"{last}-12-31",
        )


def test_the_five_plans_are_typed_in_and_read_back_exactly(
    client: Client, admin: User, hanoi: AdminUnit, haiduong: AdminUnit, potential: FacilityList
) -> None:
    load_indicators()
    for code in CODES_889:
        factories.Industry(code=code)
    units = {"QG": None, "HN": hanoi, "HD": haiduong}
    type_five_plans(client, {name: unit.pk if unit else NATION for name, unit in units.items()})
    plans = {plan.code: plan for plan in ActionPlan.objects.select_related("parent", "admin_unit")}
    for code, decision_no, decided_on, issuer, first, last, above in PLANS:
        stored = plans[code]
        assert (stored.name, stored.admin_unit) == (f"Kế hoạch {code}", units[code[:2]])
        assert (stored.parent.code if stored.parent else "") == above
        day = f"{stored.decided_on:%d/%m/%Y}" if stored.decided_on else ""
        assert (stored.decision_no, day, stored.issuer) == (decision_no, decided_on, issuer)
        assert (stored.starts_on, stored.ends_on) == (date(first, 1, 1), date(last, 12, 31))
    for code, indicator, low, high, due, denominator, industries in TARGETS:
        answer = type_target(
            client,
            plans[code],
            indicator=indicator,
            low=low,
            high=high,
            unit="%" if indicator == "context" else "",
            due_year=due,
            denominator=denominator,
            facility_list=potential.pk if denominator == "list" else "",
            industries=industries,
            text=f"{indicator} {low}",
        )
        assert answer.status_code == 302, answer.context["form"].errors
    assert [read_back(target) for target in stored_targets()] == list(TARGETS)
    units_of = dict(Target.objects.values_list("indicator", "unit"))
    assert units_of.pop("demonstration_models") == "mô hình"
    assert set(units_of.values()) == {"%"}
    listed = Target.objects.filter(denominator="list").values_list("facility_list", flat=True)
    assert set(listed) == {potential.pk}
    assert set(Target.objects.values_list("basis", "method")) == {("per_unit", "adjusted")}


def stored_targets() -> list[Target]:
    """As they were typed: plan by plan, in the order of each plan."""
    order = [code for code, *_rest in PLANS]
    targets = Target.objects.select_related("plan").order_by("position")
    return sorted(targets, key=lambda target: order.index(target.plan.code))


def read_back(target: Target) -> tuple[str, str, str, str, int, str, str]:
    assert target.text.startswith(target.indicator_id)
    codes = list(target.industries.order_by("code").values_list("code", flat=True))
    assert codes in ([], sorted(CODES_889))
    return (
        target.plan.code,
        target.indicator_id,
        "10,20" if target.low == Decimal("10.20") else f"{target.low:f}".split(".")[0],
        "" if target.high is None else f"{target.high:f}".split(".")[0],
        target.due_year,
        target.denominator,
        SECTORS_889 if codes else "",
    )


# Plans --------------------------------------------------------------------------------------------


def test_an_officer_types_plans_of_her_province_and_of_what_it_took_in(
    client: Client, officer: User, hanoi: AdminUnit
) -> None:
    former = factories.OldProvince(name="Tỉnh Hà Tây", current_province=hanoi)
    national = factories.ActionPlan(admin_unit=None)
    factories.ActionPlan()
    form = client.get(reverse("campaigns:plan_create")).context["form"]
    assert set(form.fields["admin_unit"].queryset) == {hanoi, former}
    assert list(form.fields["parent"].queryset) == [national]
    answer = type_plan(client, admin_unit=hanoi.pk, parent=national.pk, decided_on="19/10/2016")
    stored = ActionPlan.objects.get(code="KH mới")
    assert answer.url == stored.get_absolute_url()
    assert (stored.parent, stored.decided_on) == (national, date(2016, 10, 19))
    event = events_of(ActionPlan).objects.get(pgh_obj_id=stored.pk)
    assert event.pgh_context.metadata["user"] == officer.pk


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"admin_unit": NATION}, "admin_unit"),
        ({"name": ""}, "name"),
        ({"code": "HN-2016-2020"}, "code"),
        ({"ends_on": "2015-12-31"}, "__all__"),
        ({"decided_on": "hôm qua"}, "decided_on"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(
    client: Client, officer: User, plan: ActionPlan, values: dict[str, str], field: str
) -> None:
    answer = type_plan(client, **{"admin_unit": plan.admin_unit_id, "issuer": "UBND"} | values)
    assert set(answer.context["form"].errors) == {field}
    assert "UBND" in answer.content.decode()
    assert list(ActionPlan.objects.all()) == [plan]


def test_a_plan_is_changed_and_never_stands_under_itself(
    client: Client, officer: User, plan: ActionPlan
) -> None:
    below = factories.ActionPlan(parent=plan, admin_unit=plan.admin_unit)
    address = reverse("campaigns:plan_edit", args=[plan.pk])
    form = client.get(address).context["form"]
    assert form.initial["code"] == plan.code
    assert not form.fields["parent"].queryset.filter(pk__in=[plan.pk, below.pk])
    said = {"name": "Kế hoạch khác", "code": plan.code, "admin_unit": plan.admin_unit_id}
    client.post(address, {**said, "starts_on": "2016-01-01", "ends_on": "2020-06-30"})
    plan.refresh_from_db()
    assert (plan.name, plan.ends_on) == ("Kế hoạch khác", date(2020, 6, 30))


def test_a_plan_goes_with_its_targets_but_not_over_its_activities(
    client: Client, officer: User, plan: ActionPlan
) -> None:
    factories.Target(plan=plan)
    activity = factories.Activity(plan=plan, title="Hội thảo Bát Tràng")
    address = reverse("campaigns:plan_remove", args=[plan.pk])
    assert "Hội thảo Bát Tràng" in client.post(address).content.decode()
    activity.delete()
    assert client.post(address).url == reverse("campaigns:plan_list")
    assert not Target.objects.exists()


def test_pages_offer_changes_to_those_only_who_may(
    client: Client, officer: User, plan: ActionPlan
) -> None:
    target = factories.Target(plan=plan)
    edit = reverse("campaigns:target_edit", args=[plan.pk, target.pk])
    assert edit in client.get(plan.get_absolute_url()).content.decode()
    national = factories.ActionPlan(admin_unit=None, code="QG")
    page = client.get(national.get_absolute_url()).content.decode()
    assert reverse("campaigns:plan_edit", args=[national.pk]) not in page
    other = factories.Target(plan=national)
    address = reverse("campaigns:target_edit", args=[plan.pk, other.pk])
    assert client.get(address).status_code == 404


# Targets ------------------------------------------------------------------------------------------


def test_a_target_with_interim_values_is_added_changed_and_removed(
    client: Client, officer: User, plan: ActionPlan, indicator: Any
) -> None:
    lines = [("2017", "30"), ("2018", "35,5"), ("", "")]
    base = {"base_year": "2015", "base_value": "22,5"}
    answer = type_target(client, plan, lines, indicator="adoption_rate", **base)
    stored = Target.objects.get()
    assert answer.url == f"{plan.get_absolute_url()}#targets"
    assert (stored.low, stored.high, stored.unit) == (50, None, "%")
    assert (stored.base_year, stored.base_value) == (2015, Decimal("22.5"))
    assert interim(stored) == {2017: 30, 2018: Decimal("35.5")}
    address = reverse("campaigns:target_edit", args=[plan.pk, stored.pk])
    page = client.get(address).content.decode()
    assert 'value="35,5"' in page
    changed = target_data(
        [("2018", "36"), ("2019", "40")], indicator="adoption_rate", low="8", high="13"
    )
    client.post(address, changed)
    stored.refresh_from_db()
    assert (stored.low, stored.high, stored.base_year) == (8, 13, None)
    assert interim(stored) == {2018: 36, 2019: 40}
    client.post(reverse("campaigns:target_remove", args=[plan.pk, stored.pk]))
    assert not Target.objects.exists()


def interim(target: Target) -> dict[int, Decimal]:
    return dict(InterimValue.objects.filter(target=target).values_list("year", "value"))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"high": "40"}, "high"),
        ({"low": ""}, "low"),
        ({"low": "nhiều"}, "low"),
        ({"due_year": "20"}, "due_year"),
        ({"base_year": "2020"}, "base_year"),
        ({"denominator": "list"}, "facility_list"),
        ({"industries": "13; 9999"}, "industries"),
        ({"indicator": ""}, "indicator"),
    ],
)
def test_a_target_that_cannot_be_is_refused_at_its_field(
    client: Client,
    officer: User,
    plan: ActionPlan,
    indicator: Any,
    values: dict[str, str],
    field: str,
) -> None:
    factories.Industry(code="13")
    answer = type_target(client, plan, **{"indicator": "adoption_rate", "text": "Lời văn"} | values)
    assert set(answer.context["form"].errors) == {field}
    assert "Lời văn" in answer.content.decode()
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    "lines", [[("2018", "")], [("", "30")], [("2018", "30"), ("2018", "40")], [("20", "1")]]
)
def test_interim_values_that_cannot_be_are_refused_and_stay_typed(
    client: Client, officer: User, plan: ActionPlan, indicator: Any, lines: Any
) -> None:
    answer = type_target(client, plan, lines, indicator="adoption_rate")
    assert set(answer.context["form"].errors) == {"__all__"}
    assert answer.context["form"].lines.total_error_count()
    assert not Target.objects.exists()


def test_the_same_target_is_not_promised_twice(
    client: Client, officer: User, plan: ActionPlan, indicator: Any
) -> None:
    type_target(client, plan, indicator="adoption_rate")
    again = type_target(client, plan, indicator="adoption_rate", low="60")
    assert set(again.context["form"].errors) == {"__all__"}
    assert type_target(client, plan, indicator="adoption_rate", due_year="2018").status_code == 302


def test_lists_of_other_provinces_cannot_be_chosen(
    client: Client, officer: User, plan: ActionPlan, indicator: Any
) -> None:
    own = factories.FacilityList(admin_unit=plan.admin_unit)
    national, other = factories.FacilityList(), factories.FacilityList()
    other.admin_unit = factories.Province()
    other.save()
    form = client.get(reverse("campaigns:target_create", args=[plan.pk])).context["form"]
    assert set(form.fields["facility_list"].queryset) == {own, national}
    said = {"indicator": "adoption_rate", "denominator": "list", "facility_list": other.pk}
    assert "facility_list" in type_target(client, plan, **said).context["form"].errors


def test_targets_are_ordered(client: Client, officer: User, plan: ActionPlan) -> None:
    a, b, c = (factories.Target(plan=plan, due_year=year) for year in (2016, 2017, 2018))

    def move(target: Target, to: str) -> list[Target]:
        address = reverse("campaigns:target_move", args=[plan.pk, target.pk])
        client.post(address, {"to": to})
        return list(plan.targets.order_by("position", "pk"))

    assert move(c, "up") == [a, c, b]
    assert move(a, "down") == [c, a, b]
    assert move(c, "up") == [c, a, b]
    assert move(b, "down") == [c, a, b]
    assert client.get(reverse("campaigns:target_move", args=[plan.pk, a.pk])).status_code == 405


# Contradictions -----------------------------------------------------------------------------------


def words_of(plan: ActionPlan, reader: User) -> list[str]:
    return [each.words for each in contradictions_of(plan, reader=reader)]


def test_a_target_below_the_nations_is_pointed_out_and_stays(
    client: Client, officer: User, plan: ActionPlan, indicator: Any
) -> None:
    national = factories.ActionPlan(admin_unit=None, name="Chiến lược quốc gia")
    asked = factories.Target(plan=national, indicator=indicator, low=50, due_year=2020)
    InterimValue.objects.create(target=asked, year=2018, value=30)
    answer = type_target(client, plan, indicator="adoption_rate", low="40")
    page = client.get(answer.url).content.decode()
    assert "Chiến lược quốc gia" in page
    assert "notice--warn" in page
    stored = plan.targets.get()
    at_form = client.get(reverse("campaigns:target_edit", args=[plan.pk, stored.pk]))
    assert [each.target for each in at_form.context["contradictions"]] == [stored]
    assert "notice--warn" in at_form.content.decode()
    for due, low, is_below in ((2018, 29, True), (2018, 30, False), (2017, 1, False)):
        Target.objects.filter(pk=stored.pk).update(due_year=due, low=low)
        assert bool(words_of(plan, officer)) is is_below


def test_counts_other_units_and_hidden_plans_are_not_compared(
    officer: User, plan: ActionPlan
) -> None:
    national = factories.ActionPlan(admin_unit=None)
    for number, kind in enumerate(("count", "ratio")):
        counted = factories.Indicator(code=f"i{number}", kind=kind)
        factories.Target(plan=national, indicator=counted, low=30, unit="mô hình")
        unit = "mô hình" if kind == "count" else "%"
        factories.Target(plan=plan, indicator=counted, low=3, unit=unit)
    stranger = factories.ActionPlan()
    saving = factories.Indicator()
    factories.Target(plan=stranger, indicator=saving, low=90)
    factories.Target(plan=plan, indicator=saving, low=8)
    ActionPlan.objects.filter(pk=plan.pk).update(parent=stranger)
    plan.refresh_from_db()
    assert words_of(plan, officer) == []


def test_an_empty_list_a_strange_year_and_a_late_interim_value_are_pointed_out(
    officer: User, plan: ActionPlan
) -> None:
    empty = factories.FacilityList(name="Danh mục trống", admin_unit=plan.admin_unit)
    target = factories.Target(plan=plan, facility_list=empty, due_year=2022)
    InterimValue.objects.create(target=target, year=2022, value=5)
    said = words_of(plan, officer)
    assert len(said) == 3
    assert "Danh mục trống" in said[0]
    assert "2016–2020" in said[1]
    factories.FacilityList._meta.model.objects.get(pk=empty.pk).members.create(
        facility=factories.Facility()
    )
    Target.objects.filter(pk=target.pk).update(due_year=2020)
    InterimValue.objects.filter(target=target).update(year=2019)
    assert words_of(plan, officer) == []


def test_a_parent_that_is_not_above_is_pointed_out(
    client: Client, admin: User, plan: ActionPlan
) -> None:
    stranger = factories.ActionPlan(name="Kế hoạch tỉnh bên")
    ActionPlan.objects.filter(pk=plan.pk).update(parent=stranger)
    plan.refresh_from_db()
    assert len(words_of(plan, admin)) == 1
    ActionPlan.objects.filter(pk=stranger.pk).update(ends_on=date(2018, 12, 31), parent=plan)
    said = words_of(plan, admin)
    assert len(said) == 3
    assert all("Kế hoạch tỉnh bên" in words for words in said)
    page = client.get(reverse("campaigns:plan_edit", args=[plan.pk])).content.decode()
    assert "notice--warn" in page
    ActionPlan.objects.filter(pk=plan.pk).update(parent=plan)
    plan.refresh_from_db()
    assert len(words_of(plan, admin)) == 1


# The next plan ------------------------------------------------------------------------------------


def test_the_plan_of_the_next_years_takes_targets_and_interim_values(
    client: Client, officer: User, plan: ActionPlan
) -> None:
    long = factories.ActionPlan(admin_unit=None, ends_on=date(2030, 12, 31))
    ActionPlan.objects.filter(pk=plan.pk).update(
        parent=long, issuer="UBND", decision_no="5768/QĐ-UBND"
    )
    listed = factories.FacilityList(admin_unit=plan.admin_unit)
    old = factories.Target(
        plan=plan,
        low=Decimal(8),
        high=Decimal(13),
        base_year=2015,
        facility_list=listed,
        text="8–13 % đến 2020, theo Quyết định năm 2009",
        industries=[factories.Industry(code="13")],
        position=4,
    )
    factories.Target(plan=plan, due_year=2018)
    InterimValue.objects.create(target=old, year=2018, value=Decimal("5.5"))
    factories.Activity(plan=plan)
    answer = client.post(reverse("campaigns:plan_next", args=[plan.pk]))
    made = ActionPlan.objects.get(code="HN-2021-2025")
    assert answer.url == reverse("campaigns:plan_edit", args=[made.pk])
    assert (made.name, made.parent, made.issuer) == ("Kế hoạch Hà Nội 2021–2025", long, "UBND")
    assert (made.starts_on, made.ends_on) == (date(2021, 1, 1), date(2025, 12, 31))
    assert (made.admin_unit, made.decision_no, made.decided_on) == (plan.admin_unit, "", None)
    copy = made.targets.get(due_year=2025)
    assert (copy.low, copy.high, copy.base_year, copy.position) == (8, 13, 2015, 4)
    assert (copy.facility_list, copy.denominator) == (listed, "list")
    assert copy.text == "8–13 % đến 2025, theo Quyết định năm 2009"
    assert [each.code for each in copy.industries.all()] == ["13"]
    assert interim(copy) == {2023: Decimal("5.5")}
    assert interim(old) == {2018: Decimal("5.5")}
    assert made.targets.count() == plan.targets.count() == 2
    assert not Activity.objects.filter(plan=made).exists()


def test_the_plan_of_the_next_year_gets_its_year_and_is_not_made_twice(
    client: Client, officer: User, hanoi: AdminUnit
) -> None:
    above = factories.ActionPlan(admin_unit=hanoi, ends_on=date(2020, 12, 31))
    this = factories.ActionPlan(
        admin_unit=hanoi,
        parent=above,
        code="55/KH-UBND",
        name="Kế hoạch năm",
        starts_on=date(2020, 2, 29),
        ends_on=date(2020, 12, 31),
    )
    address = reverse("campaigns:plan_next", args=[this.pk])
    client.post(address)
    made = ActionPlan.objects.get(code="55/KH-UBND-2021")
    assert (made.name, made.parent) == ("Kế hoạch năm 2021", None)
    assert (made.starts_on, made.ends_on) == (date(2021, 2, 28), date(2021, 12, 31))
    again = client.post(address, follow=True)
    assert again.redirect_chain[-1][0] == this.get_absolute_url()
    assert "55/KH-UBND-2021" in again.content.decode()
    assert ActionPlan.objects.count() == 3


def test_no_next_plan_where_its_code_finds_no_room(
    client: Client, officer: User, hanoi: AdminUnit
) -> None:
    this = factories.ActionPlan(admin_unit=hanoi, code="K" * 48)
    client.post(reverse("campaigns:plan_next", args=[this.pk]))
    assert list(ActionPlan.objects.all()) == [this]
