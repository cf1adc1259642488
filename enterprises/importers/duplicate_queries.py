"""The SQL of enterprises.importers.duplicates."""

from collections.abc import Iterable

from psycopg2.sql import SQL, Composable, Identifier, Literal

TABLE = Identifier("pg_temp", "likeness_newcomer")
PLACES = Identifier("pg_temp", "likeness_place")
GIVEN = Identifier("pg_temp", "likeness_given")

DROP = SQL("DROP TABLE IF EXISTS {}, {}").format(TABLE, PLACES)
# Rows of the file with the communes that their divided former one became.
WITH_LAND = SQL("""
    FROM {} AS n LEFT JOIN enterprises_adminunitsuccessor AS l
        ON n.commune_id IS NULL AND l.old_id = n.former_commune_id
""").format(TABLE)
# The fields of a Neighbour, of all rows and of the stored facilities in their communes, commune by
# commune. What knows only its divided former commune may lie in each of today's. Facilities whose
# names have other numbers are never alike, so those with numbers of their own are left out; the 1
# of "1 thành viên" is no number.
NEIGHBOURS = SQL(r"""
    WITH placed AS MATERIALIZED (
        SELECT *, CASE WHEN name ~ '[0-9]' THEN btrim(regexp_replace(
            name, '(\m[12] ?(th[aà]nh vi[eê]n|tv)\M|[^0-9])+', ' ', 'gi')) ELSE '' END AS numbers
        FROM (
            SELECT COALESCE(n.commune_id, l.new_id) AS place, n.line AS number, TRUE AS is_new,
                n.name, n.tax_code, n.enterprise_id {joined}
            UNION ALL
            SELECT commune_id, id, FALSE, name, NULL, enterprise_id FROM enterprises_facility
            WHERE commune_id IN (SELECT id FROM {places})
            UNION ALL
            SELECT l.new_id, f.id, FALSE, f.name, NULL, f.enterprise_id
            FROM enterprises_facility AS f
            JOIN enterprises_adminunitsuccessor AS l ON l.old_id = f.former_commune_id
            WHERE f.commune_id IS NULL AND l.new_id IN (SELECT id FROM {places})
        ) AS every
    ), several AS MATERIALIZED (
        SELECT place, numbers FROM placed GROUP BY place, numbers
        HAVING count(*) > 1 AND bool_or(is_new)
    )
    SELECT place, numbers, number, is_new, p.name,
        COALESCE(p.tax_code, e.tax_code, e.personal_code, ''), enterprise_id
    FROM placed AS p JOIN several USING (place, numbers)
    LEFT JOIN enterprises_enterprise AS e ON e.id = p.enterprise_id AND NOT p.is_new
    ORDER BY place, numbers COLLATE "C"
""").format(joined=WITH_LAND, places=PLACES)
MAKE_GIVEN = SQL("""
    DROP TABLE IF EXISTS {given};
    CREATE TEMP TABLE likeness_given (line integer, name text, code text, tax_code text,
        enterprise_id bigint, commune_id bigint, former_commune_id bigint)
""").format(given=GIVEN)
ALL_GIVEN = SQL("SELECT * FROM {}").format(GIVEN)


def take(newcomers: Composable) -> Composable:
    """Puts what the query gives into a table of this connection, and their communes into another:
    the planner then knows how many there are."""
    return SQL("""
        {drop};
        CREATE TEMP TABLE likeness_newcomer AS SELECT * FROM ({newcomers}) AS given;
        CREATE TEMP TABLE likeness_place AS
            SELECT DISTINCT COALESCE(n.commune_id, l.new_id) AS id {joined};
        ANALYZE {table};
        ANALYZE {places};
        SET LOCAL work_mem = '64MB';
        SET LOCAL cursor_tuple_fraction = 1
    """).format(drop=DROP, newcomers=newcomers, joined=WITH_LAND, table=TABLE, places=PLACES)


def staged_newcomers(facilities: Identifier, owners: Identifier) -> Composable:
    """The new facilities in the staging tables of an import, with the tax codes of their
    enterprises, be they staged or stored."""
    return SQL("""
        SELECT s.line, s.name::text, COALESCE(s.code, '')::text AS code,
            COALESCE(o.code, e.tax_code, e.personal_code, '')::text AS tax_code,
            s.enterprise_id, s.commune_id, s.former_commune_id
        FROM {facilities} AS s
        LEFT JOIN (
            SELECT record_id, max(COALESCE(tax_code, personal_code)) AS code
            FROM {owners} GROUP BY record_id
        ) AS o ON o.record_id = s.enterprise_id
        LEFT JOIN enterprises_enterprise AS e ON e.id = s.enterprise_id
        WHERE s.action = 'c'
    """).format(facilities=facilities, owners=owners)


def newcomers(lines: Iterable[int]) -> Composable:
    return SQL("SELECT * FROM {} WHERE line = ANY({}::integer[])").format(
        TABLE, Literal(list(lines))
    )


def known(ids: Iterable[int]) -> Composable:
    """(id, code, name, commune) of stored facilities."""
    return SQL("""
        SELECT f.id, f.code, f.name, COALESCE(c.name, o.name, '')
        FROM enterprises_facility AS f
        LEFT JOIN enterprises_adminunit AS c ON c.id = f.commune_id
        LEFT JOIN enterprises_adminunit AS o ON o.id = f.former_commune_id
        WHERE f.id = ANY({}::bigint[])
    """).format(Literal(list(ids)))
