"""The pages of filling in, as a browser without JavaScript uses them, and what fields get back."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from assessments.choices import AssessmentKind, AssessmentStatus, Move, ResourceGroup
from assessments.models import Assessment, FlowLine
from assessments.services import move_assessment
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
STEPS = ("facility", "output", "use", "waste", "send")


@pytest.fixture
def owner(cast: Cast, client: Client) -> Client:
    client.force_login(cast.owner)
    return client


@pytest.fixture
def draft(cast: Cast) -> Assessment:
    """3,000 → 3,180 tonnes; electricity 1,240,000 kWh in the baseline, of the year nothing yet."""
    flow = {"baseline_quantity": Decimal(1240000), "current_quantity": None}
    factories.ConversionFactor()
    return factories.assessment_with_lines(
        facility=cast.facility,
        kind=AssessmentKind.SELF,
        reporting_year=2020,
        draft=True,
        outputs=[(3000, 3180)],
        flows=[flow],
    )


def page(client: Client, draft: Assessment, step: str) -> str:
    response = client.get(reverse("assessments:fill", args=[draft.pk, step]))
    assert response.status_code == 200
    return response.content.decode()


def post(client: Client, draft: Assessment, step: str, do: str = "continue", **fields: str):
    address = reverse("assessments:fill", args=[draft.pk, step])
    return client.post(address, {"do": do, **fields})


def current(flow: FlowLine, text: str, was: str = "") -> dict[str, str]:
    key = f"flow-{flow.pk}-current_quantity"
    return {key: text, f"was-{key}": was, f"was-flow-{flow.pk}-unit": "kWh"}


def test_begin_asks_for_the_year_and_leads_to_the_first_step(owner: Client, cast: Cast) -> None:
    address = reverse("assessments:begin", args=[cast.facility.pk])
    assert "<select" in owner.get(address).content.decode()
    response = owner.post(address, {"reporting_year": "2020"})
    draft = Assessment.objects.get()
    assert response.url == reverse("assessments:fill", args=[draft.pk, "facility"])
    assert (draft.kind, draft.reporting_year) == ("self", 2020)
    assert owner.post(address, {"reporting_year": "2020"}).url == response.url


def test_a_step_saves_everything_and_leads_to_the_next(owner: Client, draft) -> None:
    flow = draft.flows.get()
    response = post(owner, draft, "use", **current(flow, "1.158.000"))
    flow.refresh_from_db()
    assert response.url == reverse("assessments:fill", args=[draft.pk, "waste"])
    assert flow.current_quantity == 1158000
    shown = page(owner, draft, "use")
    assert 'value="1.158.000"' in shown
    assert "413,33 → 364,15" in shown
    assert "11,9\u00a0%" in shown


def test_what_is_wrong_stays_typed_with_the_way_to_mend_it(owner: Client, draft) -> None:
    flow = draft.flows.get()
    response = post(owner, draft, "use", **current(flow, "12 kWh"))
    shown = response.content.decode()
    assert response.status_code == 200
    assert 'value="12 kWh"' in shown
    assert 'aria-invalid="true"' in shown


def test_two_values_are_both_shown_and_either_can_be_taken(owner: Client, cast, draft) -> None:
    flow = draft.flows.get()
    draft.flows.update(current_quantity=1158000)
    shown = post(owner, draft, "use", **current(flow, "1.200.000")).content.decode()
    assert "1.158.000" in shown
    assert 'value="1.200.000"' in shown
    flow.refresh_from_db()
    assert flow.current_quantity == 1158000
    key = f"flow-{flow.pk}-current_quantity"
    post(owner, draft, "use", do=f"theirs:{key}", **current(flow, "1.200.000", "1.158.000"))
    flow.refresh_from_db()
    assert flow.current_quantity == 1158000
    post(owner, draft, "use", do=f"mine:{key}", **current(flow, "1.200.000", "1.158.000"))
    flow.refresh_from_db()
    assert flow.current_quantity == 1200000


def test_lines_are_added_and_removed_and_what_was_typed_is_saved_with_it(owner, draft) -> None:
    flow = draft.flows.get()
    water = factories.Resource(code="water", group=ResourceGroup.WATER, unit="m³")
    new = {"new-resource": str(water.pk)}
    response = post(owner, draft, "use", do="stay", **new, **current(flow, "5"))
    line = draft.flows.get(resource=water)
    flow.refresh_from_db()
    assert response.url.endswith(f"#flow-{line.pk}")
    assert (flow.current_quantity, line.direction, line.unit) == (5, "in", "m³")
    post(owner, draft, "use", do=f"remove:flow-{line.pk}")
    assert not draft.flows.filter(pk=line.pk).exists()
    post(owner, draft, "output", do="add", **{"new-product": "Gạch", "new-unit": "m²"})
    assert draft.outputs.filter(product="Gạch", unit="m²").exists()
    refused = owner.post(
        reverse("assessments:fill", args=[draft.pk, "output"]), {"do": "add"}, follow=True
    )
    assert "notice--bad" in refused.content.decode()


def test_last_year_stands_beside_the_field_and_is_taken_over(owner, cast: Cast, draft) -> None:
    factories.assessment_with_lines(
        facility=cast.facility,
        reporting_year=2019,
        outputs=[(1, 1)],
        flows=[{"current_quantity": Decimal(1201000), "baseline_quantity": None}],
    )
    flow = draft.flows.get()
    assert "2019: 1.201.000" in page(owner, draft, "use")
    post(owner, draft, "use", do=f"take:flow-{flow.pk}-current_quantity")
    flow.refresh_from_db()
    assert flow.current_quantity == 1201000
    draft.flows.update(current_quantity=None)
    post(owner, draft, "use", do="take-all")
    flow.refresh_from_db()
    assert flow.current_quantity == 1201000


def test_a_field_that_is_left_gets_back_what_the_page_shows_anew(owner: Client, draft) -> None:
    flow = draft.flows.get()
    address = reverse("assessments:save", args=[draft.pk])
    response = owner.post(address, current(flow, "1158000"))
    shown = response.content.decode()
    assert re.search(rf'data-name="flow-{flow.pk}-current_quantity"\s+data-state="saved"', shown)
    assert 'value="1.158.000"' in shown
    assert re.search(r'id="saved"[^>]*>\s*\S', shown)
    assert "11,9\u00a0%" in shown
    assert "<html" not in shown


def test_a_warning_can_be_answered_beside_its_field(owner: Client, draft) -> None:
    draft.flows.update(current_quantity=Decimal(13000000))
    flow = draft.flows.get()
    shown = page(owner, draft, "use")
    keys = re.findall(rf'name="(flow-{flow.pk}-why_\w+)"', shown)
    assert keys
    post(owner, draft, "use", do="stay", **{keys[0]: "Lò mới", f"was-{keys[0]}": ""})
    assert draft.explanations.get().reason == "Lò mới"
    assert "Lò mới" in page(owner, draft, "send")


def test_look_over_tells_what_is_missing_and_sending_what_comes_next(owner, draft) -> None:
    assert "2020</a>" in page(owner, draft, "send")
    response = owner.post(reverse("assessments:send", args=[draft.pk]), follow=True)
    draft.refresh_from_db()
    assert draft.status == AssessmentStatus.SENT
    assert response.redirect_chain[-1][0] == reverse("assessments:sent", args=[draft.pk])
    assert response.status_code == 200


def test_a_locked_assessment_shows_its_page_instead_of_the_form(owner: Client, draft) -> None:
    owner.post(reverse("assessments:send", args=[draft.pk]))
    for step in STEPS:
        response = owner.get(reverse("assessments:fill", args=[draft.pk, step]))
        assert response.url == reverse("assessments:detail", args=[draft.pk])
    answer = owner.post(reverse("assessments:save", args=[draft.pk]), {})
    assert answer.status_code == 409
    assert answer.content.decode()


def test_the_page_of_the_assessment_and_of_the_facility_lead_to_it(owner, cast, draft) -> None:
    shown = owner.get(reverse("assessments:detail", args=[draft.pk])).content.decode()
    assert reverse("assessments:fill", args=[draft.pk, "facility"]) in shown
    facility = owner.get(reverse("enterprises:facility_detail", args=[cast.facility.pk]))
    assert reverse("assessments:begin", args=[cast.facility.pk]) in facility.content.decode()
    owner.post(reverse("assessments:send", args=[draft.pk]))
    shown = owner.get(reverse("assessments:detail", args=[draft.pk])).content.decode()
    assert reverse("assessments:fill", args=[draft.pk, "facility"]) not in shown


def test_what_nobody_has_checked_yet_can_be_taken_back(owner: Client, draft) -> None:
    owner.post(reverse("assessments:send", args=[draft.pk]))
    address = reverse("assessments:take_back", args=[draft.pk])
    assert address in owner.get(reverse("assessments:detail", args=[draft.pk])).content.decode()
    owner.post(address)
    draft.refresh_from_db()
    assert (draft.status, draft.sent_on) == (AssessmentStatus.DRAFT, None)
    assert "notice--bad" in owner.post(address, follow=True).content.decode()


def test_every_step_of_a_returned_report_says_why_it_came_back(
    owner: Client, cast: Cast, draft: Assessment
) -> None:
    move_assessment(assessment=draft, move=Move.SEND, by=cast.owner)
    move_assessment(assessment=draft, move=Move.RETURN, by=cast.officer, reason="Gửi hóa đơn điện")
    for step in STEPS:
        assert "Gửi hóa đơn điện" in page(owner, draft, step)
    solutions = owner.get(reverse("assessments:fill_solutions", args=[draft.pk]))
    assert "Gửi hóa đơn điện" in solutions.content.decode()
    for move, by in ((Move.SEND, cast.owner), (Move.WITHDRAW, cast.owner)):
        move_assessment(assessment=draft, move=move, by=by)
    assert "Gửi hóa đơn điện" not in page(owner, draft, "use")


def test_a_consultant_does_not_see_whom_to_call(cast: Cast, client: Client) -> None:
    client.force_login(cast.consultant)
    expert = factories.Assessment(facility=cast.facility, draft=True)
    assert "facility-phone" not in page(client, expert, "facility")


def test_a_draft_can_be_removed(owner: Client, draft: Assessment) -> None:
    owner.post(reverse("assessments:remove_draft", args=[draft.pk]))
    assert not Assessment.objects.exists()


def test_steps_cost_the_same_for_3_and_for_30_lines(
    owner: Client, cast: Cast, django_assert_max_num_queries
) -> None:
    counts: dict[str, list[int]] = {}
    for size in (3, 30):
        draft = _large(cast, size)
        line = draft.flows.first()
        for step in STEPS:
            with django_assert_max_num_queries(60) as queries:
                page(owner, draft, step)
            counts.setdefault(step, []).append(len(queries))
        with django_assert_max_num_queries(80) as queries:
            owner.post(reverse("assessments:save", args=[draft.pk]), current(line, "5", "90.000"))
        counts.setdefault("save", []).append(len(queries))
    assert all(len(set(found)) == 1 for found in counts.values()), counts


def _large(cast: Cast, size: int) -> Assessment:
    """With as many products, resources, evidence of an earlier year, and gaps."""
    flows = [
        {"resource": factories.Resource(code=f"r{size}-{number}"), "unit": "kWh"}
        for number in range(size)
    ]
    values = {"facility": cast.facility, "kind": AssessmentKind.SELF, "flows": flows}
    year = 2010 + 2 * size % 7
    factories.assessment_with_lines(**values, reporting_year=year - 1, outputs=[(1, 1)] * size)
    return factories.assessment_with_lines(
        **values, reporting_year=year, outputs=[(1, 1)] * size, draft=True
    )
