"""Support, models, transfers, projects and the network: brought in, taken out, told of each
fault."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from campaigns.models import (
    ChainLink,
    Commitment,
    DemonstrationModel,
    ModelFollower,
    NetworkMember,
    PromotionProject,
    SupportCase,
    TechnologyTransfer,
    TraceLot,
)
from enterprises.models import AdminUnit
from imports.kinds import KINDS
from imports.template_books.examples import EXAMPLES
from tests import factories
from tests.imports.bring import Outcome, bring
from tests.imports.test_round_trip import comes_back

Line = dict[str, Any]
OTHER = "HN-000456"


@pytest.fixture
def register(hanoi: AdminUnit) -> dict[str, Any]:
    """What the examples name: two facilities, a plan, a project, an event, another member."""
    commune = AdminUnit.objects.get(edition="2025", level="commune", name="Xã Bát Tràng")
    plan = factories.ActionPlan(code="HN-2026-2030", admin_unit=hanoi)
    return {
        "facility": factories.Facility(code="HN-000123", commune=commune),
        "other": factories.Facility(code=OTHER, commune=commune),
        "foreign": factories.Facility(code="HP-1"),
        "plan": plan,
        "project": factories.PromotionProject(code="KC-1", admin_unit=hanoi),
        "event": factories.Activity(code="HT-2026-01", kind="chain", plan=plan),
        "shop": factories.NetworkMember(name="Cửa hàng Gốm Việt mẫu", admin_unit=hanoi),
    }


def lines_of(kind: str) -> dict[str, Line]:
    """The example of each sheet of a kind; of projects named, the one that is there."""
    found = {sheet.sheet_name: dict(EXAMPLES[sheet.sheet_name]) for sheet in KINDS[kind].sheets}
    for line in found.values():
        if kind != "projects" and "project_code" in line:
            line["project_code"] = "KC-1"
    return found


@pytest.fixture
def bring_in(book: Any, officer: Any, register: dict[str, Any]) -> Any:
    """Imports lines by the names of their sheets and columns."""

    def run(kind: str, sheets: dict[str, list[Line] | Line], *options: str) -> Outcome:
        pages = {}
        for sheet in KINDS[kind].sheets:
            given = sheets.get(sheet.sheet_name, [])
            lines = [given] if isinstance(given, dict) else given
            names = list(sheet.columns())
            header = [sheet.columns()[name].header for name in names]
            pages[sheet.sheet_title] = [
                header,
                *([line.get(name) for name in names] for line in lines),
            ]
        return bring(kind, book(pages), officer, *options)

    return run


def stored_of(kind: str, register: dict[str, Any]) -> list[tuple[Any, Any]]:
    """What the examples must have become, and what it is."""
    here, plan, project = register["facility"], register["plan"], register["project"]
    if kind == "support":
        one = SupportCase.objects.get()
        told = (one.facility, one.plan, one.project, one.equipment, one.amount_vnd)
        return [(told, (here, plan, project, "Lò nung gas con thoi 8 m³", Decimal(185_000_000)))]
    if kind == "models":
        model, follower = DemonstrationModel.objects.get(), ModelFollower.objects.get()
        told = (model.facility, model.project, model.annual_saving_vnd, model.programmes)
        followed = (follower.model, follower.facility, follower.followed_on)
        return [
            (told, (here, project, Decimal(210_000_000), ["energy"])),
            (followed, (model, register["other"], date(2027, 1, 15))),
        ]
    if kind == "transfers":
        transfer = TechnologyTransfer.objects.get()
        told = (transfer.facility, transfer.supplier, transfer.value_vnd, transfer.programmes)
        return [(told, (here, "Viện Gốm sứ mẫu", Decimal(95_000_000), ["environment"]))]
    if kind == "projects":
        made = PromotionProject.objects.get(code="KC-2026-07")
        told = (made.facility, str(made.agency), made.state, made.programmes)
        return [(told, (here, "Trung tâm Khuyến công", "under_way", ["energy", "promotion"]))]
    if kind == "lots":
        lot = TraceLot.objects.get()
        given = (lot.facility, lot.quantity, lot.is_public, len(lot.key), lot.steps.get().who)
        return [(given, (here, Decimal(1200), True, 43, "Hợp tác xã Đất sét mẫu"))]
    member = NetworkMember.objects.get(facility=here)
    link = ChainLink.objects.get()
    told = (link.supplier, link.buyer, link.activity, link.until)
    return [
        (told, (member, register["shop"], register["event"], date(2028, 12, 31))),
        (Commitment.objects.get().member, member),
        (member.contact_name, "Trần Thị Mẫu"),
    ]


@pytest.mark.parametrize("kind", ["support", "models", "transfers", "projects", "network", "lots"])
def test_examples_come_in_once_and_go_out_as_they_came(
    kind: str, officer: Any, register: dict[str, Any], bring_in: Any, tmp_path: Path
) -> None:
    lines = lines_of(kind)
    outcome = bring_in(kind, lines)
    assert (outcome.code, outcome.errors) == (0, []), outcome.printed
    assert outcome.counts == {"new": len(lines)}
    for told, expected in stored_of(kind, register):
        assert told == expected
    assert bring_in(kind, lines, "--check").counts == {"unchanged": len(lines)}
    comes_back(kind, officer, tmp_path)


def test_a_row_changes_what_it_says_and_nothing_else(
    bring_in: Any, register: dict[str, Any], hanoi: AdminUnit
) -> None:
    line = lines_of("projects")["projects"]
    bring_in("projects", {"projects": line})
    keys = {"project_code", "title", "province", "starts_on"}
    short = {name: line[name] for name in keys} | {"state": "đã nghiệm thu", "programmes": None}
    moved = short | {"plan_code": None, "agency": "Chi cục mẫu", "facility_code": OTHER}
    outcome = bring_in("projects", {"projects": moved})
    assert outcome.counts == {"changed": 1}, outcome.printed
    project = PromotionProject.objects.get(code=line["project_code"])
    assert (project.state, project.programmes) == ("accepted", ["energy", "promotion"])
    assert (project.plan, project.facility) == (register["plan"], register["other"])
    assert str(project.agency) == "Chi cục mẫu"


def test_each_fault_is_told_at_its_cell(bring_in: Any, register: dict[str, Any]) -> None:
    support = lines_of("support")["support"]
    outcome = bring_in(
        "support",
        {
            "support": [
                support | {"facility_code": "KHONG-CO"},
                support | {"facility_code": "HP-1"},
                support | {"project_code": "KC-9"},
                support | {"plan_code": factories.ActionPlan(code="NGOAI").code},
                support,
                support | {"title": support["title"].upper()},
            ]
        },
    )
    assert outcome.errors == [
        ("unknown_facility", "A2"),
        ("outside_territory", "A3"),
        ("unknown_project", "G4"),
        ("outside_territory", "F5"),
        ("duplicate_key", "B7"),
    ]
    project = lines_of("projects")["projects"]
    theirs = factories.PromotionProject(code="KC-HP")
    outcome = bring_in(
        "projects",
        {
            "projects": [
                project | {"ends_on": "01/01/2020"},
                project | {"project_code": theirs.code},
                project | {"project_code": "KC-X", "province": "Hải Phòng"},
            ]
        },
    )
    assert [code for code, _cell in outcome.errors] == [
        "ends_first",
        "outside_territory",
        "outside_territory",
    ]


def test_parts_name_what_is_there_and_wait_for_what_is_wrong(
    bring_in: Any, register: dict[str, Any]
) -> None:
    models = lines_of("models")
    follower = models["followers"]
    faults = [follower | {"title": "Không có"}, follower | {"follower_code": "HN-000123"}]
    outcome = bring_in("models", models | {"followers": faults})
    assert outcome.errors == [("unknown_model", "B2"), ("own_model", "C3")]
    wrong = models["models"] | {"kind": "?"}
    outcome = bring_in("models", {"models": wrong, "followers": follower})
    assert [code for code, _cell in outcome.errors] == ["unknown_value"]
    assert outcome.counts == {"wrong": 1, "held": 1}
    network = lines_of("network")
    link = network["chain_links"]
    links = [link | {"buyer": "Không có"}, link | {"buyer": link["supplier"]}]
    outcome = bring_in("network", network | {"chain_links": links})
    assert outcome.errors == [("unknown_member", "B2"), ("own_supplier", "B3")]
