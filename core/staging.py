"""Records on their way from a file to their table: staged, compared and written in SQL.

Each model that an import writes has a staging table of its own for the time between the check and
the writing: unlogged, in the schema `staging`, typed like the model's table. A line of it says what
one row of the file gives: the record's id (reserved for a new one) and the values of its fields.
NULL leaves a field as it is; a field named in `cleared` is emptied. When several rows speak of one
record, the last one counts: `prepare` drops the others, when all is staged.

One statement finds what a file changes, one inserts, one updates, one deletes: each for all rows,
so that the statement-level triggers of the history run once.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Any

from django.db import connection, models
from psycopg2.sql import SQL, Composable, Identifier, Literal

from core.bulk import Copy, encoders, next_keys, send, stored_fields
from core.history import plan_triggers_anew

SCHEMA = "staging"
LARGEST_BLOCK = 2048
FIXED = ("line", "record_id", "action", "cleared")
TEXT_IN_JSON = (models.DecimalField, models.DateField, models.DateTimeField)


class Plan(StrEnum):
    """What a line asks for."""

    CREATE = "c"
    UPDATE = "u"
    DELETE = "d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a line would change of a stored record: field → value, as JSON holds them."""

    line: int
    record_id: int
    before: dict[str, Any]
    after: dict[str, Any]


