"""A migration operation for first migrations with many triggers."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class InstallTriggers(Operation):
    """Install the triggers that the app's models were created with.

    One operation instead of an AddTrigger each: every AddTrigger renders the models anew, which
    took most of the first start (ADR 0003).
    """

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The state has them since CreateModel."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for trigger in self._triggers(app_label, to_state):
            # The SQL is complete: without params=None its percent signs would be read as places.
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for trigger in self._triggers(app_label, from_state):
            schema_editor.execute(trigger.uninstall_sql, params=None)

    def describe(self) -> str:
        return "Install the triggers of the app's models"

    def _triggers(self, app_label: str, state: ProjectState) -> list[Any]:
        return [
            trigger
            for (app, _), model in state.models.items()
            if app == app_label
            for trigger in model.options.get("triggers", [])
        ]
