"""Whatever writes to a row that a figure rests on leaves the facility's id in reports_changed.

Statement-level triggers with transition tables: one call per statement, whoever writes (forms,
imports, admin, raw SQL). Of each table the columns that matter are named; an update that leaves
them as they were notes nothing.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION reports_note_changes() RETURNS trigger LANGUAGE plpgsql AS $$
-- Arguments: the columns that matter, and a query for the facilities of the rows `changed`.
DECLARE
    columns text := TG_ARGV[0];
    changed text;
BEGIN
    changed := CASE TG_OP
        WHEN 'INSERT' THEN format('SELECT %1$s FROM new_rows', columns)
        WHEN 'DELETE' THEN format('SELECT %1$s FROM old_rows', columns)
        ELSE format(
            '(SELECT %1$s FROM new_rows EXCEPT SELECT %1$s FROM old_rows)'
            ' UNION ALL (SELECT %1$s FROM old_rows EXCEPT SELECT %1$s FROM new_rows)',
            columns
        )
    END;
    EXECUTE format(
        'WITH changed AS (%s) INSERT INTO reports_changed (facility_id)'
        ' SELECT DISTINCT facility_id FROM (%s) AS noted WHERE facility_id IS NOT NULL',
        changed,
        TG_ARGV[1]
    );
    RETURN NULL;
END
$$
"""

# Per table: the columns that matter, and the facilities of the changed rows.
TABLES = {
    "enterprises_facility": (
        """id, enterprise_id, industry_id, commune_id, former_commune_id, zone_id, opened_on,
        closed_on""",
        "SELECT id AS facility_id FROM changed",
    ),
    "enterprises_enterprise": (
        "id, size",
        """SELECT f.id AS facility_id
        FROM changed JOIN enterprises_facility f ON f.enterprise_id = changed.id""",
    ),
    "enterprises_industry": (
        "id, division",
        """SELECT f.id AS facility_id
        FROM changed JOIN enterprises_facility f ON f.industry_id = changed.id""",
    ),
    "enterprises_zone": (
        "id, kind",
        """SELECT f.id AS facility_id
        FROM changed JOIN enterprises_facility f ON f.zone_id = changed.id""",
    ),
    "enterprises_adminunit": (
        "id, province_id, current_province_id",
        """SELECT f.id AS facility_id
        FROM changed
        JOIN enterprises_facility f ON f.commune_id = changed.id
        UNION ALL
        SELECT f.id
        FROM changed
        JOIN enterprises_facility f
            ON f.former_commune_id = changed.id AND f.commune_id IS NULL""",
    ),
    "assessments_assessment": (
        "id, facility_id, kind, reporting_year, status, sent_on, verified_on, is_preferred",
        "SELECT facility_id FROM changed",
    ),
    "assessments_result": (
        'assessment_id, "group", baseline, expected, actual, saving',
        """SELECT a.facility_id
        FROM changed JOIN assessments_assessment a ON a.id = changed.assessment_id""",
    ),
    "assessments_solution": (
        "id, assessment_id, status, implemented_year, investment_vnd, annual_saving_vnd",
        """SELECT a.facility_id
        FROM changed JOIN assessments_assessment a ON a.id = changed.assessment_id""",
    ),
    "campaigns_activity": (
        "id, kind, starts_on, counts_as_awareness",
        """SELECT unnest(ARRAY[p.facility_id, o.facility_id]) AS facility_id
        FROM changed
        JOIN campaigns_participation p ON p.activity_id = changed.id
        LEFT JOIN campaigns_officer o ON o.id = p.officer_id""",
    ),
    "campaigns_participation": (
        "id, activity_id, facility_id, officer_id, role",
        """SELECT unnest(ARRAY[changed.facility_id, o.facility_id]) AS facility_id
        FROM changed LEFT JOIN campaigns_officer o ON o.id = changed.officer_id""",
    ),
    "campaigns_officer": (
        "id, facility_id, started_on, left_on",
        "SELECT facility_id FROM changed",
    ),
    "campaigns_rule": (
        "id, code, admin_unit_id, valid_from, params",
        """SELECT f.id AS facility_id
        FROM (SELECT DISTINCT admin_unit_id FROM changed) AS rule
        JOIN enterprises_adminunit u ON rule.admin_unit_id IS NULL
            OR rule.admin_unit_id = coalesce(u.current_province_id, u.province_id, u.id)
        JOIN enterprises_facility f ON coalesce(f.commune_id, f.former_commune_id) = u.id""",
    ),
}

EVENTS = {
    "INSERT": "REFERENCING NEW TABLE AS new_rows",
    "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "REFERENCING OLD TABLE AS old_rows",
}


def _name(event: str) -> str:
    return f"reports_note_{event.lower()}"


def _create(table: str, event: str) -> str:
    columns, facilities = TABLES[table]
    return (
        f"CREATE TRIGGER {_name(event)} AFTER {event} ON {table} {EVENTS[event]}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION reports_note_changes('{columns}', '{facilities}')"
    )


def _drop(table: str, event: str) -> str:
    return f"DROP TRIGGER {_name(event)} ON {table}"


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_initial"),
        ("campaigns", "0001_initial"),
        ("enterprises", "0001_initial"),
        ("reports", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION reports_note_changes()"),
        *(
            migrations.RunSQL(_create(table, event), _drop(table, event))
            for table in TABLES
            for event in EVENTS
        ),
        # What was there before the triggers has still to be rolled up.
        migrations.RunSQL(
            "INSERT INTO reports_changed (facility_id) SELECT id FROM enterprises_facility",
            migrations.RunSQL.noop,
        ),
    ]
