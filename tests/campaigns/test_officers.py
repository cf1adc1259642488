"""Officers as people type them, and who can guide: by one rule on the page and in the figure."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from campaigns.choices import ActivityKind, Denominator, RuleCode
from campaigns.models import ActionPlan, Activity, Officer, Participation
from campaigns.selectors.officers import officers_for, rule_of
from core.history import events_of
from enterprises.models import AdminUnit, Facility
from reports.services.rollup import drain
from tests import factories
from tests.reports.figures import shown

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


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
    made = factories.ActionPlan(
        admin_unit=hanoi,
        starts_on=date(TODAY.year - 1, 1, 1),
        ends_on=date(TODAY.year + 1, 12, 31),
    )
    factories.Target(
        plan=made,
        indicator=factories.Indicator(code="officers_trained_rate", kind="ratio"),
        denominator=Denominator.OFFICERS,
    )
    return made


@pytest.fixture
def facility(hanoi: AdminUnit) -> Facility:
    return factories.Facility(commune=factories.Commune(province=hanoi))


@pytest.fixture
def officer(hanoi: AdminUnit) -> Officer:
    return factories.Officer(name="Nguyễn Thị Hoa", admin_unit=hanoi)


def training(plan: ActionPlan, year: int = TODAY.year, **fields: Any) -> Activity:
    given = {"kind": ActivityKind.TRAINING, "starts_on": date(year, 1, 1)} | fields
    return factories.Activity(plan=plan, **given)


def page_of(client: Client, officer: Officer) -> str:
    return client.get(officer.get_absolute_url()).content.decode()


def capable_until(officer: Officer, editor: User) -> Any:
    return officers_for(editor, day=TODAY).get(pk=officer.pk).capable_until


def trained_rate(plan: ActionPlan) -> tuple[Any, Any]:
    drain()
    figure = shown(plan, TODAY).targets[0].figure
    return figure.numerator, figure.denominator


def year_end(year: int) -> date:
    return date(year, 12, 31)


# The rule ----------------------------------------------------------------------------------------


def test_attending_makes_capable_on_the_page_and_in_the_figure_and_removal_takes_it_back(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    assert capable_until(officer, editor) is None
    assert trained_rate(plan) == (0, 1)
    held = training(plan)
    address = reverse("campaigns:officer_training", args=[officer.pk])
    answer = client.post(address, {"activity": held.code.lower(), "certificate": "SXSH-7"})
    assert answer.url == officer.get_absolute_url()
    until = year_end(TODAY.year + 4)
    assert capable_until(officer, editor) == until
    assert f"{until:%d/%m/%Y}" in page_of(client, officer)
    assert "SXSH-7" in page_of(client, officer)
    assert trained_rate(plan) == (1, 1)
    attended = Participation.objects.get()
    assert (attended.agency, attended.person) == (officer.agency, officer.name)
    client.post(reverse("campaigns:participation_remove", args=[held.pk, attended.pk]))
    assert capable_until(officer, editor) is None
    assert f"{until:%d/%m/%Y}" not in page_of(client, officer).split("history")[0]
    assert trained_rate(plan) == (0, 1)


@pytest.mark.parametrize(
    ("years_ago", "kind", "counts"),
    [
        (0, ActivityKind.TRAINING, True),
        (4, ActivityKind.TRAINING, True),
        (5, ActivityKind.TRAINING, False),
        (0, ActivityKind.WORKSHOP, False),
    ],
)
def test_page_and_figure_agree_on_what_counts(
    client: Client,
    editor: User,
    plan: ActionPlan,
    officer: Officer,
    years_ago: int,
    kind: ActivityKind,
    counts: bool,
) -> None:
    held = training(plan, TODAY.year - years_ago, kind=kind)
    factories.Participation(activity=held, officer=officer)
    until = capable_until(officer, editor)
    assert (until is not None and until >= TODAY) is counts
    assert trained_rate(plan) == (int(counts), 1)
    page = client.get(reverse("campaigns:officer_list"), {"capable": "yes"}).content.decode()
    assert (officer.name in page) is counts
    page = client.get(reverse("campaigns:officer_list"), {"capable": "no"}).content.decode()
    assert (officer.name in page) is not counts


def test_a_training_that_expires_with_the_year_is_found(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    factories.Participation(activity=training(plan, TODAY.year - 4), officer=officer)
    other = factories.Officer(name="Lê Văn Bền", admin_unit=officer.admin_unit)
    factories.Participation(activity=training(plan), officer=other)
    page = client.get(reverse("campaigns:officer_list"), {"capable": "this_year"})
    assert [row.record for row in page.context["table"].rows] == [officer]


def test_the_latest_training_that_counts_says_until_when(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    for years_ago in (6, 1, 3):
        held = training(plan, TODAY.year - years_ago)
        factories.Participation(activity=held, officer=officer)
    late = training(plan, TODAY.year + 1)
    factories.Participation(activity=late, officer=officer)
    assert capable_until(officer, editor) == year_end(TODAY.year + 3)


def test_a_province_judges_by_its_own_rule(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    factories.Participation(activity=training(plan, TODAY.year - 2), officer=officer)
    elsewhere = factories.Officer()
    factories.Participation(activity=training(plan, TODAY.year - 2), officer=elsewhere)
    own = factories.Rule(
        code=RuleCode.CAPABLE,
        admin_unit=officer.admin_unit,
        valid_from=date(2020, 1, 1),
        params={"kinds": ["training"], "years": 2},
    )
    assert rule_of(officer, day=TODAY) == own
    found = officers_for(factories.User(is_superuser=True), day=TODAY)
    ends = dict(found.values_list("pk", "capable_until"))
    assert ends[officer.pk] == year_end(TODAY.year - 1)
    assert ends[elsewhere.pk] == year_end(TODAY.year + 2)
    assert trained_rate(plan) == (0, 1)


def test_without_a_rule_nobody_is_said_to_guide(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    factories.Participation(activity=training(plan), officer=officer)
    rule_of(officer, day=TODAY).delete()  # type: ignore[union-attr]
    assert capable_until(officer, editor) is None
    assert client.get(officer.get_absolute_url()).status_code == 200


# Forms -------------------------------------------------------------------------------------------


def new(client: Client, **values: Any) -> Any:
    return client.post(reverse("campaigns:officer_create"), {"name": "Trần Văn An", **values})


def test_an_officer_belongs_to_the_territory_of_the_employer(
    client: Client, editor: User, hanoi: AdminUnit, facility: Facility
) -> None:
    commune = factories.Commune(province=hanoi)
    employers = {
        "agency": factories.Agency(admin_unit=commune).pk,
        "zone": factories.Zone(province=hanoi).pk,
        "facility": facility.code.lower(),
    }
    for name, value in employers.items():
        answer = new(client, **{name: value})
        stored = Officer.objects.latest("pk")
        assert answer.url == stored.get_absolute_url()
        assert stored.admin_unit == hanoi
        assert stored.employer == getattr(stored, name)
        assert client.get(answer.url).status_code == 200
    assert Officer.objects.count() == 3


def test_one_employer_and_only_one(
    client: Client, editor: User, hanoi: AdminUnit, facility: Facility
) -> None:
    assert set(new(client).context["form"].errors) == {"agency"}
    two = new(client, zone=factories.Zone(province=hanoi).pk, facility=facility.code)
    assert set(two.context["form"].errors) == {"agency"}
    assert "Trần Văn An" in two.content.decode()
    unknown = new(client, facility="KHÔNG-CÓ")
    assert set(unknown.context["form"].errors) == {"facility"}
    foreign = new(client, agency=factories.Agency().pk)
    assert set(foreign.context["form"].errors) == {"agency"}
    assert not Officer.objects.exists()


def test_the_same_officer_is_not_taken_twice(
    client: Client, editor: User, officer: Officer
) -> None:
    answer = new(client, name=officer.name, agency=officer.agency_id)
    assert answer.context["form"].errors
    assert Officer.objects.count() == 1


def test_who_left_gets_a_day_and_no_longer_counts(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    address = reverse("campaigns:officer_edit", args=[officer.pk])
    said = {"name": officer.name, "agency": officer.agency_id, "started_on": "01/01/2020"}
    wrong = client.post(address, said | {"left_on": "31/12/2019"})
    assert set(wrong.context["form"].errors) == {"left_on"}
    client.post(address, said | {"left_on": f"{TODAY:%d/%m/%Y}"})
    officer.refresh_from_db()
    assert officer.left_on == TODAY
    assert trained_rate(plan) == (0, 0)
    listed = reverse("campaigns:officer_list")
    for state, found in (("left", [officer]), ("in_post", [])):
        page = client.get(listed, {"state": state})
        assert [row.record for row in page.context["table"].rows] == found
    change = events_of(Officer).objects.filter(pgh_obj_id=officer.pk).latest("pgh_id")
    assert change.pgh_context.metadata["user"] == editor.pk


def test_only_slips_are_removed(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    attended = factories.Participation(activity=training(plan), officer=officer)
    address = reverse("campaigns:officer_remove", args=[officer.pk])
    assert client.get(address).status_code == 200
    assert client.post(address).context["form"].errors
    assert Officer.objects.filter(pk=officer.pk).exists()
    attended.delete()
    assert client.post(address).url == reverse("campaigns:officer_list")
    assert not Officer.objects.exists()


def test_a_training_is_named_once_and_links_whom_the_list_knows_by_name(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    held = training(plan)
    typed = factories.Participation(
        activity=held, agency=officer.agency, person=officer.name, certificate="A-1"
    )
    address = reverse("campaigns:officer_training", args=[officer.pk])
    client.post(address, {"activity": held.code})
    typed.refresh_from_db()
    assert (typed.officer, typed.certificate) == (officer, "A-1")
    assert set(client.post(address, {"activity": held.code}).context["form"].errors) == {"activity"}
    foreign = training(factories.ActionPlan())
    refused = client.post(address, {"activity": foreign.code})
    assert set(refused.context["form"].errors) == {"activity"}
    assert Participation.objects.count() == 1


# The list ----------------------------------------------------------------------------------------


def test_officers_are_found_by_words_territory_and_employer(
    client: Client, editor: User, officer: Officer, facility: Facility
) -> None:
    other = factories.Officer(admin_unit=officer.admin_unit, facility=facility, position="Kỹ sư")
    factories.Officer(name="Người Lạ")
    listed = reverse("campaigns:officer_list")

    def found(**query: Any) -> list[Officer]:
        return [row.record for row in client.get(listed, query).context["table"].rows]

    assert set(found()) == {officer, other}
    assert found(q="nguyen hoa") == [officer]
    assert found(q="ky su") == [other]
    assert found(q=facility.code) == [other]
    assert found(employer="agency") == [officer]
    assert found(employer="facility") == [other]
    assert set(found(province=officer.admin_unit_id)) == {officer, other}


def test_who_only_reads_sees_no_number_to_call(
    client: Client, hanoi: AdminUnit, officer: Officer
) -> None:
    Officer.objects.filter(pk=officer.pk).update(phone="0912 345 678")
    leader = factories.Membership(role=Role.LEADER, admin_unit=hanoi).user
    client.force_login(leader)
    assert "0912 345 678" not in page_of(client, officer)
    client.force_login(factories.Membership(role=Role.OFFICER, admin_unit=hanoi).user)
    assert "0912 345 678" in page_of(client, officer)


def test_as_many_questions_for_many_officers(
    client: Client, editor: User, plan: ActionPlan, officer: Officer
) -> None:
    def grow(count: int) -> tuple[int, int]:
        for _ in range(count):
            other = factories.Officer(admin_unit=officer.admin_unit)
            factories.Participation(activity=training(plan), officer=other)
            factories.Participation(activity=training(plan), officer=officer)
        return queries_of(reverse("campaigns:officer_list")), queries_of(officer.get_absolute_url())

    def queries_of(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    assert grow(3) == grow(17)
