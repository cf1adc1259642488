"""Projects, followers of models, the network with its chain, and lots that everybody may trace."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from campaigns.models import ChainLink, ModelFollower, PromotionProject, TraceLot
from campaigns.selectors.network import chain_of
from core.history import events_of
from enterprises.models import AdminUnit, Facility
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanoi() -> AdminUnit:
    return factories.Province(name="Thành phố Hà Nội")


@pytest.fixture
def editor(client: Client, hanoi: AdminUnit) -> User:
    person = factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user
    client.force_login(person)
    return person


@pytest.fixture
def facility(hanoi: AdminUnit) -> Facility:
    return factories.Facility(
        commune=factories.Commune(province=hanoi, name="Xã Bát Tràng"),
        name="Gốm sứ Kim Lan",
        phone="0912 345 678",
        contact_name="Trần Thị Mẫu",
    )


def address(name: str, *place: Any) -> str:
    return reverse(f"campaigns:{name}", args=place)


def listed(client: Client, kind: str, /, **query: Any) -> list[Any]:
    table = client.get(address(f"{kind}_list"), query).context["table"]
    return [row.record for row in table.rows]


# Projects ---------------------------------------------------------------------------------------


def test_a_project_is_typed_found_and_shown_with_its_money(
    client: Client, editor: User, facility: Facility, hanoi: AdminUnit
) -> None:
    plan = factories.ActionPlan(admin_unit=hanoi)
    new = address("project_create")
    assert client.get(new).context["form"]["admin_unit"].value() == hanoi.pk
    typed = {
        "title": "Lò nung gas",
        "code": "KC-7",
        "admin_unit": hanoi.pk,
        "plan": plan.pk,
        "facility": facility.code,
        "state": "approved",
        "starts_on": "01/04/2017",
        "programmes": ["energy", "promotion"],
    }
    answer = client.post(new, typed | {"ends_on": "01/03/2017"})
    assert "ends_on" in answer.context["form"].errors or answer.context["form"].errors["__all__"]
    answer = client.post(new, typed)
    project = PromotionProject.objects.get()
    assert answer.url == project.get_absolute_url()
    assert (project.facility, project.programmes) == (facility, ["energy", "promotion"])
    for planned, spent in ((100, 90), (50, None)):
        project.fundings.create(
            plan=plan,
            source="promotion",
            year=2017 if spent else 2018,
            planned_vnd=planned,
            spent_vnd=spent,
        )
    [found] = listed(client, "project", programme="energy", q="lo nung", plan=plan.code)
    assert (found.planned_vnd, found.spent_vnd) == (150, 90)
    assert listed(client, "project", programme="climate") == []
    factories.SupportCase(facility=facility, project=project, title="Máy nghiền men")
    page = client.get(project.get_absolute_url()).content.decode()
    assert all(words in page for words in ("KC-7", facility.name, "Máy nghiền men", plan.name))
    client.post(address("project_edit", project.pk), typed | {"programmes": ["climate"]})
    event = events_of(PromotionProject).objects.latest("pgh_id")
    assert (event.programmes, event.pgh_context.metadata["user"]) == (["climate"], editor.pk)


def test_a_project_does_not_name_a_facility_to_who_may_not_see_it(
    client: Client, facility: Facility, hanoi: AdminUnit
) -> None:
    project = factories.PromotionProject(admin_unit=hanoi, facility=facility)
    client.force_login(factories.Membership(role=Role.MINISTRY).user)
    for page in (address("project_list"), project.get_absolute_url()):
        answer = client.get(page).content.decode()
        assert project.title in answer
        assert facility.name not in answer


# Models and who followed ------------------------------------------------------------------------


def test_followers_of_a_model_are_added_once_and_counted(
    client: Client, editor: User, facility: Facility, hanoi: AdminUnit
) -> None:
    model = factories.DemonstrationModel(facility=facility, investment_vnd=620_000_000)
    other = factories.Facility(commune=factories.Commune(province=hanoi))
    new = address("follower_create", model.pk)
    refused = client.post(new, {"facility": facility.code, "followed_on": "01/02/2018"})
    assert set(refused.context["form"].errors) == {"facility"}
    for _ in range(2):
        answer = client.post(new, {"facility": other.code, "followed_on": "01/02/2018"})
    assert answer.context["form"].errors
    follower = ModelFollower.objects.get()
    factories.ModelFollower(model=model)
    page = client.get(model.get_absolute_url())
    [section] = page.context["sections"]
    assert [row.record for row in section.table.rows] == [follower]
    assert section.note.startswith("và 1")
    assert "620\xa0triệu đồng" in page.content.decode()
    assert [each.follower_count for each in listed(client, "model")] == [2]
    client.post(address("follower_remove", model.pk, follower.pk))
    assert not ModelFollower.objects.filter(pk=follower.pk).exists()


# The network ------------------------------------------------------------------------------------


def test_the_chain_goes_from_supplier_to_consumer_by_links_that_hold(
    client: Client, editor: User, hanoi: AdminUnit
) -> None:
    kinds = ("supplier", "maker", "distributor", "consumer")
    clay, pot, shop, home = (factories.NetworkMember(admin_unit=hanoi, kind=k) for k in kinds)
    for supplier, buyer in ((clay, pot), (pot, shop), (shop, home)):
        factories.ChainLink(supplier=supplier, buyer=buyer)
    former = factories.NetworkMember(admin_unit=hanoi, kind="supplier")
    factories.ChainLink(supplier=former, buyer=pot, until=date(2020, 1, 1))
    # Whoever also supplies the shop is no part of the potter's chain.
    factories.ChainLink(supplier=factories.NetworkMember(admin_unit=hanoi), buyer=shop)
    chain = chain_of(pot, reader=editor, day=date(2026, 1, 1))
    assert [[member for member, _open in place.members] for place in chain] == [
        [clay],
        [pot],
        [shop],
        [home],
    ]
    page = client.get(pot.get_absolute_url()).content.decode()
    assert all(each.name in page for each in (clay, shop, home, former))
    assert chain_of(former, reader=editor, day=date(2026, 1, 1)) == []


def test_a_link_is_typed_from_either_end_and_commitments_are_kept(
    client: Client, editor: User, hanoi: AdminUnit
) -> None:
    clay, pot = (factories.NetworkMember(admin_unit=hanoi, kind=k) for k in ("supplier", "maker"))
    new = address("link_create", pot.pk) + "?as=buyer"
    assert client.get(new).context["form"]["buyer"].value() == pot.pk
    typed = {"supplier": clay.pk, "buyer": pot.pk, "product": "Đất sét", "since": "01/05/2020"}
    assert client.post(new, typed | {"supplier": pot.pk}).context["form"].errors
    client.post(new, typed)
    assert ChainLink.objects.get().supplier == clay
    client.post(address("commitment_create", pot.pk), {"text": "Bao bì tái chế"})
    promise = pot.commitments.get()
    stranger = factories.NetworkMember(admin_unit=hanoi)
    assert client.get(address("commitment_edit", stranger.pk, promise.pk)).status_code == 404
    change = address("commitment_edit", pot.pk, promise.pk)
    client.post(change, {"text": promise.text, "kept_on": "01/06/2021"})
    [found] = [each for each in listed(client, "member", kind="maker", q=pot.name) if each == pot]
    assert (found.promised, found.kept, found.linked) == (1, 1, 1)


# Lots -------------------------------------------------------------------------------------------


def test_a_lot_is_traced_by_everybody_once_it_is_shown_and_not_before(
    client: Client, editor: User, facility: Facility
) -> None:
    typed = {
        "product": "Bát men ngọc",
        "code": "L-1",
        "facility": facility.code,
        "made_on": "08/10/2025",
        "quantity": "1.200",
        "unit": "chiếc",
        "story": "Men không chì",
    }
    answer = client.post(address("lot_create"), typed)
    lot = TraceLot.objects.get()
    assert (answer.url, len(lot.key)) == (lot.get_absolute_url(), 43)
    client.post(address("step_create", lot.pk), {"title": "Nung một lần", "position": 1})
    label = client.get(address("lot_label", lot.pk)).content.decode()
    assert label.count('<svg class="qr"') == 12
    trace, anybody = address("trace", lot.key), Client()
    hidden = anybody.get(trace)
    assert hidden.status_code == 404
    assert lot.product not in hidden.content.decode()
    client.post(address("lot_edit", lot.pk), typed | {"is_public": "on"})
    lot.refresh_from_db()
    assert trace == address("trace", lot.key)
    shown = anybody.get(trace)
    page = shown.content.decode()
    for words in (lot.product, facility.name, "Xã Bát Tràng", "Nung một lần", "Men không chì"):
        assert words in page
    for private in (facility.phone, facility.contact_name, facility.code):
        assert private not in page
    assert "no-store" in shown.headers["Cache-Control"]


# Lists ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["project", "transfer", "member", "lot"])
def test_as_many_questions_for_many(
    client: Client, editor: User, facility: Facility, hanoi: AdminUnit, kind: str
) -> None:
    make: dict[str, Any] = {
        "project": lambda: factories.PromotionProject(admin_unit=hanoi, facility=facility),
        "transfer": lambda: factories.TechnologyTransfer(facility=facility),
        "member": lambda: factories.NetworkMember(admin_unit=hanoi, facility=facility),
        "lot": lambda: factories.TraceLot(facility=facility),
    }

    def grow(count: int) -> int:
        for _ in range(count):
            make[kind]()
        with CaptureQueriesContext(connection) as queries:
            assert listed(client, kind)
        return len(queries)

    assert grow(3) == grow(17)