class Staged:
    """The staging table of one model for one import.

    Args:
        model: whose records are staged.
        fields: the attribute names that files may give; all but the key when there are none.
        batch: the number of the import; with the model it names the table.
    """

    def __init__(self, model: type[models.Model], *, fields: Sequence[str], batch: int) -> None:
        self.model = model
        self.table = Identifier(SCHEMA, f"{model._meta.db_table}_{batch}")
        self._columns = {field.attname: field for field in stored_fields(model)}
        self.fields = tuple(fields) or self._all_fields()
        self._waiting: list[Sequence[Any]] = []
        self._spare: Iterator[int] = iter(())
        self._block = 4

    # Filling ----------------------------------------------------------------------------------

    def open(self) -> None:
        """Makes the table, empty; one that an interrupted check left behind is replaced."""
        columns = [
            SQL("{} {}").format(Identifier(self._column(name)), SQL(self._type(name)))
            for name in self.fields
        ]
        self.close()
        self._run(
            "CREATE UNLOGGED TABLE {table} (line integer NOT NULL, record_id bigint NOT NULL,"
            " action char(1) NOT NULL, cleared text[], {columns})"
            " WITH (autovacuum_enabled = false)",
            columns=SQL(", ").join(columns),
        )

    def close(self) -> None:
        """Drops the table, when it is there."""
        self._run("DROP TABLE IF EXISTS {table}")

    def is_open(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s)", [self.table.as_string(cursor.cursor)])
            return cursor.fetchone()[0] is not None

    def count(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(self._query("SELECT count(*) FROM {table}").as_string(cursor.cursor))
            return int(cursor.fetchone()[0])

    def create(self, line: int, values: Mapping[str, Any], *, key: int | None = None) -> int:
        """Stages a new record; returns the id that is reserved for it."""
        key = self.reserve() if key is None else key
        self._stage(line, key, Plan.CREATE, values)
        return key

    def update(self, line: int, key: int, values: Mapping[str, Any]) -> None:
        """Stages values for a stored record, or more for one that is staged as new."""
        self._stage(line, key, Plan.UPDATE, values)

    def delete(self, line: int, key: int) -> None:
        self._stage(line, key, Plan.DELETE, {})

    def fill(self, field: str, values: Mapping[int, Any]) -> None:
        """Gives one field of records that are staged already, by their ids."""
        self.flush()
        if values:
            self._run(
                "UPDATE {table} AS s SET {field} = given.value"
                " FROM unnest({keys}, {values}) AS given(key, value) WHERE s.record_id = given.key",
                field=Identifier(self._column(field)),
                keys=Literal(list(values)),
                values=Literal(list(values.values())),
            )

    def leave(self, field: str, keys: Iterable[int]) -> None:
        """Leaves a field of these stored records as it is, whatever was staged for it."""
        self._run(
            "UPDATE {table} SET {field} = NULL, cleared = array_remove(cleared, {name})"
            " WHERE record_id = ANY({keys}::bigint[])",
            field=Identifier(self._column(field)),
            name=Literal(field),
            keys=Literal(list(keys)),
        )

    def withdraw(self, *, unless_in: "Staged", field: str, by: str = "record_id") -> None:
        """Takes out new records, but those that a field of another table names (`by` their id, or
        what else of them it names)."""
        self._run(
            "DELETE FROM {table} AS s WHERE s.action = 'c'"
            " AND NOT EXISTS (SELECT FROM {other} AS o WHERE o.{field} = s.{by})",
            by=Identifier(by),
            field=Identifier(field),
            other=unless_in.table,
        )

    def reserve(self) -> int:
        """The next free id of the model; ids are fetched many at a time."""
        key = next(self._spare, None)
        if key is None:
            self._block = min(2 * self._block, LARGEST_BLOCK)
            self._spare = iter(next_keys(self.model, self._block))
            key = next(self._spare)
        return key

    def flush(self) -> None:
        """Copies what waits in memory into the table."""
        send(self.take_waiting())

    def take_waiting(self) -> Copy:
        """What waits in memory, for somebody else to copy into the table."""
        names = [*FIXED, *(self._column(name) for name in self.fields)]
        waiting, self._waiting = self._waiting, []
        encoded = encoders(self._columns[name] for name in self.fields)
        moved = {position + len(FIXED): encode for position, encode in encoded.items()}
        return Copy(self.table, names, waiting, encoded=moved)

    def _stage(self, line: int, key: int, action: Plan, values: Mapping[str, Any]) -> None:
        given = list(map(values.get, self.fields))
        kept = None
        # None is given, or not given: only the values themselves tell.
        if given.count(None) > len(self.fields) - len(values):
            cleared = [name for name, value in values.items() if value is None]
            kept = "{" + ",".join(cleared) + "}"
        self._waiting.append((line, key, action.value, kept, *given))

    def _all_fields(self) -> tuple[str, ...]:
        return tuple(name for name, field in self._columns.items() if not field.primary_key)

    def given(self, keys: Iterable[int], *fields: str) -> dict[int, tuple[Any, ...]]:
        """What the last lines of these records give for some fields."""
        self.flush()
        names = SQL(", ").join(Identifier(self._column(name)) for name in fields)
        query = self._query(
            "SELECT record_id, {names} FROM {table}"
            " WHERE record_id = ANY({keys}) AND action <> 'd'",
            names=names,
            keys=Literal(list(keys)),
        )
        with connection.cursor() as cursor:
            cursor.execute(query.as_string(cursor.cursor))
            return {key: tuple(values) for key, *values in cursor.fetchall()}

    # Comparing --------------------------------------------------------------------------------

    def prepare(self) -> None:
        """To be called when all is staged: leaves one line for each record, and tells the planner
        how large the table has become."""
        with connection.cursor() as cursor:
            cursor.execute(self._query(IS_REPEATED).as_string(cursor.cursor))
            [(is_repeated,)] = cursor.fetchall()
        if is_repeated:
            self._run(SETTLE)
        # Whatever the planner believes of a table that was empty a moment ago, no join of the two
        # goes through all lines for each record.
        self._run("CREATE INDEX ON {table} (record_id)")
        self._run("ANALYZE {table} (record_id, action)")

    def differences(self, *, of: Iterable[int] | None = None) -> Iterator[Difference]:
        """What the staged lines change of stored records, in the order of the file; of some
        records only, when their ids are given."""
        only = SQL("") if of is None else SQL("AND m.id = ANY({}::bigint[])").format(Literal([*of]))
        query = self._query("{differences} {only} ORDER BY line", only=only)
        # Of which few are held at a time: every row of a file may change something.
        with connection.chunked_cursor() as cursor:
            cursor.execute(query.as_string(cursor.cursor))
            while rows := cursor.fetchmany(2000):
                for line, key, *sides in rows:
                    before, after = map(json.loads, sides)
                    yield Difference(line=line, record_id=key, before=before, after=after)

    def effects(self) -> Composable:
        """A query for what writing will do: (model, object_id, action, before, after), the
        actions being created, changed and deleted. To be run before the writing."""
        return self._query(EFFECTS)

    # Writing ----------------------------------------------------------------------------------

    def write(self) -> None:
        """Deletes, inserts and updates, each in one statement."""
        # An INSERT … SELECT does not always pass where history learns its context; this does.
        self._run("DO $$ BEGIN END $$")
        plan_triggers_anew()
        self._run(
            "DELETE FROM {target} USING {table} AS s"
            " WHERE {target}.id = s.record_id AND s.action = 'd'"
        )
        made = self._run(
            "INSERT INTO {target} ({names}) SELECT {values} FROM {table} AS s WHERE s.action = 'c'",
            names=SQL(", ").join(Identifier(str(f.column)) for f in self._columns.values()),
            values=SQL(", ").join(map(self._new_value, self._columns.values())),
        )
        if made:
            self._tell_planner(made)
        self._run(
            "UPDATE {target} AS m SET {sets} FROM {table} AS s"
            " WHERE m.id = s.record_id AND s.action = 'u' AND ({moved})",
            sets=SQL(", ").join(map(self._set, self.fields)),
        )

    def _tell_planner(self, made: int) -> None:
        """Where many rows are new: of a table that it believes empty, because everything in it was
        taken back a moment ago, the planner takes any index to be as good as the key, and each look
        for a foreign key goes through all of it."""
        with connection.cursor() as cursor:
            named = Literal(self.model._meta.db_table)
            cursor.execute(self._query(BELIEVED, named=named).as_string(cursor.cursor))
            [(believed,)] = cursor.fetchall()
        if made > NOTEWORTHY * believed:
            # Somebody who is at it already will tell as much.
            self._run("ANALYZE (SKIP_LOCKED) {target} (id)")

    def _new_value(self, field: "models.Field[Any, Any]") -> Composable:
        if field.primary_key:
            return SQL("s.record_id")
        if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
            return SQL("now()")
        fallback = self._fallback(field)
        if field.attname not in self.fields:
            return fallback
        return SQL("COALESCE(s.{}, {})").format(Identifier(str(field.column)), fallback)

    def _fallback(self, field: "models.Field[Any, Any]") -> Composable:
        """What a new record has where the file says nothing: the field's own default."""
        if field.has_db_default():
            return self._spelled(field.db_default)
        value = field.get_db_prep_save(field.get_default(), connection)
        return (
            SQL("NULL")
            if value is None
            else SQL("{}::{}").format(Literal(value), SQL(self._type(field.attname)))
        )

    def _spelled(self, value: Any) -> Composable:
        """A default of the database, as SQL."""
        expression = value if hasattr(value, "resolve_expression") else models.Value(value)
        compiler = self.model._default_manager.all().query.get_compiler(connection=connection)
        sql, parameters = compiler.compile(expression)
        with connection.cursor() as cursor:
            return SQL(cursor.cursor.mogrify(sql, parameters).decode())

    def _set(self, name: str) -> Composable:
        return SQL(
            "{0} = CASE WHEN {1} = ANY(s.cleared) THEN NULL ELSE COALESCE(s.{0}, m.{0}) END"
        ).format(Identifier(self._column(name)), Literal(name))

    # SQL --------------------------------------------------------------------------------------

    def _moved(self, name: str) -> Composable:
        """True where the line gives the field another value than the stored one."""
        return SQL(
            "(s.{0} IS NOT NULL AND s.{0} IS DISTINCT FROM m.{0}"
            " OR s.cleared IS NOT NULL AND {1} = ANY(s.cleared) AND m.{0} IS NOT NULL)"
        ).format(Identifier(self._column(name)), Literal(name))

    def _json(self, side: str) -> Composable:
        """The moved fields as one JSON object."""
        parts = [
            SQL("CASE WHEN {} THEN jsonb_build_object({}, {}) ELSE '{{}}' END").format(
                self._moved(name), Literal(name), self._as_json(side, name)
            )
            for name in self.fields
        ]
        return SQL(" || ").join(parts)

    def _whole(self) -> Composable:
        pairs = [
            SQL("{}, {}").format(Literal(name), self._as_json("m", name)) for name in self._columns
        ]
        return SQL("jsonb_build_object({})").format(SQL(", ").join(pairs))

    def _as_json(self, side: str, name: str) -> Composable:
        plain = SQL("{}.{}").format(SQL(side), Identifier(self._column(name)))
        is_text = isinstance(self._columns[name], TEXT_IN_JSON)
        return SQL("({})::text").format(plain) if is_text else plain

    def _query(self, text: str, **parts: Composable) -> Composable:
        text = text.replace("{differences}", DIFFERENCES)
        # Only what the text asks for is put together: the fields are many.
        asked = {part for _before, part, _format, _after in Formatter().parse(text) if part}
        known = {part: self._part(part) for part in asked - parts.keys()}
        return SQL(text).format(**known, **parts)

    def _part(self, name: str) -> Composable:
        """What a query may ask for by name."""
        match name:
            case "table":
                return self.table
            case "target":
                return Identifier(self.model._meta.db_table)
            case "label":
                return Literal(self.model._meta.label_lower)
            case "whole":
                return self._whole()
            case "moved":
                return SQL(" OR ").join(map(self._moved, self.fields))
            case "before":
                return self._json("m")
            case "after":
                return self._json("s")
        raise KeyError(name)

    def _run(self, text: str, **parts: Composable) -> int:
        """The number of rows that the statement wrote."""
        with connection.cursor() as cursor:
            cursor.execute(self._query(text, **parts).as_string(cursor.cursor))
            return int(cursor.rowcount)

    def _column(self, name: str) -> str:
        return str(self._columns[name].column)

    def _type(self, name: str) -> str:
        field = self._columns[name]
        kind = field.rel_db_type(connection) if field.is_relation else field.db_type(connection)
        return str(kind)


# Rows of a table, as the planner last heard; none when it was never told.
BELIEVED = "SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = {named}::regclass"
# New rows beside those that are known of, as a share of them.
NOTEWORTHY = 0.2
IS_REPEATED = """
    SELECT EXISTS (
        SELECT FROM {table} WHERE action <> 'd' GROUP BY record_id HAVING count(*) > 1
    )
"""
# The last line of each record stays; it is new when any of its lines is.
SETTLE = """
    WITH told AS (
        SELECT ctid AS place, row_number() OVER (PARTITION BY record_id ORDER BY line DESC) AS nth,
            bool_or(action = 'c') OVER (PARTITION BY record_id) AS is_new
        FROM {table} WHERE action <> 'd'
    ), kept AS (
        UPDATE {table} AS s SET action = 'c' FROM told
        WHERE s.ctid = told.place AND told.nth = 1 AND told.is_new AND s.action <> 'c'
    )
    DELETE FROM {table} AS s USING told WHERE s.ctid = told.place AND told.nth > 1
"""
DIFFERENCES = """
    SELECT s.line, m.id, {before} AS before, {after} AS after
    FROM {table} AS s JOIN {target} AS m ON m.id = s.record_id
    WHERE s.action = 'u' AND ({moved})
"""
EFFECTS = """
    SELECT {label} AS model, s.record_id AS object_id, 'created' AS action,
        '{{}}'::jsonb AS before, '{{}}'::jsonb AS after
    FROM {table} AS s WHERE s.action = 'c'
    UNION ALL
    SELECT {label}, d.id, 'changed', d.before, d.after FROM ({differences}) AS d
    UNION ALL
    SELECT {label}, m.id, 'deleted', {whole}, '{{}}'::jsonb
    FROM {table} AS s JOIN {target} AS m ON m.id = s.record_id WHERE s.action = 'd'
"""
