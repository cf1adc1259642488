"""The SQL of enterprises.importers.duplicates."""

from collections.abc import Iterable

from psycopg2.sql import SQL, Composable, Identifier, Literal

# What many share tells nothing: two hundred "Hộ gốm sứ" of one craft village are not one.
MOST_OF_A_KEY = 60
# Words that legal forms and trades are made of: they tell nothing, unless a name has no others.
# One too many costs no more than a look at a pair that is not alike.
COMMON_WORDS = (
    "{cong,ty,cty,tnhh,mtv,cp,ctcp,dntn,htx,hkd,jsc,trach,nhiem,huu,han,doanh,nghiep,co,phan,hop,"
    "tac,xa,ho,kinh,tu,nhan,mot,thanh,vien,so,sx,san,xuat,cssx,tm,thuong,mai,dv,dich,vu,va,"
    "nha,may,xuong,chi,nhanh}"
)
# Hashes of words have 32 bits and a name a few dozen words: the sums of a commune stay below this.
PLACE_BITS = 38
TABLE = Identifier("pg_temp", "likeness_newcomer")
GIVEN = Identifier("pg_temp", "likeness_given")

DROP = SQL("DROP TABLE IF EXISTS {}").format(TABLE)
MAKE_GIVEN = SQL("""
    DROP TABLE IF EXISTS {given};
    CREATE TEMP TABLE likeness_given (line integer, name text, code text, tax_code text,
        enterprise_id bigint, commune_id bigint, former_commune_id bigint)
""").format(given=GIVEN)
ALL_GIVEN = SQL("SELECT * FROM {}").format(GIVEN)


def take(newcomers: Composable) -> Composable:
    """Puts what the query gives into a table of this connection."""
    return SQL("""
        {drop};
        CREATE TEMP TABLE likeness_newcomer AS SELECT * FROM ({newcomers}) AS given;
        ANALYZE {table};
        SET LOCAL work_mem = '64MB';
        SET LOCAL enable_memoize = off
    """).format(drop=DROP, table=TABLE, newcomers=newcomers)


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
    """(id, code, name, tax code, commune) of stored facilities."""
    return SQL("""
        SELECT f.id, f.code, f.name, COALESCE(e.tax_code, e.personal_code, ''),
            COALESCE(c.name, o.name, '')
        FROM enterprises_facility AS f
        JOIN enterprises_enterprise AS e ON e.id = f.enterprise_id
        LEFT JOIN enterprises_adminunit AS c ON c.id = f.commune_id
        LEFT JOIN enterprises_adminunit AS o ON o.id = f.former_commune_id
        WHERE f.id = ANY({}::bigint[])
    """).format(Literal(list(ids)))


# A facility that knows only its divided former commune may lie in each of today's. Facilities whose
# names have other numbers are never alike, so a name with a number of its own needs no keys.
PLACED = SQL("""
    WITH new_places AS MATERIALIZED (
        SELECT n.line AS id, n.name, COALESCE(n.commune_id, l.new_id) AS place
        FROM {table} AS n LEFT JOIN enterprises_adminunitsuccessor AS l
            ON n.commune_id IS NULL AND l.old_id = n.former_commune_id
    ), placed AS MATERIALIZED (
        SELECT *, CASE WHEN name ~ '[0-9]' THEN btrim(regexp_replace(name, '[^0-9]+', ' ', 'g'))
            ELSE '' END AS numbers
        FROM (
            SELECT id, name, place, TRUE AS is_new FROM new_places
            UNION ALL
            SELECT id, name, commune_id, FALSE FROM enterprises_facility
            WHERE commune_id IN (SELECT place FROM new_places)
            UNION ALL
            SELECT f.id, f.name, l.new_id, FALSE FROM enterprises_facility AS f
            JOIN enterprises_adminunitsuccessor AS l ON l.old_id = f.former_commune_id
            WHERE f.commune_id IS NULL AND l.new_id IN (SELECT place FROM new_places)
        ) AS every
    ), several AS MATERIALIZED (
        SELECT place, numbers FROM placed GROUP BY place, numbers
        HAVING count(*) > 1 AND bool_or(is_new)
    )
""").format(table=TABLE)


def _keys(condition: str) -> Composable:
    """(id, key) of the placed facilities that the condition names. Each word is a number, a name
    their sum; the sum less one of them is the name without that word. The last two go together
    too: a place is put behind a name."""
    return SQL("""
        SELECT id, base - unnest(
            CASE WHEN words > 2 THEN each ELSE '{{}}' END
            || CASE WHEN words > 4 THEN each[words] + each[words - 1] END
            || CASE WHEN words > 1 THEN ARRAY[0, total - joined] ELSE '{{0}}' END
        ) AS key
        FROM (
            SELECT p.id, (p.place << {bits}) + name.total AS base, name.*
            FROM (
                SELECT p.* FROM placed AS p JOIN several AS s
                ON s.place = p.place AND s.numbers = p.numbers WHERE {condition}
            ) AS p,
            LATERAL (
                SELECT count(*) AS words, array_agg(hashtext(word)::bigint) AS each,
                    COALESCE(sum(hashtext(word)), hashtext(p.name)) AS total,
                    hashtext(string_agg(word, '')) AS joined
                FROM string_to_table(
                    translate(lower(unaccent(p.name)), '.,()&/-', '       '), ' ') AS word
                WHERE word <> '' AND word <> ALL({common}::text[])
            ) AS name
        ) AS named
    """).format(bits=Literal(PLACE_BITS), common=Literal(COMMON_WORDS), condition=SQL(condition))


# (key, line or id, whether it is new) of all that share a key with a newcomer.
SHARED = SQL("""
    {placed},
    fresh AS MATERIALIZED ({new}),
    counted AS MATERIALIZED (SELECT key, count(*) AS many FROM fresh GROUP BY key),
    stored AS MATERIALIZED (
        SELECT key, s.id FROM ({stored}) AS s JOIN counted USING (key) WHERE many <= {most}
    ),
    shared AS MATERIALIZED (
        SELECT key FROM counted WHERE many BETWEEN 2 AND {most}
        UNION
        SELECT key FROM stored GROUP BY key HAVING count(*) <= {most}
    )
    SELECT key, id, TRUE FROM fresh JOIN shared USING (key)
    UNION ALL
    SELECT key, id, FALSE FROM stored JOIN shared USING (key)
""").format(
    placed=PLACED,
    new=_keys("p.is_new"),
    stored=_keys("NOT p.is_new"),
    most=Literal(MOST_OF_A_KEY),
)
# (lines, ids) of facilities of one enterprise in one commune.
SIBLINGS = SQL("""
    SELECT array_agg(number) FILTER (WHERE is_new),
        COALESCE(array_agg(number) FILTER (WHERE NOT is_new), '{{}}')
    FROM (
        SELECT enterprise_id, commune_id, former_commune_id, line AS number, TRUE AS is_new
        FROM {table}
        UNION ALL
        SELECT enterprise_id, commune_id, former_commune_id, id, FALSE FROM enterprises_facility
        WHERE enterprise_id IN (SELECT enterprise_id FROM {table})
    ) AS f
    GROUP BY enterprise_id, COALESCE(commune_id, former_commune_id)
    HAVING count(*) BETWEEN 2 AND {most} AND bool_or(is_new) AND enterprise_id IS NOT NULL
""").format(table=TABLE, most=Literal(MOST_OF_A_KEY))
