"""Django's migrate, with the tables of a first migration made in one go.

Django keeps its picture of the models drawn and redraws all that are related after each new one.
Sixty models that know each other cost seconds of a first start that way; here the picture is
drawn once for a row of new models. What reaches the database is the same.
"""

import copy
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Any

from django.core.management.commands import migrate
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Executor(MigrationExecutor):
    def apply_migration(
        self, state: ProjectState, migration: Migration, *args: Any, **options: Any
    ) -> ProjectState:
        """Only migrations that begin an app; every other one takes Django's own road."""
        if migration.initial:
            migration.apply = partial(apply_in_one_go, migration)  # type: ignore[method-assign]
        return super().apply_migration(state, migration, *args, **options)


def apply_in_one_go(
    migration: Migration,
    project_state: ProjectState,
    schema_editor: BaseDatabaseSchemaEditor,
    collect_sql: bool = False,
) -> ProjectState:
    for creates, group in groupby(migration.operations, lambda one: type(one) is CreateModel):
        operations = list(group)
        if creates and not collect_sql:
            create(operations, migration.app_label, project_state, schema_editor)
        else:
            part = copy.copy(migration)
            vars(part).update(operations=operations)
            Migration.apply(part, project_state, schema_editor, collect_sql)
    return project_state


def create(
    operations: Sequence[Operation],
    app_label: str,
    state: ProjectState,
    schema_editor: BaseDatabaseSchemaEditor,
) -> None:
    before = state.clone()
    state.__dict__.pop("apps", None)  # not drawn, so nothing to redraw for each model
    for operation in operations:
        operation.state_forwards(app_label, state)
    for operation in operations:
        operation.database_forwards(app_label, schema_editor, before, state)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        migrate.MigrationExecutor = Executor  # type: ignore[attr-defined]
        super().handle(*args, **options)
