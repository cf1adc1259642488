"""Support given to facilities, and models shown at them, as people type them; instances are events,
facilities are counted apart."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from campaigns.models import ActionPlan, DemonstrationModel, SupportCase
from core.history import events_of
from enterprises.models import AdminUnit, Facility
from reports.services.rollup import drain
from tests import factories
from tests.reports.figures import shown

pytestmark = pytest.mark.django_db
KINDS = ("support", "model")
MODELS: dict[str, Any] = {"support": SupportCase, "model": DemonstrationModel}
DAYS = {"support": "supported_on", "model": "established_on"}
OF_KIND = {"support": "equipment", "model": "pilot"}
FACTORIES: dict[str, Any] = {
    "support": factories.SupportCase,
    "model": factories.DemonstrationModel,
}


@pytest.fixture
def hanoi() -> AdminUnit:
    factories.default_rules()
    return factories.Province(name="Thành phố Hà Nội")


@pytest.fixture
def editor(client: Client, hanoi: AdminUnit) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


@pytest.fixture
def plan(hanoi: AdminUnit) -> ActionPlan:
    return factories.ActionPlan(admin_unit=hanoi)


@pytest.fixture
def facility(hanoi: AdminUnit) -> Facility:
    commune = factories.Commune(province=hanoi, name="Xã Bát Tràng")
    return factories.Facility(commune=commune, name="Gốm sứ Kim Lan")


def typed(kind: str, facility: Facility, /, **values: Any) -> dict[str, Any]:
    given = {"title": "Máy ép lọc bùn", "facility": facility.code.lower(), "kind": OF_KIND[kind]}
    return {**given, DAYS[kind]: "15/06/2017", **values}


def listed(client: Client, kind: str, /, **query: Any) -> Any:
    return client.get(reverse(f"campaigns:{kind}_list"), query)


def records(page: Any) -> list[Any]:
    return [row.record for row in page.context["table"].rows]


def counts(plan: ActionPlan) -> dict[str, Any]:
    drain()
    return dict(shown(plan, date(2020, 12, 31)).counts)


@pytest.mark.parametrize("kind", KINDS)
def test_one_is_typed_changed_and_removed_and_counts_meanwhile(
    client: Client, editor: User, plan: ActionPlan, facility: Facility, kind: str
) -> None:
    figure = {"support": "support_cases", "model": "demonstration_models"}[kind]
    money = {"amount_vnd_amount": "185", "amount_vnd_step": "1000000"}
    new = reverse(f"campaigns:{kind}_create")
    answer = client.post(new, typed(kind, facility, plan=plan.pk, **money))
    stored = MODELS[kind].objects.get()
    assert answer.url == stored.get_absolute_url()
    assert (stored.facility, stored.plan, stored.kind) == (facility, plan, OF_KIND[kind])
    assert getattr(stored, DAYS[kind]) == date(2017, 6, 15)
    page = client.get(answer.url).content.decode()
    assert facility.name in page
    assert "15/06/2017" in page
    assert counts(plan)[figure] == 1
    edit = reverse(f"campaigns:{kind}_edit", args=[stored.pk])
    assert facility.code in client.get(edit).content.decode()
    client.post(edit, typed(kind, facility, title="Lò nung", plan=plan.pk))
    stored.refresh_from_db()
    assert stored.title == "Lò nung"
    change = events_of(MODELS[kind]).objects.filter(pgh_obj_id=stored.pk).latest("pgh_id")
    assert change.pgh_context.metadata["user"] == editor.pk
    remove = reverse(f"campaigns:{kind}_remove", args=[stored.pk])
    assert client.get(remove).status_code == 200
    assert client.post(remove).url == reverse(f"campaigns:{kind}_list")
    assert not MODELS[kind].objects.exists()
    assert counts(plan)[figure] == 0


def test_money_is_typed_the_vietnamese_way(
    client: Client, editor: User, facility: Facility
) -> None:
    money = {"amount_vnd_amount": "182,5", "amount_vnd_step": "1000000"}
    answer = client.post(reverse("campaigns:support_create"), typed("support", facility, **money))
    assert SupportCase.objects.get().amount_vnd == 182_500_000
    assert "182,5\xa0triệu đồng" in client.get(answer.url).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_is_said_at_its_field_and_stays_typed(
    client: Client, editor: User, facility: Facility, kind: str
) -> None:
    foreign_plan, foreign = factories.ActionPlan(), factories.Facility()
    faults: list[tuple[dict[str, Any], str]] = [
        ({"facility": ""}, "facility"),
        ({"facility": "KHÔNG-CÓ"}, "facility"),
        ({"facility": foreign.code}, "facility"),
        ({"plan": foreign_plan.pk}, "plan"),
        ({DAYS[kind]: "31/02/2017"}, DAYS[kind]),
        ({"kind": "party"}, "kind"),
    ]
    for values, field in faults:
        answer = client.post(reverse(f"campaigns:{kind}_create"), typed(kind, facility, **values))
        assert set(answer.context["form"].errors) == {field}
        assert "Máy ép lọc bùn" in answer.content.decode()
    assert not MODELS[kind].objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_the_list_says_facilities_apart(
    client: Client, editor: User, facility: Facility, hanoi: AdminUnit, kind: str
) -> None:
    FACTORIES[kind].create_batch(3, facility=facility)
    other = factories.Facility(commune=factories.Commune(province=hanoi))
    FACTORIES[kind](facility=other, title="Tháp giải nhiệt")
    FACTORIES[kind]()
    page = listed(client, kind)
    assert len(records(page)) == 4
    assert page.context["page"].counted().endswith(" 2")
    assert page.context["page"].counted() in page.content.decode()
    assert listed(client, kind, q="giai nhiet").context["page"].counted().endswith(" 1")


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_found_by_words_kind_year_plan_and_place(
    client: Client, editor: User, plan: ActionPlan, facility: Facility, hanoi: AdminUnit, kind: str
) -> None:
    year = factories.ActionPlan(admin_unit=hanoi, parent=plan)
    one = FACTORIES[kind](facility=facility, plan=year, kind=OF_KIND[kind])
    elsewhere = factories.Facility(commune=factories.Commune(province=hanoi, name="Xã Sóc Sơn"))
    usual = {"support": "transfer", "model": "demonstration"}[kind]
    other = FACTORIES[kind](facility=elsewhere, kind=usual, **{DAYS[kind]: date(2019, 3, 1)})
    assert records(listed(client, kind, q="gom su")) == [one]
    assert records(listed(client, kind, q=facility.code)) == [one]
    assert records(listed(client, kind, kind=usual)) == [other]
    assert records(listed(client, kind, year=2019)) == [other]
    assert records(listed(client, kind, plan=plan.code)) == [one]
    assert records(listed(client, kind, place="bat trang")) == [one]


@pytest.mark.parametrize("kind", KINDS)
def test_who_may_not_see_the_facilities_is_told_how_many_there_are(
    client: Client, hanoi: AdminUnit, facility: Facility, kind: str
) -> None:
    stored = FACTORIES[kind](facility=facility)
    client.force_login(factories.Membership(role=Role.MINISTRY).user)
    page = listed(client, kind)
    assert (records(page), page.context["hidden"]) == ([], 1)
    assert stored.title not in page.content.decode()
    client.force_login(factories.Membership(role=Role.LEADER, admin_unit=hanoi).user)
    page = listed(client, kind)
    assert (records(page), page.context["hidden"]) == ([stored], 0)


@pytest.mark.parametrize("kind", KINDS)
def test_as_many_questions_for_many(
    client: Client,
    editor: User,
    plan: ActionPlan,
    hanoi: AdminUnit,
    kind: str,
) -> None:
    def grow(count: int) -> int:
        for _ in range(count):
            facility = factories.Facility(commune=factories.Commune(province=hanoi))
            FACTORIES[kind](facility=facility, plan=plan)
        with CaptureQueriesContext(connection) as queries:
            assert records(listed(client, kind))
        return len(queries)

    assert grow(3) == grow(17)


# On the page of the facility --------------------------------------------------------------------


def test_the_facility_shows_what_it_was_given_and_who_carries_the_programme(
    client: Client, editor: User, facility: Facility, hanoi: AdminUnit
) -> None:
    named = [
        factories.SupportCase(facility=facility, title="Tháp giải nhiệt"),
        factories.DemonstrationModel(facility=facility, title="Lò con thoi"),
        factories.TechnologyTransfer(facility=facility, title="Men không chì"),
        factories.PromotionProject(facility=facility, admin_unit=hanoi, title="Đề án lò gas"),
        factories.NetworkMember(facility=facility, admin_unit=hanoi, name="HTX Kim Lan"),
        factories.TraceLot(facility=facility, product="Bát men ngọc"),
        factories.Officer(facility=facility, admin_unit=hanoi, name="Vũ Thị Lụa"),
    ]
    address = reverse("enterprises:facility_detail", args=[facility.pk])
    page = client.get(address).content.decode()
    assert all(f'href="{each.get_absolute_url()}"' in page for each in named)
    new = f"{reverse('campaigns:support_create')}?facility={facility.code}"
    assert new in page
    assert client.get(new).context["form"]["facility"].value() == facility.code
    owner = factories.Membership(role=Role.ENTERPRISE, enterprise=facility.enterprise).user
    client.force_login(owner)
    page = client.get(address).content.decode()
    assert all(str(each) in page for each in named)
    assert not any(each.get_absolute_url() in page for each in named)
    assert new not in page
