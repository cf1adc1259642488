"""Whoever writes, and however: the facility whose figures may have moved is noted."""

from datetime import date

import pytest
from django.db import connection

from campaigns.models import Participation
from enterprises.models import Facility
from reports.models import ChangedFacility
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def facility():
    """One facility with something in every table that a figure rests on, nothing noted."""
    f.default_rules()
    found = f.Facility(zone=f.Zone())
    assessment = f.Assessment(
        facility=found, verified=True, results={"energy": ("100", "100", "90", "0.1")}
    )
    f.Solution(assessment=assessment)
    officer = f.Officer(facility=found)
    f.Participation(facility=found, activity=f.Activity(code="met"))
    f.Participation(officer=officer, activity=f.Activity(code="learnt", kind="training"))
    f.Facility()
    ChangedFacility.objects.all().delete()
    return found


def raw(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        assert cursor.rowcount, "the statement has to touch a row"


def noted():
    return sorted(set(ChangedFacility.objects.values_list("facility_id", flat=True)))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE enterprises_facility SET closed_on = '2019-01-01' WHERE id = {facility}",
        "UPDATE enterprises_facility SET zone_id = NULL WHERE id = {facility}",
        "UPDATE enterprises_enterprise SET size = 'large' WHERE id = {enterprise}",
        "UPDATE enterprises_zone SET kind = 'cluster' WHERE id = {zone}",
        "UPDATE enterprises_adminunit SET current_province_id = NULL WHERE id = {commune}",
        "UPDATE assessments_assessment SET verified_on = '2020-01-01'",
        "UPDATE assessments_result SET saving = 0.2",
        "DELETE FROM assessments_result",
        "UPDATE assessments_solution SET status = 'implemented'",
        "UPDATE assessments_solution SET annual_saving_vnd = 5",
        "DELETE FROM assessments_solution",
        "UPDATE campaigns_participation SET role = 'technical' WHERE facility_id = {facility}",
        "DELETE FROM campaigns_participation WHERE officer_id IS NOT NULL",
        "UPDATE campaigns_activity SET counts_as_awareness = false WHERE code = 'met'",
        "UPDATE campaigns_activity SET starts_on = '2012-01-01' WHERE code = 'learnt'",
        "UPDATE campaigns_officer SET left_on = '2019-01-01' WHERE facility_id = {facility}",
    ],
)
def test_raw_sql_notes_the_facility(facility, statement):
    raw(
        statement.format(
            facility=facility.pk,
            enterprise=facility.enterprise_id,
            zone=facility.zone_id,
            commune=facility.commune_id,
        )
    )
    assert noted() == [facility.pk]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE enterprises_facility SET phone = '0243' WHERE id = %s",
        "UPDATE enterprises_facility SET closed_on = closed_on WHERE id = %s",
        "UPDATE assessments_assessment SET assessor = 'Trung tâm' WHERE facility_id = %s",
        "UPDATE campaigns_officer SET position = 'Trưởng phòng' WHERE facility_id = %s",
    ],
)
def test_what_no_figure_rests_on_is_not_noted(facility, statement):
    raw(statement, facility.pk)
    assert noted() == []


def test_division_of_an_industry(facility):
    raw("UPDATE enterprises_industry SET division = '99' WHERE id = %s", facility.industry_id)
    assert set(noted()) == set(Facility.objects.values_list("pk", flat=True))


def test_many_rows_in_one_statement():
    facilities = f.Facility.create_batch(3)
    ChangedFacility.objects.all().delete()
    Facility.objects.update(opened_on=date(2015, 1, 1))
    assert noted() == [facility.pk for facility in facilities]


def test_insert_on_conflict_notes_both_ways(facility):
    raw(
        "INSERT INTO campaigns_participation (activity_id, facility_id, person, role, certificate)"
        " SELECT activity_id, facility_id, person, 'technical', '' FROM campaigns_participation"
        " WHERE facility_id = %s ON CONFLICT (activity_id, facility_id, zone_id, agency_id, person)"
        " DO UPDATE SET role = excluded.role",
        facility.pk,
    )
    assert noted() == [facility.pk]


def test_both_facilities_of_a_participation_that_changes_hands(facility):
    other = f.Facility()
    ChangedFacility.objects.all().delete()
    Participation.objects.filter(facility=facility).update(facility=other)
    assert noted() == [facility.pk, other.pk]


def test_an_officer_who_goes_takes_the_training_along(facility):
    facility.officers.all().delete()
    assert noted() == [facility.pk]


def test_a_deleted_facility_is_noted():
    facility = f.Facility()
    ChangedFacility.objects.all().delete()
    number = facility.pk
    facility.delete()
    assert noted() == [number]


def test_a_general_rule_concerns_every_facility(facility):
    f.Rule(valid_from=date(2020, 1, 1))
    assert noted() == sorted(Facility.objects.values_list("pk", flat=True))


def test_a_provinces_rule_concerns_its_facilities(facility):
    rule = f.Rule(admin_unit=facility.commune.province, valid_from=date(2020, 1, 1))
    assert noted() == [facility.pk]
    ChangedFacility.objects.all().delete()
    rule.text_vi = "Lời khác"
    rule.save()
    assert noted() == []
    rule.delete()
    assert noted() == [facility.pk]


def test_a_change_that_is_rolled_back_is_not_noted(facility):
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT before")
        cursor.execute("UPDATE assessments_solution SET status = 'implemented'")
        cursor.execute("ROLLBACK TO before")
    assert noted() == []
