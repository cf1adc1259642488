"""What a local report says of its unit is what the figures of plans rest on."""

import pytest
from django.db.models import Count, Q, Sum
from django.utils import timezone

from campaigns.models import LocalReport, LocalRound
from campaigns.selectors.local_figures import values_of
from enterprises.models import Facility
from reports.models import FacilityYear
from reports.services.rollup import rebuild
from tests.reports.changes import Register

CHANGES = 300
YEARS = (2012, 2016, 2019, 2021)
FLAGS = {"aware": "is_aware", "applying": "is_applying", "assessed": "is_assessed"}


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [5, 6])
def test_figures_of_a_unit_are_sums_of_its_facts(seed: int) -> None:
    register = Register(seed)
    for _ in range(CHANGES):
        register.change()
    looked_at = list(places(register))
    rebuild()
    pairs = [
        (said(year, **place), counted(year, facilities))
        for year in YEARS
        for place, facilities in looked_at
    ]
    assert [one for one, _other in pairs] == [other for _one, other in pairs]
    for name in ("facilities", *FLAGS, "solutions"):
        assert any(one[name] for one, _other in pairs), f"nothing is {name} in any of them"


def places(register):
    for commune in register.communes:
        province = commune.province
        yield {"province": province, "admin_unit": commune}, Facility.objects.in_unit(commune)
    for zone in register.zones:
        # By the rules of its province: chance also puts facilities of the other one into it.
        inside = Facility.objects.filter(zone=zone)
        inside.exclude(commune__province=zone.province).update(zone=None)
        yield {"province": zone.province, "zone": zone}, inside


def said(year, *, province, **of):
    report = LocalReport(round=LocalRound(admin_unit=province, year=year), **of)
    values = values_of(report, day=timezone.localdate())
    return {name: values[name] for name in ("facilities", *FLAGS, "solutions")}


def counted(year, facilities):
    facts = FacilityYear.objects.filter(year=year, facility__in=facilities.values("pk"))
    flags = {name: Count("pk", filter=Q(**{flag: True})) for name, flag in FLAGS.items()}
    return facts.aggregate(
        facilities=Count("pk"), **flags, solutions=Sum("solutions_implemented", default=0)
    )
